"""The demo shop's HTTP client."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from urllib.parse import quote as quoted

from bot import wire
from bot.commerce.breaker import Breaker
from bot.commerce.client import TOTAL_SECONDS, Call, Client
from bot.commerce.errors import NotAllowed, Unavailable
from bot.commerce.shops.demo.emails import normalise_email
from bot.commerce.shops.demo.errors import ORDER_NOT_FOUND, error_in
from bot.commerce.shops.demo.numbers import (
    normalise_order_number,
    read_order_number,
    read_order_numbers,
)
from bot.commerce.shops.demo.sold import PickupDays, Sold, Variants, all_sold, newest_first
from bot.commerce.shops.port import ActionKind, ActionResult, Factor, Order, Request, Variant
from bot.commerce.shops.proof import proves
from bot.commerce.transport import JsonTransport


class DemoShop:
    """The demo shop over HTTP; implements `Shop`. Thread-safe, one for the process.

    `timeout` is (connect, read) in seconds; a call with its at most three tries takes at most
    `total` seconds.
    """

    factor: Final = Factor.phone_last4
    abilities: Final = frozenset(ActionKind)

    def __init__(
        self,
        base_url: str,
        token: str,
        timeout: tuple[float, float] = (3.05, 5),
        breaker: Breaker | None = None,
        total: float = TOTAL_SECONDS,
    ) -> None:
        transport = JsonTransport(base_url, token, timeout)
        self._client = Client(transport, error_in, breaker, total)

    def order_number(self, text: str, *, bare: bool = False) -> str | None:
        """Return the one order number in a customer's text, or None."""
        return read_order_number(text, bare=bare)

    def order_numbers(self, text: str) -> tuple[str, ...]:
        """Every order number in a customer's text, in its order, each once."""
        return read_order_numbers(text)

    def owned_order(self, order_number: str, factor: str) -> Order | None:
        """Return the order if its phone number ends with these four digits."""
        sold = self._sold(order_number)
        right = proves(sold.phone_last4 if sold else None, factor)
        return sold.order if sold and right else None

    def orders_of(self, email: str, factor: str) -> tuple[Order, ...]:
        """The orders of this address whose phone ends with these four digits, newest first."""
        address = normalise_email(email)
        found = self._client.run(Call("POST", "searches", all_sold, {"email": address}))
        if any(sold.email != address for sold in found):
            raise Unavailable("the shop answered with somebody else's orders", retry=False)
        # Compared for an unknown address too, as for an order.
        proven = [proves(sold.phone_last4, factor) for sold in found] or [proves(None, factor)]
        return newest_first(
            [sold.order for sold, right in zip(found, proven, strict=False) if right]
        )

    def find_order(self, order_number: str) -> Order | None:
        """Return the order, or None when there is none of that number."""
        sold = self._sold(order_number)
        return sold.order if sold else None

    def _sold(self, order_number: str) -> Sold | None:
        number = normalise_order_number(order_number)
        if number is None:
            return None
        try:
            sold = self._client.run(Call("GET", f"orders/{number}", Sold.from_json))
        except NotAllowed as refusal:
            if refusal.code == ORDER_NOT_FOUND:
                return None
            raise
        if sold.order.order_number != number:
            # Somebody else's order: worse than none.
            raise Unavailable("the shop answered with another order", retry=False)
        return sold

    def variants(self, order_number: str, sku: str) -> tuple[Variant, ...]:
        """How the product of this line is sold; () for the only one."""
        path = f"orders/{_number(order_number)}/variants?sku={quoted(sku, safe='')}"
        call = Call("GET", path, lambda body: wire.decode(Variants, body))
        return self._client.run(call).variants

    def act(
        self, order_number: str, request: Request, *, idempotency_key: str, note: str = ""
    ) -> ActionResult:
        """Have the shop do what is asked for, once for each key.

        Raises what `Shop.act` does; a text that is no order number is 'order_not_found' at once.
        """
        body = {**wire.encode(request), "note": note}
        return self._write(f"orders/{_number(order_number)}/actions", body, idempotency_key)

    def quote(self, order_number: str, request: Request) -> ActionResult:
        """What the shop would answer to `act`, refusals (NotAllowed) included."""
        path = f"orders/{_number(order_number)}/quotes"
        return self._client.run(Call("POST", path, ActionResult.from_json, wire.encode(request)))

    def undo(self, action_id: str, *, idempotency_key: str) -> ActionResult:
        """Take an action back; raises NotAllowed ('not_undoable') after its `undo_until`."""
        return self._write(f"actions/{quoted(action_id, safe='')}/undo", {}, idempotency_key)

    def action(self, action_id: str) -> ActionResult:
        """How an action stands now; raises NotAllowed ('action_not_found')."""
        path = f"actions/{quoted(action_id, safe='')}"
        found = self._client.run(Call("GET", path, ActionResult.from_json))
        if found.id != action_id:
            raise Unavailable("the shop answered with another action", retry=False)
        return found

    def pickup_days(self, action_id: str) -> tuple[date, ...]:
        """Days on which the courier can come for it; () where none has to, or it is too late."""
        path = f"actions/{quoted(action_id, safe='')}/pickup-days"
        call = Call("GET", path, lambda body: wire.decode(PickupDays, body))
        return self._client.run(call).days

    def ping(self) -> None:
        """Return when the shop answers and takes our token; AuthExpired or Unavailable if not."""
        self._client.run(Call("GET", "ping", dict))

    def _write(self, path: str, body: dict[str, Any], key: str) -> ActionResult:
        if not key:
            raise ValueError("a write needs an idempotency key")
        return self._client.run(Call("POST", path, ActionResult.from_json, body, key))


def _number(text: str) -> str:
    number = normalise_order_number(text)
    if number is None:
        raise NotAllowed(ORDER_NOT_FOUND)
    return number
