"""The effects of a turn that this room carries out: handing over and closing."""

from __future__ import annotations

from django.utils import timezone

from bot import effects
from bot.conversations.closing import close
from bot.conversations.handlers import handles
from bot.conversations.models import Conversation, Message
from bot.conversations.takeover import hand_over


@handles(effects.Handoff)
def _hand_over(conversation: Conversation, _: Message, effect: effects.Handoff) -> None:
    hand_over(conversation, effect.reason, effect.brief)


@handles(effects.Close)
def _close(conversation: Conversation, _: Message, effect: effects.Close) -> None:
    close(conversation, timezone.now())
