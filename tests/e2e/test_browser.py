"""Customer and agent in a real browser, against the whole product."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    FilePayload,
    FrameLocator,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from bot.ops.paths import ROOT
from bot.ops.stack import Stack
from tests.e2e.chat import Json, jpeg

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 60_000
# The console names neither the element nor the place.
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (e) => console.error(
  `CSP ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}:${e.columnNumber} `
  + `${e.target?.outerHTML?.slice(0, 300)}`))"""
SCREENSHOTS = ROOT / "var" / "screenshots"
WIDTHS = (320, 768, 1280)


class Site:
    """Opens contexts, and remembers what went wrong in them: errors, foreign requests."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self._browser = browser

    @contextmanager
    def visitor(self, width: int = 1280, height: int = 900, **options: str) -> Iterator[Page]:
        """A page of a browser of its own."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            locale="tr-TR",
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(TELL_VIOLATIONS)
        self._watch(context)
        try:
            yield context.new_page()
        finally:
            context.close()

    def _watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.foreign.append(request.url)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; closed with this file, because its event loop would disturb others."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = "no Chromium here (apt install chromium)"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"{reason}, and REQUIRE_BROWSER=1 asks for it")
        pytest.skip(reason)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def site(browser: Browser, stack: Stack, fresh_shop: None) -> Iterator[Site]:
    """The product in the browser; whatever a test does, the console stays empty."""
    opened = Site(browser, stack.url)
    yield opened
    assert not opened.errors
    assert not opened.foreign


def test_a_damaged_product_is_settled_in_the_widget(
    site: Site, database: Callable[[], dict[str, Json]]
) -> None:
    """The main job: from the shop's page by words, photo and buttons to a confirmed outcome."""
    before = set(database())
    with site.visitor() as page:
        chat = open_widget(page, site.url)
        expect(chat.get_by_test_id("intro")).to_contain_text("dijital asistan")
        say(chat, "bardaklarım kırık geldi TS-1011, telefonun sonu 7061", "fotoğraf")
        chat.get_by_test_id("photo-input").set_input_files(
            {"name": "kirik.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
        )
        expect(chat.get_by_test_id("photo-preview")).to_be_visible()
        chat.get_by_test_id("send").click()
        heard(chat, "seçim sizin")
        expect(chat.get_by_test_id("message-customer").last.locator("img")).to_be_visible()
        press(chat, "Para iadesi", "Para iadenizi açtım")
        press(chat, "Evet", "puanlar")
        press(chat, "5 – çok iyi", "Teşekkür ederim")
    rows = database()
    (row,) = [row for name, row in rows.items() if name not in before]
    assert (row["outcome"], row["resolution"], row["csat"]) == ("confirmed", "refund", 5)
    assert row["complaint_types"] == ["damaged_product"]
    assert row["handled_by"] == "bot"


def test_the_history_is_there_after_a_reload(site: Site) -> None:
    """A closed tab loses nothing; the buttons of the last question still work."""
    with site.visitor() as page:
        chat = open_widget(page, site.url)
        say(chat, "kargom kaybolmuş TS-1004 9047", "kayboldu")
        page.reload()
        chat = open_widget(page)
        expect(chat.get_by_test_id("message-customer")).to_have_count(1)
        expect(chat.get_by_test_id("message-bot")).to_have_count(1)
        press(chat, "Tekrar gönderin", "yeniden gönderim açtım")
        expect(chat.locator("[data-testid=quick-reply]:disabled")).to_have_count(2)


def test_a_message_written_offline_is_sent_later(site: Site) -> None:
    """Without a line the message waits, visibly; with the line it goes out, once."""
    with site.visitor() as page:
        chat = open_widget(page, site.url)
        say(chat, "merhaba", "Telafi")
        page.context.set_offline(True)
        write(chat, "yanlış ürün geldi")
        expect(chat.get_by_test_id("connection")).to_have_attribute("data-state", "lost")
        expect(chat.get_by_test_id("message-customer")).to_have_count(2)
        page.context.set_offline(False)
        heard(chat, "sipariş numaranızı")
        expect(chat.get_by_test_id("connection")).to_have_attribute("data-state", "open")
        expect(chat.get_by_test_id("message-customer")).to_have_count(2)
        expect(chat.get_by_test_id("message-bot")).to_have_count(2)
    # The browser itself reports what it could not load: that is the test, not a fault.
    site.errors[:] = [line for line in site.errors if "ERR_INTERNET_DISCONNECTED" not in line]


def test_a_demo_order_fills_the_message_box(site: Site) -> None:
    """The shop page's sentence lands in the box; sending it stays the customer's act."""
    with site.visitor() as page:
        page.goto(site.url)
        row = page.get_by_test_id("demo-order").filter(has_text="TS-1003")
        row.get_by_role("button").last.click()
        box = panel(page).get_by_test_id("composer")
        expect(box).to_have_value(re.compile("TS-1003"))
        expect(panel(page).get_by_test_id("message-customer")).to_have_count(0)


def test_an_agent_takes_over_and_resolves(
    site: Site, agent: tuple[str, str], database: Callable[[], dict[str, Json]]
) -> None:
    """Queue, brief, claim, reply, resolve, rating; the bot is silent while a human owns it."""
    before = set(database())
    with site.visitor() as page, site.visitor() as desk:
        chat = open_widget(page, site.url)
        say(chat, "bardağım kırık geldi TS-1011 7061", "fotoğraf")
        say(chat, "temsilciyle görüşmek istiyorum", "özetledim")
        log_in(desk, site.url, agent)
        ticket = desk.locator(".list--queued .ticket").filter(has_text="Hasarlı").last
        expect(ticket).to_contain_text("Temsilci istedi")
        claim(desk, "temsilciyle görüşmek istiyorum")
        expect(desk.locator(".brief")).to_contain_text("TS-1011")
        expect(desk.locator(".brief__lines > div")).to_have_count(6)
        expect(desk.locator(".standing__state")).to_contain_text("Görüşme sizde")
        expect(chat.get_by_test_id("message-system").last).to_contain_text("katıldı")

        write(chat, "orada mısınız, yanlış ürün de geldi")
        expect(desk.locator(".line--customer").last).to_contain_text("orada mısınız")
        answer(desk, "Merhaba, ben Demo. Bardaklarınızı yeniliyoruz.")
        expect(chat.get_by_test_id("message-agent")).to_have_text(re.compile("yeniliyoruz"))
        expect(chat.get_by_test_id("message-bot")).to_have_count(2)  # the bot has said nothing
        send_photo(desk)
        expect(chat.get_by_alt_text("Size gönderilen fotoğraf")).to_be_visible()

        desk.locator("details.ending").first.locator("summary").click()
        desk.get_by_label("Sonuç").select_option("exchange")
        desk.get_by_role("button", name="Görüşmeyi sonuçlandır").click()
        expect(desk.locator("#note")).to_contain_text("sonuçlandı")
        heard(chat, "puanlar")
        press(chat, "5 – çok iyi", "Teşekkür ederim")
    (row,) = [row for name, row in database().items() if name not in before]
    assert (row["outcome"], row["resolution"]) == ("confirmed", "exchange")
    assert (row["handled_by"], row["escalation_reason"]) == ("both", "customer_request")
    assert (row["agent_messages"], row["csat"]) == (2, 5)


def test_an_agent_gives_back_to_the_bot(site: Site, agent: tuple[str, str]) -> None:
    """The bot says that it is back, after the agent's last sentence, and answers again."""
    with site.visitor() as page, site.visitor() as desk:
        chat = open_widget(page, site.url)
        say(chat, "müşteri temsilcisi istiyorum lütfen", "özetledim")
        log_in(desk, site.url, agent)
        claim(desk, "müşteri temsilcisi istiyorum lütfen")
        answer(desk, "Siparişinize baktım, asistanımız sürdürecek.")
        desk.locator("details.ending").last.locator("summary").click()
        desk.get_by_label("İç not").fill("Adres soruldu.")
        desk.get_by_label("Müşteriye son söz").fill("İade adresi anlatıldı.")
        desk.locator("details.ending").last.get_by_role("button").click()
        said = chat.get_by_test_id("message-agent").last
        expect(said).to_contain_text("İade adresi anlatıldı.")
        heard(chat, "ben devraldım")
        press(chat, "Evet", "puanlar")


def test_a_customers_html_is_text_on_the_desk(site: Site, agent: tuple[str, str]) -> None:
    """Whatever is typed, it is read and not run, in the widget and on the desk."""
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script><b>kalın</b> yanlış ürün geldi"
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with site.visitor() as page, site.visitor() as desk:
        for side in (page, desk):
            side.on("dialog", dismiss)
        chat = open_widget(page, site.url)
        say(chat, attack, "sipariş numaranızı")
        expect(chat.get_by_test_id("message-customer").first).to_contain_text(attack)
        say(chat, "hemen bir temsilci istiyorum", "özetledim")
        log_in(desk, site.url, agent)
        claim(desk, "hemen bir temsilci istiyorum")
        expect(desk.locator(".line--customer").first).to_contain_text(attack)
        assert desk.locator("#lines script, #lines img, #lines b").count() == 0
    assert not dialogs


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_quiet_and_fits(site: Site, agent: tuple[str, str], theme: str) -> None:
    """No console error, no foreign request, no sideways scroll; a picture of each to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with site.visitor(color_scheme=theme) as page:
        chat = open_widget(page, site.url)
        say(chat, "bardaklarım kırık geldi TS-1011 7061", "fotoğraf")
        shoot_widths(page, f"widget-{theme}")
        page.goto(f"{site.url}/")
        expect(page.get_by_test_id("demo-order").first).to_be_visible()
        shoot_widths(page, f"shop-{theme}")
        page.goto(f"{site.url}/widget/panel")
        expect(page.locator("body[data-ready]")).to_be_visible()
        shoot_widths(page, f"panel-{theme}")
        page.goto(f"{site.url}/gizlilik")
        shoot_widths(page, f"privacy-{theme}")
        page.goto(f"{site.url}/desk/login")
        shoot_widths(page, f"login-{theme}")
        log_in(page, site.url, agent)
        shoot_widths(page, f"desk-{theme}")
        page.locator(".ticket__link").first.click()
        expect(page.locator("#lines")).to_be_visible()
        shoot_widths(page, f"conversation-{theme}")
        page.goto(f"{site.url}/cx/")
        shoot_widths(page, f"cx-{theme}")


def shoot_widths(page: Page, name: str) -> None:
    """Pictures at the three widths, and the page fits each of them."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        # Playwright hides the caret with an inline style, which htmx would copy against our CSP.
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", caret="initial")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name} is {wide} px too wide at {width} px"


def panel(page: Page) -> FrameLocator:
    """The chat's frame on the shop's page."""
    return page.frame_locator("[data-testid=panel-frame]")


def open_widget(page: Page, url: str = "") -> FrameLocator:
    """Open the shop's page (or stay) and the chat on it, ready to type."""
    if url:
        page.goto(url)
    page.get_by_test_id("launcher").click()
    chat = panel(page)
    expect(chat.locator("body[data-ready]")).to_be_visible()
    return chat


def write(chat: FrameLocator, text: str) -> None:
    """Type and send."""
    chat.get_by_test_id("composer").fill(text)
    chat.get_by_test_id("composer").press("Enter")


def say(chat: FrameLocator, text: str, wanted: str) -> None:
    """Type, send, and read the bot's answer."""
    write(chat, text)
    heard(chat, wanted)


def press(chat: FrameLocator, title: str, wanted: str) -> None:
    """Press an open button, and read the bot's answer."""
    buttons: Locator = chat.locator("[data-testid=quick-reply]:enabled")
    buttons.filter(has_text=re.compile(f"^{re.escape(title)}$")).click()
    heard(chat, wanted)


def heard(chat: FrameLocator, wanted: str) -> None:
    """The bot's newest message says this."""
    expect(chat.get_by_test_id("message-bot").last).to_contain_text(wanted, ignore_case=True)


def log_in(page: Page, url: str, agent: tuple[str, str]) -> None:
    """Into the desk, by the form."""
    page.goto(f"{url}/desk/")
    page.get_by_label("Kullanıcı adı").fill(agent[0])
    page.get_by_label("Parola").fill(agent[1])
    page.get_by_role("button", name="Giriş yap").click()
    expect(page.locator("#queue")).to_be_visible()


def claim(desk: Page, last_words: str) -> None:
    """Take the conversation whose customer said this last."""
    ticket = desk.locator(".list--queued .ticket").filter(has_text=last_words).last
    ticket.get_by_role("button", name="Görüşmeyi al").click()
    desk.wait_for_url("**/desk/c/**")


def send_photo(desk: Page) -> None:
    """Chosen, taken away, chosen again, and sent without a word."""
    photo: FilePayload = {"name": "etiket.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    field, chosen = desk.get_by_label("Fotoğraf ekle"), desk.locator("#chosen")
    field.set_input_files(photo)
    expect(chosen).to_contain_text("etiket.jpg")
    desk.get_by_role("button", name="Kaldır").click()
    expect(chosen).to_be_hidden()
    field.set_input_files(photo)
    desk.get_by_role("button", name="Gönder").click()
    expect(desk.locator(".line--agent img")).to_be_visible()
    expect(chosen).to_be_hidden()


def answer(desk: Page, text: str) -> None:
    """The agent's reply."""
    desk.get_by_label("Yanıtınız").fill(text)
    desk.get_by_role("button", name="Gönder").click()
    expect(desk.locator(".line--agent").last).to_contain_text(text)
