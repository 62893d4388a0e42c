"""The effects of a turn that this room carries out: handing over and closing."""

from __future__ import annotations

from django.utils import timezone

from bot import effects
from bot.conversations.closing import close
from bot.conversations.handlers import handles
from bot.conversations.handoff import hand_over
from bot.conversations.models import Conversation, Message


@handles(effects.Handoff)
def _hand_over(conversation: Conversation, _: Message, effect: effects.Handoff) -> None:
    hand_over(conversation, effect.reason, effect.brief)


@handles(effects.Close)
def _close(conversation: Conversation, _: Message, effect: effects.Close) -> None:
    close(conversation, timezone.now())
