"""The feed: another connection's commit is noticed, and nothing else is."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.conversations import feed
from bot.conversations.feed import PollingFeed, SqliteFeed, wait_for_change


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "feed.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE t (x)")
    return path


@pytest.fixture
def watched(file: Path) -> Iterator[SqliteFeed]:
    watching = SqliteFeed(str(file))
    yield watching
    watching._connection.close()


def commit(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO t VALUES (1)")


def test_a_commit_is_noticed_once(file: Path, watched: SqliteFeed) -> None:
    """The first look always says yes, then only a commit of somebody else does."""
    assert watched.changed()
    assert not watched.changed()
    commit(file)
    assert watched.changed()
    assert not watched.changed()


def test_only_a_commit_counts(file: Path, watched: SqliteFeed) -> None:
    """The negative twin: reading, and writing that is taken back, wake nobody."""
    watched.changed()
    with closing(sqlite3.connect(file)) as database:
        database.execute("SELECT * FROM t").fetchall()
        database.execute("INSERT INTO t VALUES (1)")
        assert not watched.changed()
        database.rollback()
    assert not watched.changed()


def test_waiting_ends_at_a_commit(file: Path, watched: SqliteFeed) -> None:
    """A waiting worker goes on within a moment of the commit."""
    watched.changed()
    threading.Timer(0.05, commit, [file]).start()
    started = time.monotonic()
    wait_for_change(watched, 5)
    assert time.monotonic() - started < 2


def test_waiting_ends_without_a_commit(watched: SqliteFeed) -> None:
    """The negative twin: a quiet database is looked at again after the given time."""
    watched.changed()
    started = time.monotonic()
    wait_for_change(watched, 0.05)
    assert 0.05 <= time.monotonic() - started < 1


def test_other_databases_are_looked_at_each_time() -> None:
    """Without a sign of change there is only looking, at a slower pace."""
    polling = PollingFeed()
    assert polling.changed() and polling.changed()
    assert polling.poll_seconds > SqliteFeed.poll_seconds


@pytest.mark.django_db(transaction=True)
def test_the_products_database_has_its_feed(shared: Path) -> None:
    """The feed that workers open watches the database of the settings."""
    from tests.conversations import build

    watching = feed.open_feed()
    assert isinstance(watching, SqliteFeed)
    watching.changed()
    build.customer()
    assert watching.changed()
    watching._connection.close()
