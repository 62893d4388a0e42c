/* One message as a row of the log: day, speaker, bubble, quick replies, time and state. */
import { el } from "./dom.js";
import { clock, t } from "./i18n.js";
import { appendText } from "./links.js";
import { Hold, takeRoomBack } from "./press.js";

const SPEAKERS = { bot: "speakerBot", agent: "speakerAgent", customer: "speakerCustomer" };
const KNOWN = new Set(["bot", "agent", "customer", "system"]);

export class MessageRow {
  /* message: as the API gives it, or a pending one without id. load(url) -> Blob for attachments. */
  constructor(message, { load, onReply, onRetry, onDiscard }) {
    this.message = message;
    this.from = KNOWN.has(message.from) ? message.from : "system";
    this.date = new Date(message.at || Date.now());
    this.day = el("p", "day", { hidden: true });
    this.bubble = el("div", "bubble", { "data-testid": `message-${this.from}` });
    this.state = el("span", "state");
    this.node = el("div", `row row--${this.from}`, {}, this.day);
    if (this.from === "system") this.node.append(this.bubble);
    else this.node.append(this.#speaker(), this.bubble, this.#meta());
    this.setText(message.text);
    if (message.attachment) this.#attach(() => load(message.attachment.url), message.attachment.type);
    if (message.buttons?.length && this.from !== "customer") this.#addReplies(message.buttons, onReply);
    this.onRetry = onRetry;
    this.onDiscard = onDiscard;
  }

  get id() {
    return this.message.id ?? null;
  }

  #speaker() {
    // The customer's own name is for screen readers; on screen the side says it.
    this.speaker = el("p", this.from === "customer" ? "who visually-hidden" : "who");
    this.speaker.textContent = t(SPEAKERS[this.from]);
    return this.speaker;
  }

  #meta() {
    const time = el("time", "", { datetime: this.date.toISOString() });
    time.textContent = clock(this.date);
    // Silent: "sent" after each message is noise to a screen reader; trouble is told in a line of its own.
    this.meta = el("p", "meta", { "aria-live": "off" }, time, this.state);
    return this.meta;
  }

  setText(text) {
    if (!text) return;
    this.text ??= this.bubble.appendChild(el("p", "text"));
    this.text.replaceChildren();
    appendText(this.text, text, { links: this.from !== "customer", newTabNote: t("newTab") });
  }

  /* A photo of this device that is still on its way. */
  showPhoto(blob) {
    this.#attach(async () => blob, "image");
  }

  async #attach(load, type = "") {
    const mine = this.from === "customer";
    const box = el("div", "photo");
    const note = el("p", "photo-note");
    note.textContent = t("photoLoading");
    box.append(note);
    this.bubble.prepend(box);
    try {
      const url = URL.createObjectURL(await load());
      const link = el("a", "photo-link", { href: url, target: "_blank", rel: "noopener" });
      if (type.startsWith("image")) {
        link.append(el("img", "", { src: url, alt: t(mine ? "photoSent" : "photoReceived") }));
      } else link.textContent = t("openFile");
      box.replaceChildren(link);
    } catch {
      note.textContent = t("photoMissing");
    }
  }

  #addReplies(buttons, onReply) {
    this.replies = el("div", "replies", { role: "group", "aria-label": t("quickReplies") });
    for (const { id, title } of buttons) {
      const button = el("button", "reply", { type: "button", "data-testid": "quick-reply" });
      button.textContent = title;
      button.addEventListener("click", (event) => {
        if (button.disabled || this.hold.refuses(event)) return;
        button.classList.add("reply--chosen");
        button.setAttribute("aria-pressed", "true");
        this.closeReplies();
        onReply({ id, title });
      });
      this.replies.append(button);
    }
    this.hold = new Hold(this.replies.children);
    this.node.append(this.replies);
  }

  /* Answered or overtaken: still to be read, no longer to be pressed. */
  closeReplies() {
    if (!this.replies) return;
    this.replies.classList.add("replies--closed");
    for (const button of this.replies.children) button.disabled = true;
    takeRoomBack(this.replies);
  }

  /* The outbox's item: sending, waiting or failed; null once the server has it. */
  setState(item) {
    const state = item ? item.state : "sent";
    this.node.dataset.state = state;
    this.state.replaceChildren(t(state));
    this.#offer(item);
  }

  #offer(item) {
    const key = item?.error ? `${item.state === "failed"} ${reasonOf(item)}` : "";
    if (key === this.offered) return; // the same buttons stay: somebody may have the focus on them
    this.offered = key;
    this.actions?.remove();
    this.actions = null;
    if (!key) return;
    this.actions = el("div", "trouble");
    const reason = el("p", "reason");
    reason.textContent = reasonOf(item);
    if (reason.textContent) this.actions.append(reason);
    const retry = el("button", "link-button", { type: "button" });
    retry.textContent = t("retry");
    retry.addEventListener("click", () => this.onRetry(item.client_id));
    this.actions.append(retry);
    if (item.state === "failed") {
      const discard = el("button", "link-button", { type: "button" });
      discard.textContent = t("discard");
      discard.addEventListener("click", () => this.onDiscard(item.client_id));
      this.actions.append(discard);
    }
    this.node.append(this.actions);
  }

  /* What depends on the row before: the day's line, the speaker named once a group. */
  follow(previous, dayText) {
    const newDay = !previous || previous.date.toDateString() !== this.date.toDateString();
    this.day.hidden = !newDay;
    this.day.textContent = newDay ? dayText : "";
    const joined =
      !newDay && this.from !== "system" && previous.from === this.from && this.date - previous.date < 5 * 60_000;
    this.node.classList.toggle("row--joined", joined);
    previous?.node.classList.toggle("row--followed", joined);
    if (this.speaker) this.speaker.hidden = joined;
  }
}

function reasonOf(item) {
  const { code, sentence, retryAfter } = item.error;
  if (code === "photo_lost") return t("photoLost");
  if (retryAfter) return t("slowDown", { seconds: retryAfter });
  if (item.state === "failed") return sentence || t("genericError");
  return ""; // waiting for the line: the connection line says why
}
