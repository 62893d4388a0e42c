"""Why the engine gave no turn, as decisions."""

from __future__ import annotations


class EngineError(Exception):
    """The turn failed; asking again will not help."""


class EngineUnavailable(EngineError):
    """Nobody took the message (starting, restarting, refused, cut off): ask again soon."""


class EngineSilent(EngineError):
    """The message may have been taken, but no answer came in time."""
