"""Where the demo agent's password is kept: read by the launcher without Django."""

from __future__ import annotations

from pathlib import Path

NAME = "temsilci"


def password_file(var: Path) -> Path:
    """Readable by its owner only; it may not be there yet."""
    return var / "demo-agent.txt"


def read_password(var: Path) -> str:
    """The password, or '' where none was made yet."""
    file = password_file(var)
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""
