"""The shortest words for a variant: without "size", and without the product where it can go."""

from __future__ import annotations

from bot.nlu.entities import variant_words as said
from bot.nlu.entities.entity import Word
from bot.nlu.entities.products import COLOURS
from bot.nlu.entities.things import name_at, noun

Phrase = tuple[Word, ...]


def shortened(wanted: Phrase, received: Phrase) -> tuple[Phrase, Phrase] | None:
    """Both without words for "size", and without the product where the variant says enough."""
    wanted, received = _bare(wanted), _bare(received)
    if not wanted or not received:
        return None
    if _same_noun(wanted, received):
        # "siyah kordonu", "kahve kordonla": the noun is not said alike, so it is no part of the name.
        colours = coloured(wanted[-2]) and coloured(received[-2])
        if colours and wanted[-1].text != received[-1].text:
            return wanted[:-1], received[:-1]
        return wanted, received
    return _fitted(wanted, received), _fitted(received, wanted)


def _bare(phrase: Phrase) -> Phrase:
    kept = tuple(word for word in phrase if not said.MEASURES.fullmatch(word.text))
    while len(kept) > 1 and (said.LEADING.fullmatch(kept[0].text) or _whose(kept[0].text)):
        kept = kept[1:]
    return kept


def _whose(word: str) -> bool:
    """ "elbisenin": the product, whose variant follows."""
    return word.endswith(("in", "un")) and noun(word) not in {None, word}


def _same_noun(one: Phrase, other: Phrase) -> bool:
    """ "kablosuz mouse" and "kablolu mouse"."""
    if min(len(one), len(other)) < 2 or not one[-1].text[0].isalpha():
        return False
    left, right = noun(one[-1].text), noun(other[-1].text)
    alike = one[-1].text[:4] == other[-1].text[:4] and len(one[-1].text) > 3
    measure = said.KINDS.fullmatch(one[-1].text) or said.formed(one[-1].text)
    return bool((alike or (left and left == right)) and not measure)


def coloured(word: Word) -> bool:
    """Whether a word is a colour, or says left or right."""
    return any(
        word.text == colour or word.text in (f"{colour}i", f"{colour}si", f"{colour}li")
        for colour in COLOURS
    )


def _fitted(phrase: Phrase, other: Phrase) -> Phrase:
    """Without the product that the other side does not name, and no longer than need be."""
    if any(name_at(other, place) and not coloured(other[place]) for place in range(len(other))):
        # Two different things: each by its whole name.
        return phrase
    last = phrase[-1].text
    alike = last[:4] == other[-1].text[:4] and len(last) > 3
    if alike and not (said.KINDS.match(last) or said.formed(last)):
        return phrase
    kept = _without_product(phrase) or phrase
    if len(kept) <= len(other) or _measured(kept):
        return kept
    colours = [place for place, word in enumerate(kept, start=1) if coloured(word)]
    return kept[: max(len(other), *colours)] if colours else kept[: len(other)]


def _measured(phrase: Phrase) -> bool:
    return any(word.text[0].isdigit() or said.KINDS.fullmatch(word.text) for word in phrase)


def _belongs(word: Word) -> bool:
    return word.text.endswith(("si", "su")) and not coloured(word) and not said.formed(word.text)


def _without_product(phrase: Phrase) -> Phrase:
    for place in range(len(phrase)):
        length = name_at(phrase, place)
        if length and not coloured(phrase[place]):
            rest = phrase[place + length :]
            if not phrase[:place] and len(rest) == 1 and _belongs(rest[0]):
                # "kravat iğnesi": the second noun is the thing.
                return phrase
            return phrase[:place] or _without_product(phrase[length:])
    return phrase
