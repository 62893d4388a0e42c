"""Run the worker until it is told to stop."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from bot.bootstrap import engine
from bot.conversations.sweeps import sweep
from bot.conversations.worker import Worker
from bot.ops.heartbeat import beat


class Command(BaseCommand):
    help = "Runs the turns of waiting messages, and the timers."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        worker = Worker(engine(), sweep, settings.WORKER_THREADS)
        worker.start()
        beat(ended)
        self.stdout.write("worker is ready")
        ended.wait()
        worker.stop()
