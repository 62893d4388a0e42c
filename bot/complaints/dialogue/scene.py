"""One message on its stage: the case that it belongs to, the order, and the rules of the turn."""

from __future__ import annotations

from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field

from bot.commerce.errors import ShopError, Unavailable
from bot.commerce.shops.port import ActionStatus, Order
from bot.complaints.case import Case, Problem
from bot.complaints.kind import Matter
from bot.complaints.kinds import matter_of, refit
from bot.complaints.reading.heard import Heard
from bot.complaints.reading.items import named_items, told_items
from bot.complaints.rules import Rules
from bot.complaints.stored.identity import Refusal, verify, verify_email


@dataclass
class Scene:
    """What the dialogue decides on. The order is the shop's, read once a turn, never remembered."""

    case: Case
    heard: Heard
    rules: Rules
    orders: MutableMapping[str, Order] = field(default_factory=dict)
    """What this turn has read already, by order number; its actions share it."""

    @property
    def order(self) -> Order | None:
        """The proven order as it stands; None before the proof. Raises the shop's errors."""
        number = self.case.order_number
        if number is None or not self.case.proven_at:
            return None
        if number not in self.orders:
            self.orders[number] = self._found(number)
        return self.orders[number]

    def prove(self) -> Refusal | None:
        """Try what the customer has given as the proof; None where it proves, or there is nothing.

        Raises the shop's errors. Changes the case.
        """
        case = self.case
        number, given = case.order_number, case.phone_last4
        if case.proven_at or not (given and (number or case.email)):
            return None
        if number is None:
            return self._prove_email(case.email, given)
        found = verify(self.rules, self.heard.customer_id, number, given)
        if isinstance(found, Order):
            self._proven(found)
            return None
        return self._not_proven(found)

    def _prove_email(self, email: str, given: str) -> Refusal | None:
        """Look for the customer's orders; of several the customer has to choose."""
        found = verify_email(self.rules, self.heard.customer_id, email, given)
        if isinstance(found, Refusal):
            return self._not_proven(found)
        told = " ".join(problem.said for problem in self.case.open)
        named = [order for order in found if named_items(order, told)]
        if len(found) == 1 or len(named) == 1:
            self._proven((named or found)[0])
        else:
            self.orders.update({order.order_number: order for order in found})
            self.case.found = [order.order_number for order in found]
        return None

    def _proven(self, order: Order) -> None:
        self.case.order_number = order.order_number
        self.orders[order.order_number] = order
        self.case.prove(self.rules.clock().isoformat())
        self.reread()

    def _not_proven(self, why: Refusal) -> Refusal:
        # Which of the two was wrong is not said: both are asked anew.
        if self.case.order_number and self.case.phone_last4:
            self.case.tried = [self.case.order_number, self.case.phone_last4]
        self.case.order_number = self.case.phone_last4 = None
        self.case.email, self.case.failed = "", True
        return why

    def reread(self) -> None:
        """With the order at hand there may be one item only, or the opening words name it.

        A problem may even be another one. Raises the shop's errors. Changes the case.
        """
        order = self.order
        if order is None:
            return
        only = [item.sku for item in order.items] if len(order.items) == 1 else []
        for problem in self.case.problems:
            if not problem.done and problem.order_number is None:
                problem.skus = problem.skus or only or told_items(order, problem)
                refit(problem, order, self.rules)

    @property
    def matter(self) -> Matter | None:
        """The problem being worked on, once its type is known and its order proven.

        Raises the shop's errors, as all that reads the order does.
        """
        return self._matter(self.case.current)

    @property
    def matters(self) -> list[Matter]:
        """All open problems of the order, once it is proven; without those that have no type."""
        found = (self._matter(problem) for problem in self.case.open)
        return [matter for matter in found if matter]

    @property
    def last(self) -> Matter | None:
        """The problem that was settled last, where something was set in motion for it."""
        problem = self.case.last_done
        if problem and problem.action_id:
            self._recall(problem)
        return self._matter(problem if problem and problem.action else None)

    @property
    def told(self) -> Matter | None:
        """The problem that was settled last, also where there was only something to tell."""
        return self._matter(self.case.last_done)

    def any_matter(self) -> Matter | None:
        """A matter of the proven order, whichever: what is told of the order needs no other."""
        return next((one for one in (self.matter, self.told) if one), None)

    def last_matter(self) -> Matter:
        """The problem that was settled last; LookupError where nothing was set in motion."""
        matter = self.last
        if matter is None:
            raise LookupError("nothing was set in motion")
        return matter

    def asked_now(self) -> None:
        """A question was put: only what is said after it answers it."""
        self.case.asked_at = self.rules.clock().isoformat()

    def _recall(self, problem: Problem) -> None:
        """How an action of an earlier conversation stands; a shop that is down is asked later."""
        with suppress(ShopError):
            action = self.rules.shop.action(problem.action_id)
            problem.action_id = ""
            if action.status is not ActionStatus.withdrawn:
                problem.action, problem.wish = action, action.kind.value

    def _matter(self, problem: Problem | None) -> Matter | None:
        if problem is None or not problem.type:
            return None
        order = self.order
        return matter_of(problem, order, self.rules) if order else None

    def _found(self, number: str) -> Order:
        order = self.rules.shop.find_order(number)
        if order is None:
            raise Unavailable("an order that was proven is not there any more", retry=False)
        return order
