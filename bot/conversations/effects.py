"""The effects of a turn that this room carries out: handing over and closing."""

from __future__ import annotations

from django.utils import timezone

from bot import effects
from bot.conversations.closing import close
from bot.conversations.handlers import handles
from bot.conversations.handoff import add_note, hand_over, move_to_head
from bot.conversations.models import Conversation, Message, Owner


@handles(effects.Handoff)
def _hand_over(conversation: Conversation, _: Message, effect: effects.Handoff) -> None:
    if conversation.owner == Owner.BOT:
        hand_over(conversation, effect.reason, effect.brief, effect.opening)
    elif effect.reason == effects.SAFETY:
        move_to_head(conversation, effect.brief)


@handles(effects.Note)
def _note(conversation: Conversation, _: Message, effect: effects.Note) -> None:
    add_note(conversation, effect.line)


@handles(effects.Close)
def _close(conversation: Conversation, _: Message, effect: effects.Close) -> None:
    # Who waits for people is not sent away by the bot.
    if conversation.owner == Owner.BOT:
        close(conversation, timezone.now())
