"""Small makers of facts and conversations, so that a test says only what it is about."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from bot.conversations.closing import close as close_conversation
from bot.conversations.events import conversation_changed, message_priced
from bot.conversations.handlers import carry_out
from bot.conversations.models import Conversation, Customer, Message, Sender, State
from bot.conversations.storage import unit_of_work
from bot.cx.facts import AnswerSeen, Facts, HandoffSeen, ProblemSeen
from bot.cx.models import Outcome
from bot.cx.tally import MessageSeen, Tally, fold
from bot.effects import Effect

START = datetime(2026, 11, 2, 9, 0, tzinfo=timezone.utc)
ID = UUID(int=1)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def heard(seconds: float, *intents: str, mood: str = "", unclear: bool = False) -> MessageSeen:
    return MessageSeen("customer", at(seconds), intents, mood, unclear)


def bot(seconds: float) -> MessageSeen:
    return MessageSeen("bot", at(seconds))


def solved(seconds: float, yes: bool) -> AnswerSeen:
    return AnswerSeen("solved", at(seconds), int(yes))


def rated(seconds: float, value: int | None, comment: str = "") -> AnswerSeen:
    return AnswerSeen("csat", at(seconds), value, comment)


def human(
    queued: float, claimed: float | None, ended: float | None, result: str = ""
) -> HandoffSeen:
    return HandoffSeen(
        "customer_request",
        at(queued),
        None if claimed is None else at(claimed),
        None if ended is None else at(ended),
        result,
    )


def problem(kind: str = "late_delivery", resolution: str = "none", **fields: str) -> ProblemSeen:
    return ProblemSeen(kind, resolution, **fields)


def facts(*messages: MessageSeen, closed: float | None = 1000, **fields: Any) -> Facts:
    closed_at = None if closed is None else at(closed)
    tally = Tally()
    for number, message in enumerate(messages, 1):
        tally = fold(tally, number, message)
    values = {"messages": tally, "closed_at": closed_at, "now": at(2000), **fields}
    return Facts(
        conversation_id=ID, customer_key=UUID(int=2), channel="web", started_at=START, **values
    )


def priced(message: Message, category: str = "utility", billable: bool = True) -> None:
    """As a receipt tells it, in a transaction of its own."""
    with unit_of_work():
        message_priced.send(Message, message=message, category=category, billable=billable)


class Talk:
    """A conversation in the database, driven through the signals that real turns send."""

    def __init__(self, customer: Customer | None = None, started: datetime = START) -> None:
        self.customer = customer or Customer.objects.create(channel="web")
        self.now = started
        self.row = Conversation.objects.create(
            customer=self.customer, channel="web", started_at=started, last_message_at=started
        )

    def say(self, sender: Sender, text: str = "x") -> Message:
        self.now += timedelta(seconds=1)
        return Message.objects.create(
            conversation=self.row,
            sender=sender,
            text=text,
            channel="web",
            state=State.DONE,
            created_at=self.now,
        )

    def turn(self, *effects: Effect, text: str = "x") -> Message:
        """A customer's message and the bot's answer with its effects, as turns.finish does."""
        with unit_of_work():
            message = self.say(Sender.CUSTOMER, text)
            self.changed()
        with unit_of_work():
            self.say(Sender.BOT)
            for effect in effects:
                carry_out(self.row, message, effect)
            self.changed()
        return message

    def close(self, when: datetime | None = None) -> None:
        with unit_of_work():
            close_conversation(self.row, when or self.now)
            self.changed()

    def changed(self) -> None:
        with unit_of_work():
            conversation_changed.send(Conversation, conversation=self.row)

    @property
    def revisions(self) -> list[Outcome]:
        return list(Outcome.objects.filter(conversation_id=self.row.pk).order_by("revision"))

    @property
    def outcome(self) -> Outcome:
        return self.revisions[-1]
