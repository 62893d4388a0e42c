"""The feed: another connection's commit is noticed, and nothing else is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

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


class Clock:
    """Stands for `time`: nobody sleeps, and something may happen in a sleep."""

    def __init__(self) -> None:
        self.now = 0.0
        self.at_sleep: list[Callable[[], None]] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.at_sleep:
            self.at_sleep.pop(0)()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock()
    monkeypatch.setattr(feed, "time", told)
    return told


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


def test_waiting_ends_at_a_commit(file: Path, watched: SqliteFeed, clock: Clock) -> None:
    """A waiting worker goes on at the next look after the commit, however long it may wait."""
    watched.changed()
    clock.at_sleep.append(lambda: commit(file))
    wait_for_change(watched, 3600)
    assert clock.now == SqliteFeed.poll_seconds


def test_waiting_ends_without_a_commit(watched: SqliteFeed, clock: Clock) -> None:
    """The negative twin: a quiet database is looked at again after the given time."""
    watched.changed()
    wait_for_change(watched, 5)
    assert 5 <= clock.now < 5 + 2 * SqliteFeed.poll_seconds


def test_other_databases_are_looked_at_by_the_clock(clock: Clock) -> None:
    """Without a sign of change there is only looking, at a slower pace and never without rest."""
    polling = PollingFeed()
    assert [polling.changed(), polling.changed()] == [True, False]
    wait_for_change(polling, 5)
    assert clock.now == pytest.approx(PollingFeed.poll_seconds)
    assert polling.poll_seconds > SqliteFeed.poll_seconds


@pytest.mark.django_db(transaction=True)
def test_the_products_database_has_its_feed(shared: Path) -> None:
    """The feed that workers open watches the database of the settings."""
    from tests.conversations import build

    watching = feed.open_feed()
    sqlite = connection.vendor == "sqlite"
    assert isinstance(watching, SqliteFeed if sqlite else PollingFeed)
    watching.changed()
    build.customer()
    if isinstance(watching, SqliteFeed):
        assert watching.changed()
        watching._connection.close()
