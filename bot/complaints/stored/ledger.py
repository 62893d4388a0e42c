"""Keeps problems and promises: the effects of a turn that this room carries out."""

from __future__ import annotations

from dataclasses import asdict

from django.db.models import QuerySet

from bot import effects
from bot.complaints.stored.models import ProblemRecord, Promise
from bot.conversations.handlers import handles
from bot.conversations.models import Conversation, Message


@handles(effects.Problem)
def record(conversation: Conversation, _: Message, effect: effects.Problem) -> None:
    """One row a problem, however often it changes."""
    fields = asdict(effect)
    number, goods = fields.pop("number"), fields.pop("goods")
    fields["skus"] = list(effect.skus)
    ProblemRecord.objects.update_or_create(
        conversation=conversation, number=number, defaults={**fields, **(goods or {})}
    )


@handles(effects.Promise)
def promise(conversation: Conversation, _: Message, effect: effects.Promise) -> None:
    """Store a promise; one for another day under the same action and rule takes its place."""
    _open(conversation, effect.action_id, (effect.rule,)).update(status=Promise.Status.WITHDRAWN)
    Promise.objects.create(conversation=conversation, **asdict(effect))


@handles(effects.Withdrawal)
def withdraw(conversation: Conversation, _: Message, effect: effects.Withdrawal) -> None:
    """These promises of an action are nobody's to keep any more."""
    _open(conversation, effect.action_id, effect.rules).update(status=Promise.Status.WITHDRAWN)


def _open(conversation: Conversation, action_id: str, rules: tuple[str, ...]) -> QuerySet[Promise]:
    return Promise.objects.filter(
        conversation=conversation, action_id=action_id, rule__in=rules, status=Promise.Status.OPEN
    )
