/* Impatient fingers. Whoever taps six times answers one question: buttons that have just come into view take no press for a
 * moment, and they never stand where the last press was. */
const CALM = 400; // ms: longer than the pause within a double click, shorter than it takes to read a question
const MARGIN = 8; // px around a button: a finger does not hit the same spot twice

/* Holds a row's buttons. They stay focusable, and a screen reader hears that they cannot be pressed yet. */
export class Hold {
  #until = 0;
  #timer = null;

  constructor(buttons, clock = globalThis) {
    this.buttons = buttons;
    this.clock = clock;
  }

  start() {
    this.#until = this.clock.performance.now() + CALM;
    for (const button of this.buttons) button.setAttribute("aria-disabled", "true");
    this.clock.clearTimeout(this.#timer);
    this.#timer = this.clock.setTimeout(() => this.#end(), CALM);
  }

  /* By the time of the press: on a slow device the page may hear of it only when the timer is over. */
  refuses(event) {
    return event.timeStamp < this.#until;
  }

  #end() {
    for (const button of this.buttons) button.removeAttribute("aria-disabled");
  }
}

/* Keeps the newest row of buttons clear of the press that was made before it was there. */
export class Room {
  #last = null; // where the customer has pressed last, by a pointer
  #avoid = null; // where that was when the buttons came
  #replies = null;

  constructor(scroller) {
    this.scroller = scroller;
    window.addEventListener("pointerdown", (event) => this.#pressed({ x: event.clientX, y: event.clientY }), true);
    // From here on the hand is somewhere else: on the keys, or on the shop's page.
    window.addEventListener("keydown", ({ key }) => (key === "Enter" || key === " ") && this.#forget(), true);
    window.addEventListener("blur", () => this.#forget());
  }

  /* A row of buttons has come into view. */
  show(replies) {
    this.#replies = replies;
    this.#avoid = this.#last;
    this.keep();
  }

  /* The layout has changed. Only what would be wrong is moved: buttons that jump about are worse than none. */
  keep() {
    if (!this.#avoid || !holds(this.scroller, this.#avoid)) return;
    if (this.#under().length === 0) return;
    takeRoomBack(this.#replies);
    this.#change(() => this.#moveAway());
  }

  #pressed(point) {
    this.#last = point;
    // A press elsewhere tells that the customer has seen the new layout: nothing moves under the finger any more.
    if (this.#avoid && Math.hypot(point.x - this.#avoid.x, point.y - this.#avoid.y) > MARGIN) this.#avoid = null;
  }

  #forget() {
    this.#last = null;
    this.#avoid = null;
  }

  #under() {
    return [...this.#replies.children].filter((button) => !button.disabled && holds(button, this.#avoid, MARGIN));
  }

  /* While there is free space below, the line of buttons goes down. At the end of a full log it cannot: there, room under
   * a line lifts it, because the log stays scrolled to its end. */
  #moveAway() {
    const hit = this.#under();
    if (hit.length === 0) return;
    const top = hit[0].getBoundingClientRect().top;
    const up = hit.at(-1).getBoundingClientRect().bottom + MARGIN - this.#avoid.y;
    this.#change(() => roomAt(hit[0], "start", this.#avoid.y + MARGIN - top));
    if (this.#under().length === 0) return;
    const free = Math.max(0, hit[0].getBoundingClientRect().top - top);
    takeRoomBack(this.#replies);
    this.#change(() => roomAt(hit.at(-1), "end", up + free));
  }

  /* Who reads the end of the log stays there. */
  #change(work) {
    const { scroller } = this;
    const follow = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2;
    work();
    if (follow) scroller.scrollTop = scroller.scrollHeight;
  }
}

export function takeRoomBack(replies) {
  for (const { style } of replies.children) {
    style.removeProperty("margin-block-start");
    style.removeProperty("margin-block-end");
  }
}

/* For all in the button's line: alone, it would stretch the others. */
function roomAt(button, side, pixels) {
  const line = [...button.parentNode.children].filter((other) => other.offsetTop === button.offsetTop);
  // One more: browsers round the scroll position.
  for (const { style } of line) style.setProperty(`margin-block-${side}`, `${Math.ceil(pixels) + 1}px`);
}

function holds(node, { x, y }, margin = 0) {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin;
}
