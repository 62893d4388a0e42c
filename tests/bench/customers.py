"""Customers for the bench: each says the next line when the answer to the last one is there."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator
from typing import Any

import httpx

# Reads only, so that every round finds the shop as the first one did: five turns of the complaint
# form and the closing form, a question in between, and small talk.
SCRIPT = (
    "merhaba",
    "siparişim hâlâ gelmedi, numarası TS-1002",
    "kargo ücretini kim ödüyor?",
    "telefonumun sonu 7350",
    "evet",
    "5",
)
PATIENCE = 30.0


class Customer:
    """One browser's worth of traffic: an open stream, one message at a time."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._headers: dict[str, str] = {}
        self.seconds: list[float] = []

    async def run(self, until: float) -> None:
        """Hold whole conversations until the clock (monotonic seconds) says enough."""
        while time.monotonic() < until:
            await self._talk()

    async def _talk(self) -> None:
        """As somebody new: who comes back with the same problem gets a person, and no answer."""
        answer = await self._client.post("/api/chat/sessions")
        self._headers = {"Authorization": f"Bearer {answer.json()['session']}"}
        self._heard = asyncio.Queue()
        listener = asyncio.create_task(self._listen())
        try:
            for line in SCRIPT:
                self.seconds.append(await self._say(line))
        finally:
            listener.cancel()

    async def _say(self, text: str) -> float:
        body = {"client_id": str(uuid.uuid4()), "text": text}
        began = time.perf_counter()
        answer = await self._client.post("/api/chat/messages", json=body, headers=self._headers)
        answer.raise_for_status()
        while True:
            heard = await asyncio.wait_for(self._heard.get(), PATIENCE)
            if heard["from"] == "bot" and heard["id"] > answer.json()["id"]:
                return time.perf_counter() - began

    async def _listen(self) -> None:
        async with self._client.stream(
            "GET", "/api/chat/events", headers=self._headers, timeout=None
        ) as stream:
            async for message in _messages(stream):
                self._heard.put_nowait(message)


async def _messages(stream: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    event = ""
    async for line in stream.aiter_lines():
        if line.startswith("event: "):
            event = line[7:]
        elif line.startswith("data: ") and event == "message":
            yield json.loads(line[6:])


async def crowd(url: str, size: int, seconds: float) -> tuple[list[float], float]:
    """Let `size` customers talk for about `seconds`; return each answer's time and the duration."""
    limits = httpx.Limits(max_connections=2 * size + 4)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=PATIENCE) as client:
        customers = [Customer(client) for _ in range(size)]
        began = time.monotonic()
        await asyncio.gather(*(customer.run(began + seconds) for customer in customers))
        lasted = time.monotonic() - began
    return [each for customer in customers for each in customer.seconds], lasted
