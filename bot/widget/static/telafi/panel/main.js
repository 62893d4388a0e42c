/* Puts the parts together: who hears of what. */
import { Api } from "./api.js";
import { Composer } from "./composer.js";
import { ConnectionLine } from "./connection.js";
import { byId } from "./dom.js";
import { Host, readOptions, watchKeys } from "./host.js";
import { fillTemplate, setLanguage, t } from "./i18n.js";
import { Outbox } from "./queue.js";
import { photos, store } from "./storage.js";
import { Stream } from "./stream.js";
import { View } from "./view.js";

const options = readOptions();
if (options.theme) document.documentElement.dataset.theme = options.theme;
setLanguage(options.lang, document.body.dataset.shop);
document.title = t("title");
fillTemplate(document);
byId("close").hidden = options.host === null;

const HIDDEN_GRACE = 30_000; // a tab nobody sees gives its connection back: browsers allow six to one host
const TYPING_LIMIT = 60_000; // "typing" without a word of news for so long has been forgotten
const coarse = window.matchMedia("(pointer: coarse)");

const api = new Api();
let owner = "bot";
let lastId = "0"; // newest message seen: where history and stream go on
let historyLoaded = false;
let typingTimer = null;
let renewing = null;
let renewedAt = 0;

const view = new View({
  load: (url) => api.attachment(url),
  onReply: ({ id, title }) => {
    outbox.add({ button: id, title });
    focusWithoutKeyboard();
  },
  onRetry: (clientId) => outbox.retry(clientId),
  onDiscard: (clientId) => {
    outbox.discard(clientId);
    view.drop(clientId);
    composer.focus();
  },
});

const outbox = new Outbox({
  deliver,
  onChange: (item) => {
    view.showItem(item, item.photo ? photos.get(item.client_id) : null);
    byId("starters").hidden = true;
    line.refresh();
  },
  onSent: (item, id) => {
    view.sent(item, id);
    line.refresh();
  },
});

const composer = new Composer((message) => outbox.add(message));
const line = new ConnectionLine(() => outbox.length);

const stream = new Stream({
  open: async (signal) => {
    if (!historyLoaded) await loadHistory();
    return api.events(lastId, signal);
  },
  onEvent: receive,
  onLine: (state) => {
    line.set(state);
    if (state === "open") outbox.flush(true);
  },
  onRefused: () => renew(api.token),
});

const host = new Host(options.host, {
  onOpen: () => {
    view.reveal();
    if (coarse.matches) byId("title").focus(); // the text box would bring up the keyboard over everything
    else composer.focus();
  },
  onClosed: () => document.activeElement?.blur(),
  onDraft: (text) => composer.draft(text),
});

async function deliver(item, photo) {
  if (!api.hasSession) {
    await api.startSession();
    connect();
  }
  const used = api.token;
  try {
    return await api.sendMessage(item, photo);
  } catch (error) {
    if (error.status !== 401) throw error;
    await renew(used);
    return api.sendMessage(item, photo);
  }
}

function connect() {
  host.used();
  if (!document.hidden) stream.start();
}

/* The session has ended: a new one, in the same list, with a line between. Sending and listening may both notice it: one
 * renewal serves both, and a server that refuses every session is not asked more than once in five seconds. */
function renew(refused) {
  if (api.token !== refused) return Promise.resolve();
  renewing ??= (async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, renewedAt + 5000 - Date.now())));
    renewedAt = Date.now();
    await api.renewSession(refused);
    startOver();
  })().finally(() => (renewing = null));
  return renewing;
}

function startOver() {
  lastId = "0";
  historyLoaded = false;
  if (!view.isEmpty) view.note(t("sessionEnded"));
  view.forgetIds();
  setState({ owner: "bot", typing: false });
  stream.stop();
  connect();
}

async function loadHistory() {
  const used = api.token;
  try {
    const messages = await api.history(lastId);
    view.showHistory(() => messages.forEach((message) => remember(message, { quietly: true })));
    historyLoaded = true;
  } catch (error) {
    if (error.status === 401) await renew(used);
    throw error;
  }
}

function remember(message, how) {
  const isNew = view.show(message, how);
  if (Number(message.id) > Number(lastId)) lastId = String(message.id);
  if (message.client_id) outbox.acknowledged(message.client_id);
  byId("starters").hidden = true;
  return isNew;
}

function receive({ type, data }) {
  let body;
  try {
    body = JSON.parse(data);
  } catch {
    return; // one bad event does not end the conversation
  }
  if (type === "state") setState(body);
  else if (type === "message" && remember(body) && body.from !== "customer") {
    setTyping(false);
    host.countUnread();
  }
}

function setState(state) {
  owner = state.owner || owner;
  const name = { queued: "ownerQueued", human: "ownerHuman", closed: "ownerClosed" }[owner] || "ownerBot";
  const label = byId("owner");
  if (label.textContent !== t(name)) label.textContent = t(name);
  document.body.dataset.owner = owner;
  if (owner === "human") view.closeReplies();
  setTyping(Boolean(state.typing));
}

function setTyping(on) {
  clearTimeout(typingTimer);
  view.setTyping(on, owner);
  if (on) typingTimer = setTimeout(() => view.setTyping(false, owner), TYPING_LIMIT);
}

function focusWithoutKeyboard() {
  if (coarse.matches) byId("scroller").focus();
  else composer.focus();
}

byId("close").addEventListener("click", () => host.close());
for (const button of byId("starters").querySelectorAll("button")) {
  button.addEventListener("click", () => {
    outbox.add({ text: button.textContent });
    focusWithoutKeyboard();
  });
}
watchKeys(host);

window.addEventListener("online", () => {
  stream.kick();
  outbox.flush(true);
  line.refresh();
});
window.addEventListener("offline", () => line.refresh());
let grace = null;
document.addEventListener("visibilitychange", () => {
  clearTimeout(grace);
  if (document.hidden) grace = setTimeout(() => stream.stop(), HIDDEN_GRACE);
  else if (api.hasSession) stream.start();
});
// Into and out of the back-forward cache: an open connection would keep the page out of it.
window.addEventListener("pagehide", () => stream.stop());
window.addEventListener("pageshow", (event) => {
  if (event.persisted && api.hasSession) stream.start();
});
store.onOtherTab("session", (token) => {
  if (!token || token === api.token) return;
  api.adopt(token);
  startOver();
});

/* Sent before, not yet acknowledged: shown at the end, after the history. */
const left = outbox.restore();
if (api.hasSession) {
  byId("starters").hidden = true;
  connect();
}
for (const item of left) view.showItem(item, item.photo ? photos.get(item.client_id) : null);
if (left.length) outbox.flush();
composer.enable();
document.body.dataset.ready = "true"; // for browser tests: listeners are in place
host.ready();
