"""What messages cost, as the overview shows it."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bot.conversations.models import Sender
from bot.cx.overview import overview
from bot.cx.prices import MOST
from bot.effects import Heard
from bot.wording import average
from tests.cx.build import Talk, priced

pytestmark = pytest.mark.django_db
HI = Heard(("greeting",), "calm", False)
NOTHING = "ücret bilgisi gelen mesaj yok"


def _talk(*prices: tuple[str, bool], days: int = 0) -> Talk:
    """A conversation of so many days ago with a message of ours for each price."""
    talk = Talk(started=timezone.now() - timedelta(days=days))
    talk.turn(HI)
    for category, billable in prices:
        priced(talk.say(Sender.BOT), category, billable)
    return talk


def _section() -> str:
    client = Client()
    client.force_login(User.objects.create(username="ayse", is_staff=True))
    page = client.get("/cx/").content.decode()
    found = re.search(r'<section[^>]*aria-labelledby="ucretler".*?</section>', page, re.DOTALL)
    assert found
    return unescape(found[0])


def _rows(section: str) -> list[list[str]]:
    """The words of each row, without marks."""
    rows = re.findall(r"<tr>(.*?)</tr>", section, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells]


def test_messages_are_counted_by_category() -> None:
    """In Turkish words, with what is billed and the average of the conversations with a price."""
    _talk(("service", False), ("service", False), ("utility", True))
    _talk(("service", False), ("marketing", True), ("referral_conversion", False))
    _talk()
    rows = _rows(_section())
    assert rows[:8] == [
        ["Kategori", "Mesaj", "Ücretli", "Görüşme başına"],
        ["Hizmet", "3", "0", "1,5"],
        ["Bildirim", "1", "1", "0,5"],
        ["Pazarlama", "1", "1", "0,5"],
        ["Doğrulama", "0", "0", "0,0"],
        ["Reklamdan gelen", "1", "0", "0,5"],
        ["Diğer", "0", "0", "0,0"],
        ["Toplam", "6", "2", "3,0"],
    ]


def test_categories_that_nobody_knows_yet_are_counted_together() -> None:
    """A provider may bring new ones; none is lost, and none gets a name that we made up."""
    _talk(("group_service", False), ("utility_lite", True), ("", False))
    (other,) = [row for row in _rows(_section()) if row[0] == "Diğer"]
    assert other == ["Diğer", "3", "1", "3,0"]


def test_nothing_priced_is_one_sentence() -> None:
    """A shop without WhatsApp sees no table of zeros."""
    _talk()
    section = _section()
    assert NOTHING in section
    assert "<table" not in section


def test_other_weeks_are_not_counted() -> None:
    """By the day on which the conversation began, as all numbers of the page."""
    _talk(("utility", True), days=8)
    _talk()
    assert NOTHING in _section()


def test_the_dearest_conversations_lead_to_the_desk() -> None:
    """Ten at most, the most billed messages first, each with its way to the conversation."""
    talks = [_talk(*[("utility", True)] * n) for n in range(1, MOST + 2)]
    section = _section()
    links = re.findall(r'href="(/desk/c/[^"]+)"', section)
    dearest = [talk.row.pk for talk in reversed(talks[1:])]
    assert links == [reverse("desk:conversation", args=[pk]) for pk in dearest]
    assert [str(dearest[0])[:8], "11", "11"] in _rows(section)


def test_a_conversation_that_costs_nothing_is_not_among_the_dearest() -> None:
    """Free messages are counted, but nobody need look at them."""
    _talk(("service", False))
    section = _section()
    assert "/desk/" not in section
    assert "ücretli mesaj yok" in section


def test_a_late_receipt_is_on_the_page_at_once() -> None:
    """The outcome waits for its next change; the page does not."""
    talk = _talk()
    message = talk.say(Sender.BOT)
    talk.close()
    priced(message)
    assert talk.outcome.billed_messages == 0
    assert overview().prices.total.billed == 1


def test_it_says_what_is_counted() -> None:
    """Each figure leads to its definition on the same page."""
    _talk(("utility", True))
    client = Client()
    client.force_login(User.objects.create(username="ayse", is_staff=True))
    page = client.get("/cx/").content.decode()
    for name in set(re.findall(r'href="#(tanim-[\w-]+)"', page)):
        assert f'<dt id="{name}">' in page
    assert {"tanim-ucretli", "tanim-kategori", "tanim-gorusme-basina"} <= set(
        re.findall(r'href="#([\w-]+)"', page)
    )
    assert "Meta" in page[page.index('id="tanim-ucretli"') :]


def test_more_prices_ask_no_more_queries() -> None:
    """The page costs the same with one message and with many."""
    asked = []
    for number in (1, 30):
        _talk(*[("utility", True)] * number)
        with CaptureQueriesContext(connection) as queries:
            overview()
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("whole", "number", "text"), [(0, 0, "–"), (0, 3, "0,0"), (5, 2, "2,5"), (4, 3, "1,3")]
)
def test_averages_read_as_turkish_numbers(whole: int, number: int, text: str) -> None:
    """One decimal behind a comma; a dash where there is nothing to divide by."""
    assert average(whole, number) == text
