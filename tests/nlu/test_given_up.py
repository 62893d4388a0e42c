"""What is on its way and not wanted any more is given up, not looked for."""

from __future__ import annotations

import pytest

from bot.nlu.acts import acts
from bot.nlu.entities import extract
from bot.nlu.parts import parts
from bot.nlu.settle import settled
from bot.nlu.settle.given_up import given_up
from bot.turkish import fold
from tests.nlu.acts_of import meaning

GIVEN_UP = [
    "siparişim yola çıkmış ama ben artık istemiyorum",
    "paket yoldaymış, istemiyorum",
    "kargoya verilmiş, almayacağım bunu",
    "kargodaymış ama almak istemiyorum artık",
    "yolda görünüyor, gelmesin",
    "it is on its way but I don't want it anymore",
]
KEPT = [
    "siparişim yolda mı",
    "yolda görünüyor, iptal istemiyorum",
    "kargoya verilmiş, iade istemiyorum sadece nerede olduğunu yazın",
    "yolda diyor ama gelmedi, artık istemiyorum",
    "yenisini istemiyorum, bu gönderilmiş",
    "artık istemiyorum",
    "my parcel is on its way, I don't want to wait",
]


@pytest.mark.parametrize("text", GIVEN_UP)
def test_it_is_a_cancellation(text: str) -> None:
    """Whatever the heads hear of the parcel."""
    assert given_up(fold(text))
    entities = extract(text)
    heard = meaning("late_delivery", "order_status")
    found = settled(heard, acts(text), entities, parts(text, entities), text)
    assert [name for name, _ in found.intents] == ["cancel_order"]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_wanted_or_waited_for_is_not(text: str) -> None:
    """The negative twins: another thing is refused, or the parcel is missed."""
    assert not given_up(fold(text))
