"""What broke is a defect, whatever is wished for beside it and however long it was used."""

from __future__ import annotations

import pytest

from bot.nlu.acts import acts
from bot.nlu.entities import extract
from bot.nlu.parts import parts
from bot.nlu.settle import settled
from bot.nlu.settle.defects import defective
from bot.turkish import fold
from tests.nlu.acts_of import meaning


def _meant(text: str, *intents: str) -> list[str]:
    entities = extract(text)
    found = settled(meaning(*intents), acts(text), entities, parts(text, entities), text)
    return [name for name, _ in found.intents]


BROKEN = [
    "botun tabanı açıldı, geri göndereceğim",
    "elektrikli süpürge artık çekmiyor, iade alın",
    "kazağı bir kere yıkadım çekti, iade",
    "üç hafta kullandım bozuldu, paramı verin",
    "montun düğmesi koptu iade olacak",
    "çantanın fermuarı patladı geri yolluyorum",
    "telefon şarj tutmuyor, iade",
    "kumanda çalışmıyor artık geri alın",
    "ayakkabının topuğu çıktı iade edelim",
    "tencerenin kaplaması soyuldu para iadesi",
    "tişörtün rengi attı iade edeceğim",
    "kettle su akıtıyor, iade alın",
    "hoparlörün sağı ses vermiyor, geri göndereyim",
    "ekranı karardı, iade",
    "the sole came off after two months, I want my money back",
    "my headphones stopped charging, refund please",
]
WHOLE = [
    "etiketi üstünde, iade edeceğim",
    "kutusu açılmadı, geri göndereyim",
    "ilgimi çekmiyor, iade",
    "fotoğraf çekmiyor diye düşündüm, vazgeçtim",
    "iade kodu çalışmıyor",
    "siteniz açılmıyor, iade edemedim",
    "kırık değil, sadece beğenmedim, iade",
    "bozuk çıkarsa iade var mı",
    "rengini beğenmedim, iade",
    "paket açılmış ama vazgeçtim iade",
    "bedeni dar geldi, geri yollayacağım",
    "I changed my mind, I want to return it",
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_defect_beside_the_wish_to_return(text: str) -> None:
    """The heads hear the return alone: the defect comes before it."""
    assert _meant(text, "return_refund") == ["damaged_product", "return_refund"]


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_whole_is_returned_without_a_defect(text: str) -> None:
    """The negative twin."""
    assert not defective(fold(text))
    assert "damaged_product" not in _meant(text, "return_refund")


@pytest.mark.parametrize("text", ["3 ay oldu çekmiyor", "iki hafta oldu ısıtmıyor"])
def test_a_time_of_use_is_no_wait(text: str) -> None:
    """The heads hear a late parcel."""
    assert _meant(text, "late_delivery") == ["damaged_product"]


def test_what_came_late_and_broken_is_both() -> None:
    """The wait was told."""
    found = _meant("üç hafta sonra geldi o da kırık", "damaged_product", "late_delivery")
    assert set(found) == {"damaged_product", "late_delivery"}


def test_a_missing_invoice_is_no_missing_item() -> None:
    """Nothing of the goods is missing; the twin lacks a lid too."""
    both = ("invoice", "missing_item")
    assert _meant("kazak geldi ama faturası yok", *both) == ["invoice"]
    assert set(_meant("faturası yok, kapağı da yok", *both)) == set(both)


@pytest.mark.parametrize("text", ["3 ay oldu gelmedi", "iki haftadır kargom gelmedi"])
def test_a_wait_is_no_defect(text: str) -> None:
    """The negative twin."""
    assert _meant(text, "late_delivery") == ["late_delivery"]
