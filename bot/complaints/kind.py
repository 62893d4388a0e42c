"""What every complaint type can say of itself, and the matter that it says it of.

A type is a subclass of `Kind` in `kinds/`, which overrides what is different there; the table of
them is `kinds.KINDS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from bot.commerce.shops.port import ActionResult, Ground, Line, Order, OrderItem, Variant
from bot.complaints.case import Problem
from bot.complaints.deed import ACTIONS, KEEP, Deed, agreed, alike, fitting
from bot.complaints.move import Say
from bot.complaints.rules import Rules
from bot.complaints.situation import Situation, delivered_days_ago, situation
from bot.complaints.status import status
from bot.complaints.step import Step

# What brings another piece: of the bought size and colour, or of another one.
ANOTHER = frozenset({"exchange", "replacement", "reship"})
# What costs the shop money needs people above the policy's limit.
_COSTLY = frozenset({"refund", "exchange", "replacement", "price_reduction", "reship", "cancel"})


class Kind:
    """A complaint type. The defaults are those of a trouble that the customer's choice settles."""

    name: ClassVar[str]
    """The intent's, the record's and the outcome's."""
    complaint: ClassVar[bool] = True
    """A trouble to be sorry for; otherwise a request."""
    whole: ClassVar[bool] = False
    """It is about the whole order, whatever item was named."""
    asks_what_came: ClassVar[bool] = False
    """Another thing came than the one that was ordered."""
    chosen: ClassVar[bool] = True
    """Where there is nothing to choose, people have to decide."""
    only_tells: ClassVar[bool] = False
    """It asks for information, which can be given in between too."""
    where: ClassVar[bool] = False
    """It tells where the parcel is."""
    not_come: ClassVar[bool] = False
    """It is what another problem turns out to be where the goods have not come."""
    anew: ClassVar[bool] = False
    """Named at the end, it is a request of its own and no change of mind."""
    only_if_meant: ClassVar[bool] = False
    """Its name in a sentence is no request where the wish is forbidden or told of."""
    queues: ClassVar[bool] = False
    """Asked for while another problem waits for its order, it is noted for later."""
    reasonless: ClassVar[bool] = False
    """No trouble is needed for it: one that gives a better right takes its place."""
    reason: ClassVar[bool] = False
    """It is such a trouble, whenever it comes up."""
    ground: ClassVar[Ground] = Ground.withdrawal
    """Why the customer may ask the shop for it."""
    remedy: ClassVar[str] = ""
    """The wish that its name alone stands for; '' for none."""
    errands: ClassVar[frozenset[str]] = frozenset()
    """The wishes that it carries out without a trouble being told."""
    answers: ClassVar[frozenset[str]] = frozenset()
    """The topics of questions that its telling answers, where the order is known."""
    in_general: ClassVar[str] = ""
    """The response to such a question where no order is known."""
    asked_about: ClassVar[frozenset[str]] = frozenset()
    """The topics of questions that sound like it and are no request for it."""

    def fits(self, matter: Matter) -> bool:
        """Whether a problem can be of this type with this order."""
        return True

    def next_step(self, matter: Matter) -> Step | None:
        """The next question about the problem, or None where all that it needs is known."""
        return self.item_step(matter) or self.wish_step(matter) or self.variant_step(matter)

    def choices(self, matter: Matter) -> tuple[str, ...]:
        """What a customer may choose today; the order of the list is no advice."""
        return ()

    def plan(self, matter: Matter) -> str | None:
        """The kind of action that the answers add up to; None: there is only something to tell."""
        wish = matter.problem.wish
        return None if wish == KEEP else wish

    def no_choice(self, matter: Matter) -> Say:
        """What to say where people have to decide, because there is nothing to choose."""
        return Say("utter_shop_refused")

    def refused(self, matter: Matter, why: str) -> list[Say]:
        """What to say where the shop refuses a choice, with its own sentence for it."""
        return [Say("utter_not_possible", {"why": why})]

    def tell(self, matter: Matter) -> list[Say]:
        """What to say where nothing is done; who cancelled, where somebody did."""
        order = matter.order
        cancelled = matter.where == Situation.CANCELLED
        told = [status(order, matter.where)]
        if cancelled and order.cancelled_by:
            who = {"order_number": order.order_number, "cancelled_on": order.cancelled_at}
            told = [Say(f"utter_cancelled_by_{order.cancelled_by}", who)]
            if order.refund_due_on:
                told.append(Say("utter_info_refund_day", {"refund_due": order.refund_due_on}))
        if cancelled and matter.problem.wish in ANOTHER:
            told.append(Say("utter_cannot_reopen"))
        return told

    def people(self, matter: Matter) -> str:
        """Why people have to take over once it is told: a code of `labels.REASONS`, or ''."""
        return ""

    def lacks(self, matter: Matter) -> list[Say]:
        """Why a choice that one would expect is not among them."""
        return []

    def ask(self, step: Step, matter: Matter) -> Say | None:
        """The type's own words for a question; None for the common ones."""
        return Say(f"utter_question_wish_{self.name}") if step is Step.WISH else None

    @staticmethod
    def item_step(matter: Matter) -> Step | None:
        """Which item, where the order has several."""
        known = matter.problem.skus or len(matter.order.items) == 1
        return None if known else Step.ITEM

    @staticmethod
    def wish_step(matter: Matter) -> Step | None:
        """What the customer wants; nothing to choose from is for people, not for a question."""
        options = matter.options
        return None if not options or fitting(matter.problem.wish, options) else Step.WISH

    def variant_step(self, matter: Matter) -> Step | None:
        """Which size or colour, where the one that was bought will not do or is not there."""
        another = fitting(matter.problem.wish, matter.options) in ANOTHER
        return Step.VARIANT if another and matter.variant_missing(self.ground) else None


@dataclass(frozen=True)
class Matter:
    """A problem with its proven order and the rules of this turn: what is decided on."""

    problem: Problem
    order: Order
    rules: Rules
    kind: Kind

    @cached_property
    def where(self) -> Situation:
        """Where the order stands today."""
        return situation(self.order, self.rules.today, self.rules.law)

    @property
    def days_here(self) -> int | None:
        """Whole days since delivery; None where the order is not delivered."""
        return delivered_days_ago(self.order, self.rules.today)

    @property
    def items(self) -> tuple[OrderItem, ...]:
        """The lines that the problem is about; all of them where none is named."""
        return self.problem.items(self.order)

    @property
    def exchangeable(self) -> bool:
        """Whether the shop has another piece of each item, in another size or colour if need be."""
        return all(item.exchangeable for item in self.items) or bool(self.others)

    @property
    def returnable(self) -> bool:
        """Whether each item may be sent back without a reason."""
        return all(item.returnable for item in self.items)

    @property
    def variants(self) -> tuple[Variant, ...]:
        """How the one item is sold, the bought one included; () for several, or the only one."""
        if len(self.items) != 1:
            return ()
        return self.rules.variants(self.order.order_number, self.items[0].sku)

    @property
    def others(self) -> tuple[str, ...]:
        """The other sizes and colours of the one item that are in stock."""
        bought = self.items[0].variant
        return tuple(one.name for one in self.variants if one.in_stock and one.name != bought)

    @property
    def there_is(self) -> str:
        """The other sizes and colours in stock, for a sentence."""
        return "; ".join(self.others) or "başka seçenek yok"

    @property
    def _other_variant(self) -> str:
        """What is chosen, where it is not what was bought."""
        bought = {item.variant for item in self.items}
        return "" if self.problem.variant in bought else self.problem.variant

    def variant_missing(self, ground: Ground) -> bool:
        """Whether a size or colour has to be chosen: it does not fit, or there is no second one."""
        if self.problem.variant or not self.others:
            return False
        return ground is Ground.withdrawal or not self.items[0].exchangeable

    @property
    def pieces(self) -> int:
        """How many pieces the items have."""
        return sum(item.quantity * item.pieces for item in self.items)

    @property
    def with_pickup(self) -> ActionResult | None:
        """The action whose courier is still to come; the newest."""
        today = self.rules.today
        coming = [one for one in self.order.actions if one.pickup_on and one.pickup_on >= today]
        return coming[-1] if coming else None

    @property
    def options(self) -> tuple[str, ...]:
        """The choices that this shop can carry out; () where people have to decide."""
        able = {kind.value for kind in self.rules.shop.abilities}
        choices = (one for one in self.kind.choices(self) if one not in self.problem.barred)
        real = [one for one in choices if ACTIONS.get(one, one) in able | {KEEP}]
        return () if real == [KEEP] else tuple(real)

    @property
    def open_options(self) -> tuple[str, ...]:
        """The choices without those that the customer has refused; all if none is left."""
        options = self.options
        return tuple(one for one in options if one not in self.problem.refused) or options

    @property
    def undecidable(self) -> bool:
        """The customer's choice would settle it, and there is none to offer."""
        return self.kind.chosen and not self.options

    def plan(self) -> str | None:
        """The kind of action to take, or None where there is only something to tell."""
        return self.kind.plan(self)

    def deed(self, kind: str, action_id: str = "") -> Deed:
        """The action of this kind for the problem's items."""
        problem, number = self.problem, self.order.order_number
        if kind == "change_pickup":
            coming = self.with_pickup
            return Deed(kind, number, (), coming.id if coming else "", problem.detail)
        if kind in self.kind.errands:
            return Deed(kind, number, (), "", problem.detail)
        skus = () if self.kind.whole else problem.skus
        some = problem.quantity if len(skus) == 1 else None
        variant = self._other_variant if kind in ANOTHER else ""
        lines = tuple(Line(sku, some, variant) for sku in skus)
        return Deed(kind, number, lines, action_id)

    def above_limit(self, kind: str) -> bool:
        """Whether only people may decide this: it costs money, above the policy's limit (TRY)."""
        return kind in _COSTLY and self.order.total > self.rules.policy.limit

    @property
    def instead_of(self) -> str:
        """The id of the action that runs already, and that a deed would change; '' for none."""
        problem = self.problem
        return problem.action.id if problem.action and not problem.done else ""

    @property
    def runs_already(self) -> bool:
        """Whether the shop is doing already what is wished for."""
        problem, kind = self.problem, self.plan()
        running = problem.action if problem.action and not problem.done else None
        return bool(running and kind and alike(kind, running.kind.value))

    @property
    def wants_consent(self) -> bool:
        """Whether something would be done that nobody has said yes to."""
        kind = self.plan()
        if kind is None or self.above_limit(kind) or self.undecidable or self.runs_already:
            return False
        return not agreed(self.problem, self.deed(kind, self.instead_of))


def out_of_stock(matter: Matter) -> list[Say]:
    """ "Bu numara kalmadı": why nothing can be sent instead."""
    gone = " ve ".join(
        f"{one.title} ({one.variant})" for one in matter.items if not one.exchangeable
    )
    if not gone:
        return []
    others = {"items": gone, "there_is": matter.there_is}
    return [Say("utter_out_of_stock_others" if matter.others else "utter_out_of_stock", others)]
