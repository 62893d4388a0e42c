"""Finds conversations of any state, closed ones too: by order number, or by their own number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.desk.queue import rows
from bot.labels import PROBLEMS, label
from bot.turkish import clean

FOUND = 50
"""The newest so many are shown."""
_NUMBER = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True)
class Found:
    """A conversation as a row of the results; `owner`: a code of `labels.OWNERS`."""

    id: UUID
    owner: str
    channel: str
    headline: str
    detail: str
    at: datetime


def search(text: str) -> list[Found]:
    """The conversations that an agent means; the newest first, [] for an empty text.

    `text`: an order number as the shop writes it, in any case, or a conversation's first eight
    characters as the desk shows them, or all of them.
    """
    wanted = clean(text)
    if not wanted:
        return []
    found = rows(**_which(wanted)).prefetch_related("problems").order_by("-last_message_at")
    return [_found(row) for row in found.distinct()[:FOUND]]


def _which(wanted: str) -> dict[str, Any]:
    lowered = wanted.lower()
    if _NUMBER.fullmatch(lowered):
        return {"pk__range": (UUID(lowered + "0" * 24), UUID(lowered + "f" * 24))}
    try:
        return {"pk": UUID(lowered)}
    except ValueError:
        return {"problems__order_number": wanted.upper()}


def _found(row: Any) -> Found:
    problems = [
        " · ".join(filter(None, (label(PROBLEMS, one.type), one.order_number, one.product_title)))
        for one in row.problems.all()
    ]
    said = row.said or ""
    return Found(
        id=row.pk,
        owner=row.owner,
        channel=row.channel,
        headline="; ".join(problems) or said,
        detail=said if problems else "",
        at=row.last_message_at,
    )
