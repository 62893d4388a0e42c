"""What the desk's pages show."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bot.channels.models import Delivery
from bot.complaints.stored.models import ProblemRecord, Promise
from bot.conversations.handoff import claim, hand_over
from bot.conversations.models import Attachment, Conversation, Handoff, Sender
from bot.desk import words
from bot.desk.conversation import transcript
from bot.desk.queue import Ticket, lists
from tests.desk.conftest import BRIEF, HTMX, browser, news, page, with_bot, write

EVIL = "<script>alert(1)</script>"


def test_queue_lists(desk: Client, held: Conversation, can: User) -> None:
    """Each conversation stands in exactly one list, and a colleague's in none."""
    waiting, bots = with_bot(), with_bot()
    hand_over(waiting, "legal_threat", BRIEF)
    lists = desk.get("/desk/").context["lists"]
    assert [ticket.id for ticket in lists.mine] == [held.pk]
    assert [ticket.id for ticket in lists.queued] == [waiting.pk]
    assert [ticket.id for ticket in lists.bot] == [bots.pk]
    assert browser(can).get("/desk/").context["lists"].mine == []


def test_oldest_in_the_queue_comes_first(desk: Client, queued: Conversation) -> None:
    """Who waits longest is on top."""
    earlier = with_bot()
    hand_over(earlier, "safety", BRIEF)
    Handoff.objects.filter(conversation=earlier).update(
        queued_at=timezone.now() - timedelta(hours=1)
    )
    answer = desk.get("/desk/")
    assert [t.id for t in answer.context["lists"].queued] == [earlier.pk, queued.pk]
    assert "1 sa bekliyor" in answer.content.decode()


def test_queue_row(desk: Client, queued: Conversation) -> None:
    """A waiting row says why, who and what in Turkish."""
    text = desk.get("/desk/").content.decode()
    for expected in ("Temsilci istedi", "Web ziyaretçisi", "Mavi mont istedim", "yeni geldi"):
        assert expected in text


def test_queue_fragment(desk: Client, queued: Conversation) -> None:
    """htmx gets the lists alone."""
    text = desk.get("/desk/", headers=HTMX).content.decode()
    assert "<html" not in text
    assert "Temsilci istedi" in text


def test_conversation_page(desk: Client, held: Conversation) -> None:
    """The page shows the brief, the case, the promise and the transcript."""
    ProblemRecord.objects.create(
        conversation=held, number=1, type="wrong_product", order_number="TR-10042"
    )
    Promise.objects.create(
        conversation=held,
        template="pickup",
        rule="r",
        what="Kapıdan alınacak",
        due_on=date(2020, 1, 2),
        owner="shop",
    )
    write(
        held,
        "Seçin",
        sender=Sender.BOT,
        buttons=[{"id": "a", "title": "Değişim", "payload": "/x{}"}],
    )
    text = page(desk, held)
    shown = ("Ruh hâli", "Yanlış ürün", "Kapıdan alınacak", "Süresi geçti", "Mavi mont", "Değişim")
    assert [word for word in shown if word not in text] == []
    assert "/x{}" not in text


@pytest.mark.parametrize("place", ["message", "brief", "button"])
def test_customer_text_is_not_html(desk: Client, place: str, db: None) -> None:
    """Whatever a customer writes is shown as text, in the queue and in the conversation."""
    conversation = with_bot()
    button = [{"id": "a", "title": EVIL, "payload": ""}]
    write(
        conversation,
        EVIL if place == "message" else "x",
        buttons=button if place == "button" else [],
    )
    hand_over(conversation, EVIL if place == "brief" else "safety", f"Kim: {EVIL}\n{EVIL}")
    for text in (
        desk.get("/desk/").content.decode(),
        page(desk, conversation),
        news(desk, conversation),
    ):
        assert EVIL not in text
    assert "&lt;script&gt;" in page(desk, conversation)


@pytest.mark.parametrize("owner", ["bot", "queued", "closed", "colleague"])
def test_read_only(desk: Client, can: User, queued: Conversation, owner: str) -> None:
    """Only the holder gets a composer; only a waiting conversation can be taken."""
    colleagues = owner == "colleague"
    Conversation.objects.filter(pk=queued.pk).update(
        owner="human" if colleagues else owner, assignee=can if colleagues else None
    )
    text = page(desk, queued)
    assert 'id="composer"' not in text
    assert ('id="claim"' in text) == (owner == "queued")


def test_the_holder_gets_the_composer(desk: Client, held: Conversation) -> None:
    """The agent who holds a conversation can answer and end it."""
    text = page(desk, held)
    assert 'id="composer"' in text
    assert "Görüşmeyi sonuçlandır" in text


def test_news(desk: Client, held: Conversation) -> None:
    """The live fragment brings only what came after the last shown message."""
    last = held.messages.latest("id").pk
    write(held, "Teşekkürler")
    text = news(desk, held, after=last, mode="mine")
    assert "Teşekkürler" in text
    assert "Mavi mont" not in text
    assert "<textarea" not in text


def test_news_after_losing_it(desk: Client, can: User, held: Conversation) -> None:
    """An agent whose conversation went to somebody else is told, and keeps the draft."""
    Conversation.objects.filter(pk=held.pk).update(assignee=can)
    assert "Bu görüşme artık sizde değil." in news(desk, held, mode="mine")


def test_news_of_a_changed_state(desk: Client, held: Conversation) -> None:
    """A page without a draft is made anew when what may be done there changes."""
    path = reverse("desk:messages", args=[held.pk])
    assert desk.get(path, {"mode": "queued"}, headers=HTMX)["HX-Refresh"] == "true"


@pytest.mark.parametrize("after", ["x", "-1", "٣", "9" * 40, "\x00"])
def test_news_after_nonsense(desk: Client, held: Conversation, after: str) -> None:
    """A broken message number means from the beginning."""
    assert "Mavi mont" in news(desk, held, after=after)


def test_wordless_turns_are_hidden(desk: Client, held: Conversation) -> None:
    """The bot's internal turns are not part of the transcript."""
    write(held, "", sender=Sender.SYSTEM, payload="/agent_returned{}")
    assert "agent_returned" not in page(desk, held)


def test_what_did_not_reach_the_customer_is_marked(desk: Client, held: Conversation) -> None:
    """An agent sees which message has failed; what is sent or needs no sending has no mark."""
    for text, state in (("Gitti", "sent"), ("Gitmedi", "failed")):
        now = timezone.now()
        Delivery.objects.create(
            message=write(held, text, sender=Sender.AGENT),
            channel="telegram",
            state=state,
            not_before=now,
            made_at=now,
        )
    text = page(desk, held)
    assert text.count("İletilemedi") == 1
    assert text.index("Gitti") < text.index("Gitmedi") < text.index("İletilemedi")


def test_a_long_transcript_costs_no_query_a_line(held: Conversation) -> None:
    """Author, photo and delivery come with the messages."""
    for number in range(20):
        write(held, str(number), sender=Sender.AGENT)
    with CaptureQueriesContext(connection) as queries:
        render_to_string("desk/_lines.html", {"lines": transcript(held)})
    assert len(queries) == 2


def test_photo(desk: Client, photo: Attachment) -> None:
    """A photo is served to agents, uncached by others, and linked in the transcript."""
    path = reverse("desk:attachment", args=[photo.pk])
    answer = desk.get(path)
    assert b"".join(answer.streaming_content) == b"jpeg"  # type: ignore[attr-defined]
    assert "private" in answer["Cache-Control"]
    assert path in page(desk, photo.message.conversation)
    assert browser(None).get(path).status_code == 302
    answer.close()  # last: it ends the request, and with it the test's connection


def test_a_photo_whose_file_is_gone(desk: Client, photo: Attachment) -> None:
    """An erased file is a 404."""
    photo.file.delete(save=False)
    Attachment.objects.filter(pk=photo.pk).update(file="photos/gone.jpg")
    assert desk.get(reverse("desk:attachment", args=[photo.pk])).status_code == 404


def test_pages_are_not_cached(desk: Client, held: Conversation) -> None:
    """A shared computer keeps no customer's words."""
    answer = desk.get(reverse("desk:conversation", args=[held.pk]))
    assert answer["Cache-Control"] == "private, no-store"


def test_pages_have_no_inline_code(desk: Client, held: Conversation) -> None:
    """The strict content security policy has nothing to block."""
    for text in (desk.get("/desk/").content.decode(), page(desk, held)):
        assert "<style" not in text
        assert "style=" not in text
        assert "onclick" not in text
        assert text.count("<script") == text.count("<script src=")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "az önce"), (1, "1 dk"), (59, "59 dk"), (60, "1 sa"), (85, "1 sa 25 dk"), (2890, "2 gün")],
)
def test_waited(minutes: int, said: str) -> None:
    """Waiting times read as short as a list needs them."""
    assert words.waited(timezone.now() - timedelta(minutes=minutes)) == said


def test_brief_lines() -> None:
    """A line without a label is shown without one; empty lines are not shown."""
    assert words.brief_lines("Kim: A: B\n\nserbest") == [("Kim", "A: B"), ("", "serbest")]


def test_danger_heads_every_list(desk: Client, queued: Conversation, ayse: User) -> None:
    """Whoever waits longer, danger is shown first and marked, in the queue and among one's own."""
    hurt = with_bot()
    hand_over(hurt, "safety", BRIEF)
    for shown in (lists(ayse).queued, _claimed(ayse, queued, hurt)):
        assert [ticket.reason for ticket in shown] == ["safety", "customer_request"]
        assert [ticket.urgent for ticket in shown] == [True, False]


def _claimed(agent: User, *conversations: Conversation) -> list[Ticket]:
    for conversation in reversed(conversations):
        claim(conversation.pk, agent)
    return lists(agent).mine
