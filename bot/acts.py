"""What a message does: the dialogue acts that the understanding hands to the dialogue.

The reader is a port: whoever reads (our rules and models, or another) gives these and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

WANTED, UNWANTED, DONE, ASKED, CONDITIONAL = "wanted", "unwanted", "done", "asked", "conditional"
"""The polarity of a wish: only a wanted one is a wish of the customer's."""
OFFERED = frozenset(
    {"refund", "exchange", "replacement", "repair", "price_reduction", "reship", "cancel", "wait"}
)
"""The remedies that our questions may be about: of the others, no word answers one of those."""


@dataclass(frozen=True)
class Act:
    """One act of a message.

    `act`: report, wish, ask, answer, affirm, deny, correct, undecided, skip, identify, human,
    legal, abuse, danger, privacy, thanks, greet, bye, other; and pause, undo, rate. `clause`: its
    words; `start` and `end` say where they stand in the folded text, in characters. `confidence`:
    0 to 1. A report has a `problem`, or, where it tells how the courier behaved, no problem and
    the `kind` "conduct"; a message with several troubles has a report for each part that says its
    own of its own item. A wish has `remedy` and `polarity`, a danger `kind`, a question
    `topic`; `value` is an answer's, a rating's ('1' to '5'), or a no's: 'keep' where everything is
    to stay as it is, and of a report of missing parts their names, which are its `item` too.
    `order_number`, `phone_last4` and `email` identify; `item`, `order_number`,
    `quantity` and `variant` are those of the act's own clause.
    """

    act: str
    clause: str = ""
    start: int = 0
    end: int = 0
    confidence: float = 1.0
    problem: str = ""
    remedy: str = ""
    polarity: str = ""
    kind: str = ""
    topic: str = ""
    value: str = ""
    item: str = ""
    order_number: str = ""
    phone_last4: str = ""
    email: str = ""
    quantity: str = ""
    variant: str = ""

    def to_json(self) -> dict[str, Any]:
        """The act without the fields that it does not use."""
        return {name: value for name, value in asdict(self).items() if value != ""}


_FIELDS = frozenset(field.name for field in fields(Act))


def from_json(rows: Iterable[Mapping[str, Any]]) -> tuple[Act, ...]:
    """The acts of a message as they travelled; what a later reader adds is passed over."""
    return tuple(
        Act(**{name: value for name, value in row.items() if name in _FIELDS}) for row in rows
    )
