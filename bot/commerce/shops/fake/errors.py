"""The fake shop raises the room's errors as they are: nothing has to be translated."""

from __future__ import annotations

from bot.commerce.errors import AuthExpired, NotAllowed, Permanent, RetryAfter, Unavailable

__all__ = ["AuthExpired", "NotAllowed", "Permanent", "RetryAfter", "Unavailable"]
