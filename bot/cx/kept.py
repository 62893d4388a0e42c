"""The tally of a conversation in the database; call all of it under the conversation's lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from bot.conversations.models import Conversation, Message, Sender
from bot.cx.models import MessageFact, MessageTally
from bot.cx.tally import EMPTY, MessageSeen, Tally, fold, hear, without

COLUMNS = tuple(field.name for field in fields(Tally))
_MESSAGE = ("id", "sender", "created_at")
_FACT = ("fact__at", "fact__intents", "fact__mood", "fact__unclear")


def stored(values: Sequence[Any]) -> Tally | None:
    """The tally of a row of COLUMNS; None where there is no row."""
    if values[0] is None:
        return None
    named = dict(zip(COLUMNS, values, strict=True))
    return Tally(**{**named, "intents": tuple(named["intents"])})


def bring_up(conversation: Conversation, tally: Tally | None) -> tuple[Tally, bool]:
    """Fold in the messages that came since; whether the bot is among those without a fact yet.

    None begins with the first message: a new conversation, or one from before there were tallies.
    """
    known = tally or EMPTY
    # All of a conversation's messages are committed in the order of their ids.
    came = Message.objects.filter(conversation=conversation, pk__gt=known.seen).order_by("id")
    rows = list(came.values_list(*_MESSAGE, *_FACT))
    for number, sender, at, _, intents, mood, unclear in rows:
        seen = MessageSeen(sender, at, tuple(intents or ()), mood or "", bool(unclear))
        known = fold(known, number, seen)
    if rows:
        _save(conversation.pk, known, new=tally is None)
    new = [row[:3] for row in rows if row[3] is None]
    _note(conversation, new)
    return known, any(sender == Sender.BOT for _, sender, _ in new)


def hear_in(fact: MessageFact) -> None:
    """What was heard of a message that was seen already; a word out of turn makes it all anew."""
    tally = _read(fact.conversation_id)
    if tally is None or fact.message_id > tally.seen:
        return
    if fact.message_id <= tally.heard:
        _forget(fact.conversation_id)
        return
    heard = MessageSeen(fact.sender, fact.at, tuple(fact.intents), fact.mood, fact.unclear)
    _save(fact.conversation_id, hear(tally, fact.message_id, heard))


def move(earlier: Conversation, later: Conversation, numbers: list[int]) -> None:
    """Messages have gone from one conversation to another, and their facts with them."""
    MessageFact.objects.filter(message__in=numbers).update(conversation=later)
    tally = _read(earlier.pk)
    left = without(tally, numbers) if tally else None
    if left:
        _save(earlier.pk, left)
    else:
        _forget(earlier.pk)
    # Nobody writes in two at once; if somebody did, the words that come may be the older ones.
    MessageTally.objects.filter(conversation=later, seen__gte=min(numbers)).delete()


def _note(conversation: Conversation, rows: list[tuple[Any, ...]]) -> None:
    new = [
        MessageFact(message_id=number, conversation=conversation, sender=sender, at=at)
        for number, sender, at in rows
    ]
    if new:
        MessageFact.objects.bulk_create(new, ignore_conflicts=True)


def _read(conversation_id: Any) -> Tally | None:
    row = MessageTally.objects.filter(pk=conversation_id).values_list(*COLUMNS).first()
    return stored(row) if row else None


def _save(conversation_id: Any, tally: Tally, new: bool = False) -> None:
    row = MessageTally(conversation_id=conversation_id, **asdict(tally))
    row.save(force_insert=new, force_update=not new)


def _forget(conversation_id: Any) -> None:
    MessageTally.objects.filter(pk=conversation_id).delete()
