"""Impatient fingers in a real browser: six presses on one spot answer one question."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.e2e.test_browser import Site, browser, open_widget, say, site

__all__ = ["browser", "site"]  # fixtures: pytest finds them by their names here

pytestmark = pytest.mark.browser

OPEN = "[data-testid=quick-reply]:enabled"
MARGIN = 8
# The very point, as the panel sees it: the layout may have moved under the mouse before the press.
# under(): the open buttons that the same press would hit, or nearly.
WATCH = """(_, margin) => {
  let x = -1;
  let y = -1;
  addEventListener("pointerdown", (event) => ([x, y] = [event.clientX, event.clientY]), true);
  window.under = () => [...document.querySelectorAll("[data-testid=quick-reply]:enabled")]
    .filter((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      return x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin;
    })
    .map((button) => button.textContent);
}"""
# A log of our own in the panel's page, made of the panel's modules; nothing is sent anywhere.
STAGE = """async () => {
  const home = document.querySelector("script[type=module]").src;
  const { View } = await import(new URL("view.js", home));
  document.getElementById("starters").hidden = true;
  document.querySelector(".intro").hidden = true; // its link would open a tab
  let view = null;
  let id = 0;
  const tell = (text, titles = []) => view.show({
    id: ++id, from: "bot", at: "2026-01-05T09:00:00Z", text,
    buttons: titles.map((title) => ({ id: title, title })),
  });
  window.begin = (lines) => {
    document.getElementById("log").replaceChildren();
    view = new View({ onReply: () => {} });
    for (let line = 0; line < lines; line++) tell("Siparişinize bakıyorum, biraz sürebilir.");
    view.setTyping(true, "bot");
    view.toEnd();
  };
  window.ask = async (titles) => {
    tell("Nasıl ilerleyelim?", titles);
    view.setTyping(false, "bot"); // as the panel does: the dots go after the message has come
    const atOnce = window.under();
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    return [...atOnce, ...window.under()];
  };
}"""
TITLES = [
    ["Evet", "Hayır"],
    ["1 – çok kötü", "2 – kötü", "3 – orta", "4 – iyi", "5 – çok iyi"],
    ["Değişim istiyorum, aynı üründen yenisini gönderin", "Para iadesi", "Bana birini bağlayın"],
]


def test_six_presses_answer_one_question(site: Site) -> None:
    """The next question stays open, however often the spot of the first answer is pressed."""
    with site.visitor() as page:
        chat = open_widget(page, site.url)
        say(chat, "kargom kaybolmuş TS-1004 9047", "kayboldu")
        chat.locator("body").evaluate(WATCH, MARGIN)
        first = chat.locator(OPEN).filter(has_text="Tekrar gönderin")
        first.click(click_count=6)  # ends when all six are pressed, on whatever is there
        expect(chat.locator(OPEN).first).to_be_visible()
        expect_one_answer(chat)
        for _ in range(6):  # still at it, with the mouse where it was, while the new buttons stand
            page.mouse.down()
            page.mouse.up()
            expect_one_answer(chat)
        # And the new buttons are real ones: Playwright waits until they may be pressed.
        chat.locator(OPEN).first.click()
        expect(chat.get_by_test_id("message-customer")).to_have_count(3)


@pytest.mark.parametrize(
    ("width", "touch"), [(320, True), (320, False), (768, True), (1280, False)]
)
def test_new_buttons_never_stand_under_the_last_press(site: Site, width: int, touch: bool) -> None:
    """Wherever the press was, in a short log and in a full one, with few buttons and with many."""
    options = {"has_touch": True} if touch else {}
    with site.visitor(width, 640, **options) as page:  # type: ignore[arg-type]
        open_stage(page, site.url)
        tap = page.touchscreen.tap if touch else page.mouse.click
        for lines, titles, (x, y) in product((1, 5, 30), TITLES, places(page)):
            page.evaluate("(lines) => begin(lines)", lines)
            tap(x, y)
            assert page.evaluate("(titles) => ask(titles)", titles) == [], (lines, titles, x, y)
            assert page.locator(OPEN).count() == len(titles)


def test_the_enter_key_leaves_no_point(site: Site) -> None:
    """Who goes on with the keys has no finger on the screen: the buttons stay in their place."""
    with site.visitor(320, 640) as page:
        open_stage(page, site.url)
        for key, moved in (("Shift", True), ("Enter", False)):
            page.evaluate("begin(30)")
            page.get_by_test_id("typing").click(position={"x": 20, "y": 15})
            page.keyboard.press(key)
            page.evaluate("ask(['Evet', 'Hayır'])")
            styled = page.locator(f"{OPEN}[style*=margin]").count()
            assert bool(styled) is moved


def expect_one_answer(chat: FrameLocator) -> None:
    """One press has counted: one customer message beside the first, and an open question."""
    assert chat.get_by_test_id("message-customer").count() == 2
    assert chat.locator(OPEN).count() > 0
    assert chat.locator("body").evaluate("() => under()") == []


def open_stage(page: Page, url: str) -> None:
    """The panel as a page of its own, with a log that the test fills."""
    page.goto(f"{url}/widget/panel")
    page.locator("body[data-ready]").evaluate(WATCH, MARGIN)
    page.evaluate(STAGE)


def places(page: Page) -> list[tuple[float, float]]:
    """Points all over the lower log, where buttons come to stand."""
    box = page.locator("#scroller").bounding_box()
    assert box
    left, bottom = box["x"], box["y"] + box["height"]
    return [(left + x, bottom - y) for x in (40, 150) for y in range(5, 330, 54)]
