"""Follows the conversations: what was heard, what the customer said of it, what it cost."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from bot import effects
from bot.conversations.handlers import handles
from bot.conversations.models import Conversation, Message, Sender
from bot.cx import kept, store
from bot.cx.models import Answer, MessageFact, MessagePrice
from bot.privacy.logs import masked

MAX_COMMENT = 1000
_SCORES = range(1, 6)


def on_change(conversation: Conversation, **_: Any) -> None:
    """Runs inside the transaction of the change: an error here undoes that too."""
    store.refresh(conversation)


def on_move(earlier: Conversation, later: Conversation, messages: list[int], **_: Any) -> None:
    """Words that began a new conversation count there; both are computed anew after it."""
    kept.move(earlier, later, messages)


def on_price(message: Message, category: str, billable: bool, **_: Any) -> None:
    """Told again with each receipt, in any order: what is billed once is billed.

    No outcome is computed here: the next change of the conversation takes it.
    """
    price = MessagePrice(
        message=message,
        conversation_id=message.conversation_id,
        category=category,
        billable=billable,
        at=message.created_at,
    )
    if not billable:
        MessagePrice.objects.bulk_create([price], ignore_conflicts=True)
        return
    MessagePrice.objects.bulk_create(
        [price],
        update_conflicts=True,
        unique_fields=["message"],
        update_fields=["category", "billable"],
    )


@handles(effects.Heard)
def heard(conversation: Conversation, message: Message, effect: effects.Heard) -> None:
    """What was understood of the customer's message; a turn that runs again replaces it."""
    # A turn of our own (back from a human) has nothing that a customer said.
    if message.sender != Sender.CUSTOMER:
        return
    fact = MessageFact(
        message=message,
        conversation=conversation,
        sender=message.sender,
        intents=list(effect.intents),
        mood=effect.mood,
        unclear=effect.unclear,
        at=message.created_at,
    )
    MessageFact.objects.bulk_create(
        [fact],
        update_conflicts=True,
        unique_fields=["message"],
        update_fields=["intents", "mood", "unclear"],
    )
    kept.hear_in(fact)


@handles(effects.Solved)
def solved(conversation: Conversation, _: Message, effect: effects.Solved) -> None:
    """A row for each answer: the latest one counts."""
    _answer(conversation, Answer.Kind.SOLVED, int(effect.yes), "")


@handles(effects.Rating)
def rating(conversation: Conversation, _: Message, effect: effects.Rating) -> None:
    """A row for each answer; a comment is masked and cut at 1,000 characters."""
    value = effect.csat if effect.csat in _SCORES else None
    # Masked before it is cut: half a number would no longer be recognised as one.
    comment = masked(effect.comment.strip())[:MAX_COMMENT]
    _answer(conversation, Answer.Kind.CSAT, value, comment)


def _answer(conversation: Conversation, kind: str, value: int | None, comment: str) -> None:
    Answer.objects.create(
        conversation=conversation, kind=kind, value=value, comment=comment, at=timezone.now()
    )
