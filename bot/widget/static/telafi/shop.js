/* The demo page's list of trial orders: what each stands for, and a sentence to start with. */
import words from "./shop.strings.tr.js";

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const body = document.getElementById("orders");
const status = document.getElementById("orders-status");

function el(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function cell(label, ...children) {
  const node = el("td");
  node.dataset.label = label;
  node.append(...children);
  return node;
}

function button(text, label, onClick) {
  const node = el("button", "btn btn--small", text);
  node.type = "button";
  node.setAttribute("aria-label", label);
  node.addEventListener("click", () => onClick(node));
  return node;
}

async function copy(text, node) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = words.copied;
    node.textContent = words.copied;
    setTimeout(() => (node.textContent = words.copy), 2000);
  } catch {
    status.textContent = words.copyFailed; // no clipboard on plain http: the sentence can be marked by hand
  }
}

function itemNames(order) {
  const list = el("ul", "items");
  for (const item of order.items ?? []) {
    list.append(el("li", "", [item.title, item.variant].filter(Boolean).join(", ")));
  }
  return list;
}

function row(order) {
  const values = {
    order: order.order_number,
    item: order.items?.[0]?.title ?? "ürün",
    situation: order.situation,
  };
  const [tone, name, meaning, example] = (words.situations[order.situation] ?? words.unknown).map((text) => fill(text, values));

  const number = el("th");
  number.append(el("span", "mono", order.order_number));
  number.scope = "row";
  number.dataset.label = words.order;
  const badge = el("span", tone ? `badge badge--${tone}` : "badge", name);
  const actions = el("div", "cluster actions");
  actions.append(
    button(words.copy, fill(words.copyFor, values), (node) => copy(example, node)),
    // The widget's public API; absent until its script has loaded.
    button(words.tryIt, fill(words.tryItFor, values), () => window.Telafi?.draft(example)),
  );

  const line = el("tr");
  line.dataset.testid = "demo-order";
  line.append(
    number,
    cell(words.phone, el("span", "mono", order.phone_last4)),
    cell(words.items, itemNames(order)),
    cell(words.situation, badge, el("p", "muted small", meaning)),
    cell(words.sentence, el("p", "example", example), actions),
  );
  return line;
}

async function fillTable() {
  try {
    const response = await fetch("/api/demo/orders", { credentials: "omit" });
    const orders = response.ok ? await response.json() : null;
    if (!orders) throw new Error(String(response.status));
    status.textContent = orders.length ? "" : words.empty;
    body.replaceChildren(...orders.map(row));
  } catch {
    status.textContent = words.failed;
  }
}

for (const opener of document.querySelectorAll("[data-open-chat]")) {
  opener.addEventListener("click", () => window.Telafi?.open());
}
fillTable();
