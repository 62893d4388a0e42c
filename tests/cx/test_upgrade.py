"""What an upgrade does to a log from before there were prices, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command

from bot.conversations.models import Customer, Sender
from bot.cx.models import MessagePrice, Outcome
from tests.cx.build import Talk, priced
from tests.upgrades import back_to

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = ("cx", "0002_message_tally")


@pytest.fixture
def talk() -> Iterator[Talk]:
    """A closed conversation whose outcome was written before the upgrade."""
    talk = Talk()
    talk.say(Sender.CUSTOMER)
    talk.say(Sender.BOT)
    talk.close()
    back_to(*BEFORE)
    call_command("migrate", "cx", verbosity=0)
    yield talk
    call_command("migrate", "cx", verbosity=0)
    Outcome.objects.all().delete()
    Customer.objects.all().delete()


def test_old_messages_have_no_price(talk: Talk) -> None:
    """Nothing is made up and no outcome restated; what is told from now on is counted."""
    talk.changed()
    assert [(row.revision, row.billed_messages) for row in talk.revisions] == [(1, 0)]
    assert not MessagePrice.objects.exists()
    priced(talk.say(Sender.BOT))
    talk.changed()
    assert [row.billed_messages for row in talk.revisions] == [0, 1]


def test_there_is_a_way_back(talk: Talk) -> None:
    """The prices go; the log and the conversation stay."""
    priced(talk.say(Sender.BOT))
    old = back_to(*BEFORE)
    (outcome,) = old.get_model("cx", "Outcome").objects.all()
    assert (outcome.conversation_id, outcome.bot_messages) == (talk.row.pk, 1)
    assert old.get_model("cx", "MessageFact").objects.count() == 2
