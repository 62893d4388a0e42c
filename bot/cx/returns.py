"""Whether a conversation has to be compared with earlier ones again, which costs most of a turn.

What it returns to depends on its problems and their orders. As long as they stay, and it is open,
the links stand as they were stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from bot.cx.outcomes import OutcomeFields

# Of so many conversations a process remembers what it compared last; then it begins anew.
_MOST = 10_000
_Compared = tuple[tuple[str, ...], tuple[str, ...]]
_compared: dict[UUID, _Compared] = {}


def unsettled(fields: OutcomeFields, orders: Sequence[str]) -> bool:
    """True at the first look, where problems or orders changed, and at the end.

    Call inside the transaction that stores the links: only its commit is remembered.
    """
    now = (tuple(fields.complaint_types), tuple(orders))
    if fields.closed_at is None and _compared.get(fields.conversation_id) == now:
        return False
    transaction.on_commit(lambda: _remember(fields.conversation_id, now))
    return True


def _remember(conversation: UUID, compared: _Compared) -> None:
    if len(_compared) >= _MOST:
        _compared.clear()
    _compared[conversation] = compared
