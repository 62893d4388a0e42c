"""The hold on fresh buttons, run by Node where there is one, with a clock that the test moves."""

from typing import Any

import pytest

from tests.widget.node import NODE, run_module

pytestmark = pytest.mark.skipif(NODE is None, reason="no Node here; the browser test covers it")

# Two buttons with attributes and nothing else, and a clock with at most one timer.
STAGE = """
class Button {
  #attributes = new Map();
  setAttribute(name, value) { this.#attributes.set(name, value); }
  removeAttribute(name) { this.#attributes.delete(name); }
  get held() { return this.#attributes.get("aria-disabled") === "true"; }
  get names() { return [...this.#attributes.keys()]; }
}
let now = 5000, due = null;
const clock = {
  performance: { now: () => now },
  setTimeout: (work, delay) => (due = { at: now + delay, work }),
  clearTimeout: (timer) => { if (timer === due) due = null; },
};
const pass = (delay) => {
  now += delay;
  if (due && due.at <= now) { const { work } = due; due = null; work(); }
};
const buttons = [new Button(), new Button()];
const hold = new m.Hold(buttons, clock);
const state = () => [hold.refuses({ timeStamp: now }), ...buttons.map((button) => button.held)];
"""


def _node(script: str) -> Any:
    return run_module("press.js", script, STAGE)


def test_fresh_buttons_take_no_press_for_400_ms() -> None:
    """Held from the first moment to the 400th millisecond, and told so without `disabled`."""
    states = _node(
        "hold.start(); const names = buttons[0].names;"
        "const all = [state()]; pass(399); all.push(state()); pass(1); all.push(state());"
        "return [...all, names];"
    )
    assert states == [
        [True, True, True],
        [True, True, True],
        [False, False, False],
        ["aria-disabled"],
    ]


def test_a_press_made_early_and_heard_late_is_refused() -> None:
    """A page too busy to listen hears of the press after the timer; what counts is when it was."""
    assert _node(
        "hold.start(); pass(600);"
        "return [5000, 5399, 5400].map((timeStamp) => hold.refuses({ timeStamp }));"
    ) == [True, True, False]


def test_buttons_shown_again_are_held_anew() -> None:
    """The first timer does not end the second hold."""
    states = _node(
        "hold.start(); pass(300); hold.start(); pass(399);"
        "const late = state(); pass(1); return [late, state()];"
    )
    assert states == [[True, True, True], [False, False, False]]
