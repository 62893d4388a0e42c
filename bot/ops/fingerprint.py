"""The model's name: a hash of everything that training depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from bot.ops.paths import ROOT

FILES = ("config.yml", "domain.yml", "bot/turkish.py", "bot/numbers.py", "bot/acts.py")
FOLDERS = {"data": "*", "bot/nlu": "*"}
# How Rasa is served is no part of what was learnt.
NOT_TRAINED = "bot/nlu/server"
# A model holds objects of these: another version must not load them.
PACKAGES = ("rasa", "scikit-learn", "spacy")
LENGTH = 12


def inputs(root: Path = ROOT) -> Iterator[Path]:
    """The files in a fixed order, editors' and compilers' leavings left out."""
    yield from (root / name for name in FILES if (root / name).is_file())
    for folder, pattern in FOLDERS.items():
        for path in sorted((root / folder).rglob(pattern)):
            left_out = path.name.startswith(".") or path.suffix == ".pyc"
            if path.is_file() and not left_out and not path.is_relative_to(root / NOT_TRAINED):
                yield path


def fingerprint(root: Path = ROOT) -> str:
    """Twelve hex digits; the same on every machine for the same inputs."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package}=={version(package)}\n".encode())
    for path in inputs(root):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()[:LENGTH]
