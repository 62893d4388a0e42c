"""What the rules for entities take and give: a text in two spellings, and what was found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.turkish import fold, visible


@dataclass(frozen=True)
class Entity:
    """`value`: normalised, or the customer's own words where there is nothing to normalise.

    `start` and `end`: characters of the folded text, of the words that say it.
    """

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Spelled:
    """A message folded, for the rules, and as it was written, for values; both of one length."""

    folded: str
    source: str

    @classmethod
    def of(cls, text: str) -> Spelled:
        """Both spellings of a text's beginning; lone surrogates become question marks."""
        # A lone surrogate, half of a character, is text to Python and an error to spaCy.
        text = text[:_LONGEST].encode(errors="replace").decode()
        folded, source = fold(text), visible(text)
        # Some rare letters grow when they are folded: then places fit the folded text alone.
        return cls(folded, source if len(source) == len(folded) else folded)

    def own(self, start: int, end: int) -> str:
        """The customer's own letters."""
        return self.source[start:end].strip()


@dataclass(frozen=True)
class Word:
    """One word of the folded text; `stop`: a clause ends after it."""

    text: str
    start: int
    end: int
    stop: bool


_WORD = re.compile(
    r"\d{1,2}\.(?= (?:sinif|nesil|cilt|kademe|seviye|sayi|kitap))|\d+(?:[.,x/-]\d+)+(?:['’]?[^\W\d]+)?|\w+(?:['’]\w+)*"
)
_STOP = re.compile(r"[.!?;:,\n()]| / ")
# Nobody says what came after the three-hundredth word.
_MOST = 300
# Nor after so many characters; some expressions take time with the square of a text's length.
_LONGEST = 4_000


def words(folded: str) -> list[Word]:
    """The first 300 words; "1,5", "90x190", "9-10" and "9." of "9. sınıf" are one word each."""
    found = [match for match, _ in zip(_WORD.finditer(folded), range(_MOST), strict=False)]
    ends = [*(match.start() for match in found[1:]), len(folded)]
    return [
        Word(match[0], *match.span(), bool(_STOP.search(folded[match.end() : until])))
        for match, until in zip(found, ends, strict=False)
    ]
