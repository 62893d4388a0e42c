"""`make chaos`: a kill every few seconds while customers write, into var/chaos.json.

First on the website, every process in turn; then 5,000 updates of Telegram, web and worker in turn.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from tests.chaos import telegram
from tests.chaos.product import Product
from tests.chaos.storm import at_random, storm
from tests.chaos.telegram import Account
from tests.figures import head, say, write


def main() -> int:
    """Exit 1 where a message was lost, stored twice or never answered."""
    asked = _asked()
    report = head() | vars(asked)
    good = True
    if not asked.telegram_only:
        website = _website(asked)
        report, good = report | website, bool(website["good"])
    account = _telegram(asked.updates, asked.chats)
    report["telegram"] = asdict(account) | {"good": account.good}
    say(json.dumps(report, indent=2))
    write(report, "chaos.json")
    good = good and account.good
    say("good" if good else "NOT GOOD")
    return 0 if good else 1


def _website(asked: argparse.Namespace) -> dict[str, Any]:
    say("starting the product as `make run` does")
    with Product() as product:
        kills = at_random(product, asked.seconds, asked.every, asked.seed)
        verdict, killed = storm(product, asked.customers, kills, asked.every, say)
        said = [line for line in product.said().splitlines() if "started again" in line]
        product.stop()
    sums = asdict(verdict) | {"good": verdict.good}
    return {"kills": killed, "restarts_said": len(said), **sums}


def _telegram(updates: int, chats: int) -> Account:
    say(f"starting it again for {updates} updates of Telegram")
    with telegram.Storm() as storm:
        return storm.run(updates=updates, chats=chats, say=say)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seconds", type=float, default=90.0, help="how long the storm lasts")
    parser.add_argument("--every", type=float, default=4.0, help="seconds between two kills")
    parser.add_argument("--customers", type=int, default=40)
    parser.add_argument("--updates", type=int, default=5000, help="of Telegram")
    parser.add_argument("--chats", type=int, default=250, help="that the updates come from")
    parser.add_argument("--telegram-only", action="store_true")
    parser.add_argument("--seed", type=int, default=1, help="of the choice whom to kill")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
