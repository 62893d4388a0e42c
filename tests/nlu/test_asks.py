"""Questions by rules, what customers do not know, and how the courier behaved."""

from __future__ import annotations

import pytest

from bot.nlu.acts import acts


def _topics(text: str) -> list[str]:
    return [act.topic for act in acts(text) if act.act == "ask"]


ASKED = [
    ("numaramı bilmiyorum", "find_number"),
    ("sipariş numarası nerede yazıyor", "find_number"),
    ("numarayı bulamıyorum", "find_number"),
    ("hatırlamıyorum", "find_number"),
    ("mailim silindi", "find_number"),
    ("where do I find the order number", "find_number"),
    ("telefonu bilmiyorum hediye geldi", "find_phone"),
    ("hangi telefonla aldılar bilmiyorum", "find_phone"),
    ("it was a gift, i don't know the phone", "find_phone"),
    ("iademin parası hala yatmadı", "refund_status"),
    ("param 60 tl eksik yatmış", "refund_status"),
    ("siparişimi kim iptal etti", "refund_status"),
    ("iadem ne durumda", "refund_status"),
    ("where is my refund", "refund_status"),
    ("nasıl iptal edebilirim", "how_to_cancel"),
    ("nasıl iade ederim", "how_to_return"),
    ("how do I return this", "how_to_return"),
    ("kupon kodum çalışmıyor", "coupon"),
    ("indirim ne zaman", "coupon"),
    ("fiyat düşmüş", "coupon"),
    ("hangisi daha hızlı", "compare"),
    ("hangisi daha iyi olur", "compare"),
    ("farkı ne", "compare"),
    ("sizce hangisi", "compare"),
    ("stokta var mı", "product"),
    ("orijinal mi bu", "product"),
    ("beden tablosu var mı", "product"),
    ("robot musun", "are_you_human"),
    ("are you a robot", "are_you_human"),
    ("param ne zaman yatar", "refund_time"),
    ("iade kargo ücreti kime ait", "return_cost"),
]


@pytest.mark.parametrize(("text", "topic"), ASKED)
def test_a_question_is_known_by_its_words(text: str, topic: str) -> None:
    """One topic, and it stands where its words are."""
    (ask,) = [act for act in acts(text) if act.act == "ask"]
    assert ask.topic == topic
    assert 0 <= ask.start < ask.end <= len(text)


NOT_ASKED = [
    *("telefonum kırık geldi", "bardak kırık", "siyah istiyorum", "bilmiyorum", "kupon aldım"),
    *("kargo tutanak tuttu, fotoğrafı sonra atarım", "kampanyadan aldığım çanta yırtık", ""),
]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_asks_nothing(text: str) -> None:
    """The negative twins: things, answers and complaints in the same words."""
    assert _topics(text) == []


RUDE = [
    *("kurye çok kabaydı bağırdı", "kargocu paketi fırlattı", "the courier was very rude"),
    *("kurye kapıya gelmeden teslim edildi dedi", "kargocu zili çalmadan gitmiş"),
]
NOT_RUDE = ["kurye gelmedi", "kurye kaba değildi", "kurye ne zaman gelecek", "elbise yırtık", ""]


def _conduct(text: str) -> list[str]:
    return [act.kind for act in acts(text) if act.act == "report"]


@pytest.mark.parametrize("text", RUDE)
def test_how_the_courier_behaved_is_a_report(text: str) -> None:
    """Without a problem of ours."""
    assert _conduct(text) == ["conduct"]


@pytest.mark.parametrize("text", NOT_RUDE)
def test_a_courier_is_no_conduct(text: str) -> None:
    """The negative twins: late, denied, asked."""
    assert _conduct(text) == []


@pytest.mark.parametrize("text", ["elbisede sorun yok", "vidası yok bunun hiç", "sipariş no 1234"])
def test_what_is_missing_denies_nothing(text: str) -> None:
    """ "Yok" answers only where a clause begins."""
    assert [act for act in acts(text) if act.act == "deny"] == []
