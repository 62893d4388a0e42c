/* The outgoing queue: what the customer has sent and the server has not yet acknowledged.
 *
 * Each message has a client id and stays in localStorage until the server answers, so a reload, a crash or a tunnel loses
 * nothing, and sending it twice does no harm (the server knows the id). They go out one at a time, in order: a message
 * that merely cannot get through holds back the ones after it; one that the server refuses for good steps aside.
 *
 * Every message is a key of its own: two tabs then never overwrite each other's list.
 */
import { ApiError } from "./api.js";
import { backOff } from "./stream.js";
import { photos, store } from "./storage.js";

const KEY = "out.";

export class Outbox {
  #items = [];
  #busy = false;
  #attempt = 0;
  #timer = null;
  #lastOrder = 0;

  /* deliver(item, photo) -> {id}; onChange(item) after each change of state; onSent(item, id) */
  constructor({ deliver, onChange, onSent }) {
    Object.assign(this, { deliver, onChange, onSent });
  }

  get length() {
    return this.#items.filter((item) => item.state !== "failed").length;
  }

  /* What an earlier page left behind, oldest first. */
  restore() {
    for (const key of store.keys(KEY)) {
      try {
        const item = JSON.parse(store.get(key));
        this.#items.push({ ...item, state: item.state === "failed" ? "failed" : "waiting" });
      } catch {
        store.remove(key);
      }
    }
    this.#items.sort((a, b) => a.order - b.order);
    return this.#items;
  }

  async add({ text = "", button = null, title = "", photo = null }) {
    this.#lastOrder = Math.max(Date.now(), this.#lastOrder + 1);
    const item = {
      client_id: newId(),
      order: this.#lastOrder,
      text,
      button,
      title,
      photo: Boolean(photo),
      state: "sending",
      error: null,
    };
    this.#items.push(item);
    const stored = photo && photos.put(item.client_id, photo);
    this.#save(item);
    this.onChange(item);
    await stored; // on the disk before it is on the wire: a crash between the two must not lose it
    this.flush();
    return item;
  }

  retry(clientId) {
    const item = this.#find(clientId);
    if (!item) return;
    item.error = null;
    this.#set(item, "sending");
    this.flush(true);
  }

  discard(clientId) {
    this.#forget(clientId);
  }

  /* The stream has shown the message: it has arrived, even if the answer to our request has not. */
  acknowledged(clientId) {
    this.#forget(clientId);
  }

  /* now: do not wait out the pause after a failure. */
  async flush(now = false) {
    if (now) {
      this.#attempt = 0;
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    if (this.#busy || this.#timer) return;
    this.#busy = true;
    try {
      for (let item; (item = this.#items.find((one) => one.state !== "failed")); ) {
        if (!(await this.#send(item))) break;
      }
    } finally {
      this.#busy = false;
    }
  }

  async #send(item) {
    this.#set(item, "sending");
    try {
      const photo = item.photo ? await photos.get(item.client_id) : null;
      if (item.photo && !photo) throw new ApiError(410, "photo_lost");
      const { id } = await this.deliver(item, photo);
      this.#attempt = 0;
      this.#forget(item.client_id);
      this.onSent(item, id);
      return true;
    } catch (error) {
      if (!this.#items.includes(item)) return true; // the stream has acknowledged it meanwhile
      if (error instanceof ApiError && !error.passing) {
        this.#set(item, "failed", error);
        return true;
      }
      this.#set(item, "waiting", error);
      const pause = error.retryAfter ? error.retryAfter * 1000 : backOff(this.#attempt++);
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.flush();
      }, pause);
      return false;
    }
  }

  #find(clientId) {
    return this.#items.find((item) => item.client_id === clientId);
  }

  /* A new try keeps the last error until it is known to be better. */
  #set(item, state, error = null) {
    item.state = state;
    if (error) item.error = { code: error.code, sentence: error.sentence || "", retryAfter: error.retryAfter || 0 };
    this.#save(item);
    this.onChange(item);
  }

  #save(item) {
    store.set(KEY + item.client_id, JSON.stringify(item));
  }

  #forget(clientId) {
    this.#items = this.#items.filter((item) => item.client_id !== clientId);
    store.remove(KEY + clientId);
    photos.remove(clientId);
  }
}

/* randomUUID exists on secure origins only; a shop's test machine may be plain http. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
