"""A turn's life in the database: claimed under a lease, finished in one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from bot.conversations.events import conversation_changed, message_waits
from bot.conversations.handlers import carry_out
from bot.conversations.intake import locked
from bot.conversations.models import (
    Conversation,
    EngineState,
    Message,
    Owner,
    Sender,
    State,
)
from bot.conversations.saying import say
from bot.conversations.storage import retried, unit_of_work
from bot.engine.client import Turn

# Beside the turn itself: the connection, and storing what came of it.
LEASE_BESIDE_SECONDS = 5
# The column ends there, and the first message that can't be claimed would hold up all others.
MOST_ATTEMPTS = 32_767


def claim(worker: str) -> Message | None:
    """Take the oldest waiting message whose conversation no other worker holds; None without.

    `worker`: a new name each time, which the lease is held by. It counts one try up.
    """
    now = timezone.now()
    # Looking costs no write lock; most looks find nothing.
    if not Message.objects.filter(state=State.PENDING).exists():
        return None
    with unit_of_work():
        message = (
            Message.objects.select_for_update(skip_locked=True, of=("self", "conversation"))
            .select_related("conversation", "conversation__enginestate")
            .filter(state=State.PENDING)
            .filter(
                Q(conversation__lease_until=None) | Q(conversation__lease_until__lt=now),
            )
            .order_by("id")
            .first()
        )
        if message is None:
            return None
        message.attempts = min(message.attempts + 1, MOST_ATTEMPTS)
        message.save(update_fields=["attempts"])
        _lease(message.conversation, worker, now + lease())
    return message


def lease() -> timedelta:
    """How long a turn is one worker's: longer than it can take, for nobody else may begin it.

    What a killed worker held is taken up again after it, so it is no longer than that either.
    """
    return timedelta(seconds=settings.TURN_SECONDS + LEASE_BESIDE_SECONDS)


def release(message: Message, worker: str, wait_seconds: float) -> None:
    """Give a message back; nobody takes it again before `wait_seconds` are over."""
    until = timezone.now() + timedelta(seconds=wait_seconds)
    Conversation.objects.filter(pk=message.conversation_id, lease_by=worker).update(
        lease_by="", lease_until=until
    )


def customer_waits_since(message: Message) -> datetime | None:
    """When the customer wrote who waits for this turn; None where nobody does.

    A turn of our own keeps those waiting who have written after it.
    """
    waiting = Message.objects.filter(
        conversation=message.conversation_id, state=State.PENDING, sender=Sender.CUSTOMER
    )
    first = waiting.order_by("id").first()
    return first.created_at if first else None


@retried
def finish(message: Message, worker: str, turn: Turn) -> bool:
    """Store the reply, its effects and the turn's end together.

    Nothing is stored where the lease was lost (then False), and no reply where a human took over
    or all is over meanwhile. Raises LookupError for an effect without a handler: then nothing is
    stored either.
    """
    with unit_of_work():
        conversation = _released(message, worker)
        if conversation is None:
            return False
        _remember(conversation, turn)
        if conversation.owner in {Owner.BOT, Owner.QUEUED}:
            Message.objects.filter(pk=message.pk).update(state=State.DONE)
            say(conversation, Sender.BOT, turn.text, turn.buttons)
            for effect in turn.effects:
                carry_out(conversation, message, effect)
        else:
            _keep(conversation, message)
        conversation_changed.send(Conversation, conversation=conversation)
    return True


def state_of(conversation: Conversation) -> str:
    """What the engine remembers of a conversation; '' before its first turn."""
    found: EngineState | None = getattr(conversation, "enginestate", None)
    return found.state if found else ""


@retried
def leave_to_people(message: Message, worker: str) -> bool:
    """End a turn that failed while people are awaited: they read the message; as in `finish`."""
    with unit_of_work():
        conversation = _released(message, worker)
        if conversation is None:
            return False
        _keep(conversation, message)
        conversation_changed.send(Conversation, conversation=conversation)
    return True


def keep_for_people(conversation: Conversation, message: Message) -> None:
    """No turn will answer this message; call inside a unit of work."""
    Message.objects.filter(pk=message.pk).update(state=State.DONE)
    message_waits.send(Conversation, conversation=conversation, message=message)


def _keep(conversation: Conversation, message: Message) -> None:
    """For people, unless the one who has come has it already."""
    if Message.objects.filter(pk=message.pk, state=State.PENDING).exists():
        keep_for_people(conversation, message)


def _remember(conversation: Conversation, turn: Turn) -> None:
    """Also where its words are dropped: what it did at the shop is done."""
    if turn.state:
        EngineState.objects.bulk_create(
            [EngineState(conversation=conversation, state=turn.state)],
            update_conflicts=True,
            unique_fields=["conversation"],
            update_fields=["state"],
        )


def _released(message: Message, worker: str) -> Conversation | None:
    """The conversation, whose lease ends here; None where another worker holds it."""
    conversation = locked(message.conversation_id)
    if conversation.lease_by != worker:
        return None
    conversation.lease_by, conversation.lease_until = "", None
    conversation.save(update_fields=["lease_by", "lease_until"])
    return conversation


def _lease(conversation: Conversation, worker: str, until: datetime) -> None:
    conversation.lease_by = worker
    conversation.lease_until = until
    conversation.save(update_fields=["lease_by", "lease_until"])
