"""Rasa's calls of the action server: over connections that stay open, with what an action reads."""

from __future__ import annotations

from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

# Shorter than the action server keeps them (`actions/__main__.py`): whoever closes last may be met
# in the middle of a call.
IDLE_SECONDS = 30


class Calls(EndpointConfig):
    """Rasa's action endpoint with a session of its own, which Rasa opens anew at each call."""

    def __init__(self, configured: EndpointConfig) -> None:
        """`configured`: as endpoints.yml says."""
        super().__init__(configured.url, token=configured.token, **configured.kwargs)
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS)
        self._session = aiohttp.ClientSession(connector=connector, trust_env=False)

    async def request(self, *_: Any, json: dict[str, Any], timeout: float, **__: Any) -> Any:
        """An action's answer; ClientResponseError, which Rasa knows, for a refusal.

        Without the events: what an action goes by is in the slots and the latest message.
        """
        body = {**json, "tracker": {**json["tracker"], "events": []}}
        async with self._session.post(
            self.url,
            params=self.combine_parameters(),
            json=body,
            timeout=aiohttp.ClientTimeout(total=timeout),
        ) as answer:
            if answer.status >= 400:
                raise ClientResponseError(answer.status, answer.reason, await answer.text())
            return await answer.json()

    async def close(self) -> None:
        """End the connections; call it once, when the server ends."""
        await self._session.close()
