"""Keeps problems and promises: the effects of a turn that this room carries out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from django.db.models import Model, QuerySet
from django.utils import timezone

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
        conversation=conversation,
        number=number,
        defaults={**fields, **_fitting(ProblemRecord, goods or {})},
    )


@handles(effects.Promise)
def promise(conversation: Conversation, _: Message, effect: effects.Promise) -> None:
    """Store a promise; one for another day under the same action and rule takes its place.

    A callback that is promised anew when its day has come was not made: that promise is broken.
    """
    old = _open(conversation, effect.action_id, (effect.rule,))
    if not effect.action_id:
        old.filter(due_on__lte=timezone.localdate()).update(status=Promise.Status.BROKEN)
    old.update(status=Promise.Status.WITHDRAWN)
    fields = asdict(effect)
    fields.update(_fitting(Promise, {"what": effect.what}))
    Promise.objects.create(conversation=conversation, **fields)


@handles(effects.Kept)
def kept(conversation: Conversation, _: Message, effect: effects.Kept) -> None:
    """Done on its day or before is kept; later it was broken."""
    awaited = _open(conversation, effect.action_id, (effect.rule,))
    awaited.filter(due_on__lt=timezone.localdate()).update(status=Promise.Status.BROKEN)
    awaited.update(status=Promise.Status.KEPT)


@handles(effects.Withdrawal)
def withdraw(conversation: Conversation, _: Message, effect: effects.Withdrawal) -> None:
    """These promises of an action are nobody's to keep any more."""
    _open(conversation, effect.action_id, effect.rules).update(status=Promise.Status.WITHDRAWN)


def _fitting(model: type[Model], names: Mapping[str, str]) -> dict[str, str]:
    """The shop's names, cut where a column ends: a long title is no reason to lose a turn."""
    longest = {field.name: field.max_length for field in model._meta.fields}
    return {name: text[: longest[name]] for name, text in names.items()}


def _open(conversation: Conversation, action_id: str, rules: tuple[str, ...]) -> QuerySet[Promise]:
    return Promise.objects.filter(
        conversation=conversation, action_id=action_id, rule__in=rules, status=Promise.Status.OPEN
    )
