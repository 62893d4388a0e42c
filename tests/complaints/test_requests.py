"""Missing items, second thoughts, cancelling, and plain questions to the shop."""

from __future__ import annotations

import pytest

from tests.complaints.talk import Talk, about


def test_a_missing_item_is_sent(talk: Talk) -> None:
    """The missing one of two items is sent again, and only that one."""
    talk.says(f"bardaklar eksik {about('TS-1007')}", "missing_item")
    assert talk.replies[-1].buttons == ("reship", "refund")
    talk.presses("reship")
    assert talk.actions == ["act reship"]
    assert talk.case.problems[0].skus == ["MTF-CAY-6"]


def test_a_missing_item_is_refunded_at_its_own_price(talk: Talk) -> None:
    """Money for what is missing, not for the whole order."""
    talk.says(f"bardaklar eksik {about('TS-1007')}", "missing_item")
    assert "449,90 TL" in talk.presses("refund").text


def test_not_as_expected_inside_the_window(talk: Talk) -> None:
    """Within fourteen days refund and exchange are offered, without a reason asked for."""
    reply = talk.says(f"beklediğim gibi değil {about('TS-1006')}", "not_as_expected")
    assert (reply.asks, reply.buttons) == ("wish", ("refund", "exchange"))
    assert talk.presses("refund").responses[0] == "utter_promise_refund"


REFUSED = [
    ("TS-1009", "14 günlük"),  # delivered forty days ago
    ("TS-1016", "kapsamı dışında"),  # a serum: hygiene
    ("TS-1035", "kapsamı dışında"),  # the same, on its way
]


@pytest.mark.parametrize("kind", ["not_as_expected", "return_refund"])
@pytest.mark.parametrize(("number", "why"), REFUSED)
@pytest.mark.parametrize("wish", ["iade", "para iadesi istiyorum"])
def test_what_cannot_be_withdrawn_is_for_people_with_the_true_reason(
    talk: Talk, kind: str, number: str, why: str, wish: str
) -> None:
    """Outside the window or unreturnable: the true reason, and people decide."""
    reply = talk.says(f"{wish} {about(number)}", kind)
    assert reply.reason == "policy_exception"
    assert why in reply.text
    assert talk.actions == []


def test_a_damaged_item_is_refunded_though_it_is_unreturnable(talk: Talk) -> None:
    """The twin: what came broken is refunded even where withdrawal does not apply."""
    talk.says(f"serum kırık {about('TS-1016')}", "damaged_product")
    talk.presses("none")
    assert talk.presses("refund").responses[0] == "utter_promise_refund"


def test_a_return_with_its_wish_needs_only_the_yes(talk: Talk) -> None:
    """'Refund, please' with order and phone needs no further question, and is agreed to."""
    reply = talk.says(f"para iadesi istiyorum {about('TS-1006')}", "return_refund")
    assert reply.asks == "confirm"
    assert talk.agrees().asks == "solved"
    assert talk.actions == ["act refund"]


def test_an_order_being_prepared_is_cancelled_after_a_yes(talk: Talk) -> None:
    """A cancellation is final, so it is confirmed first."""
    assert talk.says(f"iptal {about('TS-1001')}", "cancel_order").asks == "confirm"
    assert talk.actions == []
    assert talk.agrees().responses[0] == "utter_promise_cancel"


@pytest.mark.parametrize(
    ("words", "intents"),
    [("hayır", ("deny",)), ("iptal etmeyin", ("cancel_order",)), ("kalsın", ("inform",))],
)
def test_a_cancellation_is_taken_back(talk: Talk, words: str, intents: tuple[str, ...]) -> None:
    """A no in any words keeps the order."""
    talk.says(f"iptal {about('TS-1001')}", "cancel_order")
    assert talk.says(words, *intents).responses[0] == "utter_kept"
    assert talk.actions == []


def test_what_is_delivered_is_not_cancelled(talk: Talk) -> None:
    """Where it is, that it cannot be cancelled, and until when it may be returned."""
    reply = talk.says(f"iptal {about('TS-1006')}", "cancel_order")
    assert reply.responses[1:3] == ("utter_cannot_cancel", "utter_fact_return_days")
    assert "16 Mart" in reply.text
    assert talk.actions == []


def test_what_is_cancelled_is_not_cancelled_again(talk: Talk) -> None:
    """A cancelled order's state is told, without a word about returning it."""
    reply = talk.says(f"iptal {about('TS-1010')}", "cancel_order")
    assert reply.responses == (
        *("utter_cancelled_by_customer", "utter_info_refund_day", "utter_question_informed"),
    )


STATUSES = [
    ("TS-1001", "utter_info_preparing"),
    ("TS-1002", "utter_info_on_time"),
    ("TS-1006", "utter_info_delivered"),
    ("TS-1010", "utter_cancelled_by_customer"),
]


@pytest.mark.parametrize(("number", "response"), STATUSES)
def test_an_orders_status_is_what_the_carrier_says(talk: Talk, number: str, response: str) -> None:
    """Each situation has its own sentence, with the order's number in it."""
    reply = talk.says(f"nerede {about(number)}", "order_status")
    assert (reply.responses[0], reply.responses[-1]) == (response, "utter_question_informed")
    assert number in reply.text


@pytest.mark.parametrize("number", ["TS-1003", "TS-1004"])
def test_who_asks_for_a_late_order_gets_its_choices(talk: Talk, number: str) -> None:
    """Late or lost: more than where it is; the record has the trouble by its name."""
    reply = talk.says(f"nerede {about(number)}", "order_status")
    assert reply.asks == "wish"
    assert [one.type for one in talk.case.problems] == ["late_delivery"]
    assert talk.actions == []


def test_an_invoice_is_linked(talk: Talk) -> None:
    """A question for the invoice gets its address."""
    reply = talk.says(f"fatura {about('TS-1006')}", "invoice")
    assert "https://magaza.example/fatura/TS-1006.pdf" in reply.text


def test_a_missing_invoice_is_said(talk: Talk) -> None:
    """The twin: an order without an invoice says so."""
    reply = talk.says(f"fatura {about('TS-1001')}", "invoice")
    assert reply.responses[0] == "utter_info_no_invoice"
