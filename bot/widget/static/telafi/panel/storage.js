/* What the panel keeps in the browser. Storage may be forbidden (private mode, third-party frames): everything then works
 * from memory for as long as the page lives. */
const PREFIX = "telafi.";
const memory = new Map();

export const store = {
  get(key) {
    try {
      const value = localStorage.getItem(PREFIX + key);
      if (value !== null) return value;
    } catch {
      /* forbidden: memory below */
    }
    return memory.get(key) ?? null;
  },
  set(key, value) {
    try {
      localStorage.setItem(PREFIX + key, value);
      memory.delete(key);
    } catch {
      memory.set(key, value);
    }
  },
  remove(key) {
    memory.delete(key);
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      /* forbidden */
    }
  },
  keys(start) {
    const found = new Set([...memory.keys()]);
    try {
      for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) found.add(name.slice(PREFIX.length));
    } catch {
      /* forbidden */
    }
    return [...found].filter((key) => key.startsWith(start));
  },
  /* Another tab of the same shop changed the key. */
  onOtherTab(key, run) {
    window.addEventListener("storage", (event) => {
      if (event.key === PREFIX + key) run(event.newValue);
    });
  },
};

/* Photos waiting to be sent: too big for localStorage, so in IndexedDB, under the message's client id. */
function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("telafi", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("photos");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run(mode, work) {
  const db = await database();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction("photos", mode);
      const request = work(transaction.objectStore("photos"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

const photosInMemory = new Map();

export const photos = {
  async put(id, blob) {
    photosInMemory.set(id, blob); // read back first: no wait on the disk for the usual case
    await run("readwrite", (all) => all.put(blob, id)).catch(() => {});
  },
  async get(id) {
    return photosInMemory.get(id) ?? (await run("readonly", (all) => all.get(id)).catch(() => null)) ?? null;
  },
  async remove(id) {
    photosInMemory.delete(id);
    await run("readwrite", (all) => all.delete(id)).catch(() => {});
  },
};
