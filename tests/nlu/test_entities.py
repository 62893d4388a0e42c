"""Entities by rules: what is taken out of a message, and what is left in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.entities import extract
from bot.nlu.normalise import MAX_CHARACTERS
from bot.turkish import fold
from tests.nlu.entity_scores import LINES, scores


def _found(text: str, entity: str) -> list[str]:
    return [row.value for row in extract(text) if row.entity == entity]


FOUND = [
    ("order_number", "TS-1004", "TS-1004"),
    ("order_number", "ts1004 gelmedi", "ts1004"),
    ("order_number", "#11842", "11842"),
    ("order_number", "11842 nolu sipariş", "11842"),
    ("order_number", "sipariş no: 48213377", "48213377"),
    ("order_number", "2026-118843", "2026-118843"),
    ("order_number", "telefonum kırık geldi TS-1008 son dört hane 8142", "TS-1008"),
    ("phone_last4", "telefonum kırık geldi TS-1008 son dört hane 8142", "8142"),
    ("phone_last4", "TS1004 tel 9047", "9047"),
    ("phone_last4", "son 4 hane 1186", "1186"),
    ("phone_last4", "TS-1003 2618", "2618"),
    ("phone_last4", "2618 TS-1003", "2618"),
    ("phone_last4", "TS-1003'ün telefonu 26 18", "2618"),
    ("phone_last4", "0532 xxx 44 71", "4471"),
    ("phone_last4", "telefonumun sonu 3308", "3308"),
    ("phone_last4", "0532 123 48 21", "4821"),
    ("phone_last4", "+90 532 123 4821", "4821"),
    ("damage_report", "tutanak tuttuk", "yes"),
    ("damage_report", "kuryeyle tutanak tutuldu", "yes"),
    ("damage_report", "tutanak tutulmadı", "no"),
    ("damage_report", "tutanak tutmadık", "no"),
    ("damage_report", "tutanağımız yok", "no"),
    ("photo_answer", "fotoğraf çekemedim", "none"),
    ("wanted", "42 istedim 43 geldi", "42"),
    ("received", "42 istedim 43 geldi", "43"),
    ("wanted", "siyah yerine lacivert geldi", "siyah"),
    ("received", "siyah yerine lacivert geldi", "lacivert"),
    ("order_number", "TS-1004'ün kargosu", "TS-1004"),
    ("order_number", "ts 1004 gelmedi", "ts1004"),
    ("order_number", "siparis no 9821 7743", "98217743"),
    ("order_number", "sipariş numaram:10394857261", "10394857261"),
    ("order_number", "12 345 678 numaralı siparişim", "12345678"),
    ("order_number", "9004417 bu siparişimin numarası", "9004417"),
    ("phone_last4", "9981234 4421", "4421"),
    ("phone_last4", "05** *** 51 90", "5190"),
    ("phone_last4", "0(532) 111 22 33", "2233"),
    ("phone_last4", "tel sonu: 44.21", "4421"),
    ("phone_last4", "4421 ile biten numaram", "4421"),
    ("phone_last4", "dört rakam istediniz 2 7 6 0", "2760"),
    ("duration", "3 gündür bekliyorum", "3 gün"),
    ("duration", "iki haftadır yok", "2 hafta"),
    ("duration", "bi haftadir ses yok", "1 hafta"),
    ("duration", "2 haftaaa oldu", "2 hafta"),
    ("duration", "onbeş gün oldu", "15 gün"),
    ("duration", "üç dört gün oldu", "3-4 gün"),
    ("duration", "bir buçuk aydır", "1.5 ay"),
    ("duration", "yarım saatte bozuldu", "30 dakika"),
    ("date", "12 Kasım'da verdim", "12 Kasım"),
    ("date", "ayın 15'inde gelecekti", "ayın 15'i"),
    ("date", "geçen salı geldi", "geçen salı"),
    ("date", "01.10.26 da verdim", "01.10.26"),
    ("wanted", "M beden söyledim L çıktı", "M"),
    ("received", "M beden söyledim L çıktı", "L"),
    ("wanted", "kablosuz kulaklık aldım kablolu kulaklık geldi", "kablosuz kulaklık"),
    ("received", "lacivert gönderilmiş siyah olacaktı", "lacivert"),
    ("wanted", "lacivert gönderilmiş siyah olacaktı", "siyah"),
    ("wanted", "Beyaz dolap istemiştim ceviz geldi", "Beyaz"),
    ("received", "40 numara terlik 42 gelmiş", "42"),
    ("received", "bana mavi değil yeşil göndermişsiniz", "yeşil"),
    ("received", "istediğim 42, gelen 43", "43"),
    ("ordered_quantity", "6 bardaktan 2'si kırık", "6"),
    ("quantity", "6 bardaktan 2'si kırık", "2"),
    ("quantity", "iki tanesi gelmedi", "2"),
    ("quantity", "teki gelmedi küpenin", "1"),
    ("ordered_quantity", "4 sipariş ettim 2 geldi", "4"),
    ("quantity", "4 sipariş ettim 2 geldi", "2"),
    ("quantity", "5'li set 3 çıktı", "3"),
    ("quantity", "12 bardağın yarısı kırık", "6"),
    ("wanted", "mor termos yerine turkuaz termos koymuşlar", "mor termos"),
    ("received", "mor termos yerine turkuaz termos koymuşlar", "turkuaz termos"),
    ("received", "siyah kordonu olanı seçmiştim, kahve kordonla gelmiş", "kahve"),
    ("wanted", "siyah diye sipariş verdim lacivert geldi", "siyah"),
    ("wanted", "kırmızı yollanmış oysa bordo istemiştim", "bordo"),
    ("received", "42 gelmesi gerekiyordu 44 geldi", "44"),
    ("received", "L olacaktı XXL olmuş", "XXL"),
    ("wanted", "buz mavisi gömlek olacağına saks mavisi gömlek çıktı", "buz mavisi gömlek"),
    ("wanted", "inverter klima parası verdim normal klima yolladılar", "inverter klima"),
    ("received", "siparişte M seçili, gelen XL", "XL"),
    ("received", "gelen: gri / istenen: mavi", "gri"),
    ("wanted", "37 sipariş 38 gelen", "37"),
    ("received", "10. sınıf olacaktı 9. sınıf gelmiş", "9. sınıf"),
    ("wanted", "gelen pakette 45 bot vardı ben 44 almıştım", "44"),
    ("received", "kol düğmesi aldım kravat iğnesi geldi", "kravat iğnesi"),
    ("received", "5 yaş eşofman almıştım 8 yaş eşofman yollamışlar", "8 yaş eşofman"),
    ("order_number", "405-2218834-7719023 numaralı siparişim", "405-2218834-7719023"),
    ("order_number", "siparişim (no 118-904-233) yok", "118-904-233"),
    ("order_number", "siparis 7 0 5 5 1 2 olan", "705512"),
    ("order_number", "Sipariş no=A7K-20931", "A7K-20931"),
    ("phone_last4", "7201 de telefonun sonu", "7201"),
    ("phone_last4", "5 0 1 9 benim telefonun sonu", "5019"),
    ("phone_last4", "telefon sonu yirmi sekiz on dört değil 2841", "2841"),
    ("phone_last4", "hesapta (0500) 419 3012 yazıyor", "3012"),
    ("ordered_quantity", "7 çorap vardı 5 çıktı", "7"),
    ("quantity", "7 çorap vardı 5 çıktı", "5"),
    ("ordered_quantity", "puzzle 1000 parçaydı 3 parçası yok", "1000"),
    ("ordered_quantity", "5 oje 1 tanesi kurumuş", "5"),
    ("quantity", "bayrak 50 sipariş, ulaşan 35.", "35"),
    ("quantity", "sadece biri geldi", "1"),
    ("product", "bardaklar kırık", "bardak"),
    ("product", "tost makinesinin fişi yok", "tost makinesi"),
    ("carrier", "tex getirdi", "Trendyol Express"),
    ("carrier", "horoz lojistik getirmedi", "Horoz Lojistik"),
    ("carrier", "Yurtiçi kargo gelmedi", "Yurtiçi Kargo"),
    ("carrier", "aras getirmedi", "Aras Kargo"),
    ("carrier", "sürat kargoda", "Sürat Kargo"),
    ("carrier", "MNG ile geldi", "DHL eCommerce"),
    ("correction", "hayır yanlış anladın", "correction"),
    ("correction", "ONU DEMEDİM", "correction"),
]


@pytest.mark.parametrize(("entity", "text", "value"), FOUND)
def test_what_is_found(entity: str, text: str, value: str) -> None:
    """Each entity in the spellings that customers use."""
    assert _found(text, entity)[:1] == [value]


LEFT = [
    ("phone_last4", "telefonum kırık geldi TS-1008"),
    ("phone_last4", "telefonum kırık geldi ts 1008"),
    ("phone_last4", "telefon kılıfı siparişim 1008 gelmedi"),
    ("phone_last4", "1000 TL ödedim"),
    ("phone_last4", "TS-1003 20.11 tarihinde gelecekti"),
    ("phone_last4", "TS-1003 11.11.2026 da gelecekti"),
    ("phone_last4", "TS-1006 1899 TL ödedim"),
    ("phone_last4", "TS-1003 15 Kasım 2026"),
    ("phone_last4", "telefon 1500 liraydı"),
    ("order_number", "1000 TL ödedim"),
    ("order_number", "2024 yılında aldım"),
    ("order_number", "3 gün oldu"),
    ("damage_report", "tutanak nedir"),
    ("photo_answer", "fotoğraf gönderdim"),
    ("carrier", "ikisinin arasında fark var"),
    ("carrier", "suratıma kapattı, suratsız kurye"),
    ("correction", "yanlış ürün geldi"),
    ("order_number", "kargo takip no 7340019283746"),
    ("order_number", "FTR2026000118273 nolu fatura"),
    ("order_number", "tc no 12345678901"),
    ("order_number", "siparişimi 2024'te verdim"),
    ("order_number", "bu sipariş 1250 tl tuttu"),
    ("order_number", "iPhone 13 128 gb"),
    ("phone_last4", "siparis no 7730 1182"),
    ("phone_last4", "3 gün sonra 1500 ödedim"),
    ("phone_last4", "cepten 2500 verdim"),
    ("phone_last4", "takip numarası sonu 4821"),
    ("phone_last4", "kartımın son 4 hanesi 4421"),
    ("phone_last4", "kargo kodu 77812 9931"),
    ("duration", "haftalardır bekliyorum"),
    ("duration", "birkaç gündür"),
    ("duration", "saat 3'te gelecekti"),
    ("duration", "40 yılda bir"),
    ("duration", "onay bekliyor"),
    ("date", "yeşil şalı beğendim"),
    ("wanted", "iade istedim cevap geldi"),
    ("received", "telefon aldım bozuk çıktı"),
    ("received", "iade yerine değişim istiyorum"),
    ("quantity", "hepsi kırık"),
    ("quantity", "biri bana cevap versin"),
    ("quantity", "matkabın ucu kırık"),
    ("quantity", "2 kez aradım"),
    ("product", "telefonumun sonu 3308"),
    ("product", "kapıya bırakıp gitmiş"),
    ("carrier", "kolay gelsin arkadaşlar"),
    ("received", "ürün gelmedi"),
    ("received", "50 sipariş 35 gelen"),
    ("received", "iyi olacaktı kötü oldu"),
    ("received", "kargo parası verdim kırık geldi"),
    ("received", "7 halka lazımdı 6 yollamışsınız"),
    ("received", "aldığım ürün kırık, gelen kutu ıslak"),
    ("received", "çarşamba gelecekti cuma geldi"),
    ("received", "gelen var ne giden, olursa al diye"),
    ("order_number", "sipariş verdim 12-14 gün dediniz"),
    ("order_number", "sipariş tarihi 12-10-2026"),
    ("phone_last4", "telefonun ekranı değil 1500 liralık kılıf"),
    ("phone_last4", "hesap numaram 0532 111 22 33"),
    ("quantity", "iPhone 13 kılıfı sarardı"),
    ("quantity", "sadece biri cevap verdi"),
    ("quantity", "TS-6150 ile TS-6151, ikisini aynı gün vermiştim"),
]


@pytest.mark.parametrize(("entity", "text"), LEFT)
def test_what_is_left(entity: str, text: str) -> None:
    """The negative twins: words that look like an entity and are none."""
    assert _found(text, entity) == []


@pytest.mark.parametrize("text", ["fiyatı @ 250", "a@b", "@telafi yazın", "kargo@", "1@2.3"])
def test_a_sign_is_no_address(text: str) -> None:
    """The negative twin of an address of mail."""
    assert _found(text, "email") == []


LEAST = {
    "order_number": ("f1", 0.99),
    "phone_last4": ("precision", 0.99),
    "wanted": ("f1", 0.91),
    "received": ("f1", 0.92),
    "quantity": ("f1", 0.92),
    "ordered_quantity": ("f1", 0.96),
    "duration": ("f1", 0.98),
}


def test_our_lines_are_read_as_well_as_before() -> None:
    """The scores on our own lines stay at least what they were when the rules were written."""
    now = scores(LINES)
    measured = {name: getattr(now[name], measure) for name, (measure, _) in LEAST.items()}
    short = {name: value for name, value in measured.items() if value < LEAST[name][1]}
    assert not short


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "bir ", "a", "siparis ", "son ", "5 gun ", "-", "on on ", "xl. "]
)
def test_no_text_runs_away(unit: str) -> None:
    """A thousand characters of anything are read: no expression tries for ever."""
    text = (unit * MAX_CHARACTERS)[:MAX_CHARACTERS]
    assert isinstance(extract(text), list)


def test_values_keep_the_customers_letters() -> None:
    """What came is shown to an agent as it was written."""
    assert _found("siyah istedim LACİVERT geldi", "received") == ["LACİVERT"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "😡" * 10_000,
        "\ud800x\udfff" * 500,
        "son " * 25_000,
        "1" * 100_000,
        "a b " * 25_000,
    ],
    ids=["nothing", "blank", "emoji", "surrogates", "words", "digits", "100 kB"],
)
def test_strange_text_is_read(text: str) -> None:
    """Nothing that can be sent raises; the reader cuts what is longer."""
    assert isinstance(extract(text[:MAX_CHARACTERS]), list)


_PIECES = st.sampled_from(
    [
        "siparis",
        "no",
        "ts-1004",
        "42",
        "istedim",
        "43",
        "geldi",
        "yerine",
        "6",
        "bardaktan",
        "2'si",
        "#",
        "0532",
        "son",
        "dort",
        "on",
        "bes",
        "gun",
        "yarim",
        "bucuk",
        "haftaaa",
        ",",
        ".",
        "'",
        "😡",
        "�",
        "İ",
        "ı",
    ]
)


@given(st.one_of(st.text(st.characters(), max_size=120), st.lists(_PIECES).map(" ".join)))
@settings(max_examples=120, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Never an error, and every position lies within the text."""
    length = len(fold(text.encode(errors="replace").decode()))
    for row in extract(text):
        assert 0 <= row.start < row.end <= length
        assert row.value and row.value == row.value.strip()
