"""What every channel has to keep to, our own and the tests' alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bot.channels import table
from bot.channels.models import Address, Delivery
from bot.channels.port import Channel, Outgoing
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.web.channel import WebChannel
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.conversations.models import Conversation, State
from bot.conversations.storage import unit_of_work
from tests.botapi import Api
from tests.channels.fake import FakeChannel
from tests.conversations import build
from tests.graphapi import Graph

PLACE = "905551110001"


@contextmanager
def telegram() -> Iterator[Channel]:
    with Api() as api:
        api.user(int(PLACE))
        one = TelegramChannel(api.token, api.url)
        yield one
        if "api" in vars(one):
            one.api.close()


@contextmanager
def whatsapp() -> Iterator[Channel]:
    with Graph() as graph:
        graph.user(PLACE).says("Merhaba")
        one = WhatsAppChannel(graph.token, graph.phone_number_id, graph.url)
        yield one
        if "api" in vars(one):
            one.api.close()


KINDS: Mapping[str, Callable[[], AbstractContextManager[Channel]]] = {
    "web": lambda: nullcontext(WebChannel()),
    "fake": lambda: nullcontext(FakeChannel()),
    "telegram": telegram,
    "whatsapp": whatsapp,
}


@pytest.fixture(params=KINDS)
def channel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Channel]:
    """Messengers with the stand-in of their provider behind them."""
    with KINDS[request.param]() as one:
        monkeypatch.setitem(table.CHANNELS, one.name, one)
        yield one


@pytest.fixture
def conversation(channel: Channel, db: None) -> Conversation:
    customer = build.customer(channel.name)
    if channel.name in {"telegram", "whatsapp"}:
        Address.objects.create(channel=channel.name, address=PLACE, customer=customer)
    return build.conversation(customer)


def test_its_name_fits(channel: Channel) -> None:
    """The database keeps sixteen characters."""
    assert channel.name == channel.name.lower() and 0 < len(channel.name) <= 16


def test_it_says_where_the_answer_will_be(channel: Channel) -> None:
    """A whole sentence, which the table gives for its name."""
    sentence = table.still_waiting(channel.name)
    assert sentence == channel.still_waiting
    assert sentence[0].isupper() and sentence.endswith(".")


def test_what_is_sent_has_an_id(channel: Channel, conversation: Conversation) -> None:
    """The provider's, as text that the database can keep; another one each time."""
    customer, buttons = conversation.customer_id, (("a", "Evet"), ("b", "Hayır"))
    ids = [channel.send(Outgoing(number, customer, "Merhaba", buttons)) for number in (1, 2)]
    assert all(0 < len(one) <= 200 for one in ids) and ids[0] != ids[1]


def test_an_address_may_change(channel: Channel, conversation: Conversation) -> None:
    """A channel without addresses takes it calmly."""
    channel.move(conversation.customer_id, "905559990000")


def test_typing_never_fails(channel: Channel, conversation: Conversation) -> None:
    """Whoever is there, and for somebody whom nobody knows."""
    for customer in (conversation.customer_id, 10**9):
        channel.show_typing(customer, True)
        channel.show_typing(customer, False)


def test_its_set_up_is_told(channel: Channel) -> None:
    """In whole words, right or wrong."""
    assert all(isinstance(good, bool) and words for good, words in channel.findings())


def test_its_limits_are_sound(channel: Channel) -> None:
    """No pace is negative; what may be said where nothing else may has a name and words."""
    assert channel.pace.customer >= 0 and channel.pace.overall >= 0 and channel.pace.burst >= 1
    assert channel.reports_within >= 0
    assert channel.invitation is None or (channel.invitation.name and channel.invitation.text)


def test_only_what_is_not_fetched_is_delivered(
    channel: Channel, conversation: Conversation
) -> None:
    """Our own message waits for no turn; a delivery is there with it, or none at all."""
    message = build.asked(conversation)
    assert message.state == State.DONE
    queued = Delivery.objects.filter(message=message, channel=channel.name, state="queued")
    assert queued.count() == (0 if channel.pulls else 1)


def test_a_customers_message_is_not_delivered(channel: Channel, conversation: Conversation) -> None:
    """The negative twin: it has come from there."""
    build.written(conversation.customer)
    assert not Delivery.objects.exists()


def test_no_delivery_without_its_message(channel: Channel, conversation: Conversation) -> None:
    """Both are stored or neither."""
    with pytest.raises(LookupError), unit_of_work():
        build.asked(conversation)
        raise LookupError
    assert not Delivery.objects.exists()


def test_the_web_pays_nothing(db: None) -> None:
    """A message of ours costs two statements there: the conversation's time and itself."""
    conversation = build.conversation()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        build.asked(conversation)
    assert len(queries) == 2


def test_a_channel_that_is_off_keeps_its_messages(db: None) -> None:
    """They are queued until it is on, and whoever waits reads a sentence that is always true."""
    build.asked(build.conversation(build.customer("telegram")))
    assert Delivery.objects.get().channel == "telegram"
    assert table.still_waiting("telegram").startswith("Talebiniz sırada")
