"""Acts by rules: wishes with their polarity, yes and no, scores, undoing, questions, danger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.acts import Act, from_json
from bot.nlu.acts import acts
from bot.nlu.danger import danger
from bot.nlu.wishes import wishes


def _wishes(text: str) -> set[tuple[str, str]]:
    return {(act.remedy, act.polarity) for act in wishes(text)}


def _act(text: str, name: str) -> Act | None:
    return next((act for act in acts(text) if act.act == name), None)


WISHES = [
    ("para iadesi istiyorum", {("refund", "wanted")}),
    ("PARAMI GERİ VERİN", {("refund", "wanted")}),
    ("parami iade edermisiniz", {("refund", "wanted")}),
    ("DEĞİŞİM OLSUN", {("exchange", "wanted")}),
    ("doğrusunu gönderin", {("exchange", "wanted")}),
    ("yenisini gönderin", {("replacement", "wanted")}),
    ("tekrar gönderin", {("reship", "wanted")}),
    ("eksik parçayı gönderin", {("reship", "wanted")}),
    ("tamir edilsin", {("repair", "wanted")}),
    ("indirim yapın bende kalsın", {("price_reduction", "wanted"), ("keep", "wanted")}),
    ("iptal etmenizi istiyorum", {("cancel", "wanted")}),
    ("iptl edn", {("cancel", "wanted")}),
    ("vazgeçtim, almayacağım", {("cancel", "wanted")}),
    ("beklerim", {("wait", "wanted")}),
    ("iptal etmeyin", {("cancel", "unwanted")}),
    ("yok yok iptal etme vazgeçtim", {("cancel", "unwanted")}),
    ("iptal edin demedim ki", {("cancel", "unwanted")}),
    ("iade istiyor değilim", {("refund", "unwanted")}),
    ("değişim değil iade", {("exchange", "unwanted"), ("refund", "wanted")}),
    ("değişim yerine iade istiyorum", {("exchange", "unwanted"), ("refund", "wanted")}),
    ("yenisini gönderme paramı iade et", {("replacement", "unwanted"), ("refund", "wanted")}),
    ("tamire gerek yok", {("repair", "unwanted")}),
    ("ne iade ne değişim istiyorum", {("refund", "unwanted"), ("exchange", "unwanted")}),
    ("param iade edilmedi", {("refund", "done")}),
    ("iade etmiştim", {("refund", "done")}),
    ("paramı iade ettiler", {("refund", "done")}),
    ("kargo iptal etmiş", {("cancel", "done")}),
    ("yenisini göndermediler", {("replacement", "done")}),
    ("iade etmek zorunda kaldım", {("refund", "done")}),
    ("iptal etsem param yatar mı", {("cancel", "asked"), ("refund", "asked")}),
    ("iade edebilir miyim", {("refund", "asked")}),
    ("degisim oluyormu", {("exchange", "asked")}),
    ("indirim ne kadar olacak", {("price_reduction", "asked")}),
    ("cumaya kadar gelmezse iptal edin", {("cancel", "conditional")}),
    ("stokta yoksa paramı iade edin", {("refund", "conditional")}),
    ("param boşa gitti", set()),
    ("yirmi üç numaralı siparişi iptal edin", {("cancel", "wanted")}),
    ("iade istiyorum son dört yirmi otuz", {("refund", "wanted")}),
    ("mecbur iptal", {("cancel", "wanted")}),
    ("e iade o zaman", {("refund", "wanted")}),
    ("napalım değişim olsun", {("exchange", "wanted")}),
    ("yapacak bir şey yok iptal edin", {("cancel", "wanted")}),
    ("iade, mecburen", {("refund", "wanted")}),
    ("iade kutusu yırtık gelmiş", set()),
]


@pytest.mark.parametrize(("text", "found"), WISHES)
def test_a_wish_carries_its_polarity(text: str, found: set[tuple[str, str]]) -> None:
    """Wanted, forbidden, done, only asked about, or tied to a condition."""
    assert _wishes(text) == found


YES = [
    *("evet", "evt", "EVET", "Evet, iptal et", "tamam olur", "onaylıyorum", "evt onaylyorum"),
    *("👍", "kabul ediyorum", "evet lütfen", "olur yapın", "tamam mecburen", "evet napalım"),
    *("iyi tamam iade edin o zaman", "olur ne yapalım"),
]
NO_YES = [
    *("hem evet hem hayır", "evet hayır bilmiyorum", "ne evet ne hayır diyebiliyorum"),
    *("hayır", "iptal etme", "vazgeçtim kalsın", "dur", "bi dakika", "etsem ne olur"),
    *("evet ama kargo ücreti kimden", "tamam mı", "evet?", "evet iptal etme", "olur mu"),
    *("tamam anladım ama istemiyorum", "evet desem ne olur", "yok", "", "😡", "belki"),
    *("evet, değişim mi iade mi", "tamam da ne zaman", "evet sordum kimse almamış"),
]


@pytest.mark.parametrize("text", YES)
def test_a_plain_yes(text: str) -> None:
    """A yes in its spellings, with nothing beside it that changes it."""
    affirm = _act(text, "affirm")
    assert affirm is not None and not affirm.value
    assert _act(text, "deny") is None


@pytest.mark.parametrize("text", NO_YES)
def test_what_is_no_yes(text: str) -> None:
    """The negative twins: a no, a question, a condition, a hesitation, or a yes to more."""
    assert _act(text, "affirm") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("hayır", ""), ("iptal etmeyin", "keep"), ("vazgeçtim", "keep"), ("kalsın", "keep")],
        *[("neyse boşver", "keep"), ("aman boş ver gitsin", "keep")],
    ],
)
def test_a_no_says_whether_all_stays(text: str, value: str) -> None:
    """'No' alone leaves room for another wish; 'let it be' ends it."""
    deny = _act(text, "deny")
    assert deny is not None and deny.value == value


@pytest.mark.parametrize("text", ["dur", "bi dakika", "düşüneyim", "emin değilim", "bilmiyorum"])
def test_a_hesitation(text: str) -> None:
    """Who thinks it over is waited for."""
    assert _act(text, "pause") is not None


SCORES = [
    ("4", "4", ""),
    ("4 puan", "4", ""),
    ("puanım 3", "3", ""),
    ("5 yıldız", "5", ""),
    ("4/5", "4", ""),
    ("5 üzerinden 2", "2", ""),
    ("dört", "4", ""),
    ("4, hızlıydı", "4", "hızlıydı"),
    ("5! İyi ki varsınız", "5", "İyi ki varsınız"),
]


@pytest.mark.parametrize(("text", "value", "comment"), SCORES)
def test_a_score_alone_or_with_its_word(text: str, value: str, comment: str) -> None:
    """One to five, and what else was said as the comment, in the customer's letters."""
    rate = _act(text, "rate")
    assert rate is not None
    assert (rate.value, rate.clause) == (value, comment)


@pytest.mark.parametrize(
    "text", ["2 ürün de eksik çıktı", "3 gün bekledim", "10", "10 puan", "bir daha asla", "4 kere"]
)
def test_a_number_of_things_is_no_score(text: str) -> None:
    """The negative twins."""
    assert _act(text, "rate") is None


@pytest.mark.parametrize(
    "text", ["geri alın", "yanlış oldu", "yanlışlıkla bastım", "işlemi geri alır mısınız"]
)
def test_undoing_is_asked_for(text: str) -> None:
    """What was done is to be taken back."""
    assert _act(text, "undo") is not None


@pytest.mark.parametrize(
    "text", ["ürünü geri alın paramı verin", "yanlış ürün geldi", "etek ince onu geri alın"]
)
def test_goods_are_not_undone(text: str) -> None:
    """The negative twins: a courier for the goods, a wrong product."""
    assert _act(text, "undo") is None


TOPICS = [
    ("param ne zaman yatar", "refund_time"),
    ("kargo ücreti kimden", "return_cost"),
    ("iade süresi kaç gün", "return_period"),
    ("saat kaça kadar çalışıyorsunuz", "hours"),
]


@pytest.mark.parametrize(("text", "topic"), TOPICS)
def test_a_question_has_its_topic(text: str, topic: str) -> None:
    """What is asked in between."""
    asks = _act(text, "ask")
    assert asks is not None and asks.topic == topic


@pytest.mark.parametrize("text", ["ne zaman gelecek", "kargo gelecek diye bekledim", "param bitti"])
def test_what_is_no_question_of_those(text: str) -> None:
    """'Gelecek' holds no refund period."""
    assert _act(text, "ask") is None


DANGERS = [
    ("çocuğumun dudağı kesildi kan içinde", "bleeding"),
    ("boğazım kanıyor", "bleeding"),
    ("yüzüm yanıyor", "burn"),
    ("elim kesldi bardaktan", "cut"),
    ("powerbankin pili sisti", "battery"),
    ("prize takınca elektrik çarptı", "shock"),
    ("kızım düğme pili yuttu", "swallowed"),
    ("makineden duman çıktı", "smoke"),
]


@pytest.mark.parametrize(("text", "kind"), DANGERS)
def test_danger_is_seen(text: str, kind: str) -> None:
    """In the words and spellings of frightened people."""
    found = danger(text)
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        *("param yandı", "beynim yandı", "içim yandı", "yandım bittim", "canımı yaktınız"),
        *("kan beynime sıçradı", "fermuarı patladı", "bardak kırık geldi", "ekran yanmıyor"),
        *("fiyatı görünce şok oldum", "sinirden patladım", "ampul patlak geldi", "elime ulaşmadı"),
    ],
)
def test_everyday_speech_is_no_danger(text: str) -> None:
    """The negative twins: words that only sound like it."""
    assert danger(text) is None


def test_acts_travel_as_json() -> None:
    """What a later reader adds is passed over, what is not used is left out."""
    rows = [act.to_json() for act in acts("iptal etmeyin, beklerim")]
    assert from_json([{**row, "new": 1} for row in rows]) == acts("iptal etmeyin, beklerim")
    assert all("kind" not in row for row in rows)


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Never an error, whatever is sent."""
    assert all(act.act for act in acts(text))


@given(st.sampled_from(["iptal", "iade", "değişim", "tamir", "indirim"]), st.booleans())
def test_a_forbidden_wish_is_never_wanted(remedy: str, polite: bool) -> None:
    """Whatever the remedy, its negation is none."""
    words = f"{remedy} {'yapmayınız lütfen' if polite else 'etmeyin'}"
    assert all(act.polarity == "unwanted" for act in wishes(words))
