"""Every demo order with every problem and every choice: no dead end, no gap, six messages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot import effects
from bot.complaints.kinds import KINDS
from tests.complaints.talk import PHONES, Reply, Talk, about

_ANSWERS = {"evidence": "none", "confirm": "agree"}
# What a customer may press where there is a choice: the first, second ... button.
_CHOICES = range(4)


def _play(number: str, kind: str, choice: int) -> Talk:
    """From the complaint to its end, with the `choice`-th button where there is one."""
    talk = Talk()
    item = talk.shop.orders[number].items[0].title
    reply = talk.says(f"{item} sorunlu {about(number)}", kind)
    while reply.asks:
        reply = _answer(talk, reply, choice)
        assert talk.messages <= 12, f"{number} {kind} does not end"
    return talk


def _answer(talk: Talk, reply: Reply, choice: int) -> Reply:
    if reply.asks == "received":
        return talk.says("başka bir şey geldi")
    if reply.asks == "variant":
        return talk.presses(reply.buttons[0])
    if reply.asks in {"wish", "neighbours"}:
        return talk.presses(reply.buttons[min(choice, len(reply.buttons) - 1)])
    if reply.asks == "solved":
        return talk.presses("affirm")
    if reply.asks == "rating":
        return talk.presses("5")
    return talk.presses(_ANSWERS[str(reply.asks)])


def _plays() -> Iterator[Talk]:
    for number in PHONES:
        for kind in KINDS:
            for choice in _CHOICES:
                talk = _play(number, kind, choice)
                yield talk
                if not any(reply.asks in {"wish", "neighbours"} for reply in talk.replies):
                    break


def _problems(talk: Talk) -> str | None:
    """What is wrong with how a conversation went, if anything."""
    last = talk.replies[-1]
    ended = bool(last.effect(effects.Close)) or last.reason is not None
    asked = [reply.asks for reply in talk.replies if reply.asks]
    if not ended:
        return "neither closed nor handed over"
    if len(set(asked)) != len(asked):
        return f"asked twice: {asked}"
    # A size or colour that has to be chosen is a question more.
    return None if talk.messages <= 6 + ("variant" in asked) else f"{talk.messages} messages"


@pytest.mark.django_db
def test_every_order_problem_and_choice() -> None:
    """Each ends closed or with people, within six messages."""
    wrong = {}
    for talk in _plays():
        if problem := _problems(talk):
            wrong[str(talk.case.problems[0])] = problem
    assert wrong == {}
