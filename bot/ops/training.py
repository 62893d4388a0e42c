"""Trains the model when its inputs changed, and says how far it is."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.ops.errors import CannotStart
from bot.ops.fingerprint import fingerprint
from bot.ops.model_archive import lighten
from bot.ops.paths import ROOT, model_file, models_dir, var_dir
from bot.ops.processes import ONE_CORE, QUIET

Say = Callable[[str], None]
KEPT = 2
ALIVE_SECONDS = 15.0
LONGEST_SECONDS = 1200.0
_STAGE = re.compile(r"(Starting to train|Restored) component '(\w+)'")


def ensure_model(say: Say, var: Path | None = None, force: bool = False) -> str:
    """Return the current model's name; train it first where it is missing (about a minute).

    It is noted in `var`/model-version. Raises CannotStart with the log's end where training fails.
    """
    name = fingerprint()
    models_dir().mkdir(parents=True, exist_ok=True)
    with _alone():
        if force or not model_file(name).is_file():
            _train(name, say)
        # The newest by use, so that going back to an earlier state keeps that model.
        model_file(name).touch()
        _drop_old()
    note = (var or var_dir()) / "model-version"
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(f"{name}\n", encoding="utf-8")
    return name


@contextmanager
def _alone() -> Iterator[None]:
    """One training at a time: `make test` beside `make run` waits, and then finds the model."""
    with (models_dir() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _train(name: str, say: Say) -> None:
    started = time.monotonic()
    say(f"training model {name} (about a minute)")
    with tempfile.TemporaryDirectory(prefix=".training-", dir=models_dir()) as folder:
        log = models_dir() / "train.log"
        code = _run(name, folder, log, say, started)
        made = Path(folder) / f"{name}.tar.gz"
        if code or not made.is_file():
            raise CannotStart(f"Training failed (exit {code}): see {log}.\n{_tail(log)}")
        lighten(made)
        # In one step: a training that is broken off leaves no half model behind.
        made.replace(model_file(name))
    say(f"model {name} is trained after {time.monotonic() - started:.0f} s")


def _run(name: str, folder: str, log: Path, say: Say, started: float) -> int:
    command = [sys.executable, "-m", "rasa", "train", "--fixed-model-name", name]
    command += ["--out", folder, "--config", "config.yml", "--domain", "domain.yml"]
    env = {**os.environ, **QUIET, **ONE_CORE, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with (
        log.open("w", encoding="utf-8") as file,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as training,
    ):
        ended = threading.Event()
        watch = (training, ended, say, started)
        threading.Thread(target=_watch, args=watch, daemon=True).start()
        for line in training.stdout or ():
            file.write(line)
            if stage := _STAGE.search(line):
                word = "training" if stage[1].startswith("Starting") else "kept"
                say(f"  {time.monotonic() - started:4.0f} s  {word} {stage[2]}")
        ended.set()
    return training.returncode


def _watch(
    training: subprocess.Popen[str], ended: threading.Event, say: Say, started: float
) -> None:
    """A sign of life while one stage takes long, and an end to one that never comes to one."""
    while not ended.wait(ALIVE_SECONDS):
        seconds = time.monotonic() - started
        if seconds > LONGEST_SECONDS:
            say(f"  {seconds:4.0f} s  ending it: no training of ours takes that long")
            training.terminate()
            return
        say(f"  {seconds:4.0f} s  still training")


def _tail(log: Path, lines: int = 12) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def _drop_old() -> None:
    """Keep the models used last; a broken-off training's folder goes too."""
    models = sorted(models_dir().glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for path in models[:-KEPT]:
        path.unlink()
    for folder in models_dir().glob(".training-*"):
        shutil.rmtree(folder, ignore_errors=True)
