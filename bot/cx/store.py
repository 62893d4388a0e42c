"""Keeps the outcome log: the working row of open conversations, revisions of closed ones."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Conversation
from bot.cx import returns
from bot.cx.gather import Gathered, gather, model_version
from bot.cx.models import Comeback, Outcome
from bot.cx.outcomes import OutcomeFields, compute

# Who comes back within these days with the same problem was not helped.
COMEBACK = timedelta(days=7)
# Among so many earlier conversations the one that a return belongs to is looked for: the newest
# with the same problem. The ones before it were restated by their own returns.
NEAREST = 5


def refresh(conversation: Conversation) -> None:
    """Compute the outcome anew and store what changed.

    Call inside the change's transaction, which holds the conversation's row: under this lock
    revisions are counted. A conversation in which nobody has written has no row.
    """
    gathered = gather(conversation)
    stored = _stored(conversation)
    if gathered.facts.messages.silent:
        # Its only words have gone on to a new conversation: what was noted of them is no case.
        if stored and stored.closed_at is None:
            stored.delete()
        return
    previous = stored.model_version if stored else ""
    # The model whose words the customer got, not the one that happens to run at closing time.
    version = model_version() if gathered.bot_spoke else previous
    facts = replace(gathered.facts, model_version=version, **_reopened(stored))
    fields = compute(facts)
    _write(stored, fields)
    if returns.unsettled(fields, gathered.orders):
        for row in _link(fields, _earlier(gathered)):
            _restate(row)


def _stored(conversation: Conversation) -> Outcome | None:
    """This conversation's newest row."""
    return Outcome.objects.filter(conversation_id=conversation.pk).order_by("-revision").first()


def _earlier(gathered: Gathered) -> list[Outcome]:
    """The newest rows of conversations that this one may be a return to."""
    facts = gathered.facts
    # In each branch, so that each is one range of an index: who writes often has many rows.
    lately = Q(closed_at__range=(facts.started_at - COMEBACK, facts.started_at))
    same = Q(lately, customer_key=facts.customer_key)
    if gathered.orders:
        records = ProblemRecord.objects.filter(order_number__in=gathered.orders).order_by()
        same |= Q(lately, conversation_id__in=records.values("conversation_id"))
    others = Outcome.latest.exclude(conversation_id=facts.conversation_id)
    return list(others.filter(same).order_by("-closed_at")[:NEAREST])


def _reopened(stored: Outcome | None) -> dict[str, Any]:
    """Who came back; nobody can while the log doesn't know the conversation as closed."""
    if stored is None or stored.closed_at is None:
        return {}
    links = Comeback.objects.filter(earlier=stored.conversation_id).order_by("later_started_at")
    later = list(links.values_list("later", flat=True))
    return {"reopens": len(later), "reopened_by": later[-1] if later else None}


def _write(stored: Outcome | None, fields: OutcomeFields) -> None:
    content = asdict(fields)
    if stored is None:
        Outcome.objects.create(**content)
    elif any(getattr(stored, name) != value for name, value in content.items()):
        if stored.closed_at is None:
            Outcome.objects.filter(pk=stored.pk).update(**content, written_at=timezone.now())
        else:
            Outcome.objects.create(**content, revision=stored.revision + 1)


def _link(later: OutcomeFields, earlier: list[Outcome]) -> list[Outcome]:
    """Note which earlier conversation this one returns to; those whose links changed."""
    types = set(later.complaint_types)
    target = next((row for row in earlier if not types.isdisjoint(row.complaint_types)), None)
    changed = []
    for row in earlier:
        # Settled without a query: the usual case, on each further message of a return.
        if (row is target) == (row.reopened_by == later.conversation_id):
            continue
        if _linked(row, later) if row is target else _unlinked(row, later):
            changed.append(row)
    return changed


def _linked(earlier: Outcome, later: OutcomeFields) -> bool:
    return Comeback.objects.get_or_create(
        earlier=earlier.conversation_id,
        later=later.conversation_id,
        defaults={"later_started_at": later.started_at},
    )[1]


def _unlinked(earlier: Outcome, later: OutcomeFields) -> bool:
    """Take a link back that came from a misunderstanding, cleared up since."""
    links = Comeback.objects.filter(earlier=earlier.conversation_id, later=later.conversation_id)
    return links.delete()[0] > 0


def _restate(row: Outcome) -> None:
    """Later rows are locked before earlier ones everywhere, so two returns can't deadlock."""
    conversation = Conversation.objects.select_for_update().filter(pk=row.conversation_id).first()
    if conversation:
        refresh(conversation)
