"""A request changes between event loop and threads a few times, not at each middleware."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from asgiref.sync import SyncToAsync
from django.test import AsyncClient
from pytest_django import Settings

MOST = 8


def changes(monkeypatch: pytest.MonkeyPatch) -> int:
    """How often one request to the chat API, which no session is sent with, goes to a thread."""
    counted: list[object] = []
    original = SyncToAsync.__call__

    async def call(self: SyncToAsync[Any, Any], *args: Any, **kwargs: Any) -> Any:
        counted.append(self.func)
        return await original(self, *args, **kwargs)

    monkeypatch.setattr(SyncToAsync, "__call__", call)
    answer = asyncio.run(AsyncClient().get("/api/chat/messages"))
    assert answer.status_code == 401
    # What Django's own protection adds is there all the same.
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    return len(counted)


@pytest.mark.django_db(transaction=True)
def test_all_middleware_runs_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < changes(monkeypatch) <= MOST


@pytest.mark.django_db(transaction=True)
def test_without_the_last_one_it_would_not(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """The twin, which says when Django does it by itself."""
    assert settings.MIDDLEWARE[-1] == "bot.middleware.in_one_thread"
    settings.MIDDLEWARE = settings.MIDDLEWARE[:-1]
    assert changes(monkeypatch) > MOST
