"""What rules and heads make of a message together."""

from __future__ import annotations

import pytest

from bot.acts import Act
from bot.nlu.acts import acts
from bot.nlu.entities import extract
from bot.nlu.parts import parts
from bot.nlu.settle import reconciled, settled, with_choice
from bot.nlu.told import tied
from tests.nlu.acts_of import meaning, report


def _settled(text: str, *intents: str) -> list[str]:
    entities = extract(text)
    own = parts(text, entities)
    found = settled(meaning(*intents), acts(text), entities, own, text)
    return [name for name, _ in found.intents]


MEANT = [
    ("harika hizmet gerçekten, 3 haftadır bekliyorum bravo", "late_delivery", "praise_thanks"),
    ("çok teşekkürler yine yanlış ürün", "wrong_product", "praise_thanks"),
    ("thanks a lot, broken again", "damaged_product", "praise_thanks"),
    ("yanlış oldu geri alın", "correction", "return_refund"),
    ("numarayı bulamıyorum", "inform", "human_agent"),
]


@pytest.mark.parametrize(("text", "kept", "dropped"), MEANT)
def test_what_the_words_only_look_like_is_no_meaning(text: str, kept: str, dropped: str) -> None:
    """Mockery thanks nobody; undoing returns nothing."""
    assert _settled(text, kept, dropped) == [kept]


def test_a_kind_word_that_turns_is_meant() -> None:
    """The negative twin of mockery."""
    found = _settled("ürün güzel teşekkürler ama geç geldi", "late_delivery", "praise_thanks")
    assert found == ["late_delivery", "praise_thanks"]


@pytest.mark.parametrize("text", ["elbisem", "lacivert", "M olsun"])
def test_a_bare_thing_informs(text: str) -> None:
    """It answers whatever was asked."""
    assert _settled(text, "out_of_scope") == ["inform"]


@pytest.mark.parametrize("text", ["hava nasıl", "şarkı söyle"])
def test_what_is_out_of_scope_stays_so(text: str) -> None:
    """The negative twin of a bare thing."""
    assert _settled(text, "out_of_scope") == ["out_of_scope"]


@pytest.mark.parametrize(
    "text",
    [
        *("ayakkabı küçük geldi", "elbise dar geldi", "ayakkabi buyuk geldi"),
        *("mont omzuma oturmadı", "GÖMLEK ÜSTÜME OLMADI", "sandalet olmadi 38 var mi"),
    ],
)
def test_what_does_not_fit_is_not_as_expected(text: str) -> None:
    """Its words leave no doubt."""
    assert _settled(text, "out_of_scope") == ["not_as_expected"]


@pytest.mark.parametrize("text", ["tavam gelmedi TS-1004 9074", "nevresim hâlâ daha gelmedi ya"])
def test_a_thing_that_has_not_come_is_late(text: str) -> None:
    """As short as it is, whatever the heads make of it."""
    assert _settled(text, "out_of_scope") == ["late_delivery"]


@pytest.mark.parametrize("text", ["param gelmedi", "ayakkabının parası gelmedi", "cevap gelmedi"])
def test_what_is_no_thing_is_not_late(text: str) -> None:
    """The negative twin: money and answers come in no parcel."""
    assert "late_delivery" not in _settled(text, "out_of_scope")


@pytest.mark.parametrize("text", ["teslimat olmadı", "ödeme olmadı", "faydası olmadı"])
def test_what_did_not_take_place_is_no_size(text: str) -> None:
    """The negative twin: other things than clothes do not happen either."""
    assert "not_as_expected" not in _settled(text, "out_of_scope")


TOLD = [
    # Where it is nowhere to be seen, nothing is missing from a parcel.
    ("kazağım ortada yok", "missing_item", ["late_delivery"]),
    ("çantam yok ortalıkta", "missing_item", ["late_delivery"]),
    ("kutudan kablosu çıkmadı ortada yok", "missing_item", ["missing_item"]),
    # The courier's conduct and another address are matters of their own.
    ("dağıtıcı bana küfür etti koliyi yere attı", "late_delivery", ["inform"]),
    ("kurye kabaydı paketim de gelmedi", "late_delivery", ["late_delivery"]),
    ("teslimat adresini güncelleyin yarın evde olmam", "order_status", ["inform"]),
    ("kargom gecikti adresimi değiştirin", "late_delivery", ["late_delivery"]),
    # What is taken back is not meant.
    ("yanlış değil bozuk geldi yanlış yazdım", "wrong_product", ["damaged_product"]),
    ("yanlış ürün geldi", "wrong_product", ["wrong_product"]),
    ("eksik değil yanlış geldi", "missing_item", ["wrong_product"]),
    ("kırık değil eksik çıktı", "damaged_product", ["missing_item"]),
    ("bardak kırık değil ama tabak kırık", "damaged_product", ["damaged_product"]),
    ("param ortada yok", "return_refund", ["return_refund"]),
    # English troubles and places.
    (
        "the gömlek has a hole in it, pay me back",
        "return_refund",
        ["damaged_product", "return_refund"],
    ),
    ("where is my coat", "out_of_scope", ["order_status", "out_of_scope"]),
    ("cancel the bag, the shoes should still come", "late_delivery", ["inform"]),
    ("do not cancel my order", "cancel_order", ["inform"]),
    ("vergimizi ödüyoruz işinizi düzgün yapın", "invoice", ["inform"]),
    ("faturam eksik", "invoice", ["invoice"]),
    ("tamir ne kadar sürüyor", "out_of_scope", ["inform"]),
]


@pytest.mark.parametrize(("text", "heard", "meant"), TOLD)
def test_what_the_words_leave_no_doubt_of(text: str, heard: str, meant: list[str]) -> None:
    """Beside what heads hear, and in its place."""
    assert _settled(text, heard) == meant


PROPOSED = [
    ("bluzun mavisini almıştım yeşili daha hoşmuş, onunla değişsek", "yeşil"),
    ("siyahı var bende kırmızısı daha güzel onunla değiştirelim", "kırmızı"),
]


@pytest.mark.parametrize(("text", "variant"), PROPOSED)
def test_another_variant_that_is_proposed_is_wished_for(text: str, variant: str) -> None:
    """And nothing wrong came."""
    found = with_choice(acts(text), extract(text), text)
    wishes = [(act.remedy, act.polarity, act.variant) for act in found if act.act == "wish"]
    assert ("exchange", "wanted") in {wish[:2] for wish in wishes}
    assert all(meant != "asked" for _, meant, _ in wishes)
    assert [one.value for one in extract(text) if one.entity == "wanted"] == [variant]


def test_each_thing_has_its_own_wish() -> None:
    """A variant for one, the money for the other, without a sign between."""
    text = "ayakkabılar dar 43 gönderin çantayı da geri alın paramı verin"
    entities = extract(text)
    found = list(tied(with_choice(acts(text), entities, text), entities, text))
    wishes = {act.remedy: (act.item, act.variant) for act in found if act.act == "wish"}
    assert wishes == {"refund": ("çanta", ""), "exchange": ("ayakkabı", "43")}


def test_the_request_after_a_story_has_its_own_thing() -> None:
    """The trouble of one, the return of another, without a sign between."""
    text = "saksı kırık geldi perdeyi de iade etmek istiyorum"
    entities = extract(text)
    told = [*acts(text), report("return_refund", text)]
    found = {act.act: act.item for act in tied(told, entities, text) if act.act != "affirm"}
    assert (found["wish"], found["report"]) == ("perde", "perde")


KEPT = [
    ("kazak güzel ama pantolonu iade etmek istiyorum", "pantolon"),
    ("tencere kalsın tavayı geri vereyim", "tava"),
    ("elbise iyi ama o bardaklar yok mu, onları iade etmek istiyorum", "bardak"),
]


@pytest.mark.parametrize(("text", "item"), KEPT)
def test_what_is_praised_or_kept_is_not_wished_away(text: str, item: str) -> None:
    """The other thing is, by its name or as "onlar"."""
    entities = extract(text)
    found = tied(acts(text), entities, text)
    assert [act.item for act in found if act.remedy == "refund"] == [item]


def _reports(text: str, problem: str) -> list[str]:
    found = reconciled([*acts(text), report(problem, text)])
    return [act.problem for act in found if act.act == "report" and act.problem]


NOT_REPORTED = [
    ("adresimi değiştirin", "order_status"),
    ("kurye günü değişsin cuma gelsin", "return_refund"),
    ("beni arayın", "order_status"),
    ("nasıl iade ederim", "return_refund"),
    ("nasıl iptal edebilirim", "cancel_order"),
    ("how can i cancel", "cancel_order"),
    ("iademin parası hala yatmadı", "return_refund"),
    ("param daha iade edilmedi", "return_refund"),
]


@pytest.mark.parametrize(("text", "problem"), NOT_REPORTED)
def test_a_question_or_another_wish_requests_nothing(text: str, problem: str) -> None:
    """The words carry only that."""
    assert _reports(text, problem) == []


REPORTED = [
    ("iade etmek istiyorum", "return_refund"),
    ("siparişi iptal edin, adresimi değiştirin", "cancel_order"),
    ("kargom nerede", "order_status"),
    ("bardak kırık nasıl iade ederim", "damaged_product"),
]


@pytest.mark.parametrize(("text", "problem"), REPORTED)
def test_a_request_stays(text: str, problem: str) -> None:
    """The negative twins."""
    assert _reports(text, problem) == [problem]


def test_who_does_not_know_is_not_waited_for() -> None:
    """No pause beside the question where to find it, and nothing out of scope."""
    other = Act("other", "numaramı bilmiyorum", 0, 19)
    found = reconciled([*acts("numaramı bilmiyorum"), other])
    assert [(act.act, act.topic) for act in found] == [("ask", "find_number")]


HEARD = [
    "I don't have a photo",
    "yes please",
    "undo that",
    "fotoğrafı sonra atarım",
    "don't cancel",
]


@pytest.mark.parametrize("text", HEARD)
def test_an_answer_asks_nothing_that_only_heads_hear(text: str) -> None:
    """The rules' own questions stay."""
    heard = Act("ask", text, 0, len(text), 0.6, topic="how_to_cancel")
    assert heard not in reconciled([*acts(text), heard], extract(text))


def test_a_question_that_heads_hear_stays() -> None:
    """The negative twin."""
    heard = Act("ask", "kargo bana ulaşır mı", 0, 20, 0.6, topic="where_is_it")
    assert heard in reconciled([*acts(heard.clause), heard])
