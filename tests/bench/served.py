"""One more Rasa process beside those of a running stack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from bot.engine.client import Engine
from bot.ops.child import Child
from bot.ops.console import LogPrinter
from bot.ops.processes import Process
from tests.bench.engine import until_loaded

STOP_SECONDS = 8.0


@contextmanager
def served(process: Process, engine: Engine, logs: Path) -> Iterator[None]:
    """From its model being loaded to the end of the block; `engine` asks it; its log is in `logs`.

    RuntimeError where it does not come.
    """
    with closing(LogPrinter(logs, None)) as log:
        child = Child(process, partial(log.write, "rasa"))
        try:
            until_loaded(engine, lambda: child.code() is None)
            yield
        finally:
            child.ask()
            child.end(STOP_SECONDS)
