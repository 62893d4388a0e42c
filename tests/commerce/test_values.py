"""The port's values as JSON, and the carriers' links."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commerce.carriers.port import TRACKING_LINKS, tracking_url
from bot.commerce.shops.demo.service.orders import Sale, sales
from bot.commerce.shops.port import Order, OrderStatus

SALES = sales(date(2026, 3, 2))


@pytest.mark.parametrize("sale", SALES, ids=lambda sale: sale.order.order_number)
def test_an_order_survives_json(sale: Sale) -> None:
    """What goes into a bot slot comes out the same."""
    assert Order.from_json(sale.order.to_json()) == sale.order


def test_a_word_that_we_do_not_know_is_unknown() -> None:
    """A carrier's new status is 'unknown', not an error and not a guess."""
    data = {**SALES[0].order.to_json(), "status": "gümrükte"}
    assert Order.from_json(data).status is OrderStatus.unknown


def test_personal_fields_stay_out_of_logs() -> None:
    """The text form of an order has no name and no phone digits."""
    order = SALES[0].order
    bare = repr(order)
    assert order.customer_name not in bare
    assert order.phone_last4 not in bare.replace(order.order_number, "")


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
