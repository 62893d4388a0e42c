"""The running product's private ports, asked by another process of this machine."""

from __future__ import annotations

import pytest
import requests

from bot.ops.stack import Stack
from tests import doors


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
