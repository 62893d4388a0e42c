"""`make talks`: plays the talks through the running product, into var/talks.json and .html."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.figures import say
from tests.stacks import running
from tests.talks.play import Played, Talk, load, play
from tests.talks.report import measured, write

SIDE_BY_SIDE = 4


def main() -> int:
    options = _options()
    talks = [talk for talk in load() if options.only in {None, talk.group}] * options.repeat
    with running() as stack:
        played = _play_all(stack.url, stack.env["DATABASE_URL"], talks)
    say(_summary(played))
    say(f"written to {' and '.join(write(played))}")
    return 0 if all(one.verdict == "right" for one in played) else 1


def _options() -> argparse.Namespace:
    groups = sorted({talk.group for talk in load()})
    parser = argparse.ArgumentParser(prog="python -m tests.talks", description=__doc__)
    parser.add_argument("--only", choices=groups, help="one group of talks")
    parser.add_argument("--repeat", type=int, default=1, help="how often each talk is played")
    return parser.parse_args()


def _play_all(url: str, database: str, talks: Sequence[Talk]) -> list[Played]:
    """Several at a time, as customers come; talks on one order would see each other's actions."""
    by_order: dict[str, list[Talk]] = defaultdict(list)
    same_row = {order: talk.order for talk in talks for order in talk.beside}
    for number, talk in enumerate(talks):
        by_order[same_row.get(talk.order, talk.order) or f"none {number}"].append(talk)

    def in_turn(row: list[Talk]) -> list[Played]:
        return [_play(url, database, talk) for talk in row]

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        # The longest rows first, so that none is left over at the end.
        rows = pool.map(in_turn, sorted(by_order.values(), key=len, reverse=True))
        return [one for row in rows for one in row]


def _play(url: str, database: str, talk: Talk) -> Played:
    one = play(url, database, talk)
    say("\n    ".join((f"{one.verdict:8} {talk.group}: {talk.name}", *one.wrong)))
    return one


def _summary(played: Sequence[Played]) -> str:
    found = measured(played)
    lines = [f"\n{'group':16}{'talks':>6}{'right':>6}{'harmful':>8}"]
    for name, row in (*found["groups"].items(), ("all", found)):
        lines.append(f"{name:16}{row['talks']:6}{row['right']:6}{row['harmful']:8}")
    messages = found["messages_to_solution"]
    lines.append(f"messages to a solution: p50 {messages['p50']}, p95 {messages['p95']}")
    reasons = ", ".join(f"{reason} {many}" for reason, many in found["handed_over"].items())
    lines.append(f"handed over: {reasons or 'none'}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
