"""Turns between processes; each is a child, for a process does not wait for its own locks."""

from __future__ import annotations

import multiprocessing
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from bot.conversations import turnstile
from bot.conversations.turnstile import in_turn

CONTEXT = multiprocessing.get_context("spawn")


def hold(database: str, inside: Event, over: Event) -> None:
    """Another process that writes until it is told."""
    with in_turn(database):
        inside.set()
        over.wait(60)


@pytest.mark.parametrize("killed", [False, True])
def test_the_next_writes_when_the_other_has_ended(tmp_path: Path, killed: bool) -> None:
    inside, over = CONTEXT.Event(), CONTEXT.Event()
    other = CONTEXT.Process(target=hold, args=(str(tmp_path / "db"), inside, over))
    other.start()
    assert inside.wait(60)
    with (tmp_path / "db-turn").open("wb") as file:
        assert not turnstile._locked(file, turnstile._WRITES, time.monotonic() + 0.05)
    other.kill() if killed else over.set()
    other.join(60)
    with (tmp_path / "db-turn").open("wb") as file:
        assert turnstile._locked(file, turnstile._WRITES, time.monotonic() + 1)


def test_without_a_turn_sqlites_own_lock_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who does not move on, and a folder that is none."""
    monkeypatch.setattr(turnstile, "PATIENCE", 0.05)
    inside, over = CONTEXT.Event(), CONTEXT.Event()
    other = CONTEXT.Process(target=hold, args=(str(tmp_path / "db"), inside, over))
    other.start()
    assert inside.wait(60)
    with in_turn(str(tmp_path / "db")), in_turn(str(tmp_path / "nowhere" / "db")):
        pass
    over.set()
    other.join(60)
