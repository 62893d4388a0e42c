"""Working row, revisions, the 7-day return, and what it all costs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bot.complaints.stored.models import Promise
from bot.conversations.handlers import carry_out
from bot.conversations.handoff import reopen, resolve
from bot.conversations.models import Conversation, Sender
from bot.cx.gather import model_version
from bot.cx.models import Answer, Comeback, MessageFact
from bot.effects import Effect, Goods, Heard, Problem, Rating, Solved
from tests.cx.build import START, Talk

pytestmark = pytest.mark.django_db
LATE = Heard(("late_delivery",), "annoyed", False)


def _late(order: str = "", resolution: str = "none", **goods: Any) -> Problem:
    return Problem(1, "late_delivery", Goods(order, **goods), resolution)


def _closed(**conversation: Any) -> Talk:
    talk = Talk(**conversation)
    talk.turn(LATE, _late("TS-1"), Solved(yes=True))
    talk.close()
    return talk


def test_an_open_conversation_keeps_one_working_row() -> None:
    """While it is open the row is updated in place, with no outcome and no closing time."""
    talk = Talk()
    talk.turn(LATE)
    talk.turn(_late("TS-1", carrier="Hızlı"))
    (row,) = talk.revisions
    assert (row.revision, row.outcome, row.closed_at) == (1, None, None)
    assert (row.customer_messages, row.bot_messages, row.carrier) == (2, 2, "Hızlı")
    assert (row.topics, row.customer_key) == (["late_delivery"], talk.customer.key)


def test_closing_seals_the_row() -> None:
    """The working row becomes the first final one: one row for an ordinary conversation."""
    (row,) = _closed().revisions
    assert (row.revision, row.outcome) == (1, "confirmed")


def test_what_is_opened_again_is_open_in_a_revision_of_its_own() -> None:
    """The sealed row stays as it was; the time in between is nobody's, and it is no escalation."""
    talk = _closed()
    sealed = talk.revisions[0]
    agent = User.objects.create_user("ayse")
    closed = timezone.now() - timedelta(days=3)
    Conversation.objects.filter(pk=talk.row.pk).update(
        started_at=closed - timedelta(minutes=1), closed_at=closed
    )
    reopen(talk.row.pk, agent)
    again = talk.revisions[-1]
    assert (again.revision, again.closed_at, again.outcome) == (2, None, None)
    assert (again.handled_by, again.escalation_reason) == ("both", "")
    assert again.bot_seconds + again.agent_seconds < 3600
    resolve(talk.row.pk, agent, "information", "")
    talk.row.refresh_from_db()
    talk.close()
    assert [row.revision for row in talk.revisions] == [1, 2]
    assert (talk.revisions[-1].outcome, sealed.outcome) == ("assumed", "confirmed")


def test_a_change_after_closing_is_a_new_revision() -> None:
    """A broken promise adds a row and leaves the earlier one as it was."""
    talk = _closed()
    Promise.objects.create(conversation=talk.row, template="t", rule="r", what="w",
                           due_on=START.date(), owner="shop", status="broken")  # fmt: skip
    talk.changed()
    assert [row.promises_broken for row in talk.revisions] == [0, 1]
    assert [row.revision for row in talk.revisions] == [1, 2]


def test_nothing_new_writes_nothing() -> None:
    """The same facts again make no revision."""
    talk = _closed()
    talk.changed()
    talk.changed()
    assert len(talk.revisions) == 1


def test_a_return_within_seven_days_takes_the_credit_away() -> None:
    """The same customer with the same problem: the earlier outcome is unresolved now."""
    first = _closed()
    again = Talk(first.customer, START + timedelta(days=6))
    again.turn(LATE)
    assert [row.outcome for row in first.revisions] == ["confirmed", "unresolved"]
    assert (first.outcome.reopens, first.outcome.reopened_by) == (1, again.row.pk)


def test_the_same_return_counts_once() -> None:
    """Further messages of the return, and a new computation of either, change nothing."""
    first = _closed()
    again = Talk(first.customer, START + timedelta(days=6))
    again.turn(LATE)
    again.turn(LATE)
    again.close()
    first.changed()
    assert len(first.revisions) == 2
    assert (first.outcome.outcome, first.outcome.reopens) == ("unresolved", 1)


def test_a_second_return_counts_too() -> None:
    """Two later conversations are two reopens; an old one computed again is no third."""
    first = _closed()
    second, third = (Talk(first.customer, START + timedelta(days=day)) for day in (2, 4))
    for talk in (second, third, second):
        talk.turn(LATE)
    assert (first.outcome.reopens, first.outcome.reopened_by) == (2, third.row.pk)


def test_the_same_order_from_another_customer_is_a_return() -> None:
    """Who changes the channel is still the same problem, known by the order number."""
    first = _closed()
    other = Talk(started=START + timedelta(days=1))
    other.turn(LATE, _late("TS-1"))
    assert first.outcome.reopened_by == other.row.pk


@pytest.mark.parametrize(
    ("days", "effects"),
    [
        (8, [LATE]),
        (1, [Heard(("damaged_product",), "calm", False)]),
        (1, [Heard(("praise_thanks",), "calm", False)]),
    ],
    ids=["too late", "another problem", "thanks"],
)
def test_what_is_no_return(days: int, effects: list[Effect]) -> None:
    """After the seven days, or about something else, the credit stays."""
    first = _closed()
    Talk(first.customer, START + timedelta(days=days)).turn(*effects)
    assert [row.outcome for row in first.revisions] == ["confirmed"]


def test_a_stranger_with_another_order_is_no_return() -> None:
    """Somebody else's same problem takes nobody's credit away."""
    first = _closed()
    Talk(started=START + timedelta(days=1)).turn(LATE, _late("TS-2"))
    assert first.outcome.reopens == 0


def test_a_misunderstanding_gives_the_credit_back() -> None:
    """When the return turns out to be about something else, the link is undone."""
    first = _closed()
    again = Talk(first.customer, START + timedelta(days=1))
    again.turn(LATE)
    again.turn(Problem(1, "wrong_product"))
    assert [row.outcome for row in first.revisions] == ["confirmed", "unresolved", "confirmed"]
    assert not Comeback.objects.exists()


@pytest.mark.usefixtures("committed")
def test_a_change_costs_at_most_ten_queries() -> None:
    """The row is written inside the turn's transaction, on every message."""
    talk = Talk()
    talk.turn(LATE, _late("TS-1"))
    talk.say(Sender.CUSTOMER)
    with CaptureQueriesContext(connection) as queries:
        talk.changed()
    # Two of these open and close the test's own unit of work.
    asked = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= 10, asked


@pytest.mark.usefixtures("committed")
def test_a_return_costs_no_more_once_it_is_known() -> None:
    """Each further message of a returning customer costs what any message costs."""
    first = _closed()
    again = Talk(first.customer, START + timedelta(days=1))
    again.turn(LATE, _late("TS-1"))
    again.say(Sender.CUSTOMER)
    with CaptureQueriesContext(connection) as queries:
        again.changed()
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) <= 10


@pytest.mark.usefixtures("committed")
def test_what_it_returns_to_is_looked_for_where_something_changed() -> None:
    """At the first look, with another problem or order, and at the end; not at each message."""
    talk = Talk(_closed().customer, START + timedelta(days=1))

    def looked(*effects: Effect) -> bool:
        with CaptureQueriesContext(connection) as queries:
            talk.turn(*effects)
        return any('"closed_at" BETWEEN' in q["sql"] for q in queries)

    assert looked(LATE)
    assert not looked(LATE)
    assert looked(_late("TS-2"))
    assert not looked(LATE)
    assert looked(Problem(2, "wrong_product"))
    assert not looked(LATE)
    talk.changed()
    with CaptureQueriesContext(connection) as queries:
        talk.close()
    assert any('"closed_at" BETWEEN' in q["sql"] for q in queries)


def test_what_was_never_committed_is_looked_for_again() -> None:
    """The links may have gone with it."""
    talk = Talk(_closed().customer, START + timedelta(days=1))
    talk.turn(LATE, _late("TS-1"))
    with CaptureQueriesContext(connection) as queries:
        talk.turn(LATE)
    assert any('"closed_at" BETWEEN' in q["sql"] for q in queries)


def test_a_change_after_closing_costs_no_more() -> None:
    """A restated conversation asks who came back, but has no new messages to note."""
    talk = _closed()
    Talk(talk.customer, START + timedelta(days=1)).turn(LATE)
    Answer.objects.create(conversation=talk.row, kind="csat", value=3, at=START)
    with CaptureQueriesContext(connection) as queries:
        talk.changed()
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) <= 10
    assert (talk.outcome.csat, talk.outcome.outcome) == (3, "unresolved")


def test_every_message_has_a_fact_without_text() -> None:
    """Facts of all senders exist; none of their columns could hold what was written."""
    talk = Talk()
    words = "Adım Ayşe, 0532 123 45 67"
    talk.turn(Heard(("late_delivery",), "angry", True), text=words)
    customer, bot = MessageFact.objects.all()
    assert (customer.sender, customer.intents, customer.mood) == (
        "customer",
        ["late_delivery"],
        "angry",
    )
    assert customer.unclear
    assert (bot.sender, bot.intents, bot.mood, bot.unclear) == ("bot", [], "", False)
    assert words not in str(list(MessageFact.objects.values()))
    assert not {f.name for f in MessageFact._meta.fields} & {"text", "payload", "buttons"}


def test_a_turn_of_our_own_hears_nobody() -> None:
    """What the engine heard in a system message is not the customer's."""
    talk = Talk()
    message = talk.say(Sender.SYSTEM)
    carry_out(talk.row, message, LATE)
    talk.changed()
    assert MessageFact.objects.get().intents == []


def test_the_comment_is_masked() -> None:
    """A phone number and an address in a comment reach no CX table."""
    talk = Talk()
    talk.turn(Rating(5, "Sağ olun, beni 0532 123 45 67 ya da ayse@ornek.com ile bulun"))
    for text in (Answer.objects.get().comment, talk.outcome.csat_comment):
        assert "0532" not in text
        assert "ornek.com" not in text
        assert text.startswith("Sağ olun")
    assert talk.outcome.csat == 5


@pytest.mark.parametrize("csat", [None, 0, 6, -1])
def test_a_rating_outside_the_scale_is_none(csat: int | None) -> None:
    """Only 1 to 5 counts; a refusal is kept as an answer without a value."""
    talk = Talk()
    talk.turn(Rating(csat, ""))
    assert (talk.outcome.csat, Answer.objects.get().value) == (None, None)


def test_the_model_is_the_one_that_spoke(settings: Any, tmp_path: Path) -> None:
    """A model trained after the bot's last word gets neither its credit nor its blame."""
    settings.VAR_DIR = tmp_path
    assert model_version() == ""
    (tmp_path / "model-version").write_text("m1\n")
    talk = Talk()
    talk.turn(LATE)
    (tmp_path / "model-version").write_text("m2-newer\n")
    assert model_version() == "m2-newer"
    talk.close()
    assert talk.outcome.model_version == "m1"
