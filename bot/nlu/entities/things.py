"""Carriers, what a customer says of a report, of photos and of our mistakes, and products."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

import spacy
from spacy.language import Language

from bot.nlu.entities import patterns
from bot.nlu.entities.entity import Entity, Spelled, Word
from bot.nlu.entities.products import NOUNS, OTHER_WORDS, PHRASES, SHORT

_RULED: Final = {
    "carrier": patterns.CARRIERS,
    "damage_report": patterns.REPORTS,
    "correction": patterns.CORRECTIONS,
    "photo_answer": patterns.MEDIA,
}


# A part before the sign, names with points after it; long enough for every address in use.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?!\w)")


def emails(text: Spelled) -> Iterator[Entity]:
    """Addresses of mail, as they were written; what follows an apostrophe is an ending."""
    for found in _EMAIL.finditer(text.folded):
        yield Entity("email", text.own(*found.span()), *found.span())


def ruled(text: Spelled) -> Iterator[Entity]:
    """What the patterns of `patterns.py` find among spaCy's Turkish tokens."""
    for span in _pipeline()(text.folded).ents:
        yield Entity(span.label_, span.ent_id_, span.start_char, span.end_char)


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("tr")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": name, "id": value, "pattern": _tokens(words)}
            for name, rows in _RULED.items()
            for value, words in rows
        ]
    )
    return nlp


def _tokens(words: str) -> list[dict[str, object]]:
    """One spaCy token pattern a word."""
    tokens: list[dict[str, object]] = []
    for word in words.split():
        if word == "*":
            tokens += [{"OP": "?"}, {"OP": "?"}]
        else:
            tokens.append({"TEXT": {"REGEX": f"^(?:{word})$"}})
    return tokens


# Endings of a noun: plural, whose, case, and the rest of what hangs on it.
_ENDINGS: Final = re.compile(
    r"['’]?(?:l[ae]r)?(?:[iu]?m[iu]z|[iu]?n[iu]z|[iu]?m|s?[iu]n?|n)?"
    r"(?:n?[iu]n|y?[iu]|n[iu]|y?[ae]|n[ae]|n?d[ae]n?|t[ae]n?|y?l[ae]|[yn][iu]d[ae])?(?:k[iu])?(?:l[ae]r\w{0,3})?"
)
# Last letters that change before an ending: kitabı, bardağı, ağacı.
_HARD: Final = {"b": "p", "g": "k"}


@lru_cache(maxsize=20_000)
def noun(word: str) -> str | None:
    """The noun of the list that a folded word is a form of: the longest one."""
    if OTHER_WORDS.match(word):
        return None
    for length in range(len(word), 1, -1):
        stem, ending = word[:length], word[length:]
        if not _ENDINGS.fullmatch(ending):
            continue
        if stem in NOUNS:
            return stem
        hard = stem[:-1] + _HARD.get(stem[-1], "-")
        if hard in NOUNS and ending[:1] in set("aeiu"):
            return hard
    return None


# What a name's own ending takes behind it: "takımının", "fırçasını".
_CASE: Final = re.compile(r"n(?:[iu]n?|[ae]|d[ae]n?)$")
_BY_FIRST: Final = {
    first: [phrase for phrase in PHRASES if phrase[0] == first] for first, *_ in PHRASES
}


@lru_cache(maxsize=20_000)
def _last_of_name(word: str, last: str) -> bool:
    """Whether a word is a name's last one, with its own ending, another or none."""
    root = last if len(last) < 5 else last.rstrip("iu").removesuffix("s")
    return word.startswith(root) and bool(_ENDINGS.fullmatch(word[len(root) :]))


def name_at(words: Sequence[Word], index: int) -> int:
    """How many words of the name of a product begin here: 0 for none."""
    longest = 0
    for phrase in _BY_FIRST.get(words[index].text, ()):
        said = words[index : index + len(phrase)]
        fits = len(said) == len(phrase) and all(
            word.text == part for word, part in zip(said[:-1], phrase[:-1], strict=True)
        )
        if fits and _last_of_name(said[-1].text, phrase[-1]):
            longest = max(longest, len(phrase))
    return longest or int(noun(words[index].text) is not None)


_PHONE: Final = re.compile(
    r"(?:bilm[ie]|hatirla|unut|bulam|son|num|no\b|hat|tel\b|hane|\d{3}|bas|kayit|beklet|ara)"
)
# So many letters part the word from its digits, before and behind it.
_BESIDE: Final = 12
_RIGHT_BEHIND: Final = 2
# Where something is, what goes with it: seldom what the message is about.
_FACING: Final = re.compile(r"(?:karsisi|onu)(?:n[ae]|nd[ae]n?)$")
_TOO: Final = re.compile(r"[iu]d[ae]$")
_OBLIQUE: Final = re.compile(r"\w*(?:[dt][ae]|l[ae]|n[ae]|y[ae])")


def products(text: Spelled, words: Sequence[Word], taken: Sequence[Entity]) -> Iterator[Entity]:
    """The product that a message is about, without the ending of a single word.

    None where the names of variants say it already. `taken`: what is something else already.
    """
    pair = [one for one in taken if one.entity in {"wanted", "received"}]
    if all(one.entity == "received" for one in pair):
        # What came instead is not what the message is about; another name may be.
        pair = []
    found = [
        (index, length)
        for index, length in _names(words)
        if not _within(taken, words[index])
        and not _no_thing(words, index)
        and not _of_its_end(taken, words[index])
    ]
    if found and not any(_within(pair, words[index]) for index, _ in _names(words)):
        yield _product(text, words, *min(found, key=lambda name: _weakness(words, *name)))


def things(text: Spelled, words: Sequence[Word], taken: Sequence[Entity]) -> list[Entity]:
    """Every thing that a message names; parts and wrappings only where it names no other."""
    found = [
        (index, length)
        for index, length in _names(words)
        if not _within(taken, words[index])
        and not _no_thing(words, index)
        and not _of_its_end(taken, words[index])
    ]
    whole = [name for name in found if not _weakness(words, *name)[0]]
    return [_product(text, words, *name) for name in whole or found]


def _product(text: Spelled, words: Sequence[Word], index: int, length: int) -> Entity:
    first, last = words[index], words[index + length - 1]
    value = text.own(first.start, last.end)
    stem = noun(first.text) if length == 1 else None
    if length > 1 and (case := _CASE.search(last.text)) and _has_case(words, index, length):
        value = value[: -len(case[0])]
    if stem:
        # "bardağı" is a "bardak": only the last letter can be another.
        same = first.text.startswith(stem)
        value = value[: len(stem)] if same else value[: len(stem) - 1] + stem[-1]
    return Entity("product", value, first.start, last.end)


def _has_case(words: Sequence[Word], index: int, length: int) -> bool:
    """Whether the last word goes on behind the end of its name: "takımının"."""
    last = words[index + length - 1].text
    return any(
        len(phrase) == length and phrase[-1] != last and _CASE.sub("", last) == phrase[-1]
        for phrase in _BY_FIRST.get(words[index].text, ())
    )


def _names(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where names of products begin, and of how many words they are."""
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        length = name_at(words, index)
        if length:
            # "lastik terlik": the last of two nouns is the thing.
            if (
                found
                and sum(found[-1]) == index
                and _bare(words, *found[-1])
                and not words[index - 1].stop
            ):
                found.pop()
            found.append((index, length))
        index += max(length, 1)
    return found


def _bare(words: Sequence[Word], index: int, length: int) -> bool:
    return length == 1 and words[index].text in NOUNS


def _weakness(words: Sequence[Word], index: int, length: int) -> tuple[int, int]:
    """Parts of things, and things in passing, come after the rest; then the first one."""
    word = words[index + length - 1].text
    weak = length == 1 and noun(word) in SHORT
    oblique = length == 1 and _OBLIQUE.fullmatch(word) is not None and word not in NOUNS
    if oblique and _TOO.search(word) and word[:-2] not in NOUNS:
        # "Bardaklarıda": the particle, written together.
        oblique = noun(word[:-2]) is None
    return 2 * weak + oblique, index


def _no_thing(words: Sequence[Word], index: int) -> bool:
    return _of_a_phone(words, index) or _called_a_robot(words, index) or _a_place(words, index)


def _a_place(words: Sequence[Word], index: int) -> bool:
    """ "Aynanın karşısına geçtim": where somebody stood."""
    following = words[index + 1].text if index + 1 < len(words) else ""
    return words[index].text.endswith("in") and _FACING.match(following) is not None


def _called_a_robot(words: Sequence[Word], index: int) -> bool:
    """ "Robot musun", "are you a robot": asked of us."""
    if not words[index].text.startswith("robot"):
        return False
    before = {word.text for word in words[max(0, index - 3) : index]}
    after = words[index + 1].text if index + 1 < len(words) else ""
    asked = re.fullmatch(r"m[iu](?:s[iu]n\w*)?", after) or words[index].text.startswith("robots")
    return bool(asked) or not before.isdisjoint({"you", "sen", "siz", "bir", "this"})


def _of_a_phone(words: Sequence[Word], index: int) -> bool:
    """ "telefonumun sonu", "kayıtlı telefon": a number and no thing."""
    if not words[index].text.startswith("telefon"):
        return False
    near = (*words[max(0, index - 1) : index], *words[index + 1 : index + 3])
    return words[index].text.endswith(("da", "dan", "la")) or any(
        _PHONE.match(word.text) for word in near
    )


def _of_its_end(taken: Sequence[Entity], word: Word) -> bool:
    """ "Telefon doksan beş altmış", "7350 telefon": its number, in whatever spelling."""
    return word.text.startswith("telefon") and any(
        one.entity == "phone_last4"
        and (0 <= one.start - word.end <= _BESIDE or 0 <= word.start - one.end <= _RIGHT_BEHIND)
        for one in taken
    )


def _within(taken: Sequence[Entity], word: Word) -> bool:
    return any(one.start <= word.start < one.end for one in taken)
