"""The short form of the talks; all of them are played by `make talks`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.commerce.shops.demo import service
from bot.ops.stack import Stack
from tests.talks.play import Talk, load, play

TALKS = load()
ORDERS = Path(service.__file__).with_name("orders.csv")
LEAST = 60


def test_there_are_enough_and_each_has_its_name() -> None:
    """The report speaks of talks by name."""
    assert len(TALKS) >= LEAST
    assert len({talk.name for talk in TALKS}) == len(TALKS)


def test_the_short_form_has_every_group() -> None:
    """No kind of harm is left to `make talks` alone."""
    assert {talk.group for talk in TALKS if talk.short} == {talk.group for talk in TALKS}


def test_each_talk_watches_the_order_it_is_about() -> None:
    """A talk that names another order than it watches would see no harm."""
    with ORDERS.open(encoding="utf-8") as file:
        digits = {row["number"]: row["phone_last4"] for row in csv.DictReader(file)}
    for talk in TALKS:
        said = " ".join(str(does) for does, *_ in talk.turns).replace(" ", "")
        assert not talk.order or talk.unnamed or talk.order[-4:] in said, talk.name
        unwatched = [order for order, last4 in digits.items() if order[-4:] + last4 in said]
        assert set(unwatched) <= {talk.order}, talk.name


@pytest.mark.parametrize(
    "talk", [talk for talk in TALKS if talk.short], ids=lambda talk: str(talk.name)
)
def test_the_customer_gets_what_was_asked_for(stack: Stack, talk: Talk) -> None:
    """Every expectation of the talk is met, and the shop did nothing else."""
    one = play(stack.url, stack.env["DATABASE_URL"], talk)
    if one.wrong:
        pytest.fail("\n".join((*map(str, one.lines), *one.wrong)), pytrace=False)
