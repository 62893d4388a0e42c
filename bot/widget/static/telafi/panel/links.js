/* Text with links, built as nodes: never through a string of HTML.
 *
 * A link is made only of https addresses (a carrier's tracking page) and of our own origin, and only in what the shop's
 * side wrote: an address typed by a customer stays text. */
const ADDRESS = /https?:\/\/[^\s<>"']+/g;

export function appendText(node, text, { links, newTabNote }) {
  let last = 0;
  if (links) {
    for (const found of text.matchAll(ADDRESS)) {
      const address = found[0].replace(/[.,;:!?)\]]+$/, ""); // the sentence's end is not the address's
      const url = safeUrl(address);
      if (!url) continue;
      node.append(text.slice(last, found.index), anchor(url, address, newTabNote));
      last = found.index + address.length;
    }
  }
  node.append(text.slice(last));
}

export function safeUrl(address) {
  try {
    const url = new URL(address);
    if (url.username || url.password) return null; // https://shop.com@elsewhere.example
    return url.protocol === "https:" || url.origin === location.origin ? url : null;
  } catch {
    return null;
  }
}

function anchor(url, label, newTabNote) {
  const link = document.createElement("a");
  link.href = url.href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.textContent = label;
  const note = document.createElement("span");
  note.className = "visually-hidden";
  note.textContent = ` ${newTabNote}`;
  link.append(note);
  return link;
}
