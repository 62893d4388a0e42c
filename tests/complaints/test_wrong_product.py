"""Another product came than the one ordered: exchange or refund, the customer chooses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import effects
from tests.complaints.talk import Talk, about

WRONG = "wrong_product"


def test_exchange_is_offered_and_booked(talk: Talk) -> None:
    """What came is asked, exchange and refund are offered, and the exchange is booked once."""
    assert talk.says(f"yanlış ürün geldi {about('TS-1006')}", WRONG).asks == "received"
    reply = talk.says("43 numara geldi")
    assert (reply.asks, reply.buttons) == ("wish", ("exchange", "refund"))
    reply = talk.presses("exchange")
    assert reply.responses == ("utter_promise_exchange", "utter_question_solved")
    assert reply.effect(effects.Problem)[0].resolution == "exchange"
    assert talk.actions == ["act exchange"]


def test_refund_instead_of_exchange(talk: Talk) -> None:
    """The other choice books a refund with its amount, its courier and its date."""
    talk.says(f"yanlış ürün geldi {about('TS-1006')}", WRONG)
    talk.says("43 numara geldi")
    reply = talk.presses("refund")
    assert "1.899,90 TL" in reply.text
    assert [row.rule for row in reply.effect(effects.Promise)] == ["shop:pickup", "shop:refund"]


def _nothing_left(talk: Talk) -> None:
    """The coat is sold out in every size."""
    order = talk.shop.orders["TS-1024"]
    items = tuple(replace(item, sku="GYM-SON-1") for item in order.items)
    talk.shop.orders["TS-1024"] = replace(order, items=items)


def test_an_item_out_of_stock_is_not_offered_for_exchange(talk: Talk) -> None:
    """Where the shop has no other piece, only the refund is offered, and why is said."""
    _nothing_left(talk)
    talk.says(f"yanlış ürün geldi {about('TS-1024')}", WRONG)
    reply = talk.says("kazak geldi")
    assert (reply.responses[0], reply.buttons) == ("utter_out_of_stock", ("refund",))


def test_another_size_is_offered_where_the_bought_one_is_gone(talk: Talk) -> None:
    """The twin: 38 is sold out, 40 is there; which one is asked before anything is done."""
    talk.says(f"yanlış ürün geldi {about('TS-1024')}", WRONG)
    reply = talk.says("kazak geldi")
    assert reply.buttons == ("exchange", "refund")
    reply = talk.presses("exchange")
    assert (reply.asks, talk.actions) == ("variant", [])
    assert "40" in str(reply.says[-1].buttons)


def test_a_wish_that_does_not_apply_is_told_and_asked_anew(talk: Talk) -> None:
    """An exchange of an item out of stock is not booked: what can be done is offered."""
    _nothing_left(talk)
    talk.says(f"yanlış geldi, değişim istiyorum {about('TS-1024')}", WRONG)
    reply = talk.says("kazak geldi")
    assert reply.responses[0] == "utter_out_of_stock"
    assert (reply.responses[-1], talk.actions) == ("utter_question_wish_wrong_product", [])


def test_with_all_said_at_once_only_the_yes_is_asked(talk: Talk) -> None:
    """Order, phone, what came and the wish in the first message leave nothing else to ask."""
    reply = talk.says(
        f"42 istedim 43 geldi, değişim olsun {about('TS-1006')}",
        WRONG,
    )
    assert (reply.asks, talk.actions) == ("confirm", [])
    assert talk.says("evet").asks == "solved"
    assert talk.actions == ["act exchange"]


def test_a_photo_says_what_came(talk: Talk) -> None:
    """A photo answers the question what came: words are not needed beside it."""
    talk.says(f"yanlış ürün geldi {about('TS-1006')}", WRONG)
    assert talk.sends_photo().asks == "wish"


def test_which_of_two_items_is_asked(talk: Talk) -> None:
    """With two items in the order and none named, the item is asked with a button for each."""
    reply = talk.says(f"yanlış ürün geldi {about('TS-1007')}", WRONG)
    assert (reply.asks, reply.buttons) == ("item", ("GYM-ELB-M", "MTF-CAY-6", "all"))
    assert talk.presses("GYM-ELB-M").asks == "received"


def test_a_named_item_is_not_asked(talk: Talk) -> None:
    """An item named in the first message is taken from it, whatever its ending."""
    reply = talk.says(f"elbisenin yerine başkası geldi {about('TS-1007')}", WRONG)
    assert reply.asks == "received"
    assert talk.case.problems[0].skus == ["GYM-ELB-M"]


@pytest.mark.parametrize(
    ("answer", "skus"),
    [
        ("ikinci", ["MTF-CAY-6"]),
        ("1", ["GYM-ELB-M"]),
        ("bardaklar", ["MTF-CAY-6"]),
        ("hepsi", ["GYM-ELB-M", "MTF-CAY-6"]),
        ("ikisi de", ["GYM-ELB-M", "MTF-CAY-6"]),
        ("şey işte", []),
    ],
)
def test_the_item_is_understood_in_words(talk: Talk, answer: str, skus: list[str]) -> None:
    """Position, name, number or 'all' name the item; anything else names none."""
    talk.says(f"yanlış ürün geldi {about('TS-1007')}", WRONG)
    talk.says(answer)
    assert talk.case.problems[0].skus == skus


@pytest.mark.parametrize(
    ("answer", "wish"),
    [
        ("değişim olsun", "act exchange"),
        ("doğrusunu yollayın", "act exchange"),
        ("yenisini gönderin iade istemiyorum", "act exchange"),
        ("değişim değil iade", "act refund"),
        ("paramı istiyorum", "act refund"),
    ],
)
def test_the_wish_is_understood_in_words(talk: Talk, answer: str, wish: str) -> None:
    """The choice may be written instead of pressed; what is denied is not chosen."""
    talk.says(f"yanlış ürün geldi {about('TS-1006')}", WRONG)
    talk.says("terlik geldi")
    assert talk.says(answer, "return_refund").asks == "confirm"
    talk.agrees()
    assert talk.actions == [wish]


@pytest.mark.parametrize("answer", ["iade istemiyorum", "değişim değil", "para iadesi olmasın"])
def test_a_denied_wish_books_nothing(talk: Talk, answer: str) -> None:
    """'I do not want a refund' is no refund: the question stays."""
    talk.says(f"yanlış ürün geldi {about('TS-1006')}", WRONG)
    talk.says("terlik geldi")
    assert talk.says(answer, "return_refund").asks == "wish"
    assert talk.actions == []
