/* The panel's side of the talk with loader.js on the shop's page. */

/* The loader names its origin behind the hash. A false name gains nothing: messages are posted to that exact origin, so
 * they reach nobody else, and only pages in frame-ancestors can frame the panel at all. */
export function readOptions() {
  const options = new URLSearchParams(location.hash.slice(1));
  let host = null;
  try {
    host = window.parent !== window ? new URL(options.get("host")).origin : null;
  } catch {
    host = null;
  }
  return { host, lang: options.get("lang") || "tr", theme: options.get("theme") };
}

export class Host {
  constructor(origin, { onOpen, onClosed, onDraft }) {
    this.origin = origin;
    this.isOpen = origin === null; // opened as a page of its own: always in view
    this.modal = false;
    this.unread = 0;
    if (!origin) return;
    window.addEventListener("message", (event) => {
      if (event.origin !== origin || event.source !== window.parent) return;
      const message = event.data;
      if (!message || message.telafi !== 1) return;
      if (message.type === "open") {
        const wasOpen = this.isOpen;
        this.isOpen = true;
        this.modal = Boolean(message.modal);
        this.unread = 0;
        if (!wasOpen) onOpen();
      } else if (message.type === "closed") {
        this.isOpen = false;
        this.modal = false;
        onClosed();
      } else if (message.type === "draft") onDraft(String(message.text));
    });
  }

  #tell(message) {
    if (this.origin) window.parent.postMessage({ telafi: 1, ...message }, this.origin);
  }

  ready() {
    this.#tell({ type: "ready" });
  }

  close() {
    this.#tell({ type: "close" });
  }

  /* There is a conversation: the loader may load us early next time. */
  used() {
    this.#tell({ type: "used" });
  }

  countUnread() {
    if (!this.isOpen) this.#tell({ type: "unread", count: ++this.unread });
  }
}

/* Esc closes; on a small screen the dialog is modal and Tab stays inside. */
export function watchKeys(host) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) host.close();
    if (event.key !== "Tab" || !host.modal) return;
    const stops = [...document.querySelectorAll("a[href], button:not(:disabled), textarea, [tabindex='0']")].filter(
      (node) => node.getClientRects().length > 0,
    );
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  });
}
