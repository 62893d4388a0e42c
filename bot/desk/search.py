"""Finds conversations of any state, closed ones too: by order number, or by their own number."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from bot.desk.queue import Ticket, rows, tickets
from bot.turkish import clean

FOUND = 50
"""The newest so many are shown."""
_NUMBER = re.compile(r"[0-9a-f]{8}")


def search(text: str) -> list[Ticket]:
    """The conversations that an agent means; the newest first, [] for an empty text.

    `text`: an order number as the shop writes it, in any case, or a conversation's first eight
    characters as the desk shows them, or all of them.
    """
    wanted = clean(text)
    if not wanted:
        return []
    found = rows(**_which(wanted)).order_by("-last_message_at").distinct()
    return tickets(found[:FOUND])


def _which(wanted: str) -> dict[str, Any]:
    lowered = wanted.lower()
    if _NUMBER.fullmatch(lowered):
        return {"pk__range": (UUID(lowered + "0" * 24), UUID(lowered + "f" * 24))}
    try:
        return {"pk": UUID(lowered)}
    except ValueError:
        return {"problems__order_number": wanted.upper()}
