"""What the tests of the outcome log share."""

from __future__ import annotations

import pytest


@pytest.fixture
def committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's transaction never is: what waits for the commit is done at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda done: done())
