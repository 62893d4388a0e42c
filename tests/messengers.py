"""The product with the stand-ins of the messengers beside it, as storms and the bench start it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from bot.ops.stack import Stack
from tests.botapi import Api
from tests.databases import own_database
from tests.graphapi import Graph

SECRET = "a-secret-of-the-stand-in"
READY_SECONDS = 180.0


class Messengers(NamedTuple):
    """The running product, Telegram's stand-in and WhatsApp's."""

    stack: Stack
    telegram: Api
    whatsapp: Graph


@contextmanager
def product() -> Iterator[Messengers]:
    """The four processes in a folder of their own, ready; webhooks are told, nothing delivered.

    They are not the launcher's, which ends everything at a fifth death within a minute.
    """
    with ExitStack() as opened:
        var = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        telegram, whatsapp = opened.enter_context(Api()), opened.enter_context(Graph())
        env = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_MODE": "webhook",
            "WHATSAPP_ACCESS_TOKEN": whatsapp.token,
            "WHATSAPP_PHONE_NUMBER_ID": whatsapp.phone_number_id,
            "WHATSAPP_APP_SECRET": whatsapp.app_secret,
            "WHATSAPP_VERIFY_TOKEN": whatsapp.verify_token,
            "WHATSAPP_API_URL": whatsapp.url,
            "DATABASE_URL": opened.enter_context(own_database(var)),
        }
        stack = opened.enter_context(Stack(var, env=env))
        stack.start()
        stack.wait_ready(READY_SECONDS)
        telegram.set_webhook(f"{stack.url}/webhooks/telegram", SECRET)
        whatsapp.set_webhook(f"{stack.url}/webhooks/whatsapp")
        yield Messengers(stack, telegram, whatsapp)
