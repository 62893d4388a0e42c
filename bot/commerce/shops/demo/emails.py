"""How the demo shop compares e-mail addresses."""

from __future__ import annotations

from bot.turkish import fold


def normalise_email(text: str) -> str:
    """An address as the shop has it stored: Turkish capitals and letters make no other one."""
    return fold(text).strip()
