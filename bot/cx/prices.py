"""What the messages of conversations cost, in numbers: by category, and where most are billed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from bot import labels
from bot.cx.models import MessagePrice, Outcome
from bot.wording import average

MOST = 10
_OTHER = "other"
# By a column of the index that they are counted from.
_BILLED = Count("billable", filter=Q(billable=True))


@dataclass(frozen=True)
class Category:
    """So many messages, so many of them billed; `each`: how many a conversation, in words."""

    name: str
    n: int
    billed: int
    each: str


@dataclass(frozen=True)
class Costly:
    """A conversation with billed messages; `name`: the short one that the page's tables have."""

    id: UUID
    name: str
    n: int
    billed: int


@dataclass(frozen=True)
class Prices:
    """All categories in the order of their labels; `conversations`: those with any price.

    `most`: those with the most billed messages, at most ten, the dearest first.
    """

    categories: list[Category]
    total: Category
    conversations: int
    most: list[Costly]


def prices(found: QuerySet[Outcome]) -> Prices:
    """Of our messages in these conversations; from the receipts, so later ones are in it too."""
    told = MessagePrice.objects.filter(conversation__in=found.values("conversation_id"))
    talks = told.aggregate(n=Count("conversation", distinct=True))["n"]
    said, billed = _counted(told)
    return Prices(
        categories=[
            _category(name, said[code], billed[code], talks) for code, name in labels.PRICES.items()
        ],
        total=_category("Toplam", sum(said.values()), sum(billed.values()), talks),
        conversations=talks,
        most=_most(told),
    )


def _counted(told: QuerySet[MessagePrice]) -> tuple[Counter[str], Counter[str]]:
    said: Counter[str] = Counter()
    billed: Counter[str] = Counter()
    for category, n, of_them in told.values_list("category").annotate(n=Count("*"), of=_BILLED):
        code = category if category in labels.PRICES else _OTHER
        said[code] += n
        billed[code] += of_them
    return said, billed


def _category(name: str, n: int, billed: int, talks: int) -> Category:
    return Category(name, n, billed, average(n, talks))


def _most(told: QuerySet[MessagePrice]) -> list[Costly]:
    by_talk = told.values_list("conversation").annotate(n=Count("*"), billed=_BILLED)
    dearest = by_talk.filter(billed__gt=0).order_by("-billed", "-n", "conversation")[:MOST]
    return [Costly(pk, str(pk)[:8], n, billed) for pk, n, billed in dearest]
