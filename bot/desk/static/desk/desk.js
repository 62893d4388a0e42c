// The live part of the desk. Fragments come from the server by htmx; this only says when.
(() => {
  "use strict";
  const RETRY_MS = 5000;
  const NEAR_END_PX = 120;
  const body = document.body;
  const byId = (id) => document.getElementById(id);

  // The stream. The browser repeats lost connections itself; a refused one (restart, log-out) we do.
  function listen() {
    const source = new EventSource(body.dataset.events);
    source.onopen = () => { byId("connection").hidden = true; };
    source.onerror = () => {
      byId("connection").hidden = false;
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
    };
    source.addEventListener("queue", () => htmx.trigger(body, "desk:queue"));
    source.addEventListener("conversation", () => htmx.trigger(body, "desk:conversation"));
    addEventListener("pagehide", () => source.close(), { once: true });
  }

  // A list drawn anew between press and release would swallow the click: it waits for the release.
  function holdWhilePressed(list) {
    let pressed = false;
    let held = false;
    addEventListener("pointerdown", () => { pressed = true; });
    const released = () => setTimeout(() => {
      pressed = false;
      if (held) htmx.trigger(body, "desk:queue");
      held = false;
    });
    addEventListener("pointerup", released);
    addEventListener("pointercancel", released);
    list.addEventListener("htmx:beforeSwap", (event) => {
      if (event.detail.target !== list || !pressed) return;
      held = true;
      event.detail.shouldSwap = false;
    });
  }

  // The transcript follows new messages unless the agent has scrolled up to read.
  function follow(transcript) {
    const newer = byId("newer");
    let following = true;
    const toEnd = () => { transcript.scrollTop = transcript.scrollHeight; };
    let top = 0;
    transcript.addEventListener("scroll", () => {
      const gap = transcript.scrollHeight - transcript.scrollTop - transcript.clientHeight;
      // Only the agent scrolls up; a gap alone is a photo that has just arrived.
      if (gap < NEAR_END_PX) following = true;
      else if (transcript.scrollTop < top) following = false;
      if (following) newer.hidden = true;
      top = transcript.scrollTop;
    });
    newer.addEventListener("click", toEnd);
    new MutationObserver((changes) => {
      if (!changes.some((change) => [...change.addedNodes].some((node) => node.nodeType === 1))) return;
      if (following) toEnd();
      else newer.hidden = false;
    }).observe(byId("lines"), { childList: true });
    // Photos grow when they arrive, and the transcript shrinks when a notice or the draft does.
    const stay = () => { if (following) toEnd(); };
    transcript.addEventListener("load", stay, true);
    new ResizeObserver(stay).observe(transcript);
    toEnd();
  }

  // The input itself is hidden: it would speak the browser's language, and has no way back.
  function choosePhoto(input) {
    const show = () => {
      const [photo] = input.files;
      byId("chosen").hidden = !photo;
      byId("chosen-name").textContent = photo ? photo.name : "";
    };
    const unchoose = () => { input.value = ""; show(); };
    input.addEventListener("change", show);
    byId("unchoose").addEventListener("click", () => { unchoose(); input.focus(); });
    show();
    return unchoose;
  }

  // The draft outlives a reload, in this tab only, and goes when it is sent.
  function keepDraft(form) {
    const text = form.elements.text;
    const key = `draft:${form.getAttribute("action")}`;
    text.value = text.value || sessionStorage.getItem(key) || "";
    text.addEventListener("input", () => sessionStorage.setItem(key, text.value));
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    const unchoose = choosePhoto(form.elements.photo);
    let sending = "";
    form.addEventListener("htmx:beforeRequest", () => { sending = text.value; });
    body.addEventListener("desk:sent", () => {
      // What was typed while the reply travelled stays.
      text.value = text.value.startsWith(sending) ? text.value.slice(sending.length) : text.value;
      sessionStorage.setItem(key, text.value);
      unchoose();
      byId("composer-note").replaceChildren();
      text.focus();
    });
  }

  // What is the same stays: a screen reader would read it out again.
  body.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
    const { fragment, target } = detail;
    const fresh = fragment instanceof DocumentFragment ? fragment.firstElementChild : fragment;
    if (fresh.isEqualNode(target)) detail.shouldSwap = false;
  });

  // A step that did not reach the server is said, not swallowed.
  body.addEventListener("htmx:sendError", (event) => complain(event));
  body.addEventListener("htmx:responseError", (event) => complain(event));
  function complain(event) {
    const note = byId("note");
    if (!note || event.detail.requestConfig.verb === "get" || event.detail.xhr.status === 401) return;
    const line = document.createElement("p");
    line.className = "notice notice--danger";
    line.textContent = "İşlem tamamlanamadı. Bağlantınızı kontrol edip yeniden deneyin.";
    note.replaceChildren(line);
  }

  if (body.dataset.events) listen();
  if (byId("queue")) holdWhilePressed(byId("queue"));
  if (byId("transcript")) follow(byId("transcript"));
  if (byId("composer")) keepDraft(byId("composer"));
})();
