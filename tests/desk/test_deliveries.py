"""What became of a message: at the desk, and live."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bot.channels.models import Delivery
from bot.conversations.models import Conversation, Message, Sender
from bot.desk.conversation import pulse
from tests.desk.conftest import news, page, write


def on_its_way(
    conversation: Conversation, text: str, sender: str = Sender.AGENT, channel: str = "telegram"
) -> Message:
    """A message of ours on a channel that delivers."""
    message, now = write(conversation, text, sender=sender), timezone.now()
    Delivery.objects.create(message=message, channel=channel, not_before=now, made_at=now)
    return message


def shown(html: str, message: Message) -> str:
    """What stands under a message."""
    found = re.search(rf'id="sent-{message.pk}"[^>]*>(.*?)</p>', html)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


def became(**fields: Any) -> None:
    """What the provider has told by now."""
    Delivery.objects.update(**fields)


NOW = timezone.now()
LONG_AGO = NOW - timedelta(hours=1)
WAY: list[tuple[dict[str, Any], str]] = [
    ({}, "Gönderiliyor…"),
    ({"waits": True}, "Müşteri yazınca gönderilecek"),
    ({"state": "sent", "sent_at": NOW}, "Gönderildi"),
    ({"state": "sent", "sent_at": LONG_AGO}, "Henüz ulaşmadı"),
    ({"state": "sent", "sent_at": LONG_AGO, "delivered_at": NOW}, "Ulaştı"),
    ({"state": "sent", "sent_at": LONG_AGO, "delivered_at": NOW, "read_at": NOW}, "Okundu"),
    ({"state": "failed", "waits": True}, "İletilemedi"),
]


@pytest.mark.parametrize(("told", "words"), WAY)
def test_an_agent_sees_what_became_of_the_answer(
    desk: Client, held: Conversation, whatsapp: str, told: dict[str, Any], words: str
) -> None:
    """On the page, and again when it has changed under a page that is open."""
    message = on_its_way(held, "Bakıyorum", channel=whatsapp)
    before = pulse(held.pk)
    if told:
        became(**told)
    assert shown(page(desk, held), message) == words
    fresh = news(desk, held, after=message.pk, mode="mine")
    assert shown(fresh, message) == words
    assert f'id="sent-{message.pk}" hx-swap-oob="true"' in fresh
    assert (pulse(held.pk) != before) == bool(told)


def test_each_step_of_the_way_is_another_pulse(held: Conversation, whatsapp: str) -> None:
    """No two of them look alike to the stream."""
    on_its_way(held, "Bakıyorum", channel=whatsapp)
    fresh = {"state": "queued", "waits": False, "delivered_at": None, "read_at": None}
    pulses = []
    for told, _ in WAY:
        became(**(fresh | told))
        pulses.append(pulse(held.pk))
    assert len(set(pulses)) == len(WAY)


@pytest.mark.parametrize("sender", [Sender.BOT, Sender.SYSTEM])
@pytest.mark.parametrize(("told", "words"), WAY)
def test_of_what_others_of_us_said_only_trouble_is_told(
    desk: Client,
    held: Conversation,
    whatsapp: str,
    sender: str,
    told: dict[str, Any],
    words: str,
) -> None:
    """A mark at each line would hide the one that matters."""
    message = on_its_way(held, "Merhaba", sender, whatsapp)
    Delivery.objects.update(**({"state": "queued"} | told))
    trouble = {"Müşteri yazınca gönderilecek", "Henüz ulaşmadı", "İletilemedi"}
    assert shown(page(desk, held), message) == (words if words in trouble else "")


def test_a_channel_that_tells_nothing_is_never_late(desk: Client, held: Conversation) -> None:
    """Telegram's bots are not told what arrives: sent is all that is known."""
    message = on_its_way(held, "Bakıyorum")
    became(state="sent", sent_at=LONG_AGO)
    assert shown(page(desk, held), message) == "Gönderildi"


def test_what_the_website_fetches_has_no_mark(desk: Client, held: Conversation) -> None:
    """There is no delivery whose state could be known."""
    write(held, "Bakıyorum", sender=Sender.AGENT)
    assert "line__sent" not in page(desk, held)
