"""The demo shop in memory: same orders, same rules, no network. For unit tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import count
from typing import Final

from bot.commerce.errors import Permanent, ShopError
from bot.commerce.shops.demo.numbers import normalise_order_number, read_order_number
from bot.commerce.shops.demo.service import rules
from bot.commerce.shops.demo.service.orders import ISTANBUL, Sale, sales
from bot.commerce.shops.port import ActionKind, ActionResult, Factor, Ground, Order
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
        self.fails_with: ShopError | None = None
        self.calls: list[str] = []
        self._now = now
        self._ids = count(1)
        self._actions: dict[str, list[rules.Action]] = {}
        self._answers: dict[str, tuple[object, ActionResult]] = {}

    def order_number(self, text: str, *, bare: bool = False) -> str | None:
        """Return the one order number in a customer's text, or None."""
        return read_order_number(text, bare=bare)

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

    def _current(self, order_number: str) -> Order | None:
        number = normalise_order_number(order_number) or ""
        order = self.orders.get(number)
        return order and rules.current(order, self._actions.get(number, []))

    def act(
        self,
        order_number: str,
        kind: ActionKind,
        skus: Sequence[str],
        *,
        idempotency_key: str,
        note: str = "",
        ground: Ground = Ground.withdrawal,
    ) -> ActionResult:
        """Do `kind` for these lines (none: all), once for each key.

        Raises NotAllowed by the demo shop's rules, ValueError for an empty key, Permanent for one
        that was used for something else.
        """
        self._called(f"act {kind.value}")
        number = normalise_order_number(order_number) or ""
        if number not in self.orders:
            raise rules.refusal("order_not_found")
        body = (number, kind, tuple(sorted(skus)), note, ground)
        actions = self._actions.setdefault(number, [])

        def work() -> ActionResult:
            wish, new_id = rules.Request(kind, tuple(skus), ground), f"FS-{next(self._ids):06}"
            actions.append(rules.begin(self.orders[number], actions, wish, self._now(), new_id))
            return actions[-1].result

        return self._once(idempotency_key, body, work)

    def change(self, action_id: str, kind: ActionKind, *, idempotency_key: str) -> ActionResult:
        """Do `kind` instead, as long as no courier has collected the goods, else NotAllowed."""
        self._called(f"change {kind.value}")
        number, place = self._place(action_id)
        actions = self._actions[number]

        def work() -> ActionResult:
            order = self.orders[number]
            actions[place] = rules.alter(order, actions, action_id, kind, self._now())
            return actions[place].result

        return self._once(idempotency_key, (action_id, kind), work)

    def quote(
        self,
        order_number: str,
        kind: ActionKind,
        skus: Sequence[str],
        *,
        ground: Ground = Ground.withdrawal,
        instead_of: str = "",
    ) -> ActionResult:
        """What `act` or `change` would answer, refusals (NotAllowed) included."""
        self._called(f"quote {kind.value}")
        number = normalise_order_number(order_number) or ""
        if number not in self.orders:
            raise rules.refusal("order_not_found")
        order, actions = self.orders[number], self._actions.get(number, [])
        if instead_of:
            return rules.alter(order, actions, instead_of, kind, self._now()).result
        request = rules.Request(kind, tuple(skus), ground)
        return rules.begin(order, actions, request, self._now(), "").result

    def undo(self, action_id: str, *, idempotency_key: str) -> ActionResult:
        """Take an action back, once for each key; NotAllowed after its `undo_until`."""
        self._called("undo")
        number, place = self._place(action_id)
        actions = self._actions[number]

        def work() -> ActionResult:
            actions[place] = rules.undone(actions[place], self._now())
            return actions[place].result

        return self._once(idempotency_key, (action_id, "undo"), work)

    def action(self, action_id: str) -> ActionResult:
        """How an action stands now; raises NotAllowed ('action_not_found')."""
        self._called("action")
        number, place = self._place(action_id)
        return self._actions[number][place].result

    def ping(self) -> None:
        """Return, or raise what the test has set."""
        self._called("ping")

    def _called(self, call: str) -> None:
        self.calls.append(call)
        if self.fails_with is not None:
            raise self.fails_with

    def _place(self, action_id: str) -> tuple[str, int]:
        for number, actions in self._actions.items():
            for place, action in enumerate(actions):
                if action.result.id == action_id:
                    return number, place
        raise rules.refusal("action_not_found")

    def _once(self, key: str, body: object, work: Callable[[], ActionResult]) -> ActionResult:
        if not key:
            raise ValueError("a write needs an idempotency key")
        if key not in self._answers:
            self._answers[key] = (body, work())
        known, answer = self._answers[key]
        if known != body:
            raise Permanent("key_reused")
        return answer
