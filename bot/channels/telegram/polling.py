"""Asks Telegram for updates, for shops without a public address; stored before they are ended."""

from __future__ import annotations

import logging
import threading

import msgspec
from django.db import connection

from bot.channels import inbox
from bot.channels.port import RetryAfter, SendError
from bot.channels.telegram import updates
from bot.channels.telegram.api import Api
from bot.channels.telegram.inbound import arrival

log = logging.getLogger(__name__)

RETRY_SECONDS = 3.0
_LONGEST_WAIT = 300.0


def keep_polling(api: Api, stop: threading.Event) -> threading.Thread:
    """Ask again and again in a thread of its own, until `stop`."""
    thread = threading.Thread(target=_keep_polling, args=(api, stop), name="polling", daemon=True)
    thread.start()
    return thread


def _keep_polling(api: Api, stop: threading.Event) -> None:
    offset, alone = 0, False
    while not stop.is_set():
        try:
            if not alone:
                # Telegram tells either way, never both.
                api.call(lambda bot: bot.delete_webhook())
                alone = True
            offset = poll_once(api, offset)
        except SendError as error:
            wait = error.seconds if isinstance(error, RetryAfter) else RETRY_SECONDS
            log.warning("telegram: no updates: %s", error)
            stop.wait(min(max(wait, RETRY_SECONDS), _LONGEST_WAIT))
        except Exception:
            log.exception("telegram: updates were not stored; asking again")
            connection.close()
            stop.wait(RETRY_SECONDS)


def poll_once(api: Api, offset: int) -> int:
    """Store what waits and return the offset that ends it; raises a SendError."""
    raws = api.call(lambda bot: bot.raw_updates(offset, list(updates.TAKEN)))
    arrivals = []
    for raw in raws:
        try:
            arrivals.append(arrival(updates.convert(raw), raw))
        except msgspec.ValidationError as error:
            log.error("telegram: no update: %s", error)
    inbox.store(arrivals)
    numbers = [one["update_id"] for one in raws if isinstance(one.get("update_id"), int)]
    return max(numbers, default=offset - 1) + 1
