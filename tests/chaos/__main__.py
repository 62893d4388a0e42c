"""`make chaos`: a kill every few seconds while customers write, into var/chaos.json.

First on the website, every process in turn; then 20,000 messages by Telegram, WhatsApp and the
website at once, web and worker in turn.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from tests.chaos import messengers
from tests.chaos.product import Product
from tests.chaos.storm import at_random, storm
from tests.figures import head, say, write


def main() -> int:
    """Exit 1 where a message was lost, stored twice or never answered."""
    asked = _asked()
    report = head() | vars(asked)
    good = True
    if not asked.messengers_only:
        website = _website(asked)
        report, good = report | website, bool(website["good"])
    report["messengers"] = _messengers(asked)
    say(json.dumps(report, indent=2))
    write(report, "chaos.json")
    good = good and bool(report["messengers"]["good"])
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


def _messengers(asked: argparse.Namespace) -> dict[str, Any]:
    say(f"starting it again for {asked.messages} messages by Telegram and WhatsApp")
    with messengers.Storm() as storm:
        result = storm.run(
            messages=asked.messages,
            people=asked.people,
            rate=asked.rate,
            every=asked.pause,
            disorder=5,
            visitors=asked.visitors,
            say=say,
        )
    return result.told()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seconds", type=float, default=90.0, help="how long the storm lasts")
    parser.add_argument("--every", type=float, default=4.0, help="seconds between two kills")
    parser.add_argument("--customers", type=int, default=40)
    parser.add_argument("--messages", type=int, default=19_500, help="by both messengers")
    parser.add_argument("--people", type=int, default=500, help="who write on each of them")
    parser.add_argument("--rate", type=float, default=80.0, help="messages a second on both")
    parser.add_argument("--pause", type=float, default=2.0, help="between two kills there")
    parser.add_argument("--visitors", type=int, default=20, help="of the website meanwhile")
    parser.add_argument("--messengers-only", action="store_true")
    parser.add_argument("--seed", type=int, default=1, help="of the choice whom to kill")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
