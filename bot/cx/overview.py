"""The numbers of the overview: the last seven days, today included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bot import labels
from bot.cx.models import Outcome
from bot.cx.outcomes import SATISFIED
from bot.cx.period import within
from bot.cx.prices import Prices, prices
from bot.wording import duration, percent

DAYS = 7
LATEST = 50
# The chart's own units; the SVG scales with the page.
CHART_WIDTH = 260
ROW_HEIGHT = 44


@dataclass(frozen=True)
class Bar:
    """One outcome: its code and name, how many, and its bar in the chart's own units."""

    code: str
    name: str
    n: int
    share: str
    width: float
    y: int


@dataclass(frozen=True)
class Csat:
    """Share of 4 and 5, with the number of answers and how many of the closed ones answered."""

    name: str
    share: str
    n: int
    response: str


@dataclass(frozen=True)
class Overview:
    """What the page shows of `since` to `until`, both included; `first_reply` is a median in words.

    `replied` and the other numbers count the conversations behind a figure; `reasons`: name,
    number.
    """

    since: date
    until: date
    total: int
    bars: list[Bar]
    chart_width: int
    chart_height: int
    csat: list[Csat]
    first_reply: str
    replied: int
    reasons: list[tuple[str, int]]
    handed_over: int
    reopened: int
    prices: Prices


def overview() -> Overview:
    """By the day on which a conversation began, in Istanbul; open ones are counted too."""
    until = timezone.localdate()
    since = until - timedelta(days=DAYS - 1)
    found = Outcome.latest.filter(within(since.isoformat(), until.isoformat()))
    bars = _bars(found)
    reasons = _reasons(found)
    median, replied = _median_first_reply(found)
    return Overview(
        since=since,
        until=until,
        total=sum(bar.n for bar in bars),
        bars=bars,
        chart_width=CHART_WIDTH,
        chart_height=len(bars) * ROW_HEIGHT,
        csat=[
            _csat("yalnız asistan", found.filter(handled_by="bot")),
            _csat("temsilciyle", found.exclude(handled_by="bot")),
        ],
        first_reply=duration(median),
        replied=replied,
        reasons=reasons,
        handed_over=sum(n for _, n in reasons),
        reopened=found.filter(reopens__gt=0).count(),
        prices=prices(found),
    )


def latest() -> list[dict[str, object]]:
    """The 50 conversations that began last, as rows of words without anybody's name."""
    return [_shown(row) for row in Outcome.latest.order_by("-started_at", "-id")[:LATEST]]


def _bars(found: QuerySet[Outcome]) -> list[Bar]:
    counted = found.order_by().values_list("outcome").annotate(n=Count("pk"))
    counts = {code or "open": n for code, n in counted}
    total = sum(counts.values())
    most = max(counts.values(), default=0)
    return [
        Bar(
            code=code,
            name=name,
            n=counts.get(code, 0),
            share=percent(counts.get(code, 0), total),
            width=round(CHART_WIDTH * counts.get(code, 0) / most, 1) if most else 0,
            y=number * ROW_HEIGHT,
        )
        for number, (code, name) in enumerate(labels.OUTCOMES.items())
    ]


def _csat(name: str, found: QuerySet[Outcome]) -> Csat:
    closed = Q(closed_at__isnull=False)
    counts = found.aggregate(
        rated=Count("csat"),
        good=Count("pk", filter=Q(csat__gte=SATISFIED)),
        closed=Count("pk", filter=closed),
        answered=Count("csat", filter=closed),
    )
    share = percent(counts["good"], counts["rated"])
    response = percent(counts["answered"], counts["closed"])
    return Csat(name, share, counts["rated"], response)


def _reasons(found: QuerySet[Outcome]) -> list[tuple[str, int]]:
    counted = (
        found.exclude(escalation_reason="")
        .order_by()
        .values_list("escalation_reason")
        .annotate(n=Count("pk"))
    )
    most_first = sorted(counted, key=lambda reason: (-reason[1], reason[0]))
    return [(labels.label(labels.REASONS, code), n) for code, n in most_first]


def _median_first_reply(found: QuerySet[Outcome]) -> tuple[float | None, int]:
    """By position, because SQLite knows no median."""
    answered = found.filter(first_reply_seconds__isnull=False).order_by("first_reply_seconds")
    n = answered.count()
    if not n:
        return None, 0
    seconds = answered.values_list("first_reply_seconds", flat=True)
    middle = [value or 0.0 for value in seconds[(n - 1) // 2 : n // 2 + 1]]
    return sum(middle) / len(middle), n


def _shown(row: Outcome) -> dict[str, object]:
    """A row of the table: short pseudonyms and words, nothing that names anybody."""
    complaints = [labels.label(labels.PROBLEMS, code) for code in row.complaint_types]
    return {
        "conversation": str(row.conversation_id)[:8],
        "customer": str(row.customer_key)[:8],
        "started_at": row.started_at,
        "channel": labels.label(labels.CHANNELS, row.channel),
        "complaints": ", ".join(complaints) or "–",
        "handled_by": labels.label(labels.HANDLED_BY, row.handled_by),
        "code": row.outcome or "open",
        "outcome": labels.label(labels.OUTCOMES, row.outcome or "open"),
        "resolution": labels.label(labels.RESOLUTIONS, row.resolution),
        "csat": row.csat or "–",
        "reopens": row.reopens,
    }
