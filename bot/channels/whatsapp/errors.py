"""What the Cloud API's errors decide, by the table of its codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import requests
from urllib3.exceptions import NewConnectionError

from bot.channels import port
from bot.channels.whatsapp.codes import CODES, Reaction, reaction

# Seconds: one message each six to one customer; a throughput that is reached is free soon.
PAIR_SECONDS = 6.0
SLOW_SECONDS = 15.0
# Code and subcode where there is nothing under an id, or our key may not see it; and the code that
# says so of a number.
_NO_SUCH_NUMBER, _DELETED = (100, 33), 33


class ErrorData(msgspec.Struct):
    """Meta's own explanation."""

    details: str = ""


class Error(msgspec.Struct):
    """Why something failed."""

    code: int = 0
    title: str = ""
    message: str = ""
    error_subcode: int = 0
    error_data: ErrorData | None = None

    @property
    def words(self) -> str:
        """The most telling of its texts."""
        details = self.error_data.details if self.error_data else ""
        return details or self.message or self.title


class _Answer(msgspec.Struct):
    """A refusal as the Graph API tells it."""

    error: Error


def answered(
    status: int, headers: Mapping[str, str], body: bytes, of_number: bool
) -> port.SendError:
    """What an answer other than 2xx means; without Meta's own words nobody knows what happened.

    `of_number`: it was our number that was asked, not a file.
    """
    try:
        error = msgspec.json.decode(body, type=_Answer).error
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        if status >= 500:
            return port.Unsure(f"HTTP {status} without a reason")
        error = Error(code=-1)
    if of_number and (error.code, error.error_subcode) == _NO_SUCH_NUMBER:
        error.code = _DELETED
    return decided(error, status, _retry_after(headers))


def decided(error: Error, status: int = 0, wait: float = 0.0) -> port.SendError:
    """What one error means, in an answer or in a failed status (`status` 0).

    `wait`: seconds that the answer asks for.
    """
    code = error.code
    known = CODES.get(code)
    words = f"{code}: {known.meaning if known else error.words or f'HTTP {status}'}"
    what = reaction(code, status)
    if what is Reaction.SLOW_DOWN:
        return port.RetryAfter(wait or SLOW_SECONDS)
    if what is Reaction.PAIR:
        return port.RetryAfter(max(wait, PAIR_SECONDS), everybody=False)
    if what is Reaction.UNREACHABLE:
        return port.Unreachable("unreachable")
    return _KINDS[what](words)


_KINDS: Mapping[Reaction, type[port.SendError]] = {
    Reaction.RETRY: port.SendError,
    Reaction.WINDOW: port.WindowClosed,
    Reaction.EXPIRED: port.AuthorisationExpired,
    Reaction.STOPPED: port.ChannelStopped,
    Reaction.TEMPLATE: port.Permanent,
    Reaction.MEDIA: port.Permanent,
    Reaction.PERMANENT: port.Permanent,
}


def of_the_way(error: requests.RequestException | OSError) -> port.SendError:
    """No answer: what never left us was not sent, of anything else nobody knows."""
    name = type(error).__name__
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.ConnectTimeout) or isinstance(reason, NewConnectionError):
        return port.SendError(f"not reached: {name}")
    return port.Unsure(f"no answer: {name}")


def _retry_after(headers: Mapping[str, Any]) -> float:
    told = str(headers.get("Retry-After", ""))
    return float(told) if told.isascii() and told.isdigit() else 0.0
