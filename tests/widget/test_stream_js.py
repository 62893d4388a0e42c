"""The event-stream parser and the back-off, run by Node where there is one."""

import json
from typing import Any

import pytest

from tests.widget.node import NODE, run_module

pytestmark = pytest.mark.skipif(NODE is None, reason="no Node here; the browser test covers it")


def _node(script: str) -> Any:
    return run_module("stream.js", script)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_parser_takes_any_pieces(size: int) -> None:
    """However the bytes are cut, the events are the same, with every kind of line end."""
    stream = (
        ': beat\n\nevent: message\r\nid: 7\r\ndata: {"a":\r\ndata: 1}\r\n\r\n'
        "event: state\rdata: x\r\rdata: last\n\n"
    )
    got = _node(
        f"const p = new m.EventParser(), all = [], s = {json.dumps(stream)};"
        f"for (let i = 0; i < s.length; i += {size})"
        f" all.push(...p.push(s.slice(i, i + {size}))); return all;"
    )
    assert got == [
        {"id": "7", "type": "message", "data": '{"a":\n1}'},
        {"id": None, "type": "state", "data": "x"},
        {"id": None, "type": "message", "data": "last"},
    ]


def test_back_off_grows_to_30_seconds_with_jitter() -> None:
    """Pauses start between half and one second, double, and never pass 30 seconds."""
    longest, shortest = _node(
        "return [0, 1].map((luck) =>"
        " [0, 1, 2, 5, 50].map((attempt) => m.backOff(attempt, () => luck)));"
    )
    assert longest == [1000, 2000, 4000, 30000, 30000]
    assert shortest == [500, 1000, 2000, 15000, 15000]
