"""What the shop answers later reaches the customer, wherever they are by then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from bot.complaints.stored.answers import write_answer
from bot.complaints.stored.models import ProblemRecord, Promise
from bot.conversations.closing import close
from bot.conversations.models import Conversation, Customer, Owner, Sender
from tests.conversations import build

pytestmark = pytest.mark.django_db
ACTION = "a-1"


@pytest.fixture
def ali() -> Customer:
    return build.customer()


@pytest.fixture
def asked(ali: Customer) -> Conversation:
    """A closed conversation in which an enquiry was opened."""
    conversation = build.conversation(ali)
    ProblemRecord.objects.create(
        conversation=conversation, number=1, type="late_delivery", action_id=ACTION
    )
    Promise.objects.create(
        conversation=conversation,
        template="utter_resolved_enquiry",
        rule="shop:enquiry",
        what="Kargo sorgusu yanıtlanacak",
        due_on=timezone.localdate(),
        owner="shop",
        action_id=ACTION,
    )
    close(conversation, timezone.now())
    return conversation


def test_it_is_written_after_the_rating(asked: Conversation) -> None:
    """The conversation is opened again, and the bot takes what the customer says to it."""
    assert write_answer(ACTION, "1", "Parsel Samsun şubesinde, yarın dağıtıma çıkıyor.")
    assert build.texts(asked, Sender.SYSTEM)[-1].endswith("yarın dağıtıma çıkıyor.")
    asked.refresh_from_db()
    assert (asked.owner, asked.closed_at) == (Owner.BOT, None)
    assert Promise.objects.get().status == Promise.Status.KEPT


def test_the_same_answer_is_told_once(asked: Conversation) -> None:
    """The shop may repeat what it did not see acknowledged; another answer is another one."""
    assert [write_answer(ACTION, name, "Bulundu.") for name in ("1", "1", "2")] == [
        True,
        False,
        True,
    ]
    assert len(build.texts(asked, Sender.SYSTEM)) == 2


def test_it_goes_where_the_customer_is_now(asked: Conversation, ali: Customer) -> None:
    """One open conversation a customer: the answer comes into that, the old one stays closed."""
    now = build.written(ali).conversation
    write_answer(ACTION, "1", "Bulundu.")
    assert (len(build.texts(now, Sender.SYSTEM)), build.owner(asked)) == (1, Owner.CLOSED)


def test_a_question_that_is_open_keeps_its_buttons(asked: Conversation, ali: Customer) -> None:
    """A notice of the house ends no question: the choice above it is still one."""
    now = build.written(ali).conversation
    question = build.asked(now)
    write_answer(ACTION, "1", "Bulundu.")
    assert build.written(ali, "", button=question.buttons[0]["id"]).payload


def test_a_late_answer_is_a_broken_promise(asked: Conversation) -> None:
    """The ledger says what became of the day that was told."""
    Promise.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    write_answer(ACTION, "1", "Bulundu.")
    assert Promise.objects.get().status == Promise.Status.BROKEN


@pytest.mark.parametrize("action_id", ["", "a-2"])
def test_an_action_that_nobody_knows(asked: Conversation, action_id: str) -> None:
    """Nothing is written anywhere, also where records have no action at all."""
    ProblemRecord.objects.create(conversation=asked, number=2, type="invoice")
    with pytest.raises(LookupError):
        write_answer(action_id, "1", "Bulundu.")
    assert build.texts(asked, Sender.SYSTEM) == []
