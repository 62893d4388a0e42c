"""`manage.py run_worker`: runs the worker until it is told to stop."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from bot.bootstrap import engine
from bot.channels.inbox import keep_taking
from bot.channels.sender import keep_sending
from bot.channels.table import CHANNELS, OFF, keep_polling
from bot.conversations.worker import Worker
from bot.ops.heartbeat import Pulse
from bot.ops.timers import keep_time


class Command(BaseCommand):
    """Ends on SIGTERM or Ctrl-C; messages that wait are taken up at the next start."""

    help = "Runs the turns of waiting messages, sends what is to be sent, and keeps the timers."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ended.set())
        worker = Worker(engine(), settings.WORKER_THREADS, Pulse().beat)
        worker.pump.start()
        inbox = keep_taking(CHANNELS)
        sender = keep_sending(CHANNELS)
        keep_polling(ended)
        keep_time(ended)
        for name in sorted(OFF):
            self.stdout.write(f"{name} is off: {OFF[name]} is not set")
        self.stdout.write("worker is ready")
        ended.wait()
        for pump in (worker.pump, inbox, sender):
            if pump:
                pump.stop()
