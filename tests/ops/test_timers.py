"""What happens in time: the list, its moment, and the command that runs it once."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django import Settings

from bot.complaints.stored.models import OwnershipTry
from bot.conversations.models import Customer, Handoff, Owner, Sender
from bot.ops import timers
from bot.ops.management.commands import run_timers
from bot.ops.timers import Timer, run_due
from tests.conversations import build

NOON = datetime(2026, 3, 4, 12, tzinfo=timezone(timedelta(hours=3)))


def _fails(_: datetime) -> int:
    raise LookupError("x")


def test_one_error_keeps_no_other_from_running(caplog: pytest.LogCaptureFixture) -> None:
    """It is logged with the timer's name, and the next one runs at the same moment."""
    seen: list[datetime] = []

    def counts(now: datetime) -> int:
        seen.append(now)
        return 7

    found = run_due(NOON, (Timer("bad", _fails), Timer("good", counts)))
    assert found == {"bad": None, "good": 7}
    assert seen == [NOON]
    assert "the timer bad failed" in caplog.text


@pytest.mark.django_db
def test_the_list_uses_the_settings(settings: Settings) -> None:
    """Who waits long is told, who is long silent is closed, others are left alone."""
    settings.QUEUE_NOTICE_SECONDS, settings.IDLE_CLOSE_MINUTES = 60, 60
    settings.AGENT_AWAY_MINUTES = 60
    waiting, ago = build.queued(), NOON - timedelta(hours=2)
    Handoff.objects.update(queued_at=ago)
    agent = User.objects.create_user("ayse", is_staff=True)
    left = build.conversation(
        build.customer(), owner=Owner.HUMAN, assignee=agent, unanswered_since=ago
    )
    OwnershipTry.objects.create(customer_id=1, order_number="TS-1", at=ago)
    idle = build.conversation(build.customer(), last_message_at=ago)
    fresh = build.conversation(build.customer(), last_message_at=NOON)
    assert run_due(NOON) == {
        "agents away": 1,
        "queue notice": 1,
        "queue at closing": 0,
        "idle closing": 1,
        "on-call mail": 0,
        "old tries": 1,
        "old arrivals": 0,
    }
    assert len(build.texts(waiting, Sender.SYSTEM)) == 1
    owners = [build.owner(one) for one in (idle, fresh, left)]
    assert owners == [Owner.CLOSED, Owner.BOT, Owner.QUEUED]
    assert Customer.objects.count() == 4


@pytest.mark.django_db
def test_nobody_reads_at_night_that_nobody_has_come() -> None:
    """At night the next opening is told instead, once; the notices go on by working time."""
    waiting = build.queued()
    Handoff.objects.update(queued_at=NOON)
    night = NOON + timedelta(hours=10)
    counts = [run_due(night + timedelta(hours=hour)) for hour in range(9)]
    assert [one["queue notice"] for one in counts] == [0] * 9
    assert [one["queue at closing"] for one in counts] == [1] + [0] * 8
    (text,) = build.texts(waiting, Sender.SYSTEM)
    assert "5 Mart Perşembe saat 09.00" in text
    assert run_due(NOON + timedelta(hours=21, minutes=30))["queue notice"] == 1


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moments at which the command ran the timers."""
    moments: list[datetime] = []

    def run(now: datetime) -> dict[str, int | None]:
        moments.append(now)
        return {"one": 2, "other": 0}

    monkeypatch.setattr(run_timers, "run_due", run)
    return moments


def _printed(*arguments: str) -> str:
    out = StringIO()
    call_command("run_timers", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    "text", ["2026-03-04T12:00", "2026-03-04 12:00", "2026-03-04T09:00Z", "2026-03-04T09:00+00:00"]
)
def test_the_command_runs_them_at_a_moment(asked: list[datetime], text: str) -> None:
    """A line for each timer; a time without a zone is Istanbul's."""
    assert _printed("--at", text) == "one: 2\nother: 0\n"
    assert asked == [NOON]


def test_without_a_moment_it_is_now(asked: list[datetime]) -> None:
    """The moment has a zone."""
    _printed()
    assert [now.tzinfo is not None for now in asked] == [True]


@pytest.mark.parametrize("text", ["", "yarın", "2026-13-01T00:00", "0001-01-01", "9999-12-31"])
def test_a_wrong_time_is_one_clear_sentence(asked: list[datetime], text: str) -> None:
    """Nothing is run, and the exit code is that of a wrong command line."""
    with pytest.raises(CommandError, match="is no time: write it like") as error:
        _printed("--at", text)
    assert error.value.returncode == 2
    assert asked == []


def test_a_failed_timer_fails_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are told all the same."""
    counts: dict[str, int | None] = {"bad": None, "good": 1}
    monkeypatch.setattr(run_timers, "run_due", lambda _: counts)
    out = StringIO()
    with pytest.raises(CommandError, match="A timer failed"):
        call_command("run_timers", stdout=out)
    assert out.getvalue() == "bad: failed\ngood: 1\n"


def test_every_timer_has_its_own_name() -> None:
    """The names are what the command prints."""
    assert len({timer.name for timer in timers.TIMERS}) == len(timers.TIMERS)
