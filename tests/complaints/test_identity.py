"""Order data only for its owner; unknown and not theirs read the same; guessing locks the door."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commerce.shops.port import Order
from bot.complaints.rules import Policy, Rules
from bot.complaints.stored.identity import Refusal, verify
from bot.complaints.stored.models import OwnershipTry
from tests.complaints.talk import PHONES, Talk, about, demo_shop

pytestmark = pytest.mark.django_db
UNKNOWN, OTHERS = "TS-9999", "TS-1006"


def _guess(customer: int, number: str, times: int) -> object:
    shop = demo_shop()
    return [verify(Rules(shop), customer, number, "0000") for _ in range(times)][-1]


def _talk_about(number: str, tries: int) -> list[tuple[str, ...]]:
    talk = Talk(customer_id=7)
    talk.says("hasarlı geldi", "damaged_product")
    for _ in range(tries):
        talk.says(f"{number} son dört hane 0000")
    OwnershipTry.objects.all().delete()
    return [reply.texts for reply in talk.replies]


@pytest.mark.parametrize("tries", [1, 2, 4, 5])
def test_unknown_and_not_yours_are_told_word_for_word_the_same(tries: int) -> None:
    """Whether an order exists cannot be read from the replies, lock-out included."""
    assert _talk_about(UNKNOWN, tries) == _talk_about(OTHERS, tries)


def test_the_owner_is_let_in() -> None:
    """The twin: the right digits give the order."""
    found = verify(Rules(demo_shop()), 1, OTHERS, PHONES[OTHERS])
    assert isinstance(found, Order)
    assert OwnershipTry.objects.count() == 0


def test_both_are_asked_anew_after_a_wrong_try(talk: Talk) -> None:
    """Which of the two was wrong is not said: the next try gives both."""
    talk.says("hasarlı geldi TS-1006 son dört 0000", "damaged_product")
    assert talk.replies[-1].responses[-1] == "utter_question_no_match"
    assert talk.says(about("TS-1006")).asks == "evidence"


@pytest.mark.parametrize("number", [UNKNOWN, OTHERS])
def test_five_wrong_tries_lock(number: str) -> None:
    """The fifth wrong try closes the door, for an unknown order as for another's."""
    assert _guess(1, number, 4) is Refusal.NO_MATCH
    assert _guess(1, number, 1) is Refusal.LOCKED


def test_a_locked_customer_is_locked_for_every_order() -> None:
    """Five orders with one wrong try each: the customer is out, with the right digits too."""
    for number in ("TS-1001", "TS-1002", "TS-1003", "TS-1004", "TS-1005"):
        _guess(1, number, 1)
    assert verify(Rules(demo_shop()), 1, OTHERS, PHONES[OTHERS]) is Refusal.LOCKED


def test_a_locked_order_is_locked_for_every_customer() -> None:
    """Five customers with one wrong try each: nobody guesses this order on."""
    for customer in range(1, 6):
        _guess(customer, OTHERS, 1)
    assert verify(Rules(demo_shop()), 9, OTHERS, PHONES[OTHERS]) is Refusal.LOCKED


def test_other_customers_and_orders_are_not_locked() -> None:
    """The twin: who did not guess, about an order nobody guessed, is let in."""
    _guess(1, OTHERS, 5)
    assert isinstance(verify(Rules(demo_shop()), 2, "TS-1003", PHONES["TS-1003"]), Order)


def test_the_lock_opens_after_its_time() -> None:
    """After fifteen minutes the tries are forgotten."""
    _guess(1, OTHERS, 5)
    for row in OwnershipTry.objects.all():
        row.at -= Policy().lock + timedelta(seconds=1)
        row.save()
    assert isinstance(verify(Rules(demo_shop()), 1, OTHERS, PHONES[OTHERS]), Order)


def test_a_locked_shop_is_not_asked() -> None:
    """While locked, nothing is looked up: the time tells nothing either."""
    _guess(1, OTHERS, 5)
    shop = demo_shop()
    verify(Rules(shop), 1, OTHERS, "0000")
    assert shop.calls == []


def test_an_unknown_order_is_looked_up_like_a_known_one() -> None:
    """Both take the same way to the shop: one look-up each."""
    shop = demo_shop()
    verify(Rules(shop), 1, UNKNOWN, "0000")
    verify(Rules(shop), 1, OTHERS, "0000")
    assert shop.calls == ["owned_order", "owned_order"]


def test_a_locked_conversation_goes_to_people(talk: Talk) -> None:
    """Locked out, the customer is told for how long, and people take over."""
    talk.says("hasarlı", "damaged_product")
    for _ in range(5):
        reply = talk.says("TS-1006 0000")
    assert reply.reason == "policy_exception"
    assert reply.responses[0] == "utter_locked"


@pytest.mark.parametrize(
    ("answer", "digits"),
    [("6284", "6284"), ("62 84", "6284"), ("62-84", "6284"), ("sonu 6284 olacak", "6284")],
)
def test_the_digits_are_read_as_they_are_written(talk: Talk, answer: str, digits: str) -> None:
    """Four digits in the answer to their question are the digits, however they are parted."""
    talk.says("hasarlı geldi TS-1006", "damaged_product")
    talk.says(answer)
    assert (talk.case.phone_last4, talk.asked) == (None, "evidence")
    assert digits not in str(talk.case.problems) and talk.case.proven_at


@pytest.mark.parametrize("answer", ["123", "62845", "0000 1111", "bilmiyorum"])
def test_what_are_not_four_digits_is_no_try(talk: Talk, answer: str) -> None:
    """The negative twin: anything else costs no try and is asked again."""
    talk.says("hasarlı geldi TS-1006", "damaged_product")
    talk.says(answer, "out_of_scope")
    assert talk.asked == "phone_last4"
    assert OwnershipTry.objects.count() == 0


@pytest.mark.parametrize("answer", ["1006 6284", "TS-1006, 62 84", "ts1006 6284", "6284 TS-1006"])
def test_number_and_digits_come_in_one_answer(talk: Talk, answer: str) -> None:
    """Both are asked in one question, and taken as they come."""
    assert talk.says("hasarlı geldi", "damaged_product").asks == "order_number"
    assert talk.says(answer).asks == "evidence"


def test_the_digits_first_then_the_number(talk: Talk) -> None:
    """In two messages, in the other order: only what is missing is asked."""
    talk.says("hasarlı geldi, telefonun sonu 6284", "damaged_product")
    assert talk.replies[-1].responses[-1] == "utter_question_order_number_alone"
    assert talk.says("TS-1006").asks == "evidence"


def test_the_number_is_not_taken_for_the_phone(talk: Talk) -> None:
    """'1006' in answer to the number's question is the number: the phone is still asked."""
    talk.says("hasarlı geldi", "damaged_product")
    assert talk.says("1006").asks == "phone_last4"
