"""The running product's private ports, asked by another process of this machine; and its end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from bot.ops.stack import Stack
from tests import doors
from tests.e2e.chat import Chat
from tests.e2e.conftest import READY_SECONDS

NAMES = ("rasa", "actions", "web", "worker")


@pytest.fixture(scope="module")
def routes() -> dict[str, list[str]]:
    """Every path of the two servers, from apps built as they build them."""
    token = "only-for-the-table"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_TOKEN", token)
        rasa = doors.rasa_app(token)
    return {
        "RASA_PORT": doors.sanic_paths(rasa),
        "ACTIONS_PORT": doors.sanic_paths(doors.actions_app(token)),
    }


@pytest.mark.parametrize("port", ["RASA_PORT", "ACTIONS_PORT"])
def test_the_private_ports_serve_nobody(
    stack: Stack, routes: dict[str, list[str]], port: str
) -> None:
    """Every route and method, with no token, a wrong one and a strange one; the engine lives on."""
    address = f"http://127.0.0.1:{stack.env[port]}"
    served = [
        (method, path, query)
        for path in routes[port]
        for method in doors.METHODS
        for query in doors.STRANGERS
        if requests.request(method, f"{address}{path}{query}", json={}, timeout=10).status_code
        != 401
    ]
    assert served == []
    right = stack.env["RASA_TOKEN" if port == "RASA_PORT" else "ACTIONS_TOKEN"]
    path = "/status" if port == "RASA_PORT" else "/health"
    assert requests.get(f"{address}{path}?token={right}", timeout=10).status_code == 200


def test_the_demo_shop_serves_nobody(stack: Stack) -> None:
    """Its interface stands on the web port, behind a token of its own."""
    for path in doors.shop_paths():
        for method in doors.METHODS:
            for bearer in doors.BEARERS:
                headers = {} if bearer is None else {"Authorization": bearer.encode()}
                answer = requests.request(method, f"{stack.url}{path}", headers=headers, timeout=10)
                assert answer.status_code == 401, (method, path, bearer)


@pytest.fixture(scope="module")
def supervised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The product as `make run` keeps it: who ends is started again."""
    var = tmp_path_factory.mktemp("supervised")
    env = {"DATABASE_URL": f"sqlite:///{var}/telafi.sqlite3"}
    with Stack(var, env=env, supervised=True) as running:
        running.start()
        running.wait_ready(READY_SECONDS)
        yield running


def until(true: Callable[[], bool]) -> None:
    """Wait for what another process does; the test's own time-out ends it."""
    while not true():
        time.sleep(0.1)


def test_each_process_comes_back_after_a_kill(supervised: Stack) -> None:
    """On its old port with its old token: the talk goes on, nobody has to do anything."""
    before = {name: supervised.pid(name) for name in NAMES}
    with Chat(supervised.url) as chat:
        chat.say("merhaba")
        for name, pid in before.items():
            os.kill(pid, signal.SIGKILL)
            until(lambda name=name, pid=pid: _pid(supervised, name) not in {None, pid})  # type: ignore[misc]
        supervised.wait_ready(READY_SECONDS)
        assert chat.say("siparişim gelmedi")
    # Others may end by themselves beside it, for a port that somebody else was quicker to take.
    killed = [line for line in supervised.told if "(exit -9), started again in" in line]
    assert [line.split(" ")[0] for line in killed] == list(NAMES)


def test_nothing_is_left_at_the_end(supervised: Stack) -> None:
    """Processes and ports are free again."""
    pids = [supervised.pid(name) for name in NAMES]
    supervised.stop()
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
    for port in ("PORT", "RASA_PORT", "ACTIONS_PORT"):
        with pytest.raises(requests.ConnectionError):
            requests.get(f"http://127.0.0.1:{supervised.env[port]}/", timeout=5)


def _pid(stack: Stack, name: str) -> int | None:
    return stack.pid(name) if name in stack.names else None
