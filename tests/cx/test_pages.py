"""Who sees /cx/, and what they see there."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from bot.effects import Goods, Handoff, Heard, Problem, Rating, Solved
from bot.wording import duration
from tests.cx.build import Talk

pytestmark = pytest.mark.django_db
PAGES = ("/cx/", "/cx/export.csv")


def _client(*groups: str, **fields: Any) -> Client:
    user = User.objects.create(username="ayse", **fields)
    for name in groups:
        user.groups.add(Group.objects.get_or_create(name=name)[0])
    client = Client()
    client.force_login(user)
    return client


def _talk() -> Talk:
    talk = Talk(started=timezone.now() - timedelta(hours=1))
    talk.turn(
        Heard(("late_delivery",), "angry", False),
        Problem(1, "late_delivery", Goods("TS-100200", product_title="Mavi Elbise")),
        Handoff("customer_request", "kısa özet"),
        Solved(yes=True),
        Rating(5, "Çok iyi"),
        text="Kargom nerede? Ben Ayşe Yılmaz",
    )
    talk.close()
    return talk


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_sent_to_the_login(client: Client, page: str) -> None:
    """Without a login there is nothing to see."""
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk/")


@pytest.mark.parametrize("page", PAGES)
def test_other_agents_are_told_no(page: str) -> None:
    """A login of another group gets an honest refusal."""
    answer = _client("agent").get(page)
    assert answer.status_code == 403
    assert "yetkiniz yok" in answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("group", ["analyst", "lead"])
def test_analysts_and_leads_see_it(page: str, group: str) -> None:
    """Both groups of the design have access."""
    assert _client(group).get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_staff_sees_it(page: str) -> None:
    """Staff needs no group."""
    assert _client(is_staff=True).get(page).status_code == 200


def test_nothing_can_be_posted() -> None:
    """The pages only read."""
    assert _client(is_staff=True).post("/cx/").status_code == 405


def test_an_empty_log_says_so() -> None:
    """No numbers are shown where there are none, but what will appear."""
    page = _client("analyst").get("/cx/").content.decode()
    assert "Bu günlerde başlayan görüşme yok" in page
    assert "Henüz hiç görüşme yok" in page
    assert "<svg" not in page


def test_the_overview_counts() -> None:
    """Outcomes, rating with n, first reply, reasons and the pseudonymous row are there."""
    talk = _talk()
    page = _client("analyst").get("/cx/").content.decode()
    assert "Müşteri onayladı" in page
    assert "n = 1, yanıtlama %100" in page
    assert "1,0 sn" in page
    assert "Temsilci istedi" in page
    assert str(talk.row.pk)[:8] in page
    assert "<title" in page[page.index("<svg") :]


def test_nothing_personal_is_shown() -> None:
    """Neither words, names, order numbers nor whole ids reach the page."""
    talk = _talk()
    page = _client("analyst").get("/cx/").content.decode()
    for secret in ("Ayşe", "TS-100200", "kısa özet", "Kargom", str(talk.customer.key)):
        assert secret not in page


def test_old_conversations_are_not_this_week() -> None:
    """What started eight days ago is in the table, not in the numbers."""
    Talk(started=timezone.now() - timedelta(days=8)).turn(Heard(("invoice",), "calm", False))
    page = _client("analyst").get("/cx/").content.decode()
    assert "Bu günlerde başlayan görüşme yok" in page
    assert "Son 1 görüşme" in page


def test_pages_keep_the_strict_policy() -> None:
    """Nothing inline: no style attribute or element, no script."""
    _talk()
    page = _client("analyst").get("/cx/").content.decode()
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", page)
    assert '<html lang="tr">' in page


def test_the_download_is_a_csv() -> None:
    """The file holds the shown week and comes as an attachment that nothing caches."""
    talk = _talk()
    Talk(started=timezone.now() - timedelta(days=8)).turn(Heard(("invoice",), "calm", False))
    answer = _client("analyst").get("/cx/export.csv")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    head, row = text.splitlines()
    assert head.startswith("conversation_id,customer_key,")
    assert row.startswith(str(talk.row.pk))


@pytest.mark.parametrize("query", ["since=yesterday", "since=2026-02-02&until=2026-02-01"])
def test_bad_dates_are_answered_clearly(query: str) -> None:
    """A wrong period is a 400 with one sentence."""
    answer = _client("analyst").get(f"/cx/export.csv?{query}")
    assert answer.status_code == 400
    assert "2026-01-31" in answer.content.decode()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, "–"),
        (0.14, "0,1 sn"),
        (42, "42 sn"),
        (300, "5 dk"),
        (7200, "2 sa"),
        (260000, "3 gün"),
    ],
)
def test_durations_read_at_a_glance(seconds: float | None, text: str) -> None:
    """The unit grows with the length, the comma is Turkish."""
    assert duration(seconds) == text
