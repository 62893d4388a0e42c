"""`python -m tests.bench.log`: what a turn costs where 100,000 conversations are on record.

Two SQLite files, one empty and one full; the same work goes to them in turn, so that whatever else
the machine does meets both.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.figures import head, say, write

CONVERSATIONS = 100_000
TURNS, LONG_TURNS, SWEEPS, SCRAPES = 400, 100, 50, 20
LONG, QUEUE = 400, 10_000
# Seconds on the clock, the disk's among them, and of the processor.
Sample = tuple[float, float]
Samples = dict[str, list[Sample]]


def main() -> None:
    """Fill, measure, tell, and keep the figures."""
    with tempfile.TemporaryDirectory() as folder:
        stores = _stores(Path(folder))
        report = head()
        began = time.perf_counter()
        _fill(stores)
        report["filled_seconds"] = round(time.perf_counter() - began, 1)
        say(f"filled in {report['filled_seconds']} s")
        measured = _measured(stores)
        report["queue"] = _told_queue(stores)
    report["conversations"] = CONVERSATIONS
    report["medians_ms"] = {name: _medians(found) for name, found in measured.items()}
    _table(report["medians_ms"])
    write(report, "log-bench.json")


def _stores(folder: Path) -> dict[str, Path]:
    """Both files with all tables; Django begins with the first."""
    empty, full = folder / "empty.sqlite3", folder / "full.sqlite3"
    os.environ.update(
        DJANGO_SETTINGS_MODULE="bot.settings",
        DATABASE_URL=f"sqlite:///{empty}",
        TELAFI_VAR=str(folder),
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    connection.close()
    shutil.copy(empty, full)
    return {"empty": empty, "full": full}


def _use(path: Path) -> None:
    """The thread's one connection leads to this file from here on; the other one's stays open."""
    from django.db import connection

    _kept[connection.settings_dict["NAME"]] = connection.connection
    connection.settings_dict["NAME"] = str(path)
    connection.connection = _kept.get(str(path))
    connection.ensure_connection()


_kept: dict[str, object] = {}


def _fill(stores: dict[str, Path]) -> None:
    from django.utils import timezone

    from tests.bench.fill import fill

    _use(stores["full"])
    fill(CONVERSATIONS, timezone.now(), say)


def _measured(stores: dict[str, Path]) -> dict[str, Samples]:
    """Each piece of work, by store; a turn of the long conversation, by its length."""

    from bot.ops import gauges

    say(f"{TURNS} turns in each store")
    turns = _in_turn(stores, lambda: _turn(_customer()), TURNS)
    say(f"a conversation of {LONG} messages beside fresh ones")
    long = _beside_a_long_one(stores["full"])
    say("sweeps and scrapes")
    sweeps = _in_turn(stores, lambda: _timed(_sweep), SWEEPS)
    scrapes = _in_turn(stores, lambda: _timed(gauges.text), SCRAPES)
    return {"turn": turns, "long": long, "sweeps": sweeps, "metrics": scrapes}


def _told_queue(stores: dict[str, Path]) -> dict[str, float]:
    from tests.bench.waiting import tell_queue

    _use(stores["empty"])
    return tell_queue(QUEUE, say)


def _sweep() -> None:
    """What the worker looks for each five seconds, where nobody has to be told anything."""
    from django.contrib.auth.models import User
    from django.utils import timezone

    from bot.conversations import awaiting

    now = timezone.now()
    times = awaiting.Times(now, [now - timedelta(minutes=5)], now)
    awaiting.notice_waiting(times, lambda _: "")
    awaiting.tell_closed(times)
    awaiting.take_from_absent(times, timedelta(minutes=15), User.objects.all())


def _in_turn(stores: dict[str, Path], work: Callable[[], Sample], rounds: int) -> Samples:
    """One piece of work after the other, each round in another order."""
    times: Samples = {name: [] for name in stores}
    for number in range(rounds):
        for name in list(stores) if number % 2 else reversed(stores):
            _use(stores[name])
            times[name].append(work())
    return times


def _beside_a_long_one(path: Path) -> Samples:
    _use(path)
    long = _customer()
    for _ in range(LONG // 2):
        _turn(long)
    times: Samples = {"fresh": [], "long": []}
    for _ in range(LONG_TURNS):
        times["fresh"].append(_turn(_customer()))
        times["long"].append(_turn(long))
    return times


def _customer() -> int:
    from bot.conversations.models import Customer

    return Customer.objects.create(channel="web").pk


def _turn(customer_id: int) -> Sample:
    """A turn's own transactions: claimed, and finished with a reply and its effects."""
    from bot import effects
    from bot.conversations import turns
    from bot.conversations.intake import Incoming, receive
    from bot.conversations.models import Customer
    from bot.engine.client import Turn

    customer = Customer.objects.get(pk=customer_id)
    receive(customer, Incoming(uuid.uuid4().hex, "Siparişim hâlâ gelmedi"))
    goods = effects.Goods(f"TS-NEW-{customer_id}", "SKU", carrier="Hızlı Kargo")
    done = (
        effects.Heard(("late_delivery",), "annoyed"),
        effects.Problem(1, "late_delivery", goods, "information"),
    )

    def run() -> None:
        message = turns.claim("bench")
        assert message is not None
        assert turns.finish(message, "bench", Turn("Üzüldüm, bakıyorum.", effects=done))

    return _timed(run)


def _timed(work: Callable[[], object]) -> Sample:
    began = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began[0], time.process_time() - began[1]


def _medians(samples: Samples) -> dict[str, dict[str, float]]:
    """Milliseconds on the clock and of the processor, and the second store's share of the first."""
    return {
        "clock": _compared({name: [row[0] for row in rows] for name, rows in samples.items()}),
        "processor": _compared({name: [row[1] for row in rows] for name, rows in samples.items()}),
    }


def _compared(times: dict[str, list[float]]) -> dict[str, float]:
    found = {name: round(statistics.median(rows) * 1000, 3) for name, rows in times.items()}
    first, second = found.values()
    return {**found, "ratio": round(second / first, 3), "n": len(next(iter(times.values())))}


def _table(medians: dict[str, dict[str, dict[str, float]]]) -> None:
    say(f"{'median, ms':28}{'':>16}{'':>16}{'ratio':>8}{'n':>6}")
    for name, measures in medians.items():
        for measure, row in measures.items():
            one, two = (f"{key} {value:.2f}" for key, value in list(row.items())[:2])
            what = f"{name}, {measure}"
            say(f"{what:28}{one:>16}{two:>16}{row['ratio']:>8.2f}{row['n']:>6.0f}")


if __name__ == "__main__":
    main()
