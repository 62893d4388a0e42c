"""The definitions of an outcome, as a table: each with its negative twin."""

from __future__ import annotations

from uuid import UUID

import pytest

from bot.cx.facts import Facts
from bot.cx.outcomes import compute
from tests.cx.build import at, bot, facts, heard, human, problem, rated, solved

LATE = heard(0, "late_delivery")
HI = heard(0, "greeting")
REFUNDED = (problem(resolution="refund"),)

TABLE = {
    "open has none": (facts(LATE, closed=None, answers=(solved(5, True),)), None),
    "yes": (facts(LATE, answers=(solved(5, True),)), "confirmed"),
    "no": (facts(LATE, answers=(solved(5, False),)), "unresolved"),
    "no, then yes": (facts(LATE, answers=(solved(5, False), solved(9, True))), "confirmed"),
    "yes, then no": (facts(LATE, answers=(solved(5, True), solved(9, False))), "unresolved"),
    "no outweighs a refund": (
        facts(LATE, answers=(solved(5, False),), problems=REFUNDED), "unresolved"),
    "a good rating alone is no word": (facts(LATE, answers=(rated(5, 5),)), "abandoned"),
    "human solved, rated 4": (
        facts(LATE, handoffs=(human(1, 2, 3, "solved"),), answers=(rated(5, 4),)), "confirmed"),
    "human solved, rated 3": (
        facts(LATE, handoffs=(human(1, 2, 3, "solved"),), answers=(rated(5, 3),)), "assumed"),
    "human solved, rated before": (
        facts(LATE, handoffs=(human(1, 2, 3, "solved"),), answers=(rated(0, 5),)), "assumed"),
    "human solved, would not rate": (
        facts(LATE, handoffs=(human(1, 2, 3, "refund"),), answers=(rated(5, None),)), "assumed"),
    "human informed, rated 5": (
        facts(LATE, handoffs=(human(1, 2, 3, "information"),), answers=(rated(5, 5),)),
        "confirmed"),
    "human refused": (facts(LATE, handoffs=(human(1, 2, 3, "rejected"),)), "unresolved"),
    "human refused, rated 5": (
        facts(LATE, handoffs=(human(1, 2, 3, "rejected"),), answers=(rated(5, 5),)), "unresolved"),
    "human refused, customer content": (
        facts(LATE, handoffs=(human(1, 2, 3, "rejected"),), answers=(solved(5, True),)),
        "confirmed"),
    "human got no answer": (facts(LATE, handoffs=(human(1, 2, 3, "no_answer"),)), "abandoned"),
    "no answer even after a refund": (
        facts(LATE, handoffs=(human(1, 2, 3, "no_answer"),), problems=REFUNDED), "abandoned"),
    "no, then human solved": (
        facts(LATE, handoffs=(human(6, 7, 8, "exchange"),), answers=(solved(5, False),)),
        "assumed"),
    "given back is no word": (
        facts(LATE, handoffs=(human(6, 7, 8, "returned"),), answers=(solved(5, False),)),
        "unresolved"),
    "nobody came": (facts(LATE, handoffs=(human(6, None, None),)), "abandoned"),
    "silent after a refund": (facts(LATE, problems=REFUNDED), "assumed"),
    "silent before anything": (facts(LATE, problems=(problem(),)), "abandoned"),
    "informed and silent": (facts(LATE, problems=(problem(resolution="information"),)), "assumed"),
    "only hello": (facts(HI), "no_complaint"),
    "only praise": (facts(heard(0, "praise_thanks", "goodbye")), "no_complaint"),
    "out of scope": (facts(heard(0, "out_of_scope"), heard(1, "affirm"), heard(2, "inform")),
                     "no_complaint"),
    "nothing at all": (facts(), "no_complaint"),
    "hello with a problem": (facts(heard(0, "greeting", "missing_item")), "abandoned"),
    "a request": (facts(heard(0, "invoice")), "abandoned"),
    "never understood, but handed over": (facts(HI, handoffs=(human(1, None, None),)), "abandoned"),
    "came back after a yes": (facts(LATE, answers=(solved(5, True),), reopens=1), "unresolved"),
    "open is not reopened": (facts(LATE, closed=None, reopens=1), None),
}  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), TABLE.values(), ids=TABLE)
def test_outcome(given: Facts, expected: str | None) -> None:
    """Each closed conversation has the one outcome that its facts earn; an open one has none."""
    assert compute(given).outcome == expected


def test_topics_keep_what_mattered_once_in_order() -> None:
    """Small talk is no topic, praise is; each intent counts once, in order of appearance."""
    got = compute(facts(heard(0, "greeting", "late_delivery"), heard(1, "affirm", "praise_thanks"),
                        heard(2, "late_delivery", "invoice", "inform")))  # fmt: skip
    assert got.topics == ["late_delivery", "praise_thanks", "invoice"]
    assert got.complaint_types == ["late_delivery"]


def test_problems_know_the_complaint_types_better_than_single_messages() -> None:
    """A misunderstood message leaves no complaint type behind once there is a problem."""
    got = compute(facts(LATE, problems=(problem("wrong_product"), problem("wrong_product"))))
    assert got.complaint_types == ["wrong_product"]


def test_product_fields_come_from_one_problem() -> None:
    """The first problem whose order was found gives all product fields, never a mix of two."""
    found = problem(product_sku="S1", carrier="Hızlı", region="Ege")
    other = problem(product_sku="S2", product_category="Giyim")
    got = compute(facts(LATE, problems=(problem(), found, other)))
    assert (got.product_sku, got.carrier, got.region) == ("S1", "Hızlı", "Ege")
    assert got.product_category == ""


@pytest.mark.parametrize(
    ("resolutions", "result", "expected"),
    [
        (("refund",), "", "refund"),
        (("exchange", "none"), "", "exchange"),
        (("exchange", "reship"), "", "reship"),
        ((), "", "none"),
        ((), "refund", "refund"),
        ((), "solved", "none"),
        ((), "information", "information"),
        (("information",), "", "information"),
        (("enquiry",), "refund", "refund"),
        (("enquiry",), "information", "enquiry"),
        (("reship",), "exchange", "reship"),
        (("refund",), "rejected", "refund"),
    ],
)
def test_resolution(resolutions: tuple[str, ...], result: str, expected: str) -> None:
    """The latest problem's, or a human's refund or exchange where that is more."""
    problems = tuple(problem(resolution=resolution) for resolution in resolutions)
    handoffs = (human(1, 2, 3, result),) if result else ()
    assert compute(facts(LATE, problems=problems, handoffs=handoffs)).resolution == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (facts(LATE, bot(1)), "bot"),
        (facts(LATE, bot(1), handoffs=(human(2, None, None),)), "bot"),
        (facts(LATE, bot(1), handoffs=(human(2, 3, 4, "solved"),)), "both"),
        (facts(LATE, bot(9), handoffs=(human(2, 3, 4, "solved"),)), "agent"),
    ],
    ids=["bot", "nobody claimed", "both", "agent first"],
)
def test_handled_by(given: Facts, expected: str) -> None:
    """Only a human who claimed it handled it; the bot only if it spoke before."""
    assert compute(given).handled_by == expected


def test_moods_counts_and_answers() -> None:
    """First and last known mood, each sender's messages, unclear turns, the latest rating."""
    got = compute(facts(
        heard(0, mood="angry"), bot(1), heard(2, unclear=True), bot(3), heard(4, mood="calm"),
        answers=(rated(5, 2, "kötü"), rated(6, 4), rated(7, None)),
        handoffs=(human(1, None, None),), promises_made=2, promises_kept=1, promises_broken=1,
        model_version="m1", reopened_by=UUID(int=9), reopens=1,
    ))  # fmt: skip
    assert (got.mood_start, got.mood_end) == ("angry", "calm")
    assert (got.customer_messages, got.bot_messages, got.agent_messages) == (3, 2, 0)
    assert (got.clarifications, got.csat, got.csat_comment) == (1, 4, "kötü")
    assert (got.promises_made, got.promises_kept, got.promises_broken) == (2, 1, 1)
    assert (got.escalation_reason, got.model_version) == ("customer_request", "m1")
    assert (got.reopens, got.reopened_by) == (1, UUID(int=9))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (facts(closed=100), (100, 0, 0)),
        (facts(closed=None), (2000, 0, 0)),
        (facts(closed=100, handoffs=(human(10, 30, 70, "solved"),)), (40, 20, 40)),
        (facts(closed=100, handoffs=(human(10, None, None),)), (10, 90, 0)),
        (facts(closed=None, handoffs=(human(10, 30, None),)), (10, 20, 1970)),
        (facts(closed=100, handoffs=(human(10, 20, 30), human(50, None, 60))), (70, 20, 10)),
        (facts(closed=100, handoffs=(human(10, 30, 300),)), (10, 20, 70)),
    ],
    ids=["bot", "open", "human", "queue", "open human", "two stays", "ended after closing"],
)
def test_parts_of_time_add_up(given: Facts, expected: tuple[float, float, float]) -> None:
    """Bot, queue and agent time add up to the open time and never reach beyond its end."""
    got = compute(given)
    assert (got.bot_seconds, got.queue_seconds, got.agent_seconds) == expected
    end = given.closed_at or given.now
    assert sum(expected) == (end - at(0)).total_seconds()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (facts(bot(0), heard(1), heard(2), bot(3.25)), 2.25),
        (facts(bot(0), heard(1)), None),
        (facts(), None),
        (facts(heard(5), bot(4)), 0),
    ],
    ids=["greeting first", "no reply", "no message", "clocks differ"],
)
def test_first_reply(given: Facts, expected: float | None) -> None:
    """A greeting before the customer's first message is no reply to it."""
    assert compute(given).first_reply_seconds == expected
