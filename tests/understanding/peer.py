"""Rasa's default pipeline, trained on the same lines: what a Rasa user would have picked.

It learns for many minutes: `make nlu PEER=1` asks for it. Figures stay in var/nlu-peer.json.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bot.ops.paths import ROOT
from bot.ops.processes import QUIET

FIGURES = ROOT / "var" / "nlu-peer.json"
# As `rasa init` writes it, up to what is only needed where it talks.
PIPELINE = """\
recipe: default.v1
language: tr
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: {epochs}
    constrain_similarities: true
"""
# Its fallback left out: what is not understood counts as wrong anyway.
CONFIG = PIPELINE.format(epochs=100) + "policies: []\n"


def measure(texts: list[str]) -> dict[str, Any]:
    """Train it and read the texts: intents, seconds of training, ms a message, MB."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "config.yml").write_text(CONFIG, encoding="utf-8")
        (Path(folder) / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        env = {**os.environ, **QUIET}
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", __spec__.name, folder],
            cwd=ROOT,
            env=env,
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _in_its_own_process(folder: Path) -> dict[str, Any]:
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    begun = time.monotonic()
    archive = train_nlu(str(folder / "config.yml"), str(ROOT / "data" / "nlu"), str(folder))
    trained = time.monotonic() - begun
    agent = Agent.load(archive)
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    import asyncio

    async def read() -> list[Any]:
        return [await agent.parse_message(text) for text in texts]

    asyncio.run(agent.parse_message("merhaba"))
    begun = time.monotonic()
    read_as = asyncio.run(read())
    spent = time.monotonic() - begun
    return {
        "intents": [row["intent"]["name"] for row in read_as],
        "confidences": [row["intent"]["confidence"] for row in read_as],
        "training seconds": round(trained, 1),
        "ms a message": round(1000 * spent / len(texts), 2),
        "resident MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_in_its_own_process(Path(sys.argv[1]))))  # noqa: T201
