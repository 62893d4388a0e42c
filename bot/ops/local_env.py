"""var/local.env: this installation's own secrets, made at the first start."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SECRETS = ("TELAFI_SECRET_KEY", "RASA_TOKEN", "ACTIONS_TOKEN", "SHOP_TOKEN")


def ensure(var: Path) -> dict[str, str]:
    """Return the file's values, after adding a random one for each secret that it lacks."""
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = var / "local.env"
    values = read(path)
    missing = [name for name in SECRETS if not values.get(name)]
    if missing:
        values.update({name: secrets.token_urlsafe(48) for name in missing})
        write_private(path, "".join(f"{name}={value}\n" for name, value in values.items()))
    return values


def read(path: Path) -> dict[str, str]:
    """The file's KEY=VALUE lines; {} where there is no file."""
    if not path.is_file():
        return {}
    pairs = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines())
    return {
        name.strip(): value.strip()
        for name, found, value in pairs
        if found and not name.startswith("#")
    }


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, in one step: never half, never readable."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)
