"""The product with the stand-in of a messenger beside it, as storms and the bench start it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.ops.stack import Stack
from tests.botapi import Api
from tests.databases import own_database

SECRET = "a-secret-of-the-stand-in"
READY_SECONDS = 180.0


@contextmanager
def telegram_product() -> Iterator[tuple[Stack, Api]]:
    """The four processes in a folder of their own, ready; the webhook is told, nothing delivered.

    They are not the launcher's, which ends everything at a fifth death within a minute.
    """
    with ExitStack() as opened:
        var = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        api = opened.enter_context(Api())
        env = {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_URL": api.url,
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_MODE": "webhook",
            "DATABASE_URL": opened.enter_context(own_database(var)),
        }
        stack = opened.enter_context(Stack(var, env=env))
        stack.start()
        stack.wait_ready(READY_SECONDS)
        api.set_webhook(f"{stack.url}/webhooks/telegram", SECRET)
        yield stack, api
