"""Rasa's own checks of the dialogue's files: the data fit together, the stories are predicted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.ops.paths import ROOT, model_file
from bot.ops.training import ensure_model
from tests.e2e.conftest import engine_env


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of Rasa's commands in the root, as its users do."""
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=ROOT,
        env=engine_env(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_data_are_valid() -> None:
    """No unknown intent, response, action or contradicting rule."""
    done = rasa("data", "validate", "--fail-on-warnings")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_the_stories_are_predicted(tmp_path: Path) -> None:
    """Every action of every test story follows with the trained model."""
    model = model_file(ensure_model(lambda _: None, tmp_path))
    done = rasa(
        *("test", "core", "--stories", "tests/stories", "--model", str(model)),
        *("--out", str(tmp_path / "results"), "--fail-on-prediction-errors"),
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
