"""A message in the one spelling that is counted: lower-case ASCII, mended as far as rules can."""

from __future__ import annotations

import re
import unicodedata

from bot.turkish import clean, fold

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
    "deil": "degil",
    "dgl": "degil",
    "tskr": "tesekkur",
    "tskl": "tesekkurler",
    "wp": "whatsapp",
    "bsey": "bir sey",
    "hcbr": "hicbir",
    "hbr": "haber",
    "nzmn": "ne zaman",
    "zmn": "zaman",
    "naslsn": "nasilsin",
    "ltf": "lutfen",
    "snr": "sonra",
    "guzl": "guzel",
    "sarz": "sarj",
    "jarz": "sarj",
    "jarj": "sarj",
}
# "15gün", "20sn": a number and its word; "ts1004" is one thing.
_GLUED = re.compile(r"(?<![a-z])(\d+)([a-z]{2,})")
# Signs that are answers by themselves.
SIGNS = str.maketrans(
    {"👍": " tamam ", "👌": " tamam ", "✅": " evet ", "👎": " hayir ", "❌": " hayir "}
)
_WORD = re.compile(r"\w+|[^\w\s]")
# Formatting marks, and marks that stand on another letter and made no letter with it.
_HIDDEN = frozenset({"Cf", "Mn", "Me"})


def normal(text: str) -> str:
    """A customer's message, capped at 1,000 characters: words and signs with one blank between."""
    plain = _visible(clean(text[: 2 * MAX_CHARACTERS]))[:MAX_CHARACTERS]
    short = _STRETCHED.sub(r"\1", fold(plain.translate(_LOOK_ALIKES).translate(SIGNS)))
    return " ".join(_SMS.get(word, word) for word in _WORD.findall(_GLUED.sub(r"\1 \2", short)))


def _visible(text: str) -> str:
    """Without zero-width, direction and stacked marks: they hide words from every comparison."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in _HIDDEN)
