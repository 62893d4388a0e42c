"""What messages cost: told by receipts that come early, late, repeatedly and in any order."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bot.conversations.handlers import carry_out
from bot.conversations.models import Message, Sender
from bot.conversations.storage import unit_of_work
from bot.cx.models import MessageFact, MessagePrice
from bot.effects import Heard, Rating, Solved
from tests.cx.build import Talk, priced

pytestmark = pytest.mark.django_db
LATE = Heard(("late_delivery",), "annoyed", False)


def _kept(message: Message) -> tuple[str, bool]:
    price = MessagePrice.objects.get(message=message)
    assert (price.conversation_id, price.at) == (message.conversation_id, message.created_at)
    return price.category, price.billable


def test_what_is_told_is_kept() -> None:
    """As the provider names it, categories of the future too."""
    talk = Talk()
    service, fresh = talk.say(Sender.BOT), talk.say(Sender.AGENT)
    priced(service, "service", billable=False)
    priced(fresh, "group_service", billable=True)
    assert _kept(service) == ("service", False)
    assert _kept(fresh) == ("group_service", True)


def test_a_message_of_which_nothing_is_told_has_no_price() -> None:
    """A channel without prices leaves no rows."""
    Talk().turn(LATE)
    assert not MessagePrice.objects.exists()


def test_each_message_has_one_price_however_often_it_is_told() -> None:
    """Sent, delivered and read tell the same three times."""
    message = Talk().say(Sender.BOT)
    for _ in range(3):
        priced(message)
    assert _kept(message) == ("utility", True)


def test_what_is_billed_stays_billed() -> None:
    """A receipt that says otherwise, late or out of turn, takes nothing back."""
    message = Talk().say(Sender.BOT)
    priced(message, "utility", billable=True)
    priced(message, "service", billable=False)
    assert _kept(message) == ("utility", True)


def test_what_turns_out_to_be_billed_is_billed() -> None:
    """The twin: with the category that it is billed as."""
    message = Talk().say(Sender.BOT)
    priced(message, "service", billable=False)
    priced(message, "marketing", billable=True)
    assert _kept(message) == ("marketing", True)


@pytest.mark.parametrize("billable", [True, False])
def test_it_is_one_statement(billable: bool) -> None:
    """Two processes that are told at once can't stand in each other's way."""
    message = Talk().say(Sender.BOT)
    with CaptureQueriesContext(connection) as queries:
        priced(message, billable=billable)
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) == 1


def test_an_early_receipt_takes_nothing_from_the_log(settings: Any, tmp_path: Path) -> None:
    """Told before the change was: the message is new all the same, and its model is noted."""
    settings.VAR_DIR = tmp_path
    (tmp_path / "model-version").write_text("m1")
    talk = Talk()
    talk.say(Sender.CUSTOMER)
    talk.changed()
    (tmp_path / "model-version").write_text("m2-newer")
    message = talk.say(Sender.BOT)
    priced(message)
    assert not MessageFact.objects.filter(message=message).exists()
    talk.changed()
    assert (talk.outcome.bot_messages, talk.outcome.model_version) == (1, "m2-newer")
    assert MessageFact.objects.get(message=message).sender == Sender.BOT


def test_the_outcome_counts_what_was_told() -> None:
    """Of this conversation's own messages: all with a price, and those that are billed."""
    talk, other = Talk(), Talk()
    for billable in (True, True, False):
        priced(talk.say(Sender.BOT), billable=billable)
    talk.say(Sender.BOT)
    priced(other.say(Sender.BOT))
    talk.changed()
    assert (talk.outcome.priced_messages, talk.outcome.billed_messages) == (3, 2)


def test_without_prices_both_are_zero() -> None:
    """The twin: a channel that bills nothing."""
    talk = Talk()
    talk.turn(LATE)
    assert (talk.outcome.priced_messages, talk.outcome.billed_messages) == (0, 0)


def test_a_receipt_after_closing_makes_no_revision() -> None:
    """It is kept, and the next change that is one for another reason takes it."""
    talk = Talk()
    talk.turn(LATE, Solved(yes=True))
    message = talk.say(Sender.BOT)
    talk.close()
    priced(message)
    assert [row.billed_messages for row in talk.revisions] == [0]
    with unit_of_work():
        carry_out(talk.row, message, Rating(5, ""))
        talk.changed()
    assert [(row.billed_messages, row.csat) for row in talk.revisions] == [(0, None), (1, 5)]


def test_prices_go_with_their_conversation() -> None:
    """The database's own check is on the message only; nothing is left behind all the same."""
    talk, other = Talk(), Talk()
    for one in (talk, other):
        priced(one.say(Sender.BOT))
    talk.row.delete()
    assert MessagePrice.objects.get().conversation == other.row


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_a_receipt_waits_for_nobody_who_holds_the_conversation() -> None:
    """A long turn holds up no receipt, and neither can end in a deadlock with the other."""
    message = Talk().say(Sender.BOT)
    with closing(connection.copy()) as other, connection.cursor() as here:
        other.set_autocommit(False)
        with other.cursor() as there:
            there.execute("SELECT 1 FROM conversations_conversation FOR UPDATE")
        here.execute("SET lock_timeout = '1s'")
        priced(message)
        here.execute("SET lock_timeout = 0")
        other.rollback()
    assert _kept(message) == ("utility", True)
