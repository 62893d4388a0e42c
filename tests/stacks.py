"""The running product, in a folder and with a database of its own, for what measures or plays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.ops.stack import Stack
from tests.databases import own_database
from tests.figures import say


@contextmanager
def running(**env: str) -> Iterator[Stack]:
    """The four processes, ready; `env` goes before everything else. Afterwards all is gone."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        with own_database(var) as url, Stack(var, env={"DATABASE_URL": url, **env}) as stack:
            say("starting the four processes")
            stack.start(say)
            stack.wait_ready()
            yield stack
