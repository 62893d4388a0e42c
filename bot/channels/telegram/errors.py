"""What Telegram's errors decide."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.channels import port

if TYPE_CHECKING:  # The library takes a second to load, and the web process has no use for it.
    from telegram.error import TelegramError

# Telegram's words where nobody is there any more; other 400s are about the message.
_GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
# These never reached Telegram.
_NOT_SENT = ("ConnectError", "ConnectTimeout", "PoolTimeout")


def decided(error: TelegramError) -> port.SendError:
    """What an error of the library's means for what was to be sent."""
    from telegram import error as known

    if isinstance(error, known.RetryAfter):
        wait = error.retry_after
        return port.RetryAfter(wait.total_seconds() if isinstance(wait, timedelta) else wait)
    if isinstance(error, known.ChatMigrated):
        return port.Moved(str(error.new_chat_id))
    if isinstance(error, known.InvalidToken):
        return port.AuthorisationExpired(error.message)
    if isinstance(error, known.Forbidden):
        gone = any(words in error.message.lower() for words in _GONE)
        return port.Unreachable("gone" if gone else "blocked")
    if isinstance(error, known.BadRequest):
        gone = any(words in error.message.lower() for words in _GONE)
        return port.Unreachable("gone") if gone else port.Permanent(error.message)
    return _of_the_way(error)


def _of_the_way(error: TelegramError) -> port.SendError:
    """No answer, or not Telegram's own; where it says itself that it failed, nothing was sent."""
    cause = type(error.__cause__).__name__
    if error.__cause__ is None or cause in _NOT_SENT:
        return port.SendError(f"{type(error).__name__}: {error.message}")
    return port.Unsure(f"no answer: {cause}")
