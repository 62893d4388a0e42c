"""What every channel has to keep to, our own and the tests' alike."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bot.channels import table
from bot.channels.models import Delivery
from bot.channels.port import Channel, Outgoing
from bot.channels.web.channel import WebChannel
from bot.conversations.models import Conversation, State
from bot.conversations.storage import unit_of_work
from tests.channels.fake import FakeChannel
from tests.conversations import build


@pytest.fixture(params=[WebChannel, FakeChannel])
def channel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Channel:
    one: Channel = request.param()
    monkeypatch.setitem(table.CHANNELS, one.name, one)
    return one


@pytest.fixture
def conversation(channel: Channel, db: None) -> Conversation:
    return build.conversation(build.customer(channel.name))


def test_its_name_fits(channel: Channel) -> None:
    """The database keeps sixteen characters."""
    assert channel.name == channel.name.lower() and 0 < len(channel.name) <= 16


def test_it_says_where_the_answer_will_be(channel: Channel) -> None:
    """A whole sentence, which the table gives for its name."""
    sentence = table.still_waiting(channel.name)
    assert sentence == channel.still_waiting
    assert sentence[0].isupper() and sentence.endswith(".")


def test_what_is_sent_has_an_id(channel: Channel) -> None:
    """The provider's, as text that the database can keep."""
    provider_id = channel.send(Outgoing(1, 2, "Merhaba", (("a", "Evet"),)))
    assert 0 < len(provider_id) <= 200


def test_an_address_may_change(channel: Channel) -> None:
    """A channel without addresses takes it calmly."""
    channel.move(1, "yeni")


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
