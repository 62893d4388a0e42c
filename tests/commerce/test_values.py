"""The port's values as JSON, and the carriers' links."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot import wire
from bot.commerce.carriers.links import TRACKING_LINKS, tracking_url
from bot.commerce.shops.demo.service.orders import Sale, sales
from bot.commerce.shops.demo.sold import Sold
from bot.commerce.shops.port import (
    ActionKind,
    ActionResult,
    ActionStatus,
    Amount,
    Order,
    OrderStatus,
    Request,
)

SALES = sales(date(2026, 3, 2))


@pytest.mark.parametrize("sale", SALES, ids=lambda sale: sale.order.order_number)
def test_an_order_survives_json(sale: Sale) -> None:
    """What goes into a bot slot comes out the same."""
    assert Order.from_json(sale.order.to_json()) == sale.order


def test_a_stored_order_equals_what_was_stored() -> None:
    """The JSON form is plain: it is the same before and after it has been written somewhere."""
    for sale in SALES:
        data = sale.order.to_json()
        assert json.loads(json.dumps(data)) == data


def test_what_nobody_knows_is_ignored() -> None:
    """A shop may add keys, in the lines too, and write a moment with a Z."""
    data = SALES[0].order.to_json()
    data["items"] = [{**item, "weight": 1.5} for item in data["items"]]
    assert Order.from_json({**data, "gift": True}) == SALES[0].order
    placed = {**data, "placed_at": "2026-03-01T11:20:00Z"}
    assert Order.from_json(placed).placed_at == SALES[0].order.placed_at


RESULT = {"id": "a", "kind": "refund", "status": "open"}


def test_what_may_be_missing_has_its_default() -> None:
    """Three keys are an answer; the others say what there is none of."""
    assert ActionResult.from_json(RESULT) == ActionResult("a", ActionKind.refund, ActionStatus.open)


WRONG: list[dict[str, object]] = [
    {"kind": "gift"},
    {"amount": 5},
    {"amount": 5.5},
    {"amount": "-0.01"},
    {"amount": "Infinity"},
    {"amount": "beş"},
    {"pickup_on": "2026-03-01T10:00:00"},
    {"undo_until": "2026-03-01T10:00:00"},
    {"undo_until": 1772344800},
]


@pytest.mark.parametrize("wrong", [*WRONG, {"id": None}], ids=str)
def test_a_wrong_value_is_an_error(wrong: dict[str, object]) -> None:
    """Nothing is turned into what it is not: a number is no amount, a bare moment none at all."""
    with pytest.raises(ValueError, match=next(iter(wrong))):
        ActionResult.from_json({**RESULT, **wrong})


def test_true_is_no_number_of_pieces() -> None:
    """True is an int to Python, and nobody orders True pieces."""
    data = SALES[0].order.to_json()
    data["items"][0]["quantity"] = True
    with pytest.raises(ValueError, match="quantity"):
        Order.from_json(data)


@pytest.mark.parametrize("text", ["", "NaN", "-1", "1,5", "Infinity"])
def test_an_amount_is_money(text: str) -> None:
    """Lira are a number, finite and not negative, wherever they come from."""
    with pytest.raises(ValueError, match="amount"):
        Amount(text)


def test_what_has_no_json_form_is_not_guessed() -> None:
    """A value that JSON cannot hold is a mistake of ours, and shows at once."""
    with pytest.raises(NotImplementedError):
        wire.encode({"shop": object()})


def test_a_word_that_we_do_not_know_is_unknown() -> None:
    """A carrier's new status is 'unknown', not an error and not a guess."""
    data = {**SALES[0].order.to_json(), "status": "gümrükte"}
    assert Order.from_json(data).status is OrderStatus.unknown


def test_personal_fields_stay_out_of_logs() -> None:
    """The text form of a sale has no digits and no address, nor has that of the shop's answer."""
    sale = SALES[0]
    for told in (sale, Sold(sale.order, sale.phone_last4, sale.email)):
        assert sale.phone_last4 not in repr(told)
        assert sale.email not in repr(told)
    address = "Lale Sok. 4, Bornova"
    assert address not in repr(Request(ActionKind.change_address, detail=address))


@pytest.mark.parametrize(
    ("carrier", "start"),
    [
        ("Yurtiçi Kargo", "https://www.yurticikargo.com/"),
        ("YURTİÇİ", "https://www.yurticikargo.com/"),
        ("Aras Kargo", "https://ebranch.araskargo.com.tr/"),
        ("DHL eCommerce (MNG)", "https://www.dhlecommerce.com.tr/"),
        ("MNG Kargo", "https://www.dhlecommerce.com.tr/"),
        ("PTT Kargo", "https://gonderitakip.ptt.gov.tr/"),
        ("Sürat Kargo", "https://www.suratkargo.com.tr/"),
        ("HepsiJet", "https://www.hepsijet.com/"),
    ],
)
def test_each_carrier_has_its_link(carrier: str, start: str) -> None:
    """A carrier's name in any case leads to its own page."""
    url = tracking_url(carrier, "73101")
    assert url.startswith(start)
    assert url.endswith("73101")


def test_no_link_is_made_up() -> None:
    """An unknown carrier or no number has no link."""
    assert tracking_url("Kuş Kargo", "1") == ""
    assert tracking_url("Aras Kargo", " ") == ""


def test_a_number_cannot_change_the_link() -> None:
    """A tracking number is escaped, and every link is https."""
    assert tracking_url("PTT", "1&x=<b>/").endswith("?q=1%26x%3D%3Cb%3E%2F")
    assert all(link.startswith("https://") for link in TRACKING_LINKS.values())
