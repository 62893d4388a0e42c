/* Picks the language, fills the template's texts and formats times by Intl. */
import tr from "./strings.tr.js";
import en from "./strings.en.js";

const languages = { tr, en };
let words = tr;
let shop = "";

export function setLanguage(code, shopName) {
  words = languages[code] || tr;
  shop = shopName;
  document.documentElement.lang = words === en ? "en" : "tr";
}

export function t(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => (name === "shop" ? shop : String(values[name] ?? "")));
}

/* data-t="key" fills the text, data-t-aria-label="key" and data-t-placeholder="key" the attribute. */
export function fillTemplate(root) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const attribute of ["aria-label", "placeholder", "title"]) {
    for (const node of root.querySelectorAll(`[data-t-${attribute}]`)) {
      node.setAttribute(attribute, t(node.getAttribute(`data-t-${attribute}`)));
    }
  }
}

export function clock(date) {
  return new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" }).format(date);
}

export function dayName(date, now = new Date()) {
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "long", year, weekday: "long" }).format(date);
}

function startOfDay(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
