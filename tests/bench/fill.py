"""A log of many conversations, as years of a shop would leave it: made up, the same each time."""

from __future__ import annotations

import gc
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max

from bot.channels.models import Delivery
from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Conversation, Customer, Handoff, Message, Owner, Sender, State
from bot.cx.models import Answer, MessageFact, MessageTally, Outcome

BATCH = 2000
MESSAGES = (Sender.CUSTOMER, Sender.BOT, Sender.CUSTOMER, Sender.BOT, Sender.CUSTOMER)
_TYPES = ("late_delivery", "damaged_product", "wrong_product", "order_status", "invoice")
# Of a thousand conversations so many are still open with the bot, wait for people, are with them.
_OPEN = {0: Owner.BOT, 1: Owner.BOT, 2: Owner.QUEUED, 3: Owner.HUMAN}
_EVERY = timedelta(minutes=2)


def fill(conversations: int, now: datetime, say: Callable[[str], None]) -> None:
    """Conversations that end at `now`, one each two minutes; with all that belongs to them."""
    _pragma("synchronous=OFF")
    _pragma("cache_size=-200000")
    # A third of the time would go into looking for circles among rows that have none.
    gc.disable()
    for first in range(0, conversations, BATCH):
        numbers = range(first, min(first + BATCH, conversations))
        with transaction.atomic():
            for rows in _batch(numbers, now - _EVERY * conversations):
                type(rows[0])._default_manager.bulk_create(rows)
        if not first % (BATCH * 5):
            say(f"{numbers.stop} of {conversations} conversations")
    gc.enable()
    agent = User.objects.create(username="agent")
    Conversation.objects.filter(owner=Owner.HUMAN).update(assignee=agent)
    # As in daily life again: what is measured next has its own cache.
    connection.close()


def _pragma(setting: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {setting}")


def _batch(numbers: range, begin: datetime) -> Iterator[list[Any]]:
    """The rows of some conversations, table by table."""
    # Three of four come once, the others have written twenty conversations before.
    customers = [Customer(channel="web") for n in numbers if n % 4]
    yield customers
    known = list(Customer.objects.order_by("-pk")[: len(customers) + 20])
    talks = [_conversation(n, known[n % len(known)], begin + _EVERY * n) for n in numbers]
    yield talks
    numbered = list(zip(numbers, talks, strict=True))
    messages = _messages(talks)
    yield messages
    yield [_fact(message) for message in messages]
    yield [_tally(messages[5 * n : 5 * n + 5]) for n in range(len(talks))]
    yield [Delivery(message=one, channel="telegram", state="sent", not_before=one.created_at,
                    made_at=one.created_at) for one in messages[1::20]]  # fmt: skip
    yield [_problem(n, talk) for n, talk in numbered]
    yield [_outcome(n, talk) for n, talk in numbered]
    yield [_handoff(talk) for n, talk in numbered if n % 10 == 0 or n % 1000 in _OPEN]
    yield [Answer(conversation=talk, kind="csat", value=4, at=talk.started_at)
           for n, talk in numbered if n % 2]  # fmt: skip


def _conversation(number: int, customer: Customer, at: datetime) -> Conversation:
    owner = _OPEN.get(number % 1000, Owner.CLOSED)
    end = at + timedelta(minutes=20)
    return Conversation(
        customer=customer,
        channel="web",
        owner=owner,
        started_at=at,
        last_message_at=end,
        closed_at=end if owner == Owner.CLOSED else None,
    )


def _messages(talks: list[Conversation]) -> list[Message]:
    """With the ids that they will have: SQLite gives none back, and the facts need them."""
    last = Message.objects.aggregate(last=Max("pk"))["last"] or 0
    spoken = [(talk, sender, n) for talk in talks for n, sender in enumerate(MESSAGES)]
    return [
        Message(
            pk=last + place,
            conversation=talk,
            sender=sender,
            text="Siparişim hâlâ gelmedi, ne zaman gelir acaba?",
            channel="web",
            provider_id=uuid.uuid4().hex if sender == Sender.CUSTOMER else None,
            state=State.DONE,
            created_at=talk.started_at + timedelta(seconds=20 * n),
        )
        for place, (talk, sender, n) in enumerate(spoken, 1)
    ]


def _fact(message: Message) -> MessageFact:
    heard = message.sender == Sender.CUSTOMER
    return MessageFact(
        message=message,
        conversation=message.conversation,
        sender=message.sender,
        intents=["late_delivery"] if heard else [],
        mood="calm" if heard else "",
        at=message.created_at,
    )


def _tally(messages: list[Message]) -> MessageTally:
    first, reply, *_, last = messages
    return MessageTally(
        conversation=first.conversation,
        seen=last.pk,
        heard=last.pk,
        intents=["late_delivery"],
        mood_start="calm",
        mood_end="calm",
        clarifications=0,
        customer_messages=3,
        bot_messages=2,
        agent_messages=0,
        asked_id=first.pk,
        asked_at=first.created_at,
        replied_at=reply.created_at,
        bot_at=reply.created_at,
    )


def _problem(number: int, talk: Conversation) -> ProblemRecord:
    return ProblemRecord(
        conversation=talk,
        number=1,
        type=_TYPES[number % len(_TYPES)],
        # One of ten orders is written about a second time.
        order_number=f"TS-{number - 300 if number % 10 == 0 else number}",
        product_sku="SKU",
        resolution="information",
        updated_at=talk.started_at,
    )


def _outcome(number: int, talk: Conversation) -> Outcome:
    return Outcome(
        conversation_id=talk.pk,
        customer_key=talk.customer.key,
        channel="web",
        started_at=talk.started_at,
        closed_at=talk.closed_at,
        topics=["late_delivery"],
        complaint_types=[_TYPES[number % len(_TYPES)]],
        handled_by="bot",
        outcome="assumed" if talk.closed_at else None,
        customer_messages=3,
        bot_messages=2,
    )


def _handoff(talk: Conversation) -> Handoff:
    at = talk.started_at + timedelta(minutes=5)
    over = at + timedelta(minutes=10) if talk.owner == Owner.CLOSED else None
    waits = talk.owner == Owner.QUEUED
    return Handoff(
        conversation=talk,
        reason="customer_request",
        brief="Kim: web müşterisi",
        queued_at=at,
        # Told already, so that a sweep looks and finds nothing to do.
        notices=1,
        opening=at + timedelta(days=36500),
        claimed_at=None if waits else at,
        ended_at=over,
        result="solved" if over else "",
    )
