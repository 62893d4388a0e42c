"""Who owns a conversation: bot -> queued -> human -> bot or closed. One winner at each step."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from bot import effects
from bot.conversations.errors import NotYours, OtherOpen
from bot.conversations.events import conversation_changed
from bot.conversations.handlers import carry_out
from bot.conversations.intake import locked, open_conversation
from bot.conversations.media import Media
from bot.conversations.models import Conversation, Handoff, Message, Owner, Sender, State
from bot.conversations.saying import say
from bot.conversations.storage import retried, unit_of_work
from bot.conversations.turns import keep_for_people

RETURNED = "returned"
FOLLOW_UP = "follow_up"
"""The reason of a stay that an agent began: a closed conversation has something to add."""


def hand_over(
    conversation: Conversation, reason: str, brief: str, opening: datetime | None = None
) -> Handoff:
    """Put a conversation into the queue; until somebody takes it, the bot still answers facts.

    `reason`: a code of `labels.REASONS`; `opening`: from when on people answer, where the customer
    was told so. Call inside a unit of work.
    """
    conversation.owner = Owner.QUEUED
    conversation.save(update_fields=["owner"])
    return Handoff.objects.create(
        conversation=conversation,
        reason=reason,
        brief=brief,
        queued_at=timezone.now(),
        opening=opening,
    )


def move_to_head(conversation: Conversation, danger: str) -> bool:
    """Somebody who is with people is in danger: the brief begins with it; False where it is known.

    Call inside a unit of work.
    """
    stay = open_stay(conversation).exclude(reason=effects.SAFETY).last()
    if stay is None:
        return False
    stay.reason, stay.brief = effects.SAFETY, f"{danger}\n{stay.brief}"
    stay.save(update_fields=["reason", "brief"])
    return True


def add_note(conversation: Conversation, line: str) -> None:
    """One more line for the brief of who is awaited; call inside a unit of work."""
    stay = open_stay(conversation).last()
    if stay:
        stay.brief = f"{stay.brief}\n{line}"
        stay.save(update_fields=["brief"])


@retried
def claim(conversation_id: Any, agent: User) -> None:
    """One SQL update decides: exactly one agent wins. Raises NotYours for the others."""
    now = timezone.now()
    with unit_of_work():
        won = Conversation.objects.filter(
            pk=conversation_id, owner=Owner.QUEUED, assignee=None
        ).update(owner=Owner.HUMAN, assignee=agent, unanswered_since=now)
        if not won:
            raise NotYours
        conversation = Conversation.objects.get(pk=conversation_id)
        open_stay(conversation).update(claimed_at=now, agent=agent)
        if message := _joined(conversation, agent):
            carry_out(conversation, message, effects.Kept(effects.CALLBACK))
        _keep_for_people(conversation)
        conversation_changed.send(Conversation, conversation=conversation)


@retried
def reply(
    conversation_id: Any, agent: User, text: str, photo: Media | None = None
) -> Message | None:
    """An agent's words or photo to the customer; None for neither. Raises NotYours."""
    with unit_of_work():
        conversation = _held(conversation_id, agent)
        message = say(conversation, Sender.AGENT, text, author=agent, photo=photo)
        if message:
            conversation.unanswered_since = None
            conversation.save(update_fields=["unanswered_since"])
        conversation_changed.send(Conversation, conversation=conversation)
        return message


@retried
def resolve(conversation_id: Any, agent: User, result: str, farewell: str) -> None:
    """End the human part and ask for the rating, which comes after it. Raises NotYours.

    `result`: a code of `labels.RESULTS`; `farewell`: said before the bot's question, '' for
    nothing.
    """
    with unit_of_work():
        conversation = _held(conversation_id, agent)
        _end(conversation, result, "")
        say(conversation, Sender.AGENT, farewell, author=agent)
        _to_bot(conversation, "resolved", result)
        conversation_changed.send(Conversation, conversation=conversation)


@retried
def give_back(conversation_id: Any, agent: User, note: str, sentence: str) -> None:
    """Give the conversation back to the bot. Raises NotYours.

    `note`: for the bot and for colleagues; `sentence`: said to the customer, '' for nothing.
    """
    with unit_of_work():
        conversation = _held(conversation_id, agent)
        _end(conversation, RETURNED, note)
        say(conversation, Sender.AGENT, sentence, author=agent)
        _to_bot(conversation, RETURNED, note)
        conversation_changed.send(Conversation, conversation=conversation)


@retried
def reopen(conversation_id: Any, agent: User) -> None:
    """Take up a closed conversation, because there is something to add for its customer.

    Raises NotYours where it is not closed, and OtherOpen where the customer has another open one:
    two at a time would part one talk in two.
    """
    now = timezone.now()
    with unit_of_work():
        conversation = reopened(conversation_id)
        conversation.owner, conversation.assignee = Owner.HUMAN, agent
        conversation.save(update_fields=["owner", "assignee"])
        last = conversation.handoffs.last()
        Handoff.objects.create(
            conversation=conversation,
            reason=FOLLOW_UP,
            brief=last.brief if last else "",
            queued_at=now,
            claimed_at=now,
            agent=agent,
        )
        _joined(conversation, agent)
        conversation_changed.send(Conversation, conversation=conversation)


def reopened(conversation_id: Any) -> Conversation:
    """A closed conversation, which is the bot's again; raises as `reopen` does.

    Call inside a unit of work, whose caller sends `conversation_changed`.
    """
    conversation = locked(conversation_id)
    if conversation.owner != Owner.CLOSED:
        raise NotYours
    if other := open_conversation(conversation.customer):
        raise OtherOpen(other.pk)
    now = timezone.now()
    if conversation.closed_at:
        conversation.closed_seconds += max(0.0, (now - conversation.closed_at).total_seconds())
    conversation.owner, conversation.closed_at = Owner.BOT, None
    conversation.last_message_at = now
    conversation.save(update_fields=["owner", "closed_at", "closed_seconds", "last_message_at"])
    return conversation


def open_stay(conversation: Conversation) -> QuerySet[Handoff]:
    """The stay with people that goes on; there is one at most."""
    return Handoff.objects.filter(conversation=conversation, ended_at=None)


def _held(conversation_id: Any, agent: User) -> Conversation:
    conversation = (
        Conversation.objects.select_for_update()
        .filter(pk=conversation_id, owner=Owner.HUMAN, assignee=agent)
        .first()
    )
    if conversation is None:
        raise NotYours
    return conversation


def _keep_for_people(conversation: Conversation) -> None:
    """What still waits for a turn is answered by the human who has come."""
    for message in conversation.messages.filter(state=State.PENDING):
        keep_for_people(conversation, message)


def _end(conversation: Conversation, result: str, note: str) -> None:
    open_stay(conversation).update(ended_at=timezone.now(), result=result, note=note)
    conversation.owner = Owner.BOT
    conversation.assignee = conversation.unanswered_since = None
    conversation.save(update_fields=["owner", "assignee", "unanswered_since"])


def _to_bot(conversation: Conversation, how: str, what: str) -> None:
    """A turn of our own: the bot learns what happened and goes on from there."""
    payload = json.dumps({"desk_result": how, "desk_note": what}, ensure_ascii=False)
    Message.objects.create(
        conversation=conversation,
        sender=Sender.SYSTEM,
        payload=f"/agent_returned{payload}",
        channel=conversation.channel,
        state=State.PENDING,
        created_at=timezone.now(),
    )


def _joined(conversation: Conversation, agent: User) -> Message | None:
    name = agent.get_full_name() or "Temsilcimiz"
    return say(conversation, Sender.SYSTEM, f"{name} görüşmeye katıldı.")
