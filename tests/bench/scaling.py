"""What more Rasa processes and more threads of the worker bring on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from bot.engine.client import Engine
from bot.ops import ports
from bot.ops.processes import process_table
from bot.ops.stack import Stack
from tests.bench.customers import crowd
from tests.bench.engine import PATIENCE, WARM_UP_SECONDS, crowd_of, summary
from tests.bench.served import served
from tests.figures import say
from tests.stacks import running

PROCESSES, THREADS = (1, 2, 4), (1, 2, 4, 8)
CUSTOMERS, SECONDS = 8, 15.0


def processes(stack: Stack) -> dict[str, Any]:
    """Eight customers over one, two and four Rasa processes, which share nothing."""
    found: dict[str, Any] = {}
    with ExitStack() as opened:
        engines = [Engine(stack.env["RASA_URL"], stack.env["RASA_TOKEN"], PATIENCE)]
        for many in PROCESSES:
            while len(engines) < many:
                engines.append(opened.enter_context(_another(stack)))
            crowd_of(CUSTOMERS, WARM_UP_SECONDS, *engines)  # not counted
            say(f"{CUSTOMERS} customers, {many} Rasa processes")
            found[str(many)] = summary(*crowd_of(CUSTOMERS, SECONDS, *engines))
    return found


def threads() -> dict[str, Any]:
    """Eight customers at the chat API, with one to eight turns at once in the worker."""
    return {str(many): _with_threads(many) for many in THREADS}


def _with_threads(many: int) -> dict[str, float]:
    with running(WORKER_THREADS=str(many)) as stack:
        asyncio.run(crowd(stack.url, CUSTOMERS, WARM_UP_SECONDS))  # not counted
        say(f"{CUSTOMERS} customers at the chat API, WORKER_THREADS={many}")
        return summary(*asyncio.run(crowd(stack.url, CUSTOMERS, SECONDS)))


@contextmanager
def _another(stack: Stack) -> Iterator[Engine]:
    """One more Rasa process beside those of the stack, with the same model and actions."""
    port = ports.next_free(int(stack.env["RASA_PORT"]) + 1)
    model = (stack.var / "model-version").read_text(encoding="utf-8").strip()
    process = process_table({**stack.env, "RASA_PORT": str(port)}, model)["rasa"]
    engine = Engine(f"http://{ports.LOOPBACK}:{port}", stack.env["RASA_TOKEN"], PATIENCE)
    with served(process, engine, stack.var / f"rasa-{port}"):
        yield engine
