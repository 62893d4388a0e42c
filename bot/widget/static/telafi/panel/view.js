/* The log: keeps rows in order, shows each message once, scrolls politely. */
import { byId } from "./dom.js";
import { dayName, t } from "./i18n.js";
import { MessageRow } from "./message.js";
import { Room } from "./press.js";

const NEAR = 80; // px from the end that still count as "reading the newest"

export class View {
  #rows = []; // in the order of the page
  #byId = new Map();
  #byClient = new Map();

  constructor(handlers) {
    this.handlers = handlers;
    this.log = byId("log");
    this.scroller = byId("scroller");
    this.pill = byId("new-messages");
    this.typing = byId("typing");
    this.room = new Room(this.scroller);
    this.pill.addEventListener("click", () => {
      this.reveal();
      this.scroller.focus();
    });
    this.scroller.addEventListener("scroll", () => {
      if (this.#atEnd()) this.pill.hidden = true;
    });
    // Photos and the keyboard change the height after the fact: who was at the end stays there.
    let wasAtEnd = true;
    this.scroller.addEventListener("scroll", () => (wasAtEnd = this.#atEnd()));
    const keep = new ResizeObserver(() => {
      if (wasAtEnd) this.toEnd();
      requestAnimationFrame(() => this.room.keep()); // not now: an observer must not resize what it observes
    });
    keep.observe(this.log);
    keep.observe(this.scroller);
  }

  get isEmpty() {
    return this.#rows.length === 0;
  }

  /* A message from the server, new or known. Returns true when it was new. */
  show(message, { quietly = false } = {}) {
    const known = this.#byId.get(message.id) ?? (message.client_id && this.#byClient.get(message.client_id));
    if (known) {
      this.#settle(known, message);
      return false;
    }
    const row = new MessageRow(message, this.handlers);
    this.#insert(row, quietly);
    return true;
  }

  /* Old messages are there to be read, not to be read out one after the other. */
  showHistory(work) {
    this.log.setAttribute("aria-live", "off");
    work();
    this.toEnd();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 1000);
  }

  /* The outbox's item in whatever state it is in; makes the row at the first call. */
  async showItem(item, photo) {
    let row = this.#byClient.get(item.client_id);
    if (!row) {
      const at = new Date(item.order).toISOString();
      const text = item.title || item.text;
      row = new MessageRow({ from: "customer", text, at, client_id: item.client_id }, this.handlers);
      this.#insert(row);
      this.toEnd();
      if (item.photo) Promise.resolve(photo).then((blob) => blob && row.showPhoto(blob));
    }
    if (row.id === null) row.setState(item);
  }

  sent(item, id) {
    const row = this.#byClient.get(item.client_id);
    if (row) this.#settle(row, { id });
  }

  drop(clientId) {
    const row = this.#byClient.get(clientId);
    if (!row) return;
    row.node.remove();
    this.#byClient.delete(clientId);
    this.#rows.splice(this.#rows.indexOf(row), 1);
    this.#decorate();
  }

  note(text) {
    this.closeReplies();
    this.#insert(new MessageRow({ id: null, from: "system", text }, this.handlers));
  }

  /* Ids start again with a new conversation: the rows stay to be read, their ids are forgotten. */
  forgetIds() {
    this.#byId.clear();
    for (const row of this.#rows) if (row.id !== null) row.archived = true;
  }

  closeReplies() {
    for (const row of this.#rows) row.closeReplies();
  }

  setTyping(on, owner) {
    this.typing.hidden = !on;
    if (on) {
      byId("typing-text").textContent = t(owner === "human" ? "typingAgent" : "typingBot");
      if (this.#atEnd()) this.toEnd();
    }
    this.room.keep();
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.pill.hidden = true;
  }

  /* The end comes into view, because the customer asked for it or has opened the panel. */
  reveal() {
    this.toEnd();
    const row = this.#rows.findLast((one) => one.replies);
    if (row) this.#present(row);
  }

  /* The server's word on a row we already show. */
  #settle(row, message) {
    row.message = { ...row.message, id: message.id };
    this.#byId.set(message.id, row);
    if (message.text) row.setText(message.text);
    if (row.from === "customer") row.setState(null);
    this.#place(row);
  }

  #insert(row, quietly = false) {
    const follow = this.#atEnd() || quietly;
    if (row.message.client_id) this.#byClient.set(row.message.client_id, row);
    if (row.id !== null) this.#byId.set(row.id, row);
    if (row.id !== null && row.from === "customer") row.setState(null);
    this.#rows.push(row);
    this.#place(row);
    this.#retireReplies();
    if (follow) this.toEnd();
    else if (row.from !== "customer") this.pill.hidden = false;
    if (row.replies) this.#present(row);
    else this.room.keep();
  }

  /* Buttons that were not to be seen a moment ago. */
  #present(row) {
    row.hold.start();
    this.room.show(row.replies);
  }

  /* By id; what the server has not numbered yet stands at the end, in the order of writing. */
  #place(row) {
    const others = this.#rows.filter((other) => other !== row);
    let at = others.length;
    if (row.id !== null) {
      while (at > 0 && comesAfter(others[at - 1], row)) at--;
    } else if (this.#rows.includes(row)) at = this.#rows.indexOf(row);
    const next = others[at];
    if (row.node.parentNode !== this.log || row.node.nextSibling !== (next?.node ?? null)) {
      this.log.insertBefore(row.node, next?.node ?? null);
    }
    others.splice(at, 0, row);
    this.#rows = others;
    this.#decorate();
  }

  /* Buttons count until they are answered: by a choice, by words, or by newer buttons; a person ends them too. */
  #retireReplies() {
    let open = true;
    for (const row of [...this.#rows].reverse()) {
      if (row.replies && !open) row.closeReplies();
      if (row.replies || row.from === "customer" || row.from === "agent") open = false;
    }
  }

  #decorate() {
    this.#rows.forEach((row, index) => row.follow(this.#rows[index - 1], dayName(row.date)));
  }

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }
}

function comesAfter(other, row) {
  if (other.archived) return false;
  if (other.from === "system" && other.id === null) return false; // our own note belongs where it was written
  return other.id === null || Number(other.id) > Number(row.id);
}
