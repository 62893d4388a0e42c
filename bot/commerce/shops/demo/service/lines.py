"""The lines of a request against those of an order: everything is counted in pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from bot.commerce.shops.demo.service.refusals import refusal
from bot.commerce.shops.port import Amount, Line, Order, OrderItem

CENT: Final = Decimal("0.01")


@dataclass(frozen=True)
class Part:
    """What one line of a request takes of a line of the order."""

    item: OrderItem
    pieces: int
    variant: str = ""

    @property
    def line(self) -> Line:
        """The line that was asked for, with its pieces."""
        return Line(self.item.sku, self.pieces, self.variant)


def whole(item: OrderItem) -> int:
    """All pieces of a line."""
    return item.quantity * item.pieces


def parts_of(order: Order, lines: Sequence[Line]) -> tuple[Part, ...]:
    """What these lines take, none: the whole order; raises NotAllowed for what it has not."""
    items = {item.sku: item for item in order.items}
    asked = lines or [Line(sku) for sku in items]
    if not {line.sku for line in asked} <= set(items):
        raise refusal("unknown_sku")
    parts = tuple(
        Part(items[line.sku], taken([line], items[line.sku]), line.variant) for line in asked
    )
    total = pieces_by_sku(parts)
    if any(part.pieces < 1 or total[part.item.sku] > whole(part.item) for part in parts):
        raise refusal("wrong_quantity")
    return parts


def taken(lines: Iterable[Line], item: OrderItem) -> int:
    """How many pieces of an order's line these lines take."""
    return sum(
        whole(item) if line.quantity is None else line.quantity
        for line in lines
        if line.sku == item.sku
    )


def pieces_by_sku(parts: Iterable[Part]) -> Counter[str]:
    """Two lines of a request may be for one line of the order: in two sizes, say."""
    total: Counter[str] = Counter()
    for part in parts:
        total[part.item.sku] += part.pieces
    return total


def price(parts: Iterable[Part], share: Decimal) -> Amount:
    """What these pieces cost, or a share of it."""
    full = sum((one.item.unit_price * one.pieces / one.item.pieces for one in parts), Decimal(0))
    return Amount((full * share).quantize(CENT))


def without(items: Iterable[OrderItem], lines: Sequence[Line]) -> tuple[OrderItem, ...]:
    """The lines of an order that are left when these have been taken out."""
    left = ((item, whole(item) - taken(lines, item)) for item in items)
    return tuple(_with_pieces(item, pieces) for item, pieces in left if pieces > 0)


def _with_pieces(item: OrderItem, pieces: int) -> OrderItem:
    units, rest = divmod(pieces, item.pieces)
    if not rest:
        return replace(item, quantity=units)
    # A broken set is one unit of what is left of it.
    return replace(
        item, quantity=1, pieces=pieces, unit_price=price([Part(item, pieces)], Decimal(1))
    )
