"""A stand-in for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.botapi import Api
from tests.botapi.hook import Hook


@pytest.fixture
def api() -> Iterator[Api]:
    """Nobody is there yet."""
    with Api() as standin:
        yield standin


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A webhook that takes everything."""
    with Hook() as webhook:
        yield webhook
