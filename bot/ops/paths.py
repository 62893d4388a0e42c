"""Where things lie; asked for at each use, because tests and the launcher choose the folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from bot.config import ROOT

__all__ = ["ROOT", "model_file", "models_dir", "var_dir"]


def var_dir(env: Mapping[str, str] = os.environ) -> Path:
    """This installation's own files: TELAFI_VAR, or var/ beside the code. It may not exist yet."""
    return Path(env.get("TELAFI_VAR") or ROOT / "var")


def models_dir() -> Path:
    """One place for every stack on this machine: a model is trained once."""
    return Path(os.environ.get("TELAFI_MODELS") or ROOT / "var" / "models")


def model_file(name: str) -> Path:
    """Where a model of that fingerprint lies, whether it is trained yet or not."""
    return models_dir() / f"{name}.tar.gz"
