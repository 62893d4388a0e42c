/* Where the customer writes: text, one photo, and kind words when something does not fit. */
import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { preparePhoto } from "./photo.js";

export const MAX_CHARS = 4096;
const WARN_BELOW = 300;

export class Composer {
  #photo = null;
  #previewUrl = null;

  constructor(onSend) {
    this.onSend = onSend;
    this.form = byId("composer");
    this.input = byId("text");
    this.hint = byId("hint");
    this.preview = byId("preview");
    this.file = byId("file");
    this.send = byId("send");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    this.input.addEventListener("input", () => this.#measure());
    this.#watchPhotos();
    this.#measure();
  }

  /* The template leaves both disabled, for the time in which nobody would listen. */
  enable() {
    this.input.disabled = false;
    this.send.disabled = false;
  }

  focus() {
    this.input.focus();
  }

  draft(text) {
    this.input.value = text;
    this.#measure();
    this.focus();
  }

  #watchPhotos() {
    byId("add-photo").addEventListener("click", () => this.file.click());
    byId("remove-photo").addEventListener("click", () => {
      this.#setPhoto(null);
      this.focus();
    });
    this.file.addEventListener("change", () => {
      this.#take(this.file.files);
      this.file.value = ""; // choosing the same file again is a change again
    });
    this.input.addEventListener("paste", (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      this.#take(event.clipboardData.files);
    });
    const body = document.body;
    const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    body.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      body.classList.add("dropping");
    });
    body.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) body.classList.remove("dropping");
    });
    body.addEventListener("drop", (event) => {
      body.classList.remove("dropping");
      if (!hasFiles(event)) return;
      event.preventDefault(); // else the browser leaves the page for the picture
      this.#take(event.dataTransfer.files);
    });
  }

  async #take(files) {
    const list = [...files]; // clearing the file input empties its live list
    if (!list.length) return;
    const { photo, error } = await preparePhoto(list[0]);
    if (error) return this.#say(t(error), true);
    this.#setPhoto(photo, list[0].name);
    this.#say(list.length > 1 ? t("photoOne") : t("photoReady", { name: list[0].name }));
    this.focus();
  }

  #setPhoto(photo) {
    this.#photo = photo;
    if (this.#previewUrl) URL.revokeObjectURL(this.#previewUrl);
    this.#previewUrl = photo ? URL.createObjectURL(photo) : null;
    const image = byId("preview-image");
    if (photo) image.src = this.#previewUrl;
    else image.removeAttribute("src");
    this.preview.hidden = !photo;
    this.#measure();
  }

  /* Counts as people do: an emoji is one character, as it is to the server. */
  #over() {
    return [...this.input.value.trim()].length - MAX_CHARS;
  }

  #measure() {
    const over = this.#over();
    if (over > 0) this.#say(t("tooLong", { count: over }), true);
    else if (over > -WARN_BELOW) this.#say(t("charsLeft", { count: -over }), false, "off"); // not at every key
    else this.#say("");
    this.send.classList.toggle("send--ready", over <= 0 && (this.input.value.trim() !== "" || this.#photo !== null));
    this.input.rows = Math.min(5, Math.max(1, this.input.value.split("\n").length, Math.ceil(this.input.value.length / 38)));
  }

  #submit() {
    const text = this.input.value.trim();
    if (!text && !this.#photo) return this.focus();
    if (this.#over() > 0) return this.#say(t("tooLong", { count: this.#over() }), true);
    const photo = this.#photo;
    this.input.value = "";
    this.#setPhoto(null);
    this.onSend({ text, photo });
    this.focus();
  }

  #say(text, isError = false, live = "polite") {
    this.hint.setAttribute("aria-live", live);
    if (this.hint.textContent !== text) this.hint.textContent = text;
    this.hint.classList.toggle("hint--error", isError);
    if (isError) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }
}
