"""How long a customer looks at the screen: from the press on "send" to the answer in the page."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, Frame, Page, sync_playwright

from tests.bench.customers import SCRIPT

CHROMIUM = "/usr/bin/chromium"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Resolves with the milliseconds between the click and the next message of the bot in the page.
_MEASURE = """
() => new Promise((done, fail) => {
  const count = () => document.querySelectorAll('[data-testid=message-bot]').length;
  const before = count();
  const began = performance.now();
  const seen = new MutationObserver(() => {
    if (count() > before) { seen.disconnect(); done(performance.now() - began); }
  });
  seen.observe(document.body, {childList: true, subtree: true});
  setTimeout(() => fail(new Error('no answer in 30 s')), 30000);
  document.querySelector('[data-testid=send]').click();
})
"""


def visible_seconds(url: str, rounds: int) -> list[float]:
    """The script's lines `rounds` times, one customer after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        try:
            return [each for _ in range(rounds) for each in _conversation(browser, url)]
        finally:
            browser.close()


def _conversation(browser: Browser, url: str) -> Iterator[float]:
    """As somebody new: who comes back with the same problem gets a person."""
    page = browser.new_page()
    page.goto(url)
    page.get_by_test_id("launcher").click()
    frame = _panel(page)
    for line in SCRIPT:
        frame.get_by_test_id("composer").fill(line)
        yield float(frame.evaluate(_MEASURE)) / 1000
    page.close()


def _panel(page: Page) -> Frame:
    page.frame_locator("[data-testid=panel-frame]").get_by_test_id("composer").wait_for()
    return next(frame for frame in page.frames if "/widget/panel" in frame.url)
