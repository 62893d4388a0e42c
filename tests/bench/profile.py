"""`make profile`: where the time of the engine's turns goes, into docs/engine.json and its picture.

py-spy looks at the Rasa process two hundred times a second while customers talk to it. Each look
counts for the part of the engine whose code is innermost on the stack just then.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import psutil

from bot.engine.client import Engine
from bot.ops.stack import Stack
from tests.bench.engine import PATIENCE, WARM_UP_SECONDS, crowd_of
from tests.bench.picture import draw_profile
from tests.figures import ROOT, head, say
from tests.stacks import running

SECONDS, EVERY, CUSTOMERS = 20, 200, 4
FIGURES, PICTURE = ROOT / "docs" / "engine.json", ROOT / "docs" / "images" / "engine.svg"
# A part, and what the paths of its files contain; the first that fits a frame is the frame's.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "memory": ("nlu/server/memory", "core/tracker_store", "sqlalchemy"),
    "web server": ("nlu/server/", "bot/guard", "sanic/", "rasa/server", "core/channels"),
    "understanding": ("bot/nlu/", "bot/turkish", "bot/numbers", "bot/spoken", "bot/acts"),
    "tracker and events": ("core/trackers", "core/events", "core/slots"),
    "policies": ("core/policies", "core/featurizers", "core/domain", "core/generator"),
    "graph": ("rasa/engine", "dask/"),
    "forms": ("actions/forms", "actions/loops"),
    "calls of the actions": ("actions/action", "utils/endpoints", "aiohttp", "jsonschema"),
    "processor": ("core/processor", "core/agent", "core/lock", "rasa/plugin", "pluggy"),
}
REST = "the rest"


def main() -> None:
    """Look, and keep the figures as those of now; what is kept as "before" stays."""
    with running() as stack:
        say(f"looking at Rasa for {SECONDS} s")
        found = _looked_at(stack, stack.var / "looks.txt")
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    kept |= {"now": {**head(), "ms": found}}
    FIGURES.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    draw_profile(kept, PICTURE)
    say(json.dumps(found, indent=2))


def shares(looks: Iterable[str]) -> dict[str, float]:
    """Each part's share of the looks, the largest first; a look is `frame;frame;... count`."""
    counts: Counter[str] = Counter()
    for look in looks:
        stack, _, count = look.rpartition(" ")
        counts[_part(stack)] += int(count)
    total = sum(counts.values()) or 1
    return {name: count / total for name, count in counts.most_common()}


def _part(stack: str) -> str:
    for frame in reversed(stack.split(";")):
        for name, fragments in PARTS.items():
            if any(fragment in frame for fragment in fragments):
                return name
    return REST


def _looked_at(stack: Stack, path: Path) -> dict[str, float]:
    """Milliseconds of the Rasa process for a message, by part."""
    engine = Engine(stack.env["RASA_URL"], stack.env["RASA_TOKEN"], PATIENCE)
    crowd_of(CUSTOMERS, WARM_UP_SECONDS, engine)  # not looked at
    with ThreadPoolExecutor(1) as pool:
        rasa = psutil.Process(stack.pid("rasa"))
        before = rasa.cpu_times()
        talking = pool.submit(crowd_of, CUSTOMERS, SECONDS + 2.0, engine)
        subprocess.run(
            [
                *("py-spy", "record", "--pid", str(rasa.pid), "--rate", str(EVERY), "--gil"),
                *("--duration", str(SECONDS), "--format", "raw", "--full-filenames"),
                *("--output", str(path)),
            ],
            check=True,
            capture_output=True,
        )
        messages = len(talking.result()[0])
        after = rasa.cpu_times()
    spent = 1000 * (after.user + after.system - before.user - before.system) / messages
    found = shares(path.read_text(encoding="utf-8").splitlines())
    return {name: round(share * spent, 2) for name, share in found.items()}


if __name__ == "__main__":
    main()
