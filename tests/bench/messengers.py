"""How soon the messengers' webhooks acknowledge while the whole product works."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.ops.stack import Stack
from tests.crowds import Crowd, Telegram, WhatsApp, write
from tests.databases import read
from tests.figures import milliseconds
from tests.messengers import Messengers, product

SECONDS, WARM_UP_SECONDS = 60.0, 3.0
# As many as Telegram opens by default: fewer would hide a pause behind updates not yet posted.
CONNECTIONS = 40
# For what is still to be acknowledged; the answers are not waited for.
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


@dataclass(frozen=True)
class Load:
    """`rate`: messages a second, of so many `people`."""

    crowd: Callable[[Messengers, int], Crowd]
    people: int
    rate: float


LOADS: Final = {
    "telegram": Load(lambda all_, people: Telegram(all_.telegram, people, LINES), 300, 50.0),
    "whatsapp": Load(lambda all_, people: WhatsApp(all_.whatsapp, people, LINES), 600, 100.0),
}


def acknowledging(name: str) -> dict[str, Any]:
    """Start the product, let customers write for a minute, and tell how it acknowledged them."""
    load = LOADS[name]
    with product() as running:
        crowd = load.crowd(running, load.people)
        crowd.deliver(0.0, 0, CONNECTIONS)
        write([crowd], int(load.rate * WARM_UP_SECONDS), load.rate)  # not counted
        _settle(crowd)
        before, refused = len(crowd.acknowledged()), crowd.refused()
        machine, began = os.getloadavg(), time.monotonic()
        messages = int(load.rate * SECONDS)
        write([crowd], messages, load.rate)
        _settle(crowd)
        lasted = time.monotonic() - began
        taken = crowd.acknowledged()[before:]
        return {
            "database": running.stack.env["DATABASE_URL"].partition(":")[0],
            "people": load.people,
            "messages": messages,
            "acknowledged": len(taken),
            "messages_per_second": round(len(taken) / lasted, 1),
            **milliseconds(taken, 50, 95, 99),
            "refused": crowd.refused() - refused,
            **_answering(running.stack, crowd),
            "load_before": [round(one, 2) for one in machine],
            "load_after": [round(one, 2) for one in os.getloadavg()],
        }


def _settle(crowd: Crowd) -> None:
    end = time.monotonic() + PATIENCE
    while crowd.left() and time.monotonic() < end:
        time.sleep(0.05)


def _answering(stack: Stack, crowd: Crowd) -> dict[str, int]:
    """What the worker did beside it, warm-up included, and what it still has to do."""
    waiting = {
        "arrivals_waiting": "SELECT COUNT(*) FROM channels_arrival WHERE state = 'waiting'",
        "turns_waiting": "SELECT COUNT(*) FROM conversations_message WHERE state = 'pending'",
    }
    counts = {
        name: int(read(stack.env["DATABASE_URL"], query)[0][0]) for name, query in waiting.items()
    }
    return {"messages_sent": sum(map(len, crowd.seen().values())), **counts}
