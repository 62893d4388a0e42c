/*
 * Telafi's loader, the only script that runs on the shop's page:
 *
 *   <script src="https://OUR-HOST/static/telafi/loader.js" async data-telafi></script>
 *
 * Optional on the tag: data-lang="tr|en", data-theme="light|dark".
 * It draws the launcher at once and the panel (an iframe of our host) only when somebody opens it, so that a visitor
 * without a complaint pays for one small file. No inline style, no eval, no cookie: a strict CSP on the shop's page
 * needs our host in script-src, style-src and frame-src, nothing else.
 *
 *   Telafi.open()  Telafi.close()  Telafi.toggle()  Telafi.isOpen()
 *   Telafi.draft(text)   opens and puts the text into the message box; the customer still presses send
 */
(() => {
  "use strict";
  if (window.Telafi) return; // a second copy of the snippet does nothing

  const script = document.currentScript || document.querySelector("script[data-telafi]");
  const origin = new URL(script.src).origin;
  const lang = script.dataset.lang === "en" ? "en" : "tr";
  // The launcher's few names stay here and not in panel/strings.*.js: the loader has to be a single request.
  const words = {
    tr: { open: "Yardım: sohbeti aç", close: "Sohbeti kapat", title: "Yardım sohbeti", unread: "okunmamış mesaj" },
    en: { open: "Help: open chat", close: "Close chat", title: "Help chat", unread: "unread messages" },
  }[lang];
  const fullScreen = window.matchMedia("(max-width: 600px), (max-height: 480px)"); // the same query as in loader.css
  const SEEN = "telafi.seen"; // this visitor has a conversation: load the panel early so that the badge can count

  let root, launcher, badge, dialog, frame;
  let isOpen = false;
  let panelReady = false;
  let waiting = []; // messages for a panel that is still loading

  function element(tag, className, attributes = {}) {
    const node = document.createElement(tag);
    node.className = className;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  // Drawn as nodes rather than loaded as a file: the shop's img-src need not know us.
  function icon(className, path) {
    const NS = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(NS, "svg");
    const shape = document.createElementNS(NS, "path");
    const set = { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2", "aria-hidden": "true" };
    for (const [name, value] of Object.entries(set)) svg.setAttribute(name, value);
    svg.setAttribute("class", "telafi-icon " + className);
    svg.setAttribute("stroke-linecap", "round");
    svg.setAttribute("stroke-linejoin", "round");
    shape.setAttribute("d", path);
    svg.append(shape);
    return svg;
  }

  function remembered(write) {
    try {
      if (write) localStorage.setItem(SEEN, "1");
      return localStorage.getItem(SEEN) === "1";
    } catch {
      return false; // storage forbidden: the badge then counts only after the first opening
    }
  }

  function build() {
    root = element("div", "telafi-root");
    if (script.dataset.theme) root.dataset.theme = script.dataset.theme;
    launcher = element("button", "telafi-launcher", {
      type: "button",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      "aria-controls": "telafi-dialog",
      "aria-label": words.open,
      "data-testid": "launcher",
    });
    badge = element("span", "telafi-badge", { "aria-hidden": "true", hidden: "" });
    launcher.append(
      icon("telafi-icon-open", "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-5 4v-4.1a2.5 2.5 0 0 1-2-2.4zM8.5 10.2l2.3 2.3 4.7-4.7"),
      icon("telafi-icon-close", "M6 6l12 12M18 6L6 18"),
      badge,
    );
    dialog = element("div", "telafi-dialog", { id: "telafi-dialog", role: "dialog", "aria-label": words.title, hidden: "" });
    // The dialog stands before its button in the page: Tab then runs from the panel to the button that closes it.
    root.append(dialog, launcher);
    launcher.addEventListener("click", toggle);
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && isOpen) close();
    });
    fullScreen.addEventListener("change", applyMode);
    window.addEventListener("message", receive);

    const sheet = element("link", "", { rel: "stylesheet", href: new URL("loader.css", script.src).href });
    // Shown only when styled; shown plain when the stylesheet cannot be had, because help must be reachable.
    sheet.onload = sheet.onerror = () => {
      document.body.append(root);
      const idle = window.requestIdleCallback || ((run) => setTimeout(run, 1500));
      if (remembered()) idle(loadFrame);
    };
    document.head.append(sheet);
  }

  function loadFrame() {
    if (frame) return;
    const options = new URLSearchParams({ host: location.origin, lang });
    if (script.dataset.theme) options.set("theme", script.dataset.theme);
    frame = element("iframe", "telafi-frame", {
      title: words.title,
      "data-testid": "panel-frame",
      // Behind the hash: it never reaches a server's log.
      src: `${origin}/widget/panel#${options}`,
    });
    // On our own origin its scripts could take the sandbox off again: it would only make the browser warn.
    if (origin !== location.origin) frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups");
    dialog.append(frame);
  }

  function tell(message) {
    if (panelReady) frame.contentWindow.postMessage({ telafi: 1, ...message }, origin);
    else waiting.push(message);
  }

  function receive(event) {
    if (event.origin !== origin || !frame || event.source !== frame.contentWindow) return;
    const message = event.data;
    if (!message || message.telafi !== 1) return;
    if (message.type === "ready") {
      panelReady = true;
      const late = waiting;
      waiting = [];
      late.forEach(tell);
    } else if (message.type === "close") close();
    else if (message.type === "unread") showUnread(Number(message.count) || 0);
    else if (message.type === "used") remembered(true);
  }

  function showUnread(count) {
    badge.hidden = count === 0;
    badge.textContent = count > 9 ? "9+" : String(count);
    if (!isOpen) launcher.setAttribute("aria-label", count ? `${words.open} (${count} ${words.unread})` : words.open);
  }

  function applyMode() {
    const modal = isOpen && fullScreen.matches;
    if (modal) dialog.setAttribute("aria-modal", "true");
    else dialog.removeAttribute("aria-modal");
    document.documentElement.classList.toggle("telafi-page-locked", modal);
    if (isOpen) tell({ type: "open", modal }); // the panel keeps Tab inside itself when modal
  }

  function open() {
    if (isOpen || !root) return; // no root: called from the head before there is a body
    if (!root.isConnected) document.body.append(root); // a single-page shop may have replaced its body
    isOpen = true;
    loadFrame();
    dialog.hidden = false;
    launcher.setAttribute("aria-expanded", "true");
    showUnread(0);
    launcher.setAttribute("aria-label", words.close);
    applyMode();
    frame.focus();
  }

  function close() {
    if (!isOpen) return;
    isOpen = false;
    dialog.hidden = true;
    launcher.setAttribute("aria-expanded", "false");
    launcher.setAttribute("aria-label", words.open);
    applyMode();
    tell({ type: "closed" });
    launcher.focus();
  }

  function toggle() {
    if (isOpen) close();
    else open();
  }

  window.Telafi = Object.freeze({
    open,
    close,
    toggle,
    isOpen: () => isOpen,
    draft(text) {
      open();
      tell({ type: "draft", text: String(text) });
    },
  });
  if (document.body) build(); // a tag in the head may run before there is a body
  else document.addEventListener("DOMContentLoaded", build);
})();
