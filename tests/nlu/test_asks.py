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
    ("ona soramam", "find_phone"),
    ("öğrenemem ki", "find_phone"),
    ("ulaşamıyorum kendisine", "find_phone"),
    ("söylersem sürprizi bozulur", "find_phone"),
    ("where is my jacket", "where_is_it"),
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
    ("kargo ücreti", "return_cost"),
    ("iptal edersem para kesilir mi", "cancel_cost"),
    ("siparişi iptal etmenin ücreti var mı", "cancel_cost"),
    ("vazgeçersem ceza öder miyim", "cancel_cost"),
    ("iptal ücretsiz mi", "cancel_cost"),
    ("do I pay a fee if I cancel", "cancel_cost"),
    ("kurye saat kaçta gelir", "pickup_day"),
    ("kargocu hangi gün geliyor almaya", "pickup_day"),
    ("saat kaça kadar açıksınız", "hours"),
    ("kaç güne cevap verirsiniz", "when"),
    ("kaç günde sonuç çıkar", "when"),
    ("iade ne kadar sürüyor", "refund_time"),
    ("iade kaç günde biter", "refund_time"),
    ("para iadesi kaç gün sürüyor", "refund_time"),
    ("iade kaç gün", "return_period"),
    ("paketim saat kaçta gelir", "where_is_it"),
    ("iadem bir türlü yapılmadı", "refund_status"),
    ("ücretim hala geri verilmedi", "refund_status"),
    ("paramı göndermediniz", "refund_status"),
    ("geri ödeme gelmedi", "refund_status"),
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
    *("kargo ücretini de ödedim kırık geldi", "paramı geri verin", "o kadar para verdim gelmedi"),
    *("size ulaşamıyorum", "ulaşamıyorum", "kimse öğrenemedi ne olduğunu"),
    *("iptal edin paramı verin", "iade süresini kaçırdım"),
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
