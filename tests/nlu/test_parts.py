"""Several troubles in one message, each with its own thing, order and quantity."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.entities import extract
from bot.nlu.names import COMPLAINTS
from bot.nlu.parts import Part, parts
from bot.nlu.told import apart
from tests.nlu.acts_of import report


def _parts(text: str) -> tuple[Part, ...]:
    return parts(text, extract(text))


SEVERAL = [
    ("bardaklar kırık elbise de lekeli geldi", ["bardak", "elbise"]),
    ("bardak kırık, elbise lekeli", ["bardak", "elbise"]),
    ("kırık bardak ve lekeli elbise geldi", ["bardak", "elbise"]),
    ("bardağın kulpu kırık tabağın kenarı çatlak", ["bardak", "tabak"]),
    ("sadece bardak takımı kırık, elbisede sorun yok", ["bardak takımı"]),
    ("elbise lekeli değil ama ayakkabı yırtık", ["ayakkabı"]),
    ("bardak geldi ama elbise eksik", ["elbise"]),
    ("kutusu ezilmiş bardak da kırık", ["bardak"]),
    ("kazak yerine atkı gelmiş tencere de çizik", ["kazak", "tencere"]),
    ("mont bol, S gönderin", ["mont"]),
    ("elbise çok dar ya", ["elbise"]),
    ("küçük elbise aldım", []),
    ("şapka ortada yok", ["şapka"]),
    ("eksik olanları yollayın TS-1003", []),
    ("kargo gelmedi ayrıca geçen siparişim kırık çıktı", []),
    ("merhaba", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "items"), SEVERAL)
def test_a_part_for_each_trouble_of_its_own_thing(text: str, items: list[str]) -> None:
    """A trouble belongs to the thing before it; what has none is no part."""
    assert [part.item for part in _parts(text)] == items


def test_numbers_belong_to_their_own_part() -> None:
    """Orders and quantities, before the trouble and after it."""
    first, second = _parts("2 bardak kırık TS-1003, 3 elbise lekeli TS-1004")
    assert (first.order_number, second.order_number) == ("TS-1003", "TS-1004")
    assert [
        [one.value for one in part.entities if one.entity == "quantity"] for part in (first, second)
    ] == [["2"], ["3"]]


def test_orders_alone_part_a_message_too() -> None:
    """Where no thing is named, the order is what the trouble is said of."""
    first, second = _parts("TS-1003 gelmedi TS-1004 kırık çıktı")
    assert "late_delivery" in first.problems
    assert second.problems == ("damaged_product",)


LACKING = [
    ("telefonun kutusunda şarj aleti yoktu kulaklık da yoktu", "telefon", "şarj aleti, kulaklık"),
    ("laptop eksik geldi içinden adaptör çıkmadı", "laptop", "adaptör"),
]


@pytest.mark.parametrize(("text", "item", "lacking"), LACKING)
def test_missing_accessories_are_one_trouble_of_their_thing(
    text: str, item: str, lacking: str
) -> None:
    """And the thing itself is not missing."""
    (part,) = _parts(text)
    assert (part.item, part.lacking) == (item, lacking)


def test_things_that_are_missing_by_themselves_stay_apart() -> None:
    """The negative twin: no thing holds them."""
    found = _parts("bardak kırık, kumanda yok")
    assert [(part.item, part.lacking) for part in found] == [("bardak", ""), ("kumanda", "")]


def test_each_part_is_a_report() -> None:
    """The heads' one report becomes two; a trouble made of both is none."""
    text = "bardak kırık, elbise lekeli"
    own = _parts(text)
    labels, scores = sorted(COMPLAINTS), np.full((len(own), len(COMPLAINTS)), 0.9)
    told = [report("damaged_product", text), report("missing_item", text)]
    found = list(apart(told, own, labels, scores))
    assert [(act.problem, act.item, act.clause) for act in found] == [
        ("damaged_product", "bardak", "bardak kirik"),
        ("damaged_product", "elbise", "elbise lekeli"),
    ]


def test_a_trouble_that_only_a_part_names_is_reported() -> None:
    """The whole message speaks louder of another."""
    text = "bardak kırık, elbise eksik"
    own = _parts(text)
    found = list(
        apart(
            [report("damaged_product", "bardak kırık")],
            own,
            ["missing_item"],
            np.array([[0.1], [0.8]]),
        )
    )
    assert [act.problem for act in found] == ["damaged_product", "missing_item"]
    assert found[1].item == "elbise"
