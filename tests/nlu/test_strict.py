"""What strict customers were misread in: refusals, things of one clause, counts, losses."""

from __future__ import annotations

import pytest

from bot.acts import Act
from bot.nlu.acts import acts
from bot.nlu.entities import extract
from bot.nlu.parts import parts
from bot.nlu.settle import reconciled, settled
from bot.nlu.settle.choice import chosen
from bot.nlu.settle.intents import nothing_said_of
from bot.nlu.told import tied
from bot.nlu.wishes import wishes
from bot.turkish import fold
from tests.nlu.acts_of import meaning, report


def _wishes(text: str) -> set[tuple[str, str]]:
    return {(act.remedy, act.polarity) for act in wishes(text)}


def _found(text: str, entity: str) -> list[str]:
    return [one.value for one in extract(text) if one.entity == entity]


def _tied(text: str, *told: Act) -> list[Act]:
    return list(tied([*wishes(text), *told], extract(text), text))


def _meant(text: str, *intents: str) -> list[str]:
    entities = extract(text)
    ruled = acts(text)
    ruled = (*ruled, *chosen(ruled, entities, text))
    found = settled(meaning(*intents), ruled, entities, parts(text, entities), text)
    return [name for name, _ in found.intents]


@pytest.mark.parametrize(
    "text",
    [
        "istemiyorum artık iptal",
        "almayacağım, iptal",
        "almicam iptal lütfen",
        "vazgeçtim iptal olsun",
        "sipariş vermekten vazgeçtim iptal",
        "artık istemiyorum iptal edin",
    ],
)
def test_goods_refused_before_a_cancel(text: str) -> None:
    """Who wants the goods no more wants the order ended, and answers no."""
    assert _wishes(text) == {("cancel", "wanted")}
    assert "deny" not in {act.act for act in acts(text)}


@pytest.mark.parametrize(
    "text", ["iptal istemiyorum", "iptali istemiyorum artık", "iptal etmenizi istemiyorum"]
)
def test_a_cancel_refused(text: str) -> None:
    """The negative twin: the refusal stands behind."""
    assert ("cancel", "unwanted") in _wishes(text)


OF_THINGS = [
    (
        "bardak takımının parasını iade edin elbisenin de kırmızısıyla değiştirin",
        [("refund", "bardak takımı", ""), ("exchange", "elbise", "kırmızı")],
    ),
    (
        "ayakkabının doğrusunu yollayın gömlek için indirim yapın",
        [("exchange", "ayakkabı", ""), ("price_reduction", "gömlek", "")],
    ),
    (
        "elbise dar geldi bardakların parasını iade edin elbiseyi M bedenle değiştirin",
        [("refund", "bardak", ""), ("exchange", "elbise", "M")],
    ),
    (
        "kulaklığı tamir edin çantanın yenisini gönderin",
        [("repair", "kulaklık", ""), ("replacement", "çanta", "")],
    ),
]


@pytest.mark.parametrize(("text", "found"), OF_THINGS)
def test_wishes_of_one_clause(text: str, found: list[tuple[str, str, str]]) -> None:
    """Each has its own words, and the thing and variant of them."""
    assert [(act.remedy, act.item, act.variant) for act in _tied(text)] == found


def test_wishes_that_share_a_verb_share_their_words() -> None:
    """The negative twin: "edip" has no verb of its own."""
    text = "siparişi iptal edip paramı iade edin"
    assert _wishes(text) == {("cancel", "wanted"), ("refund", "wanted")}


WISHED_COUNTS = [
    ("o ikisinin parasını istiyorum gerisi kalsın", "2"),
    ("para iadesi olsun o 2 tanenin", "2"),
    ("üç tanesini değiştirin", "3"),
    ("3 tane bardak kırık iki tanesinin parasını verin", "2"),
    ("3 tane bardak kırık birinin parasını verin", "1"),
    ("refund for the two broken ones", "2"),
    ("paramı iade edin", ""),
    ("iki gündür bekliyorum paramı iade edin", ""),
    ("ayakkabının 44ünü gönderip değiştirin", ""),
]


@pytest.mark.parametrize(("text", "count"), WISHED_COUNTS)
def test_how_many_a_wish_is_for(text: str, count: str) -> None:
    """Pieces, not days and sizes."""
    found = [act for act in _tied(text) if act.remedy != "wait"]
    assert found[0].quantity == count


MISSING = [
    ("6 tane olması lazım 4 tane bardak çıktı", "2"),
    ("8 yerine 5 geldi", "3"),
    ("6 bardaktan 2'si gelmedi", "2"),
]


@pytest.mark.parametrize(("text", "count"), MISSING)
def test_how_many_are_missing(text: str, count: str) -> None:
    """Where those that came are counted, the others; else those of the trouble."""
    found = _tied(text, report("missing_item", text))
    assert [act.quantity for act in found if act.act == "report"] == [count]


ENGLISH = [
    ("Two of the six tea glasses came broken", ["2"], ["6"]),
    ("three glasses are cracked", ["3"], []),
    ("the two broken ones", ["2"], []),
    ("two weeks of waiting and it is broken", [], []),
]


@pytest.mark.parametrize(("text", "some", "whole"), ENGLISH)
def test_english_counts(text: str, some: list[str], whole: list[str]) -> None:
    """Pieces in trouble, and all of them; weeks are none."""
    assert (_found(text, "quantity"), _found(text, "ordered_quantity")) == (some, whole)


@pytest.mark.parametrize("text", ["gerisi kalsın", "diğerleri kalsın", "elbise kalsın"])
def test_other_things_that_stay(text: str) -> None:
    """They are no wish for the thing that was complained of."""
    assert ("keep", "wanted") not in _wishes(text)


def test_another_thing_that_stays_is_no_refusal() -> None:
    """Beside a wish; alone it refuses what was asked."""
    assert "deny" not in {act.act for act in acts("kulaklığı iade edin ama kılıf kalsın")}
    assert "deny" in {act.act for act in acts("elbise kalsın")}


@pytest.mark.parametrize("text", ["öyle duruyor", "kutuda duruyor", "hala öyle duruyor"])
def test_where_something_stands(text: str) -> None:
    """It tells, and wishes nothing; "öyle dursun" does."""
    assert not _wishes(text)
    assert _wishes("öyle dursun bende") == {("keep", "wanted")}


LATE = [
    "süpürge kayboldu mu noldu TS-1018 5092",
    "paketim kaybolmuş",
    "muhteşem hizmet 5 yıldız bir aydır süpürgemi bekliyorum bravo",
    "iki haftadır elbise bekliyorum",
]


@pytest.mark.parametrize("text", LATE)
def test_lost_or_long_awaited_is_late(text: str) -> None:
    """Whatever the heads hear; mockery thanks nobody."""
    assert _meant(text, "praise_thanks")[0] == "late_delivery"


@pytest.mark.parametrize(
    "text",
    ["iki haftadır cevap bekliyorum ürün için", "sipariş mailim duruyor", "çantam çok güzel"],
)
def test_what_is_not_late(text: str) -> None:
    """The negative twins: an answer is awaited, nothing is lost."""
    assert "late_delivery" not in _meant(text, "praise_thanks")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("çay bardakları TS-1007 3706", True),
        ("elbise 1007", True),
        ("2 tanesi", True),
        ("bardak eksik TS-1007 3706", False),
        ("elbise gelmedi", False),
        ("iade", False),
    ],
)
def test_a_thing_and_numbers(text: str, bare: bool) -> None:
    """Nothing is said of it, so nothing is wrong with it."""
    assert nothing_said_of(extract(text), fold(text)) == bare
    assert (_meant(text, "missing_item") == ["inform"]) == bare


NOBODY = [
    "üç kere müşteri hizmetlerini aradım müzik dinletip kapattılar çantam nerede onu söyleyin",
    "am i talking to a real person?",
    "gerçek kişi misiniz",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_asked_for(text: str) -> None:
    """Who tells of a call, or asks what we are, wants no person."""
    assert "human_agent" not in _meant(text, "human_agent")


@pytest.mark.parametrize(
    "text",
    [
        "müşteri hizmetlerine bağlayın",
        "insanla görüşmek istiyorum",
        "bot musun sen temsilciye bağla",
        "müşteri hizmetlerini aradım açmadılar biri beni arasın",
    ],
)
def test_people_are_asked_for(text: str) -> None:
    """The negative twins."""
    assert "human_agent" in _meant(text, "human_agent")


CHOSEN = [
    ("44 lazımmış bana ayakkabının 44ünü yollarmısınız", "44"),
    ("elbisenin lacivertini almıştım kırmızısı daha güzelmiş onunla değişsek", "kırmızı"),
    ("S alayım hadi", "S"),
    ("can you swap them for 43", "43"),
    ("exchange it for a size 43", "43"),
]


@pytest.mark.parametrize(("text", "variant"), CHOSEN)
def test_a_chosen_variant_is_an_exchange(text: str, variant: str) -> None:
    """Nothing else came: the customer has thought again."""
    assert _found(text, "wanted") == [variant]
    ruled = acts(text)
    every = (*ruled, *chosen(ruled, extract(text), text))
    assert ("exchange", "wanted") in {(act.remedy, act.polarity) for act in every}
    assert _meant(text, "wrong_product") == ["return_refund"]


def test_what_does_not_fit_is_exchanged() -> None:
    """ "Dar geldi" says that it came, and nothing of another one."""
    text = "40 numara ayakkabı aldım dar geldi 41 alayım"
    assert _meant(text, "wrong_product") == ["not_as_expected", "return_refund"]


@pytest.mark.parametrize("text", ["42 istedim 43 geldi", "yanlış renk, kırmızısını yollayın"])
def test_what_came_wrong_stays_so(text: str) -> None:
    """The negative twin: another one came."""
    assert "wrong_product" in _meant(text, "wrong_product")


INSTEAD = [
    ("bunun yerine terlik geldi", ["terlik"]),
    ("yerine kazak yollamışsınız", ["kazak"]),
    ("ben bot istedim terlik çıktı", ["terlik"]),
    ("got a phone case instead", ["phone case"]),
    ("yerine yenisini gönderdiler", []),
    ("bunun yerine para iadesi yapıldı", []),
]


@pytest.mark.parametrize(("text", "values"), INSTEAD)
def test_what_came_instead(text: str, values: list[str]) -> None:
    """A thing by its name; a remedy is none."""
    assert _found(text, "received") == values


@pytest.mark.parametrize(
    "text", ["boşver o zaman para iadesi", "ayakkabıyı iade edicem", "iade etcem"]
)
def test_a_plain_refund(text: str) -> None:
    """It is wanted, and asks nothing."""
    heard = Act("ask", fold(text), 0, len(text), 0.6, topic="refund_time")
    assert _wishes(text) == {("refund", "wanted")}
    assert heard not in reconciled([*wishes(text), heard])


def test_a_question_beside_a_refund_is_kept() -> None:
    """The negative twin."""
    text = "paramı iade edin ne zaman yatar"
    heard = Act("ask", fold(text), 0, len(text), 0.6, topic="refund_time")
    assert heard in reconciled([*wishes(text), heard])
