"""Rasa's default set-up on our data, with our actions and the same script: what ours is held to.

`make bench PEER=1` asks for it.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.engine.client import Engine
from bot.ops import ports
from bot.ops.processes import ACTION_ENDPOINT, NOT_FOR_RASA, ONE_CORE, QUIET, Process
from bot.ops.stack import Stack
from tests.bench.engine import PATIENCE, reads
from tests.bench.peer_model import KEPT, trained
from tests.bench.served import served
from tests.figures import say

CROWDS = (1, 8)
ENDPOINTS = (
    ACTION_ENDPOINT
    + """\
tracker_store:
  type: SQL
  dialect: sqlite
  db: ${PEER_DB}
"""
)


class Rest(Engine):
    """The worker's client, led to Rasa's own channel, so that both are asked by the same code.

    It understands less, so it may have no answer; `answered` has a yes or no for each turn.
    """

    def __init__(self, url: str, token: str, seconds: float) -> None:
        super().__init__(url, token, seconds)
        self.answered: list[bool] = []

    def _call(self, method: str, path: str, **kwargs: Any) -> Any:
        if method == "GET":
            return super()._call(method, path, **kwargs)
        body = {name: kwargs["json"][name] for name in ("sender", "message", "metadata")}
        rows = super()._call("POST", "/webhooks/rest/webhook", json=body)
        self.answered.append(bool(rows))
        return {"messages": rows, "state": ""}


def beside(stack: Stack, ours: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """The peer's figures, on the running stack's actions and shop, and ours against them."""
    say("Rasa's default set-up")
    with _served(stack, trained()) as rest:
        report = reads(rest, CROWDS)
        answered = sum(rest.answered) / len(rest.answered)
    return {**report, "answered": round(answered, 3), "ratios": ratios(ours, report)}


def ratios(
    ours: Mapping[str, Mapping[str, float]], peers: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """How many times as many messages, and as fast an answer; above 1 where ours is better."""
    rate, wait = "messages_per_second", "p50_ms"
    return {
        rate: round(ours["reads_8"][rate] / peers["reads_8"][rate], 2),
        wait: round(peers["reads_1"][wait] / ours["reads_1"][wait], 2),
    }


@contextmanager
def _served(stack: Stack, archive: Path) -> Iterator[Rest]:
    port, token = ports.next_free(5105), secrets.token_hex(16)
    env = {name: value for name, value in stack.env.items() if name not in NOT_FOR_RASA}
    env |= {**QUIET, **ONE_CORE, "PEER_DB": str(stack.var / "peer.sqlite3")}
    argv = (
        *(sys.executable, "-m", "rasa", "run", "--enable-api", "--model", str(archive)),
        *("--interface", ports.LOOPBACK, "--port", str(port), "--auth-token", token),
        *("--endpoints", _written(stack.var / "peer-endpoints.yml", ENDPOINTS)),
        *("--credentials", _written(stack.var / "peer-credentials.yml", "rest:\n")),
    )
    rest = Rest(f"http://{ports.LOOPBACK}:{port}", token, PATIENCE)
    with served(Process(argv, env), rest, KEPT):
        yield rest


def _written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)
