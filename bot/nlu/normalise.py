"""Two views of a message: folded for n-grams and rules, diacritics restored for the encoder."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from akana import deasciify

from bot.turkish import clean, fold, lower

# Longer messages add nothing that the first ones did not say, and cost time.
MAX_CHARACTERS = 1000

# "gelmediiiii" -> "gelmedii": Turkish has words with two, none with three.
_STRETCHED = re.compile(r"(\w)\1{2,}")
# Latin look-alikes of other alphabets, seen in copied and evasive text.
_LOOK_ALIKES = str.maketrans("аеорсухіјԁѕ", "aeopcyxijds")
# SMS spelling whose meaning no n-gram can guess; whole words only.
_SMS = {
    "slm": "selam",
    "mrb": "merhaba",
    "mrhb": "merhaba",
    "tsk": "tesekkur",
    "tskler": "tesekkurler",
    "tsklr": "tesekkurler",
    "sagol": "sagol",
    "bi": "bir",
    "bisey": "bir sey",
    "nbr": "ne haber",
    "kib": "kendine iyi bak",
    "tmm": "tamam",
    "tm": "tamam",
    "ok": "tamam",
    "okey": "tamam",
    "evt": "evet",
    "hyr": "hayir",
    "lutfn": "lutfen",
    "ltfn": "lutfen",
    "syn": "sayin",
    "gelmdi": "gelmedi",
    "nrde": "nerede",
    "nerde": "nerede",
    "napcam": "ne yapacagim",
    "napicam": "ne yapacagim",
    "napayim": "ne yapayim",
    "niye": "neden",
    "die": "diye",
    "ytr": "yeter",
    "cvp": "cevap",
    "msj": "mesaj",
    "tel": "telefon",
    "nmr": "numara",
    "urn": "urun",
    "sprs": "siparis",
    "krg": "kargo",
    "iadee": "iade",
    "deyil": "degil",
}
_TURKISH = re.compile("[çğıöşüÇĞİÖŞÜ]")
# Signs that are answers by themselves.
SIGNS = str.maketrans(
    {"👍": " tamam ", "👌": " tamam ", "✅": " evet ", "👎": " hayir ", "❌": " hayir "}
)
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Views:
    """`folded`: lower-case ASCII; `restored`: lower-case with Turkish letters put back."""

    folded: str
    restored: str


def views(text: str) -> Views:
    """Both views of a customer's message, capped in length."""
    plain = (
        _visible(clean(text[: 2 * MAX_CHARACTERS]))[:MAX_CHARACTERS]
        .translate(_LOOK_ALIKES)
        .translate(SIGNS)
    )
    return Views(folded=_words(fold(plain)), restored=_restored(plain))


def _visible(text: str) -> str:
    """Without zero-width and direction marks: they hide words from every comparison."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _words(folded: str) -> str:
    short = _STRETCHED.sub(r"\1", folded)
    return " ".join(_SMS.get(word, word) for word in _WORD.findall(short))


def _restored(plain: str) -> str:
    # Text that has Turkish letters was typed with a Turkish keyboard: leave it. A capital I is
    # Turkish or not, so "SIPARIS" is read as "siparis" before its letters are put back.
    if _TURKISH.search(plain):
        return _STRETCHED.sub(r"\1", lower(plain))
    return str(deasciify(_STRETCHED.sub(r"\1", fold(plain))))
