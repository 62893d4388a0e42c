/* Server-sent events over fetch: the parser, and a connection that comes back by itself. */

/* Takes text as it arrives, in any pieces, and returns the events that are complete. */
export class EventParser {
  #rest = "";
  #event = { id: null, type: "", data: [] };

  push(text) {
    const events = [];
    this.#rest += text;
    // A lone \r at the end may be the first half of \r\n: it waits for the next piece.
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    for (const line of lines) {
      const done = this.#line(line);
      if (done) events.push(done);
    }
    return events;
  }

  #line(line) {
    if (line === "") {
      const { id, type, data } = this.#event;
      this.#event = { id: null, type: "", data: [] };
      return data.length ? { id, type: type || "message", data: data.join("\n") } : null;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return null; // a comment: the heartbeat
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#event.data.push(value);
    else if (field === "event") this.#event.type = value;
    else if (field === "id") this.#event.id = value;
    return null;
  }
}

/* 1 s doubling to 30 s, each shortened at random by up to half: after a restart of the server the panels come back spread out. */
export function backOff(attempt, random = Math.random) {
  return Math.min(30_000, 1000 * 2 ** attempt) * (1 - random() / 2);
}

const SILENCE = 40_000; // the server beats every 15 s; two beats missed mean that the line is dead

/* open(signal) -> Response; onEvent(event); onLine("connecting" | "open" | "lost"); onRefused() after a 401. */
export class Stream {
  #attempt = 0;
  #running = null;
  #wake = null;

  constructor({ open, onEvent, onLine, onRefused }) {
    Object.assign(this, { open, onEvent, onLine, onRefused });
  }

  start() {
    if (this.#running) return this.kick();
    const abort = new AbortController();
    this.#running = abort;
    this.#loop(abort);
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
    this.#wake?.();
  }

  /* Do not wait out the pause: the browser is online again, or the page is seen again. */
  kick() {
    this.#attempt = 0;
    this.#wake?.();
  }

  async #loop(abort) {
    while (!abort.signal.aborted) {
      this.onLine("connecting");
      try {
        await this.#connection(abort.signal);
      } catch {
        /* whatever broke it, the answer is the same: wait and connect again */
      }
      if (abort.signal.aborted) return;
      this.onLine("lost");
      await this.#pause(backOff(this.#attempt++));
    }
  }

  async #connection(stopped) {
    const abort = new AbortController();
    const end = () => abort.abort();
    stopped.addEventListener("abort", end);
    let watchdog = setTimeout(end, SILENCE);
    try {
      const response = await this.open(abort.signal);
      if (response.status === 401) return await this.onRefused();
      if (!response.ok || !response.body) return;
      this.#attempt = 0;
      this.onLine("open");
      const parser = new EventParser();
      const decoder = new TextDecoder();
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(watchdog);
        watchdog = setTimeout(end, SILENCE);
        for (const event of parser.push(decoder.decode(value, { stream: true }))) this.onEvent(event);
      }
    } finally {
      clearTimeout(watchdog);
      stopped.removeEventListener("abort", end);
      abort.abort(); // leaves no half-read response behind
    }
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
