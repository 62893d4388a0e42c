"""One unit of work is one transaction; SQLite's writers queue, in the process and between them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import InterfaceError, InternalError, OperationalError, connection, transaction

from bot.conversations.turnstile import in_turn

P = ParamSpec("P")
T = TypeVar("T")

# SQLite's busy handler is unfair: under load a writer can starve for seconds. A lock is fair
# enough, and PostgreSQL needs none.
_writer = threading.RLock()
_TRIES = 3
# Away, locked, cut off in the middle, or a copy that may only be read since a switch-over.
NOT_TAKEN = (OperationalError, InterfaceError, InternalError)
# PostgreSQL's words for "not you, not now": a serialisation failure, a deadlock.
_TAKEN_BACK = frozenset({"40001", "40P01"})


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Commit everything inside or nothing. Nested units join the outer one."""
    with _turn(), transaction.atomic():
        yield


@contextmanager
def _turn() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with _writer:
        inside = connection.in_atomic_block
        with nullcontext() if inside else in_turn(str(connection.settings_dict["NAME"])):
            yield


def retried(work: Callable[P, T]) -> Callable[P, T]:
    """Do a unit of work anew that PostgreSQL took back whole because it met another one.

    Inside an outer unit the error comes out: what came before is taken back with it.
    """

    @wraps(work)
    def anew(*args: P.args, **kwargs: P.kwargs) -> T:
        for _ in range(_TRIES - 1):
            try:
                return work(*args, **kwargs)
            except OperationalError as error:
                if connection.in_atomic_block or not _taken_back(error):
                    raise
        return work(*args, **kwargs)

    return anew


def drop_dead_connection() -> None:
    """For threads that outlive a request: what the server has closed is opened anew by the next
    query, instead of failing for ever. Inside a transaction nothing happens."""
    if connection.connection is None or connection.in_atomic_block:
        return
    if not connection.is_usable():
        connection.close()


def _taken_back(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in _TAKEN_BACK
