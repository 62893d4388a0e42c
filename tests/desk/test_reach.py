"""Whether the customer can be reached: the provider's window, invitations, and chats that ended."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from django.test import Client
from django.utils import timezone as clock

from bot.channels import addresses, window
from bot.channels.models import Address, Delivery
from bot.conversations.models import Conversation, Owner, Sender
from bot.desk.conversation import pulse
from bot.desk.reach import Reach, reach
from bot.wording import at_clock
from tests.desk.conftest import news, page, write

NOW = datetime(2026, 11, 29, 11, 0, tzinfo=timezone.utc)


@pytest.fixture
def address(held: Conversation) -> Address:
    """Where the customer writes from; the window has no end yet."""
    Conversation.objects.update(channel="whatsapp")
    return Address.objects.create(channel="whatsapp", address="90555", customer=held.customer)


def ends(address: Address, at: datetime) -> None:
    Address.objects.filter(pk=address.pk).update(open_until=at)


def invite(conversation: Conversation, state: str) -> None:
    """The provider's approved words, and what became of them."""
    said = write(conversation, "Size yazabiliriz.", sender=Sender.SYSTEM)
    Delivery.objects.create(
        message=said,
        channel="whatsapp",
        state=state,
        template="telafi_devam",
        not_before=NOW,
        made_at=NOW,
    )


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (121, Reach()),
        (120, Reach(ends_at=NOW + timedelta(minutes=120))),
        (1, Reach(ends_at=NOW + timedelta(minutes=1))),
        (0, Reach(over=True)),
        (-600, Reach(over=True)),
    ],
)
def test_the_end_of_the_window_is_told(
    held: Conversation, address: Address, minutes: int, told: Reach
) -> None:
    """In its last two hours, and after it."""
    ends(address, NOW + timedelta(minutes=minutes))
    assert reach(held.pk, NOW) == told


def test_nothing_is_told_without_a_window(held: Conversation) -> None:
    """The website has no address, and other messengers no end."""
    assert reach(held.pk, NOW) == Reach()
    Address.objects.create(channel="telegram", address="7", customer=held.customer)
    assert reach(held.pk, NOW) == Reach()


def test_nothing_is_told_of_what_is_closed(held: Conversation, address: Address) -> None:
    """Nobody writes there; who writes again opens the window."""
    ends(address, NOW)
    Conversation.objects.update(owner=Owner.CLOSED)
    assert reach(held.pk, NOW) == Reach()


def test_the_page_says_that_messages_wait(
    desk: Client, held: Conversation, address: Address
) -> None:
    """On the page and under it; and no longer when the customer has written."""
    before = pulse(held.pk)
    ends(address, clock.now() - timedelta(minutes=1))
    assert pulse(held.pk) != before
    for text in (page(desk, held), news(desk, held, mode="mine")):
        assert "24 saat geçti; WhatsApp artık serbest mesaj kabul etmiyor" in text
        assert "müşteri yanıt verince gönderilir" in text
        assert "haber mesajı" not in text
    address.refresh_from_db()
    window.opened(address, clock.now() + timedelta(hours=24), clock.now())
    assert "24 saat geçti" not in page(desk, held)
    assert pulse(held.pk) == before


def test_the_page_says_when_the_window_ends(
    desk: Client, held: Conversation, address: Address
) -> None:
    """On the shop's clock."""
    at = clock.now() + timedelta(minutes=90)
    ends(address, at)
    assert f"WhatsApp penceresi saat {at + timedelta(hours=3):%H.%M}&#x27;" in page(desk, held)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("sent", "Müşteriye haber mesajı gönderildi."),
        ("failed", "Müşteriye haber mesajı gönderilemedi."),
        ("queued", "Müşteriye haber mesajı gönderiliyor."),
    ],
)
def test_the_invitation_is_told(
    desk: Client, held: Conversation, address: Address, state: str, words: str
) -> None:
    """Once it was sent for this silence."""
    ends(address, clock.now())
    before = pulse(held.pk)
    invite(held, state)
    assert pulse(held.pk) != before
    assert words in page(desk, held)


def test_an_earlier_silences_invitation_is_not_told(
    desk: Client, held: Conversation, address: Address
) -> None:
    """The customer has written since: this silence has none."""
    ends(address, clock.now())
    invite(held, "sent")
    write(held, "Buradayım")
    assert "haber mesajı" not in page(desk, held)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("blocked", "Müşteri bu sohbeti engelledi"),
        ("gone", "Müşterinin hesabı artık yok"),
        ("unreachable", "Müşteriye WhatsApp&#x27;tan ulaşılamıyor"),
    ],
)
def test_a_stopped_chat_is_told(
    desk: Client, held: Conversation, address: Address, why: str, words: str
) -> None:
    """At once, under the open page too; who writes again is reached again."""
    ends(address, clock.now())
    before = pulse(held.pk)
    addresses.stop(held.customer.pk, why)
    assert pulse(held.pk) != before
    for text in (page(desk, held), news(desk, held, mode="mine")):
        assert f"{words}; yazdıklarınız ona ulaşmaz" in text
        # What is written now does not wait: it fails.
        assert "24 saat" not in text
    Address.objects.update(stopped="")
    assert "ulaşmaz" not in page(desk, held)


def test_a_chat_that_is_reached_has_no_warning(
    desk: Client, held: Conversation, address: Address
) -> None:
    """The negative twin: the region is there for what may come, and empty."""
    assert '<div id="reach" class="told" role="status"></div>' in page(desk, held)


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("14.32", "14.32'de"),
        ("09.30", "09.30'da"),
        ("15.00", "15.00'te"),
        ("20.00", "20.00'de"),
        ("10.00", "10.00'da"),
        ("00.00", "00.00'da"),
        ("12.40", "12.40'ta"),
        ("12.56", "12.56'da"),
        ("12.59", "12.59'da"),
    ],
)
def test_a_time_has_the_ending_that_is_read(clock: str, words: str) -> None:
    """By the last number that is spoken, of the hour where there are no minutes."""
    assert at_clock(datetime.strptime(clock, "%H.%M").replace(tzinfo=timezone.utc)) == words
