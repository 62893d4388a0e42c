/* The chat API over fetch: the session token, the four calls, and errors as one type. */
import { store } from "./storage.js";

const KEY = "session";

export class ApiError extends Error {
  constructor(status, code = "network", message = "", retryAfter = 0) {
    super(message || code);
    this.status = status; // 0: no answer at all
    this.code = code;
    this.sentence = message; // the server's own sentence for the customer, or ""
    this.retryAfter = retryAfter;
  }
  /* Worth sending again unchanged. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export class Api {
  constructor() {
    this.token = store.get(KEY);
    this.starting = null;
  }

  get hasSession() {
    return Boolean(this.token);
  }

  /* One session however many ask at once. */
  startSession() {
    this.starting ??= this.#start().finally(() => (this.starting = null));
    return this.starting;
  }

  async #start() {
    const { session } = await this.#json("/api/chat/sessions", { method: "POST", anonymous: true });
    this.token = session;
    store.set(KEY, session);
  }

  /* After a 401: take the session another tab has started meanwhile, else start one. */
  async renewSession(refused) {
    const stored = store.get(KEY);
    if (stored && stored !== refused) this.token = stored;
    else await this.startSession();
  }

  adopt(token) {
    this.token = token;
  }

  history(after) {
    return this.#json(`/api/chat/messages?after=${encodeURIComponent(after)}`);
  }

  /* item: {client_id, text?, button?}; the server answers a repeated client_id with the first answer. */
  sendMessage(item, photo) {
    if (!photo) {
      const body = { client_id: item.client_id };
      if (item.button) body.button = item.button;
      else body.text = item.text;
      return this.#json("/api/chat/messages", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    }
    const form = new FormData();
    form.set("client_id", item.client_id);
    if (item.text) form.set("text", item.text);
    form.set("file", photo, photo.type === "image/png" ? "foto.png" : "foto.jpg");
    return this.#json("/api/chat/messages", { method: "POST", body: form, timeout: 120_000 });
  }

  /* By fetch, because EventSource cannot send the Authorization header. */
  events(lastId, signal) {
    return fetch("/api/chat/events", {
      headers: this.#headers({ Accept: "text/event-stream", "Last-Event-ID": lastId }),
      cache: "no-store",
      credentials: "omit",
      signal,
    });
  }

  async attachment(url) {
    const target = new URL(url, location.href);
    // The token goes to our own server only, whatever a message says.
    if (target.origin !== location.origin) throw new ApiError(400, "foreign_attachment");
    const response = await this.#fetch(target.href, {});
    return response.blob();
  }

  #headers(more = {}) {
    return this.token ? { ...more, Authorization: `Bearer ${this.token}` } : more;
  }

  async #json(url, options = {}) {
    const response = await this.#fetch(url, options);
    return response.json().catch(() => {
      throw new ApiError(502, "not_json");
    });
  }

  async #fetch(url, { anonymous = false, timeout = 20_000, headers, ...options }) {
    let response;
    try {
      response = await fetch(url, {
        ...options,
        headers: anonymous ? headers : this.#headers(headers),
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(timeout),
      });
    } catch {
      throw new ApiError(0);
    }
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    const retryAfter = Number(response.headers.get("Retry-After")) || 0;
    throw new ApiError(response.status, problem.error, problem.message, retryAfter);
  }
}
