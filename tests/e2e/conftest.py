"""The whole product for the end-to-end tests: four processes, started once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from bot.ops.demo_agent_file import NAME, read_password
from bot.ops.paths import ROOT
from bot.ops.processes import ONE_CORE, QUIET
from bot.ops.stack import Stack
from tests import databases
from tests.databases import own_database
from tests.e2e.chat import Chat
from tests.e2e.proxy import Proxy

Json = dict[str, Any]
HERE = Path(__file__).parent
READY_SECONDS = 180.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the model; training it may take longer than a test may."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("engine")
            item.add_marker(pytest.mark.timeout(400))


@pytest.fixture(scope="session")
def proxy() -> Iterator[Proxy]:
    """The shop as the actions see it."""
    running = Proxy()
    yield running
    running.close()


@pytest.fixture(scope="session")
def stack(proxy: Proxy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The four processes in a folder of their own, ready; the model is the repository's."""
    var = tmp_path_factory.mktemp("stack")
    with ExitStack() as opened:
        env = {"SHOP_URL": proxy.url, "DATABASE_URL": opened.enter_context(own_database(var))}
        running = opened.enter_context(Stack(var, env=env))
        proxy.target = f"{running.url}/demo-shop/api"
        running.start()
        running.wait_ready(READY_SECONDS)
        yield running


@pytest.fixture(scope="session")
def agent(stack: Stack) -> tuple[str, str]:
    """The demo agent's name and password."""
    return NAME, read_password(stack.var)


@pytest.fixture
def new_chat(stack: Stack, fresh_shop: None) -> Iterator[Callable[[], Chat]]:
    """Makes customers; each has a session of their own."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(Chat(stack.url))


@pytest.fixture
def chat(new_chat: Callable[[], Chat]) -> Chat:
    """One customer."""
    return new_chat()


@pytest.fixture
def fault(proxy: Proxy, stack: Stack) -> Iterator[Proxy]:
    """The proxy, healed afterwards; the actions' breaker is closed again by a call that works."""
    yield proxy
    proxy.heal()
    forget_tries(stack)
    for _ in range(15):
        with Chat(stack.url) as customer:
            if "Ankara Akyurt" in customer.say("TS-1002 siparişim nerede, telefonun sonu 7350"):
                return
            proxy.wait(4.0)
    pytest.fail("the shop's breaker has not closed")


@pytest.fixture
def fresh_shop(stack: Stack) -> None:
    """The demo shop as nobody has tried it, no order locked."""
    forget_tries(stack)


@pytest.fixture(scope="session")
def database(stack: Stack) -> Callable[[], dict[str, Json]]:
    """Reads the outcome log as anybody can: the newest row of each conversation, by its id."""

    def read() -> dict[str, Json]:
        command = [sys.executable, "manage.py", "export_outcomes", "--format", "jsonl"]
        done = subprocess.run(command, cwd=ROOT, env=stack.env, capture_output=True, check=True)
        rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
        return {row["conversation_id"]: row for row in rows}

    return read


def forget_tries(stack: Stack) -> None:
    """Undo what was tried at the demo shop; `seed_demo_shop --reset` takes a second each time."""
    write(stack, "DELETE FROM demo_shop_demoaction", "DELETE FROM complaints_ownershiptry")


def write(stack: Stack, *statements: str) -> None:
    """Change the database from outside, for what no interface of ours may do."""
    for statement in statements:
        databases.write(stack.env["DATABASE_URL"], statement)


def engine_env() -> dict[str, str]:
    """The environment for Rasa's own commands."""
    return {**os.environ, **QUIET, **ONE_CORE, "PYTHONPATH": str(ROOT)}
