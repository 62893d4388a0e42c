"""A database for each running product: a file, or, where DATABASE_URL says so, PostgreSQL's."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

# Several customers and the product write to one file.
BUSY_SECONDS = 20.0
_SQLITE = "sqlite:///"


@contextmanager
def own_database(var: Path) -> Iterator[str]:
    """The address of a new, empty one; afterwards it is gone. A caller's own is none of ours."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"{_SQLITE}{var}/telafi.sqlite3"
        return
    server, name = given.rpartition("/")[0], f"telafi_{secrets.token_hex(6)}"
    _on_server(server, f"CREATE DATABASE {name}")
    try:
        yield f"{server}/{name}"
    finally:
        _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def read(url: str, query: str, *values: object) -> Sequence[tuple[Any, ...]]:
    """The rows of a query, its values at `%s`."""
    if not url.startswith(_SQLITE):
        with psycopg.connect(url) as connection:
            return connection.execute(query.encode(), values).fetchall()
    with _file(url) as file:
        return file.execute(query.replace("%s", "?"), _plain(values)).fetchall()


def write(url: str, statement: str, *values: object) -> None:
    """Change it from outside, for what no interface of ours may do."""
    if not url.startswith(_SQLITE):
        with psycopg.connect(url) as connection:
            connection.execute(statement.encode(), values)
        return
    with _file(url) as file, file:
        file.execute(statement.replace("%s", "?"), _plain(values))


def end_connections(url: str) -> bool:
    """End every connection, as a restart of PostgreSQL does; False with SQLite, which has none."""
    if url.startswith(_SQLITE):
        return False
    query = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    )
    read(url, f"{query} AND pid <> pg_backend_pid()")
    return True


def _file(url: str) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(url.removeprefix(_SQLITE), timeout=BUSY_SECONDS))


def _plain(values: Sequence[object]) -> list[object]:
    """As Django stores them in SQLite."""
    return [value.hex if isinstance(value, UUID) else value for value in values]


def _on_server(server: str, statement: str) -> None:
    with closing(psycopg.connect(f"{server}/postgres", autocommit=True)) as connection:
        connection.execute(statement.encode())
