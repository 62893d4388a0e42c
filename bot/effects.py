"""What a turn does beside its words: frozen values that travel from the actions to the worker.

The worker stores effects in the transaction that stores the reply, so that nothing is promised,
handed over or closed without the customer being told, and the other way round (docs/adr/0001).
As JSON an effect is its fields with a `kind` (`KINDS`), and as nothing else does it travel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot import wire


@dataclass(frozen=True)
class Heard:
    """What was understood of one message. `mood`: calm, annoyed, angry or abusive."""

    intents: tuple[str, ...]
    mood: str = "calm"
    unclear: bool = False


@dataclass(frozen=True)
class Goods:
    """What a problem is about, as the shop tells it; all '' where the order is not proven."""

    order_number: str = ""
    product_sku: str = ""
    product_title: str = ""
    product_category: str = ""
    carrier: str = ""
    warehouse: str = ""
    region: str = ""


@dataclass(frozen=True)
class Problem:
    """How far a problem of the conversation is; `number` counts them from 1.

    `goods`: None leaves what is on record as it is; `skus`: the lines that it is about.
    """

    number: int
    type: str
    goods: Goods | None = field(default_factory=Goods)
    resolution: str = "none"
    action_id: str = ""
    evidence: Mapping[str, str | None] = field(default_factory=dict)
    skus: tuple[str, ...] = ()


@dataclass(frozen=True)
class Promise:
    """A promise that the reply makes. The action at the shop ('' for none) and the rule name it.

    `template`: the response that says it; `what`: for agents, in Turkish; `owner`: who keeps it.
    """

    template: str
    rule: str
    what: str
    due_on: date
    owner: str
    action_id: str = ""


CALLBACK = "policy:hours"
"""The rule of the promise that people answer from an opening on."""


@dataclass(frozen=True)
class Kept:
    """What was promised under a rule, for an action of the shop's ('' for none), has been done."""

    rule: str
    action_id: str = ""


@dataclass(frozen=True)
class Withdrawal:
    """The customer chose something else: nobody keeps these rules' promises of an action."""

    action_id: str
    rules: tuple[str, ...]


SAFETY = "safety"
"""The reason that goes before all others: somebody is in danger."""


@dataclass(frozen=True)
class Handoff:
    """People take over, for a reason code and with a brief of six lines.

    Where they are awaited already only danger counts; the brief then comes before the first one.
    `opening`: from when on they answer, where the customer was told so.
    """

    reason: str
    brief: str
    opening: datetime | None = None


@dataclass(frozen=True)
class Note:
    """A line more for the brief of people who are awaited."""

    line: str


@dataclass(frozen=True)
class Solved:
    """The customer's own word on whether it is solved."""

    yes: bool


@dataclass(frozen=True)
class Rating:
    """1-5 and an optional word; None where the customer would not rate."""

    csat: int | None
    comment: str = ""


@dataclass(frozen=True)
class Close:
    """The conversation is over."""


Effect = Heard | Problem | Promise | Kept | Withdrawal | Handoff | Note | Solved | Rating | Close
KINDS: dict[str, type[Effect]] = {
    "heard": Heard,
    "problem": Problem,
    "promise": Promise,
    "kept": Kept,
    "withdrawal": Withdrawal,
    "handoff": Handoff,
    "note": Note,
    "solved": Solved,
    "rating": Rating,
    "close": Close,
}
_NAMES = {kind: name for name, kind in KINDS.items()}


def encode(effect: Effect) -> dict[str, Any]:
    """The effect as JSON."""
    return {"kind": _NAMES[type(effect)], **wire.encode(effect)}


def decode(row: Mapping[str, Any]) -> Effect:
    """The effect that `encode` wrote; raises ValueError for another kind or a wrong field."""
    kind = KINDS.get(str(row.get("kind")))
    if kind is None:
        raise ValueError(f"no effect is called {row.get('kind')!r}")
    return wire.decode(kind, row)
