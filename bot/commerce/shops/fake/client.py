"""The demo shop in memory: same orders, same rules, no network. For unit tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import count
from typing import Final

from bot.commerce.errors import Permanent, ShopError
from bot.commerce.shops.demo.emails import normalise_email
from bot.commerce.shops.demo.numbers import (
    normalise_order_number,
    read_order_number,
    read_order_numbers,
)
from bot.commerce.shops.demo.service import catalogue, pickups, rules
from bot.commerce.shops.demo.service.orders import ISTANBUL, Sale, sales
from bot.commerce.shops.demo.service.refusals import refusal
from bot.commerce.shops.demo.service.standing import Action, current
from bot.commerce.shops.demo.sold import newest_first
from bot.commerce.shops.port import ActionKind, ActionResult, Factor, Order, Request, Variant
from bot.commerce.shops.proof import proves


def _now() -> datetime:
    return datetime.now(ISTANBUL)


class FakeShop:
    """Implements `Shop`. Holds these sales, or the demo shop's when none are given.

    Set `fails_with` to have every call raise it; `calls` lists the calls that were made.
    """

    factor: Final = Factor.phone_last4

    def __init__(
        self,
        sold: Iterable[Sale] | None = None,
        now: Callable[[], datetime] = _now,
        abilities: Iterable[ActionKind] = ActionKind,
    ) -> None:
        self.abilities = frozenset(abilities)
        held = tuple(sales(now().date()) if sold is None else sold)
        self.orders = {sale.order.order_number: sale.order for sale in held}
        self._phones = {sale.order.order_number: sale.phone_last4 for sale in held}
        self._emails = {sale.order.order_number: normalise_email(sale.email) for sale in held}
        self.fails_with: ShopError | None = None
        self.calls: list[str] = []
        self._now = now
        self._ids = count(1)
        self._actions: dict[str, list[Action]] = {}
        self._answers: dict[str, tuple[object, ActionResult]] = {}

    def order_number(self, text: str, *, bare: bool = False) -> str | None:
        """Return the one order number in a customer's text, or None."""
        return read_order_number(text, bare=bare)

    def order_numbers(self, text: str) -> tuple[str, ...]:
        """Every order number in a customer's text, in its order, each once."""
        return read_order_numbers(text)

    def find_order(self, order_number: str) -> Order | None:
        """Return the order as it stands, or None when there is none of that number."""
        self._called("find_order")
        return self._current(order_number)

    def owned_order(self, order_number: str, factor: str) -> Order | None:
        """Return the order if its phone number ends with these four digits."""
        self._called("owned_order")
        order = self._current(order_number)
        right = proves(self._phones[order.order_number] if order else None, factor)
        return order if right else None

    def orders_of(self, email: str, factor: str) -> tuple[Order, ...]:
        """The orders of this address whose phone ends with these four digits, newest first."""
        self._called("orders_of")
        address = normalise_email(email)
        numbers = [number for number, known in self._emails.items() if address and known == address]
        proven = [number for number in numbers if proves(self._phones[number], factor)]
        return newest_first([current(self.orders[one], self._done(one)) for one in proven])

    def variants(self, order_number: str, sku: str) -> tuple[Variant, ...]:
        """How the product of this line is sold; () for the only one."""
        self._called("variants")
        return catalogue.variants(self.orders[self._known(order_number)], sku)

    def act(
        self, order_number: str, request: Request, *, idempotency_key: str, note: str = ""
    ) -> ActionResult:
        """Do what is asked for, once for each key.

        Raises NotAllowed by the demo shop's rules, ValueError for an empty key, Permanent for one
        that was used for something else.
        """
        self._called(f"{'change' if request.instead_of else 'act'} {request.kind.value}")
        number = self._known(order_number)

        def work() -> ActionResult:
            return self._keep(number, self._accepted(number, request, f"FS-{next(self._ids):06}"))

        return self._once(idempotency_key, (number, request, note), work)

    def quote(self, order_number: str, request: Request) -> ActionResult:
        """What `act` would answer, refusals (NotAllowed) included."""
        self._called(f"quote {request.kind.value}")
        return self._accepted(self._known(order_number), request, "").result

    def undo(self, action_id: str, *, idempotency_key: str) -> ActionResult:
        """Take an action back, once for each key; NotAllowed after its `undo_until`."""
        self._called("undo")
        number, action = self._found(action_id)

        def work() -> ActionResult:
            return self._keep(number, rules.undone(action, self._now()))

        return self._once(idempotency_key, (action_id, "undo"), work)

    def action(self, action_id: str) -> ActionResult:
        """How an action stands now; raises NotAllowed ('action_not_found')."""
        self._called("action")
        return self._found(action_id)[1].result

    def pickup_days(self, action_id: str) -> tuple[date, ...]:
        """Days on which the courier can come for it; () where none has to, or it is too late."""
        self._called("pickup_days")
        return pickups.pickup_days(self._found(action_id)[1], self._now().date())

    def ping(self) -> None:
        """Return, or raise what the test has set."""
        self._called("ping")

    def _called(self, call: str) -> None:
        self.calls.append(call)
        if self.fails_with is not None:
            raise self.fails_with

    def _current(self, order_number: str) -> Order | None:
        number = normalise_order_number(order_number) or ""
        order = self.orders.get(number)
        return order and current(order, self._done(number))

    def _known(self, order_number: str) -> str:
        number = normalise_order_number(order_number)
        if number not in self.orders:
            raise refusal("order_not_found")
        return number

    def _done(self, number: str) -> list[Action]:
        return self._actions.get(number, [])

    def _accepted(self, number: str, request: Request, new_id: str) -> Action:
        order = self.orders[number]
        return rules.accept(order, self._done(number), request, self._now(), new_id)

    def _keep(self, number: str, action: Action) -> ActionResult:
        """In the place of the earlier one with its id, if there is one."""
        places = {one.result.id: one for one in self._done(number)} | {action.result.id: action}
        self._actions[number] = list(places.values())
        return action.result

    def _found(self, action_id: str) -> tuple[str, Action]:
        for number, actions in self._actions.items():
            for action in actions:
                if action.result.id == action_id:
                    return number, action
        raise refusal("action_not_found")

    def _once(self, key: str, body: object, work: Callable[[], ActionResult]) -> ActionResult:
        if not key:
            raise ValueError("a write needs an idempotency key")
        if key not in self._answers:
            self._answers[key] = (body, work())
        known, answer = self._answers[key]
        if known != body:
            raise Permanent("key_reused")
        return answer
