"""A stopped channel, and messages that do not arrive, are told to everybody at the desk."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from django.contrib.auth.models import User
from django.test import Client

from bot.channels import addresses
from bot.channels.models import Delivery
from bot.channels.port import AuthorisationExpired, ChannelStopped
from bot.conversations.models import Conversation
from bot.desk import conversation, queue
from bot.desk.deliveries import undelivered
from tests.desk.conftest import HTMX, news, page, with_bot
from tests.desk.test_overdue import taken

AT = datetime(2026, 11, 29, 11, 32, tzinfo=timezone.utc)
KEY_IS_OVER = "WhatsApp kanalı durdu: erişim anahtarının süresi doldu. Mesajlar bekliyor"


@pytest.fixture
def chat(held: Conversation, whatsapp: str) -> Conversation:
    """A conversation on the channel."""
    Conversation.objects.update(channel=whatsapp)
    held.refresh_from_db()
    return held


def the_queue(desk: Client) -> list[str]:
    """As a page, and as what htmx puts into an open one."""
    answers = [desk.get("/desk/"), desk.get("/desk/", headers=HTMX)]
    return [answer.content.decode() for answer in answers]


def the_conversation(desk: Client, chat: Conversation) -> list[str]:
    return [page(desk, chat), news(desk, chat, mode="mine")]


def test_an_expired_key_is_told_everywhere(desk: Client, chat: Conversation) -> None:
    """On the queue and on the channel's conversations: what happened, since when, what to do."""
    addresses.stop_channel("whatsapp", AuthorisationExpired("190: the key has expired"), AT)
    for text in the_queue(desk) + the_conversation(desk, chat):
        assert KEY_IS_OVER in text
        assert "yöneticinize haber verin" in text
        assert "29 Kasım 14.32&#x27;den beri" in text
        assert "190" not in text


def test_a_restriction_is_told_in_the_providers_words(desk: Client, chat: Conversation) -> None:
    """As text, whatever it holds, and marked as another language."""
    addresses.stop_channel("whatsapp", ChannelStopped("368: <b>policy</b>"), AT)
    for text in the_queue(desk) + the_conversation(desk, chat):
        assert "WhatsApp kanalı durdu: sağlayıcı gönderimi kısıtladı" in text
        assert '<q lang="en">368: &lt;b&gt;policy&lt;/b&gt;</q>' in text


def test_other_channels_conversations_are_not_told(desk: Client, chat: Conversation) -> None:
    """Only where something waits; the queue is everybody's."""
    Conversation.objects.update(channel="web")
    addresses.stop_channel("whatsapp", AuthorisationExpired(""), AT)
    chat.refresh_from_db()
    assert not any("durdu" in text for text in the_conversation(desk, chat))
    assert all("durdu" in text for text in the_queue(desk))


def test_a_channel_that_is_off_is_not_told(desk: Client, held: Conversation) -> None:
    """Nobody waits for it."""
    addresses.stop_channel("whatsapp", AuthorisationExpired(""), AT)
    assert not any("durdu" in text for text in the_queue(desk))


def test_it_comes_and_goes_live(desk: Client, ayse: User, chat: Conversation) -> None:
    """The pulses change with it, and the open page's region is emptied."""
    quiet = queue.pulse(ayse), conversation.pulse(chat.pk)
    addresses.stop_channel("whatsapp", AuthorisationExpired(""), AT)
    stopped = queue.pulse(ayse), conversation.pulse(chat.pk)
    assert all(one != other for one, other in zip(quiet, stopped, strict=True))
    addresses.go_on("whatsapp")
    assert (queue.pulse(ayse), conversation.pulse(chat.pk)) == quiet
    for text in (the_queue(desk)[1], news(desk, chat, mode="mine")):
        assert '<div id="stopped" class="told" role="status" hx-swap-oob="innerHTML"></div>' in text


def test_messages_that_do_not_arrive_are_told(desk: Client, chat: Conversation) -> None:
    """How many, since when, and where: each conversation once."""
    taken(chat)
    taken(chat, 90)
    for text in the_queue(desk):
        assert "2 mesaj 15 dakikadır müşteriye ulaşmadı." in text
        links = text[text.index('id="late-talks"') :].partition("</nav>")[0]
        assert links.count(f'href="/desk/c/{chat.pk}"') == links.count("href=") == 1


def test_ten_conversations_are_named(desk: Client, chat: Conversation) -> None:
    """The one that waits longest first; all of them are counted."""
    talks = [with_bot() for _ in range(12)]
    for number, talk in enumerate(talks):
        taken(talk, 20 + number)
    found = undelivered()
    assert (found.count, len(found.talks), found.talks[0]) == (12, 10, talks[-1].pk)
    (text, _) = the_queue(desk)
    links = text[text.index('id="late-talks"') :].partition("</nav>")[0]
    assert [links.find(str(pk)) for pk in found.talks] == sorted(
        links.find(str(pk)) for pk in found.talks
    )


def test_what_has_arrived_is_not_told(desk: Client, ayse: User, chat: Conversation) -> None:
    """The twin: the line goes, live."""
    taken(chat)
    before = queue.pulse(ayse)
    Delivery.objects.update(delivered_at=AT)
    assert queue.pulse(ayse) != before
    assert not any("ulaşmadı" in text for text in the_queue(desk))


def test_who_cannot_see_is_told_once(desk: Client, chat: Conversation) -> None:
    """Regions that stay: a new one would not be read out, and links stand outside of them."""
    taken(chat)
    addresses.stop_channel("whatsapp", AuthorisationExpired(""), AT - timedelta(days=1))
    whole, fragment = the_queue(desk)
    for region in ("stopped", "undelivered"):
        assert f'<div id="{region}" class="told" role="status">' in whole
        assert f'<div id="{region}" class="told" role="status" hx-swap-oob="innerHTML">' in fragment
    assert "<a " not in whole[whole.index('id="undelivered"') :].partition("</div>")[0]
    assert '<nav aria-label="Mesajı ulaşmayan görüşmeler">' in whole
    # Outside of what is drawn anew with each change of the lists.
    assert whole.index('id="undelivered"') < whole.index('id="queue"')
    assert whole.count('id="stopped"') == whole.count('id="late-talks"') == 1
