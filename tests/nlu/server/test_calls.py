"""Rasa's calls of the actions: a kept connection, the token, and no more than an action reads."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import aiohttp
import pytest
from pytest_httpserver import HTTPServer
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.nlu.server.calls import Calls

TOKEN = "gizli-anahtar"
BODY = {"next_action": "a", "tracker": {"slots": {"case": 1}, "events": [{"event": "user"}]}}


def called(url: str, work: Callable[[Calls], Awaitable[Any]]) -> Any:
    async def calling() -> Any:
        configured = EndpointConfig(url, token=TOKEN, enable_selective_domain=True)
        calls = Calls(configured)
        try:
            return await work(calls)
        finally:
            await calls.close()

    return asyncio.run(calling())


async def once(calls: Calls) -> Any:
    return await calls.request(json=BODY, method="post", timeout=5, compress=False)


def test_an_action_gets_what_it_reads(httpserver: HTTPServer) -> None:
    """The slots and the latest message, without the history; the token goes with it."""
    httpserver.expect_request("/webhook").respond_with_json({"events": []})
    assert called(httpserver.url_for("/webhook"), once) == {"events": []}
    request, _ = httpserver.log[0]
    assert request.args["token"] == TOKEN
    assert request.get_json() == {**BODY, "tracker": {"slots": {"case": 1}, "events": []}}
    # Rasa asks for it by this name.
    assert called("http://x", _kwargs)["enable_selective_domain"] is True


async def _kwargs(calls: Calls) -> Any:
    return calls.kwargs


def test_the_connection_is_kept() -> None:
    """Several calls go through one connection."""
    connections: list[asyncio.StreamWriter] = []
    ended = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        with suppress(asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
                await reader.readexactly(int(length))
                body = b'{"events": []}'
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        writer.close()
        await writer.wait_closed()
        ended.set()

    async def thrice() -> None:
        async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
            host, port = server.sockets[0].getsockname()
            calls = Calls(EndpointConfig(f"http://{host}:{port}/webhook"))
            for _ in range(3):
                assert await once(calls) == {"events": []}
            await calls.close()
            await ended.wait()

    asyncio.run(thrice())
    assert len(connections) == 1


@pytest.mark.parametrize("status", [400, 404, 500])
def test_a_refusal_is_an_error_that_rasa_knows(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/webhook").respond_with_data("why", status)
    with pytest.raises(ClientResponseError) as error:
        called(httpserver.url_for("/webhook"), once)
    assert (error.value.status, error.value.text) == (status, "why")


def test_nobody_there_is_an_error_that_rasa_knows() -> None:
    with pytest.raises(aiohttp.ClientConnectionError):
        called("http://127.0.0.1:9/webhook", once)


def test_no_action_asks_for_the_domain(domain: Domain) -> None:
    """A hundred kilobytes with each call, which Rasa sends to `validate_` actions by itself."""
    actions = [name for name in domain.user_actions if not name.startswith("utter_")]
    assert actions
    assert not [name for name in actions if domain.does_custom_action_explicitly_need_domain(name)]
