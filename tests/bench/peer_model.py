"""What Rasa's default set-up learns of our data; it stays in var/peer until its inputs change."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from bot.ops.errors import CannotStart
from bot.ops.paths import ROOT
from bot.ops.processes import ONE_CORE, QUIET
from tests.figures import say
from tests.understanding.peer import PIPELINE

KEPT = ROOT / "var" / "peer"
# 100 by default, which takes an hour or two. They change what the weights are, not how many, and so
# not the time that a message takes.
EPOCHS = 5
# As `rasa init` writes it, without a selector of responses: the data has nothing for it. What is
# not understood ends in small talk, as with ours; there is no rule for its `nlu_fallback`.
CONFIG = (
    PIPELINE
    + """\
  - name: EntitySynonymMapper
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
policies:
  - name: MemoizationPolicy
  - name: TEDPolicy
    max_history: 5
    epochs: {epochs}
    constrain_similarities: true
  - name: RulePolicy
    core_fallback_threshold: 0.3
    core_fallback_action_name: action_small_talk
"""
).format(epochs=EPOCHS)


def trained() -> Path:
    """Its archive, trained now where these inputs have none; CannotStart where that fails."""
    archive = KEPT / f"{_fingerprint()}.tar.gz"
    if not archive.is_file():
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        say(f"training Rasa's default set-up, {EPOCHS} epochs (some minutes)")
        began = time.monotonic()
        _train(archive)
        say(f"trained after {time.monotonic() - began:.0f} s")
    return archive


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{version('rasa')}\n{CONFIG}".encode())
    for path in (ROOT / "domain.yml", *sorted((ROOT / "data").rglob("*.yml"))):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _train(archive: Path) -> None:
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        config = Path(folder) / "config.yml"
        config.write_text(CONFIG, encoding="utf-8")
        command = [sys.executable, "-m", "rasa", "train", "--config", str(config), "--out", folder]
        command += ["--domain", "domain.yml", "--fixed-model-name", archive.name]
        env = {**os.environ, **QUIET, **ONE_CORE, "PYTHONPATH": str(ROOT)}
        with (KEPT / "train.log").open("wb") as log:
            done = subprocess.run(command, cwd=ROOT, env=env, stdout=log, stderr=log, check=False)
        made = Path(folder) / archive.name
        if done.returncode or not made.is_file():
            raise CannotStart(f"Training failed (exit {done.returncode}): see {log.name}.")
        made.replace(archive)
