"""A conversation that can begin."""

from __future__ import annotations

import pytest

from tests.complaints.talk import Talk


@pytest.fixture
def talk(db: None) -> Talk:
    """A customer and the demo shop, on a Wednesday in working time."""
    return Talk()
