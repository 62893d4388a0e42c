"""/healthz, /readyz, /metrics."""

import threading
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_httpserver import HTTPServer

from bot.channels.models import Delivery
from bot.conversations.models import Message
from bot.cx.models import MessageFact
from bot.ops import gauges, heartbeat, readiness, views
from bot.ops.readiness import NotReady, Readiness
from tests.conversations import build


def _fine() -> None:
    pass


def _wrong() -> None:
    raise NotReady("secret")


def test_healthz_needs_no_database(client: Client) -> None:
    """The process answers, whatever is behind it."""
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.parametrize(("check", "status"), [(_fine, 200), (_wrong, 503)])
def test_readyz_names_each_check(
    client: Client, monkeypatch: pytest.MonkeyPatch, check: object, status: int
) -> None:
    """503 as soon as one does not pass, and only names and yes or no."""
    monkeypatch.setattr(views, "_readiness", Readiness({"one": _fine, "two": check}))  # type: ignore[dict-item]
    answer = client.get("/readyz")
    assert answer.status_code == status
    two = status == 200
    assert answer.json() == {"ready": two, "checks": {"one": True, "two": two}}


def test_a_check_that_hangs_is_a_no_and_is_not_started_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The probe gets its answer when its patience is over, and no threads pile up."""
    release, started, waited = threading.Event(), [], []

    def hang() -> None:
        started.append(1)
        release.wait(60)

    def until_one_is_done(checks: Iterable[Future[None]], timeout: float) -> None:
        waited.append(timeout)
        wait(checks, return_when=FIRST_COMPLETED)

    monkeypatch.setattr(readiness, "wait", until_one_is_done)
    ready = Readiness({"hang": hang, "fine": _fine})
    assert ready.look() == {"hang": False, "fine": True}
    ready._seen_at = -10.0
    assert ready.look()["hang"] is False
    release.set()
    ready._pool.shutdown(wait=True)
    assert len(started) == 1
    assert waited == [readiness.PATIENCE] * 2


def test_patience_is_short() -> None:
    """Probes give up after a few seconds themselves."""
    assert readiness.PATIENCE < 3


def test_answers_are_kept_for_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many probes at once ask the parts once; a second later they are asked again."""
    asked: list[int] = []
    now = [100.0]
    monkeypatch.setattr(readiness, "time", SimpleNamespace(monotonic=lambda: now[0]))
    ready = Readiness({"one": lambda: asked.append(1)})
    ready.look()
    now[0] += 0.9
    ready.look()
    assert len(asked) == 1
    now[0] += 0.2
    ready.look()
    assert len(asked) == 2


def test_the_heartbeat_is_written_and_grows_old(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker counts as alive while it beats, and not long after."""
    settings.VAR_DIR = tmp_path
    assert heartbeat.age() is None
    assert not heartbeat.alive()
    heartbeat.Pulse().beat()
    beaten = heartbeat.file().stat().st_mtime
    for silent, alive in ((1.0, True), (60.0, False)):
        clock = SimpleNamespace(time=lambda silent=silent: beaten + silent)
        monkeypatch.setattr(heartbeat, "time", clock)
        assert heartbeat.alive() is alive


def test_each_round_beats_but_not_the_disk(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loop may go round a thousand times a second: the file is touched each two seconds."""
    settings.VAR_DIR = tmp_path
    now, touched = [100.0], list[float]()
    monkeypatch.setattr(heartbeat, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(heartbeat, "_touch", lambda: touched.append(now[0]))
    pulse = heartbeat.Pulse()
    for _ in range(50):
        pulse.beat()
        now[0] += 0.1
    assert len(touched) == 3


@pytest.mark.django_db
def test_metrics_count_and_name_nobody(client: Client, settings: Settings, tmp_path: Path) -> None:
    """Open in the demo: conversations, messages, what waits, and the process itself."""
    settings.DEMO = True
    settings.VAR_DIR = tmp_path
    text = client.get("/metrics").content.decode()
    for line in (
        'telafi_conversations{owner="queued"} 0.0',
        'telafi_messages_last_hour{sender="bot"} 0.0',
        "telafi_deliveries_queued 0.0",
        "telafi_deliveries_failed_last_day 0.0",
        "telafi_messages_pending 0.0",
        "telafi_messages_oldest_pending_seconds 0.0",
        # Never was a worker: silent for ever, which an alarm on seconds finds.
        "telafi_worker_silent_seconds +Inf",
        "process_resident_memory_bytes",
    ):
        assert line in text


@pytest.mark.django_db
def test_the_worker_s_silence_is_in_seconds(settings: Settings, tmp_path: Path) -> None:
    """The twin: after a beat it is a few seconds, never the infinity of no worker at all."""
    settings.VAR_DIR = tmp_path
    heartbeat.file().touch()
    (line,) = (
        line for line in gauges.text().decode().splitlines() if line.startswith("telafi_worker")
    )
    assert 0.0 <= float(line.split()[1]) < 3600


@pytest.mark.django_db
def test_metrics_count_what_is_open_and_new(settings: Settings) -> None:
    """Closed conversations, and messages and refusals of long ago, are not in them."""
    now = timezone.now()
    for hours, owner, state in (
        (0, "bot", "failed"),
        (30, "closed", "failed"),
        (0, "bot", "queued"),
    ):
        at = now - timedelta(hours=hours)
        talk = build.conversation(owner=owner)
        message = Message.objects.create(
            conversation=talk, sender="bot", channel="web", state="done", created_at=at
        )
        MessageFact.objects.create(message=message, conversation=talk, sender="bot", at=at)
        Delivery.objects.create(message=message, state=state, made_at=at, not_before=at)
    text = gauges.text().decode()
    assert 'telafi_conversations{owner="bot"} 2.0' in text
    assert 'telafi_conversations{owner="closed"}' not in text
    assert 'telafi_messages_last_hour{sender="bot"} 2.0' in text
    assert "telafi_deliveries_queued 1.0" in text
    assert "telafi_deliveries_failed_last_day 1.0" in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("token", "header", "status"),
    [
        ("", "", 401),
        ("", "Bearer ", 401),
        ("right", "", 401),
        ("right", "Bearer wrong", 401),
        ("right", "Bearer ölçü", 401),
        ("right", "Bearer right", 200),
    ],
)
def test_metrics_need_a_token_outside_the_demo(
    client: Client,
    settings: Settings,
    token: str,
    header: str,
    status: int,
) -> None:
    """Without a token of its own the page stays closed."""
    settings.DEMO = False
    settings.METRICS_TOKEN = token
    answer = client.get("/metrics", headers={"Authorization": header})
    assert answer.status_code == status


@pytest.mark.parametrize(("token", "ready"), [("dogru-anahtar-123", True), ("yanlis", False)])
def test_the_actions_are_asked_with_their_token(
    httpserver: HTTPServer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    token: str,
    ready: bool,
) -> None:
    """Without it they answer nobody; a token that they do not take is a no."""
    monkeypatch.setenv("ACTIONS_URL", httpserver.url_for("/webhook"))
    settings.ACTIONS_TOKEN = token
    right = {"token": "dogru-anahtar-123"}
    httpserver.expect_request("/health", query_string=right).respond_with_json({"status": "ok"})
    with nullcontext() if ready else pytest.raises(NotReady):
        readiness.actions()
