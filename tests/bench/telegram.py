"""How soon the webhook of Telegram acknowledges while the whole product works."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Sequence
from typing import Any

from bot.ops.stack import Stack
from tests.botapi import Api, User
from tests.databases import read
from tests.figures import milliseconds
from tests.messengers import product

CHATS = 300
RATE, SECONDS, WARM_UP_SECONDS = 50.0, 60.0, 3.0
# As many as Telegram opens by default: fewer would hide a pause behind updates not yet posted.
CONNECTIONS = 40
# For the updates still to be acknowledged; the answers to them are not waited for.
PATIENCE = 30.0
LINES = (
    "siparişim hâlâ gelmedi",
    "kargom nerede kaldı, bir haftadır bekliyorum",
    "TS-1002 numaralı siparişim gelmedi",
    "ürün kırık geldi",
    "yanlış ürün göndermişsiniz",
    "iade etmek istiyorum",
    "param ne zaman yatar?",
    "kargo ücretini kim ödüyor?",
    "faturam gelmedi",
    "telefonumun sonu 7350",
    "evet",
    "kutunun içinden eksik parça çıktı",
)


def acknowledging() -> dict[str, Any]:
    """Start the product, let customers write for a minute, and tell how it acknowledged them."""
    with product() as (stack, api, _):
        people = [api.user(10_000 + number) for number in range(CHATS)]
        api.deliver(connections=CONNECTIONS)
        _write(people, WARM_UP_SECONDS)  # not counted
        api.wait_delivered(PATIENCE)
        refused, load, began = api.refused, os.getloadavg(), time.monotonic()
        updates = _write(people, SECONDS)
        api.wait_delivered(PATIENCE)
        lasted = time.monotonic() - began
        taken = [api.acknowledged[one] for one in updates if one in api.acknowledged]
        return {
            "database": stack.env["DATABASE_URL"].partition(":")[0],
            "chats": CHATS,
            "updates": len(updates),
            "acknowledged": len(taken),
            "updates_per_second": round(len(taken) / lasted, 1),
            **milliseconds(taken, 50, 95, 99),
            "refused": api.refused - refused,
            **_answering(stack, api),
            "load_before": [round(one, 2) for one in load],
            "load_after": [round(one, 2) for one in os.getloadavg()],
        }


def _write(people: Sequence[User], seconds: float) -> list[int]:
    """By the clock, whatever the product does meanwhile; the updates' numbers."""
    chance, began, updates = random.Random(1), time.monotonic(), list[int]()
    for number in range(int(RATE * seconds)):
        time.sleep(max(0.0, began + number / RATE - time.monotonic()))
        updates.append(chance.choice(people).says(chance.choice(LINES)).update_id)
    return updates


def _answering(stack: Stack, api: Api) -> dict[str, int]:
    """What the worker did beside it, warm-up included, and what it still has to do."""
    waiting = {
        "arrivals_waiting": "SELECT COUNT(*) FROM channels_arrival WHERE state = 'waiting'",
        "turns_waiting": "SELECT COUNT(*) FROM conversations_message WHERE state = 'pending'",
    }
    counts = {
        name: int(read(stack.env["DATABASE_URL"], query)[0][0]) for name, query in waiting.items()
    }
    return {"messages_sent": len(api.sent), **counts}
