"""The promise that people answer: made at the handover, and by the notices of a long wait."""

from __future__ import annotations

from datetime import datetime

from bot.effects import CALLBACK, Promise
from bot.wording import day


def callback(template: str, opening: datetime) -> Promise:
    """From `opening` (in Istanbul) on; `template` says it, and the desk has to keep it."""
    what = f"Temsilci yanıt verecek: {day(opening)}"
    return Promise(template, CALLBACK, what, opening.date(), "desk")
