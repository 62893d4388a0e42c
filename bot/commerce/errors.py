"""What can go wrong with a shop: one exception for each decision its caller has to make.

A caller reads the type only: never a status code, never a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.commerce.values import ActionResult


class ShopError(Exception):
    """Something is wrong with what a shop did or said."""


class Permanent(ShopError):
    """Our request is wrong and stays wrong: do not repeat it, tell a developer."""


class RetryAfter(ShopError):
    """The shop is busy: the same request may go again after `seconds`, as it asks."""

    def __init__(self, seconds: float, message: str = "") -> None:
        super().__init__(message or f"the shop asks to wait for {seconds:g} s")
        self.seconds = seconds


class AuthExpired(ShopError):
    """The shop does not take our token: an operator has to renew it."""


class Unavailable(ShopError):
    """No answer that can be trusted: network, 5xx, HTML, truncated, too big, breaker open.

    `retry` says whether the same request may help now (never so for a shop that we spare).
    """

    def __init__(self, message: str, *, retry: bool = True) -> None:
        super().__init__(message)
        self.retry = retry


class NotAllowed(ShopError):
    """The shop refuses this step: `code` says why, `open_action` what runs already, if any."""

    def __init__(
        self, code: str, message: str = "", *, open_action: ActionResult | None = None
    ) -> None:
        super().__init__(message or code)
        self.code = code
        self.message = message
        self.open_action = open_action
