"""The demo shop's statuses and codes, and the decision that each of them stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.commerce.errors import (
    AuthExpired,
    NotAllowed,
    Permanent,
    RetryAfter,
    ShopError,
    Unavailable,
)
from bot.commerce.shops.port import ActionResult
from bot.commerce.transport import Answer

ORDER_NOT_FOUND: Final = "order_not_found"

# The shop's own codes come first: only they prove that the shop's code has answered.
BY_CODE: Final[Mapping[str, type[ShopError]]] = {
    ORDER_NOT_FOUND: NotAllowed,
    "action_not_found": NotAllowed,
    "key_reused": Permanent,
}

BY_STATUS: Final[Mapping[int, type[ShopError]]] = {
    400: Permanent,
    401: AuthExpired,
    403: AuthExpired,
    # Without the shop's code a 404 means a wrong address, not "there is no such order".
    404: Unavailable,
    405: Permanent,
    409: NotAllowed,
    413: Permanent,
    415: Permanent,
    422: Permanent,
    429: RetryAfter,
}


def error_in(answer: Answer) -> ShopError | None:
    """The decision that an answer calls for, or None for a good one: 200 with a JSON object."""
    if answer.status == 200 and answer.body is not None:
        return None
    code = str((answer.body or {}).get("error", ""))
    kind = BY_CODE.get(code) or BY_STATUS.get(answer.status, Unavailable)
    if kind is RetryAfter:
        return RetryAfter(answer.retry_after)
    if kind is NotAllowed and answer.body is not None:
        return _refusal(code, answer.body)
    if kind in (NotAllowed, Unavailable):
        # A shop that is moving (3xx) or not there (404) will not be back within seconds.
        return Unavailable(f"unusable answer, status {answer.status}", retry=answer.status >= 500)
    return kind(f"status {answer.status} {code}".strip())


def _refusal(code: str, body: Mapping[str, object]) -> ShopError:
    opened = body.get("open_action")
    try:
        action = None if opened is None else ActionResult.from_json(opened)
    except ValueError:
        return Unavailable("a refusal with an unreadable action")
    return NotAllowed(code, str(body.get("message", "")), open_action=action)
