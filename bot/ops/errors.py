"""What stops set-up or start: one clear sentence for the person at the terminal."""

from __future__ import annotations


class CannotStart(Exception):
    """Its text says what is wrong and what to do; it is printed without a traceback."""
