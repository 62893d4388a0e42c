"""What a talk left in the stack's SQLite: the actions at the demo shop, the outcome row."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

# Talks side by side and the product write to one file.
BUSY_SECONDS = 20.0
_ORDER = "order_id = (SELECT id FROM demo_shop_demoorder WHERE number = ?)"


def database(var: Path) -> Path:
    """The file in a stack's folder."""
    return var / "telafi.sqlite3"


def forget(path: Path, order: str) -> None:
    """The order as nobody has tried it; other orders may be in a talk just now."""
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection, connection:
        connection.execute(f"DELETE FROM demo_shop_demoaction WHERE {_ORDER}", (order,))  # noqa: S608  (our own constant)
        connection.execute("DELETE FROM complaints_ownershiptry WHERE order_number = ?", (order,))


def actions(path: Path, order: str) -> list[tuple[str, list[str]]]:
    """Each action of an order as it stands, with its lines: `cancel` or `undone cancel`."""
    # A change is a row of its own with the same action_id: the last one says what came of it.
    columns = "action_id, request, answer"
    query = f"SELECT {columns} FROM demo_shop_demoaction WHERE {_ORDER} ORDER BY id"  # noqa: S608
    rows = _read(path, query, order)
    latest = {row[0]: (json.loads(row[1]), json.loads(row[2])) for row in rows}
    return [
        (_name(request["kind"], answer), [line["sku"] for line in request["lines"]])
        for request, answer in latest.values()
    ]


def deeds(path: Path, order: str) -> int:
    """How often the shop was made to do something for an order."""
    query = f"SELECT count(*) FROM demo_shop_demoaction WHERE {_ORDER}"  # noqa: S608
    return int(_read(path, query, order)[0][0])


def reason(path: Path, conversation: str) -> str | None:
    """Why people took over, '' where they did not; None without an outcome row."""
    rows = _read(
        path,
        "SELECT escalation_reason FROM cx_outcome WHERE conversation_id = ?"
        " ORDER BY revision DESC LIMIT 1",
        uuid.UUID(conversation).hex,
    )
    return str(rows[0][0]) if rows else None


def _name(kind: str, answer: dict[str, Any]) -> str:
    return f"undone {kind}" if answer.get("status") == "withdrawn" else kind


def _read(path: Path, query: str, value: str) -> Sequence[tuple[Any, ...]]:
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        return connection.execute(query, (value,)).fetchall()
