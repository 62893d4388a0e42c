"""What became of a message: at the desk, and live."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from bot.channels import addresses
from bot.channels.models import Address, Delivery
from bot.conversations.models import Conversation, Message, Sender
from bot.desk.conversation import pulse
from tests.desk.conftest import news, page, write


def on_its_way(conversation: Conversation, text: str, sender: str = Sender.AGENT) -> Message:
    """A message of ours on a channel that delivers."""
    message, now = write(conversation, text, sender=sender), timezone.now()
    Delivery.objects.create(message=message, channel="telegram", not_before=now, made_at=now)
    return message


@pytest.fixture
def address(held: Conversation) -> Address:
    """The customer's chat."""
    return Address.objects.create(channel="telegram", address="7", customer=held.customer)


@pytest.mark.parametrize(
    ("state", "shown"),
    [("queued", "Gönderiliyor…"), ("sent", "Gönderildi"), ("failed", "İletilemedi")],
)
def test_an_agent_sees_what_became_of_the_answer(
    desk: Client, held: Conversation, state: str, shown: str
) -> None:
    """On the page, and again when it has changed under a page that is open."""
    message = on_its_way(held, "Bakıyorum")
    before = pulse(held.pk)
    Delivery.objects.update(state=state)
    assert shown in page(desk, held)
    line = f'id="sent-{message.pk}" hx-swap-oob="true">'
    told = news(desk, held, after=message.pk, mode="mine")
    assert shown in told[told.index(line) :].partition("</p>")[0]
    assert (pulse(held.pk) != before) == (state != "queued")


def test_what_the_bot_said_is_marked_only_where_it_failed(desk: Client, held: Conversation) -> None:
    """A mark at each line would hide the one that matters."""
    on_its_way(held, "Merhaba", Sender.BOT)
    Delivery.objects.update(state="sent")
    assert "Gönderildi" not in page(desk, held)
    Delivery.objects.update(state="failed")
    assert "İletilemedi" in page(desk, held)


def test_what_the_website_fetches_has_no_mark(desk: Client, held: Conversation) -> None:
    """There is no delivery whose state could be known."""
    write(held, "Bakıyorum", sender=Sender.AGENT)
    assert "line__sent" not in page(desk, held)


@pytest.mark.parametrize(("why", "shown"), [("blocked", "engelledi"), ("gone", "artık yok")])
def test_a_stopped_chat_is_told(
    desk: Client, held: Conversation, address: Address, why: str, shown: str
) -> None:
    """At once, under the open page too; who writes again is reached again."""
    on_its_way(held, "Bakıyorum")
    before = pulse(held.pk)
    addresses.stop(held.customer.pk, why)
    assert pulse(held.pk) != before
    for text in (page(desk, held), news(desk, held, mode="mine")):
        assert shown in text and "ulaşmaz" in text
    Address.objects.update(stopped="")
    assert "ulaşmaz" not in page(desk, held)


def test_a_chat_that_is_reached_has_no_warning(
    desk: Client, held: Conversation, address: Address
) -> None:
    """The negative twin."""
    assert "ulaşmaz" not in page(desk, held)
