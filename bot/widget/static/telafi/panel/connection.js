/* The line that says how the connection is: silent while all is well, patient with short gaps. */
import { byId } from "./dom.js";
import { t } from "./i18n.js";

const PATIENCE = 2000; // ms of trouble before a word about it

export class ConnectionLine {
  #timer = null;
  #troubled = false;

  constructor(queued) {
    this.node = byId("connection");
    this.queued = queued; // () -> number of messages waiting
    this.state = "idle";
  }

  /* state: idle (no conversation yet), connecting, open, lost */
  set(state) {
    if (state === "connecting" && this.#troubled) return; // a try is not news
    this.state = state;
    this.node.dataset.state = state;
    clearTimeout(this.#timer);
    if (state === "open") return this.#well();
    if (state === "lost" || state === "connecting") {
      if (this.#troubled || !navigator.onLine) this.#trouble();
      else this.#timer = setTimeout(() => this.#trouble(), PATIENCE);
    }
  }

  /* The number of waiting messages has changed, or the browser went offline or came back. */
  refresh() {
    const offline = !navigator.onLine;
    // A stream can outlive a short gap: then no other event says that the line is back.
    if (!offline && this.#troubled && this.state === "open") return this.set("open");
    if (offline) this.node.dataset.state = "lost";
    if (offline || this.#troubled) this.#trouble();
  }

  #trouble() {
    this.#troubled = true;
    this.#say(t(this.queued() ? "lostQueued" : "lost"));
  }

  #well() {
    if (!this.#troubled) return this.#say("");
    this.#troubled = false;
    this.#say(t("back"));
    this.#timer = setTimeout(() => this.#say(""), 3000);
  }

  #say(text) {
    // Set only when it differs: a live region speaks at every change.
    if (this.node.textContent !== text) this.node.textContent = text;
  }
}
