"""A stand-in for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.graphapi import Graph
from tests.graphapi.hook import Hook


@pytest.fixture
def graph() -> Iterator[Graph]:
    """Nobody is there yet."""
    with Graph() as standin:
        yield standin


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A webhook that takes everything."""
    with Hook() as webhook:
        yield webhook
