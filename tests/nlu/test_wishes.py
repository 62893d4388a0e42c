"""Wishes that no question of ours offers: to ask the carrier, to keep, to change where, to call.

Each in every polarity, with words beside it that only sound like it; and the lines of data/acts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot import acts
from bot.complaints.reading.heard import Heard
from bot.nlu.acts import acts as read
from bot.nlu.wishes import wishes
from bot.turkish import fold

LINES = Path(__file__).resolve().parents[2] / "data" / "acts" / "wishes"
POLARITIES = {acts.WANTED, acts.UNWANTED, acts.DONE, acts.ASKED, acts.CONDITIONAL}
NEW = ("enquiry", "keep", "change_address", "change_pickup", "callback")


def _read(text: str) -> set[tuple[str, str]]:
    return {(act.remedy, act.polarity) for act in wishes(text)}


READ = [
    ("kargoya sorar mısınız paketim nerede", "enquiry", "wanted"),
    ("SORGU AÇIN", "enquiry", "wanted"),
    ("paketi kime vermişler, kurye firmasından öğrenin", "enquiry", "wanted"),
    ("kargo şirketini arayın", "enquiry", "wanted"),
    ("kargoya sormayın", "enquiry", "unwanted"),
    ("araştırmaya gerek yok paket geldi", "enquiry", "unwanted"),
    ("incelemeyi bırakın", "enquiry", "unwanted"),
    ("kargoya sormuştunuz", "enquiry", "done"),
    ("araştıracağız demiştiniz", "enquiry", "done"),
    ("araştırma kaç gün sürer", "enquiry", "asked"),
    ("kargoya siz sorabiliyor musunuz", "enquiry", "asked"),
    ("yarın gelmezse kargoya sorun", "enquiry", "conditional"),
    ("ürün bende kalsın", "keep", "wanted"),
    ("böyle kabul ediyorum", "keep", "wanted"),
    ("olduğu gibi tutuyorum", "keep", "wanted"),
    ("bende kalmasın", "keep", "unwanted"),
    ("bunu böyle tutmam", "keep", "unwanted"),
    ("böyle kabul etmiyorum", "keep", "unwanted"),
    ("bende kalsın demiştim", "keep", "done"),
    ("çizikti ama tuttuk", "keep", "done"),
    ("bende kalabilir mi", "keep", "asked"),
    ("tutarsam garanti bozulur mu", "keep", "asked"),
    ("kargo ücreti bendense bende kalsın", "keep", "conditional"),
    ("teslimat adresimi değiştirin", "change_address", "wanted"),
    ("değiştirin adresi ne olur", "change_address", "wanted"),
    ("paketi yeni adrese gönderin", "change_address", "wanted"),
    ("adresim doğru değiştirmeyin", "change_address", "unwanted"),
    ("adres değişikliğine gerek yok", "change_address", "unwanted"),
    ("adresi değiştirmeden gönderin", "change_address", "unwanted"),
    ("adresimi değiştirmiştim", "change_address", "done"),
    ("adres güncellenmemiş", "change_address", "done"),
    ("adres değiştirilebiliyor mu", "change_address", "asked"),
    ("adresi nereden değiştiriyoruz", "change_address", "asked"),
    ("kargolanmadıysa adresi değiştirir misiniz", "change_address", "conditional"),
    ("kurye gününü değiştirin", "change_pickup", "wanted"),
    ("iade kuryesini haftaya erteleyin", "change_pickup", "wanted"),
    ("iade alım adresini değiştirin", "change_pickup", "wanted"),
    ("kuryeyi ertelemeyin", "change_pickup", "unwanted"),
    ("kurye saatini değiştirmenize gerek yok", "change_pickup", "unwanted"),
    ("kurye gününü değiştirdiniz", "change_pickup", "done"),
    ("kurye gününü değiştirin demiştim", "change_pickup", "done"),
    ("kurye gününü değiştirebilir miyim", "change_pickup", "asked"),
    ("evde olamazsam, kurye saatini akşama alın", "change_pickup", "conditional"),
    ("beni arayın", "callback", "wanted"),
    ("telefonla arar mısınız", "callback", "wanted"),
    ("yetkili biri beni arasın", "callback", "wanted"),
    ("aramayın lütfen", "callback", "unwanted"),
    ("telefon etmeyin mesaj yazın", "callback", "unwanted"),
    ("aramanıza gerek kalmadı", "callback", "unwanted"),
    ("aradınız konuştuk", "callback", "done"),
    ("geri aramadılar", "callback", "done"),
    ("arayacaktınız", "callback", "done"),
    ("hafta sonu arıyor musunuz", "callback", "asked"),
    ("geri arama kaç saat içinde oluyor", "callback", "asked"),
    ("çözemezseniz telefonla arayın", "callback", "conditional"),
    ("ararsanız açmam", "callback", "unwanted"),
    ("araştırma bir günde biterse açın", "enquiry", "conditional"),
    ("kuryeyi ertelemeyin bugün alsınlar", "change_pickup", "unwanted"),
    ("saati değil adresi değiştirin", "change_address", "wanted"),
]


@pytest.mark.parametrize(("text", "remedy", "polarity"), READ)
def test_each_in_every_polarity(text: str, remedy: str, polarity: str) -> None:
    """The new remedies take the polarity of their verb as the others do."""
    assert {one for one in _read(text) if one[0] in NEW} == {(remedy, polarity)}


NEAR = [
    *("aradığım ürün buydu", "çok aradım bu modeli", "araba bozuldu", "arada bir çalışıyor"),
    *("kargoyu aradım açmadılar", "beden arayanlara tavsiye", "görüntülü aramada donuyor"),
    *("bir sorun var", "sorun değil", "kargoda sorun var", "kuryeye su verdik"),
    *("adresim doğru", "adres etiketi silinmiş", "kurye çok kibardı", "kurye geç geldi"),
    *("sapı elimde kaldı", "koku iki saat kalmıyor", "vidası tutmuyor", "az kalsın düşüyordu"),
    *("telefonun şarjı bitiyor", "telefon kılıfı dar geldi", "saatin camı çizik"),
]


@pytest.mark.parametrize("text", NEAR)
def test_words_that_only_sound_like_it(text: str) -> None:
    """The near misses: a search for goods, a problem, an address, a handle that came off."""
    assert not {remedy for remedy, _ in _read(text)} & set(NEW)


APART = [
    ("adresimi değil ürünü değiştirin", {("exchange", "wanted")}),
    ("iadeyi iptal etmeyin", {("refund", "wanted")}),
    ("iade talebimi iptal edin", {("refund", "unwanted")}),
    ("vazgeçtim değiştirmekten", set()),
    ("paramı yatırın artık kaç gün oldu", {("refund", "wanted")}),
    ("yenisini göndereceksiniz", {("replacement", "wanted")}),
    ("iade mi etsem yoksa değişim mi", {("refund", "asked"), ("exchange", "asked")}),
    ("bir kısmını iade edin", {("price_reduction", "wanted")}),
    ("hiç olmazsa paramı iade edin", {("refund", "wanted")}),
    ("servisi iptal edin", set()),
    ("yenisini yollasanız da istemem", {("replacement", "unwanted")}),
    ("tamir edilecekse kalsın", {("repair", "conditional")}),
    ("iade yapmışsınız, istemiyorum", {("refund", "done")}),
    ("iade yapmışsınız istemiyorum", {("refund", "unwanted")}),
    ("indirimi ne yapayım", {("price_reduction", "unwanted")}),
    ("bekleyecek halim kalmadı", {("wait", "unwanted")}),
    ("siparişi düşürün", {("cancel", "wanted")}),
    ("kaç gün olsa beklerim", {("wait", "wanted")}),
    ("şimdi ise tamirini talep ediyorum", {("repair", "wanted")}),
    ("tamir mi edersiniz yoksa değişim mi", {("repair", "asked"), ("exchange", "asked")}),
]


@pytest.mark.parametrize(("text", "found"), APART)
def test_what_the_older_remedies_mean_beside_them(text: str, found: set[tuple[str, str]]) -> None:
    """What a verb of change, an end of a wish or a question behind a wish speaks of."""
    assert {one for one in _read(text) if one[0] not in NEW} == found


@pytest.mark.parametrize(
    "text", ["aramayın", "bende kalsın", "adresi değiştirmeyin", "beni arayın"]
)
def test_they_answer_no_question_of_ours(text: str) -> None:
    """Nobody is offered them, so they neither choose nor refuse what was offered."""
    heard = Heard(message_id="1", customer_id=1, text=text, acts=read(text))
    assert heard.speaks_of(wishes(text)[0].remedy)
    assert (heard.wanted, heard.unwanted, heard.wondered) == ((), (), ())


@pytest.mark.parametrize("text", ["aramayın", "adresi değiştirmeyin", "bende kalmasın"])
def test_refusing_them_is_no_no(text: str) -> None:
    """ "Aramayın" beside a question for a yes says neither yes nor no to it."""
    assert not [act for act in read(text) if act.act in {"affirm", "deny"}]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", sorted(LINES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_lines_stand_in_the_file_of_their_first_wish(path: Path) -> None:
    """A line has its text, its family and wishes that we know; one polarity for each remedy."""
    for row in _rows(path):
        assert set(row) == {"text", "wishes", "family"} and row["text"] and row["family"]
        remedies = [wish["remedy"] for wish in row["wishes"]]
        # The other language's lines stand together.
        assert path.stem in {(remedies or ["none"])[0], "english"}, row["text"]
        assert len(set(remedies)) == len(remedies), row["text"]
        assert set(remedies) <= {*acts.OFFERED, *NEW}
        assert {wish["polarity"] for wish in row["wishes"]} <= POLARITIES


def test_no_line_stands_twice() -> None:
    """Whatever its case and letters."""
    texts = [
        fold(" ".join(row["text"].split())) for path in LINES.glob("*.jsonl") for row in _rows(path)
    ]
    assert len(set(texts)) == len(texts)
