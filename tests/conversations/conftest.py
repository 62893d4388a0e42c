"""Named people: Ali writes, Veli is somebody else; Ayşe and Can are agents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from bot.conversations.models import Customer
from tests.conversations import build


@pytest.fixture
def ali(db: None) -> Customer:
    return build.customer()


@pytest.fixture
def veli(db: None) -> Customer:
    return build.customer()


@pytest.fixture
def ayse(db: None) -> User:
    return User.objects.create_user("ayse", first_name="Ayşe")


@pytest.fixture
def can(db: None) -> User:
    return User.objects.create_user("can", first_name="Can")


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    """A database that all connections see, for tests with threads; ask for it before people."""
    path = tmp_path / "telafi.sqlite3"
    with build.shared_database(path):
        yield path
