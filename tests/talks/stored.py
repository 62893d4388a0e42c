"""What a talk left in the stack's database: the actions at the demo shop, the outcome row."""

from __future__ import annotations

import json
import uuid
from typing import Any

from tests.databases import read, write

_ORDER = "order_id = (SELECT id FROM demo_shop_demoorder WHERE number = %s)"


def forget(url: str, order: str) -> None:
    """The order as nobody has tried it; other orders may be in a talk just now."""
    write(url, f"DELETE FROM demo_shop_demoaction WHERE {_ORDER}", order)  # noqa: S608  (our own constant)
    write(url, "DELETE FROM complaints_ownershiptry WHERE order_number = %s", order)


def actions(url: str, order: str) -> list[tuple[str, list[str]]]:
    """Each action of an order as it stands, with its lines: `cancel` or `undone cancel`."""
    # A change is a row of its own with the same action_id: the last one says what came of it.
    columns = "action_id, CAST(request AS text), CAST(answer AS text)"
    query = f"SELECT {columns} FROM demo_shop_demoaction WHERE {_ORDER} ORDER BY id"  # noqa: S608
    rows = read(url, query, order)
    latest = {row[0]: (json.loads(row[1]), json.loads(row[2])) for row in rows}
    return [
        (_name(request["kind"], answer), [line["sku"] for line in request["lines"]])
        for request, answer in latest.values()
    ]


def deeds(url: str, order: str) -> int:
    """How often the shop was made to do something for an order."""
    query = f"SELECT count(*) FROM demo_shop_demoaction WHERE {_ORDER}"  # noqa: S608
    return int(read(url, query, order)[0][0])


def reason(url: str, conversation: str) -> str | None:
    """Why people took over, '' where they did not; None without an outcome row."""
    rows = read(
        url,
        "SELECT escalation_reason FROM cx_outcome WHERE conversation_id = %s"
        " ORDER BY revision DESC LIMIT 1",
        uuid.UUID(conversation),
    )
    return str(rows[0][0]) if rows else None


def _name(kind: str, answer: dict[str, Any]) -> str:
    return f"undone {kind}" if answer.get("status") == "withdrawn" else kind
