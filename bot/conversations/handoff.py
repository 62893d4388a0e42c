"""Who owns a conversation: bot -> queued -> human -> bot or closed. One winner at each step."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from bot.conversations.errors import NotYours
from bot.conversations.events import conversation_changed
from bot.conversations.models import Conversation, Handoff, Message, Owner, Sender, State
from bot.conversations.storage import unit_of_work
from bot.conversations.turns import keep_for_people, say
from bot.effects import SAFETY

RETURNED = "returned"
_NOBODY_YET = "Henüz uygun bir temsilcimiz çıkmadı, bunun için özür dilerim."


def hand_over(conversation: Conversation, reason: str, brief: str) -> Handoff:
    """Put a conversation into the queue; until somebody takes it, the bot still answers facts.

    `reason`: a code of `labels.REASONS`. Call inside a unit of work.
    """
    conversation.owner = Owner.QUEUED
    conversation.save(update_fields=["owner"])
    return Handoff.objects.create(
        conversation=conversation, reason=reason, brief=brief, queued_at=timezone.now()
    )


def move_to_head(conversation: Conversation, danger: str) -> bool:
    """Somebody who is with people is in danger: the brief begins with it; False where it is known.

    Call inside a unit of work.
    """
    stay = _open_handoff(conversation).exclude(reason=SAFETY).last()
    if stay is None:
        return False
    stay.reason, stay.brief = SAFETY, f"{danger}\n{stay.brief}"
    stay.save(update_fields=["reason", "brief"])
    return True


def add_note(conversation: Conversation, line: str) -> None:
    """One more line for the brief of who is awaited; call inside a unit of work."""
    stay = _open_handoff(conversation).last()
    if stay:
        stay.brief = f"{stay.brief}\n{line}"
        stay.save(update_fields=["brief"])


def claim(conversation_id: Any, agent: User) -> None:
    """One SQL update decides: exactly one agent wins. Raises NotYours for the others."""
    with unit_of_work():
        won = Conversation.objects.filter(
            pk=conversation_id, owner=Owner.QUEUED, assignee=None
        ).update(owner=Owner.HUMAN, assignee=agent)
        if not won:
            raise NotYours
        conversation = Conversation.objects.get(pk=conversation_id)
        _open_handoff(conversation).update(claimed_at=timezone.now(), agent=agent)
        say(conversation, Sender.SYSTEM, f"{_name(agent)} görüşmeye katıldı.")
        _keep_for_people(conversation)
        conversation_changed.send(Conversation, conversation=conversation)


def reply(conversation_id: Any, agent: User, text: str) -> Message | None:
    """An agent's words to the customer; None for empty ones. Raises NotYours."""
    with unit_of_work():
        conversation = _held(conversation_id, agent)
        message = say(conversation, Sender.AGENT, text, author=agent)
        conversation_changed.send(Conversation, conversation=conversation)
        return message


def resolve(conversation_id: Any, agent: User, result: str, farewell: str) -> None:
    """End the human part and ask for the rating, which comes after it. Raises NotYours.

    `result`: a code of `labels.RESULTS`; `farewell`: said before the bot's question, '' for
    nothing.
    """
    with unit_of_work():
        conversation = _held(conversation_id, agent)
        _end(conversation, result, "")
        _to_bot(conversation, "resolved", result)
        if farewell:
            say(conversation, Sender.AGENT, farewell, author=agent)
        conversation_changed.send(Conversation, conversation=conversation)


def give_back(conversation_id: Any, agent: User, summary: str) -> None:
    """Give the conversation back to the bot, whose customer reads `summary`. Raises NotYours."""
    with unit_of_work():
        conversation = _held(conversation_id, agent)
        _end(conversation, RETURNED, summary)
        _to_bot(conversation, RETURNED, summary)
        conversation_changed.send(Conversation, conversation=conversation)


def notice_waiting(now: datetime, after: timedelta, where: Callable[[str], str]) -> int:
    """Tell those whom nobody took within `after`, once and honestly; returns how many.

    At most 100 in one go. `where` gives a channel's sentence about where the answer will be.
    """
    waiting = Handoff.objects.filter(
        ended_at=None, claimed_at=None, noticed_at=None, queued_at__lt=now - after
    )
    told = 0
    for handoff in waiting.select_related("conversation")[:100]:
        with unit_of_work():
            mine = waiting.filter(pk=handoff.pk).update(noticed_at=now)
            if mine:
                text = f"{_NOBODY_YET} {where(handoff.conversation.channel)}"
                say(handoff.conversation, Sender.SYSTEM, text)
                conversation_changed.send(Conversation, conversation=handoff.conversation)
                told += 1
    return told


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


def _open_handoff(conversation: Conversation) -> QuerySet[Handoff]:
    return Handoff.objects.filter(conversation=conversation, ended_at=None)


def _end(conversation: Conversation, result: str, summary: str) -> None:
    _open_handoff(conversation).update(ended_at=timezone.now(), result=result, summary=summary)
    conversation.owner = Owner.BOT
    conversation.assignee = None
    conversation.save(update_fields=["owner", "assignee"])


def _to_bot(conversation: Conversation, how: str, what: str) -> None:
    """A turn of our own: the bot learns what happened and goes on from there."""
    payload = json.dumps({"desk_result": how, "desk_summary": what}, ensure_ascii=False)
    Message.objects.create(
        conversation=conversation,
        sender=Sender.SYSTEM,
        payload=f"/agent_returned{payload}",
        channel=conversation.channel,
        state=State.PENDING,
        created_at=timezone.now(),
    )


def _name(agent: User) -> str:
    return agent.get_full_name() or "Temsilcimiz"
