"""One unit of work is one transaction; SQLite's writers queue inside the process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import connection, transaction

# SQLite's busy handler is unfair: under load a writer can starve for seconds. A lock is fair
# enough, and PostgreSQL needs none.
_writer = threading.RLock()


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Commit everything inside or nothing. Nested units join the outer one."""
    lock = _writer if connection.vendor == "sqlite" else nullcontext()
    with lock, transaction.atomic():
        yield
