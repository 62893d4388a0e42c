"""`make chaos`: a kill every few seconds while customers write, into var/chaos.json."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from tests.chaos.product import Product
from tests.chaos.storm import at_random, storm
from tests.figures import head, say, write


def main() -> int:
    """Exit 1 where a message was lost, stored twice or never answered."""
    asked = _asked()
    say("starting the product as `make run` does")
    with Product() as product:
        kills = at_random(product, asked.seconds, asked.every, asked.seed)
        verdict, killed = storm(product, asked.customers, kills, asked.every, say)
        said = [line for line in product.said().splitlines() if "started again" in line]
        product.stop()
    report = {
        **head(),
        **vars(asked),
        "kills": killed,
        "restarts_said": len(said),
        **asdict(verdict),
    }
    say(json.dumps(report, indent=2))
    write(report, "chaos.json")
    say("good" if verdict.good else "NOT GOOD")
    return 0 if verdict.good else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seconds", type=float, default=90.0, help="how long the storm lasts")
    parser.add_argument("--every", type=float, default=4.0, help="seconds between two kills")
    parser.add_argument("--customers", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1, help="of the choice whom to kill")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
