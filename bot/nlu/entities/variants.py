"""What was ordered and what came instead: "42 istedim 43 geldi", "siyah yerine lacivert"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.nlu.entities import variant_words as said
from bot.nlu.entities.counting import count, count_of_them
from bot.nlu.entities.entity import Entity, Spelled, Word
from bot.nlu.entities.shortening import Phrase, coloured, shortened
from bot.nlu.entities.things import noun

# Sizes that are taken for each other are not far apart.
_NEAR = 8


@dataclass(frozen=True)
class _Event:
    """A verb, or a word like "yerine", that has a phrase before it: words `first` to `last`."""

    kind: str
    first: int
    last: int


def variants(text: Spelled, words: Sequence[Word], taken: Sequence[Entity]) -> Iterator[Entity]:
    """The first pair of what was wanted and what was received; neither without the other.

    `taken`: days and numbers, which are no variants.
    """
    for wanted, received, sure in _pairs(words):
        pair = shortened(wanted, received)
        free = not any(
            one.start <= word.start < one.end for one in taken for word in (*wanted, *received)
        )
        if pair and free and _plausible(*pair, sure, (*wanted, *received)):
            yield _entity("wanted", text, pair[0])
            yield _entity("received", text, pair[1])
            return


def _entity(name: str, text: Spelled, phrase: Phrase) -> Entity:
    value = " ".join(text.own(word.start, word.end) for word in phrase)
    return Entity(name, value, phrase[0].start, phrase[-1].end)


def _pairs(words: Sequence[Word]) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """Phrases that stand opposite each other; True where the words leave no doubt."""
    events = list(_events(words))
    phrases = [
        _backward(words, before.last + 1 if before else 0, event.first)
        for before, event in zip([None, *events], events, strict=False)
    ]
    for event, after, phrase in zip(events, [*events[1:], None], phrases, strict=False):
        if event.kind == "instead":
            yield phrase, _forward(words, event.last + 1, after), True
    yield from _opposite(events, phrases)
    yield from _named(words)
    yield from _then_named(words, events, phrases)
    yield from _bare_order(words)
    yield from _sizes(words, events, phrases)


def _named(words: Sequence[Word]) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """ "istediğim mavi, gelen siyah": each name follows its participle."""
    places = [
        next((place for place, word in enumerate(words) if form.fullmatch(word.text)), None)
        for form in (said.THE_WANTED, said.THE_RECEIVED)
    ]
    if places[0] is None or places[1] is None:
        return
    wanted, received = (
        _up_to_a_stop(words, place + 1, places) for place in places if place is not None
    )
    surely = places[0] is not None and said.SURELY_WANTED.fullmatch(words[places[0]].text)
    yield wanted, received, surely is not None


def _then_named(
    words: Sequence[Word], events: Sequence[_Event], phrases: Sequence[Phrase]
) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """ "adidas seçili, gelen puma": one side by its verb, the other after its participle."""
    places = [at for at, word in enumerate(words) if said.THE_RECEIVED.fullmatch(word.text)]
    for event, phrase in zip(events, phrases, strict=True):
        for place in places:
            said_why = words[event.first].text == "diye"
            if event.kind not in {"want", "buy"} or not phrase or said_why:
                continue
            near = event.last < place <= event.last + 3 or 0 < event.first - place <= 7
            received = _up_to_a_stop(words, place + 1, [place, event.first])
            if near and not set(received) & set(phrase):
                yield phrase, received, False


def _bare_order(words: Sequence[Word]) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """ "37 sipariş 38 gelen": two sizes and no verb."""
    for first, order, second, came in zip(words, words[1:], words[2:], words[3:], strict=False):
        named = said.ORDER.fullmatch(order.text) and said.CAME.fullmatch(came.text)
        if named and _of_sizes((first,), (second,)):
            yield (first,), (second,), True


def _of_sizes(one: Phrase, other: Phrase) -> bool:
    """Two sizes of one thing: "44" and "45", "M" and "L"."""
    sizes = [
        next((word.text for word in phrase if said.SIZES.fullmatch(word.text)), None)
        for phrase in (one, other)
    ]
    if sizes[0] is None or sizes[1] is None:
        return False
    numbers = [int(size) for size in sizes if size is not None and size.isdecimal()]
    return not numbers or (len(numbers) == 2 and abs(numbers[0] - numbers[1]) <= _NEAR)


def _up_to_a_stop(words: Sequence[Word], start: int, places: Sequence[int | None]) -> Phrase:
    end = start
    while end < min(len(words), start + 4) and end not in places:
        end += 1
        if words[end - 1].stop:
            break
    return tuple(word for word in words[start:end] if not said.AFTER.fullmatch(word.text))


def _opposite(
    events: Sequence[_Event], phrases: Sequence[Phrase]
) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """Two verbs in a row, one that asks and one that brings: first asking, then the other way."""
    following = list(zip(pairwise(events), pairwise(phrases), strict=True))
    for (event, after), (first, second) in following:
        if after.kind == "came" and event.kind in {"want", "buy", "not"}:
            yield first, second, event.kind != "buy"
        if after.kind == "became" and event.kind == "want":
            yield first, second, False
    for (event, after), (first, second) in following:
        if event.kind == "came" and after.kind in {"want", "buy", "instead"}:
            yield second, first, after.kind != "buy"
        if event.kind == "not" and after.kind == "want":
            yield second, first, True
        if event.kind == "has" and after.kind in {"want", "buy"} and _of_sizes(first, second):
            yield second, first, False


def _sizes(
    words: Sequence[Word], events: Sequence[_Event], phrases: Sequence[Phrase]
) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """ "38 beden abiyem 42 geldi": no verb asks, the measure's word does."""
    for event, phrase in zip(events, phrases, strict=True):
        for place in range(max(1, event.first - 6), event.first - 1):
            if event.kind == "came" and said.MEASURE.fullmatch(words[place].text):
                last = tuple(word for word in phrase if said.SIZES.fullmatch(word.text))[-1:]
                if last and last[0].start > words[place].start:
                    yield (
                        (words[place - 1],),
                        last,
                        said.SIZES.fullmatch(words[place - 1].text) is not None,
                    )


def _events(words: Sequence[Word]) -> Iterator[_Event]:
    index = 0
    while index < len(words):
        following = words[index + 1].text if index + 1 < len(words) else ""
        kind, length = _kind(words[index].text, following)
        if kind == "want":
            # "olması lazımdı", "gelmesi gerekiyordu": one wish.
            while index + length < len(words) and _kind(words[index + length].text, "")[0] == kind:
                length += 1
        if kind:
            yield _Event(kind, index, index + length - 1)
        index += length


@lru_cache(maxsize=20_000)
def _kind(word: str, following: str) -> tuple[str, int]:
    if said.ORDER.fullmatch(word) and said.ORDERED.fullmatch(following):
        return "buy", 2
    if said.ORDERED.fullmatch(word) and said.ORDER.fullmatch(following):
        return "buy", 2
    if said.PRICE.fullmatch(word) and said.PAID.fullmatch(following):
        # "deri kemer parası verdim"
        return "buy", 2
    if word == "diye":
        # "deri diye suni deri yollamışlar", but not "siyah diye sipariş ettim".
        verb_follows = said.ORDER.fullmatch(following) or _kind(following, "")[0]
        return ("" if verb_follows else "buy"), 1
    return next((kind for kind, verb in said.VERBS if verb.fullmatch(word)), ""), 1


def _backward(words: Sequence[Word], start: int, end: int) -> Phrase:
    """The at most six words before `end`, back to the end of a clause or to a word of no name."""
    while end > start and said.AFTER.fullmatch(words[end - 1].text):
        end -= 1
    first = end
    while first > max(start, end - 6) and not _closes(words, first, end):
        first -= 1
    return tuple(words[first:end])


def _closes(words: Sequence[Word], first: int, end: int) -> bool:
    word = words[first - 1]
    if word.stop and first < end:
        return True
    return noun(word.text) is None and said.BEFORE.fullmatch(word.text) is not None


def _forward(words: Sequence[Word], start: int, after: _Event | None) -> Phrase:
    """After "yerine": up to the verb of coming, or the end of the clause."""
    end = after.first if after and after.first - start <= 6 else min(start + 4, len(words))
    if after and after.first - start <= 6:
        return _backward(words, start, end)
    phrase = words[start:end]
    stop = next((place for place, word in enumerate(phrase) if word.stop), None)
    return (
        ()
        if stop is None and len(words) > end
        else tuple(phrase[: (stop or 0) + 1] if stop is not None else phrase)
    )


def _plausible(wanted: Phrase, received: Phrase, sure: bool, whole: Phrase) -> bool:
    texts = [" ".join(word.text for word in phrase) for phrase in (wanted, received)]
    if (
        texts[0] == texts[1]
        or (texts[1].isalpha() and count_of_them(texts[1]))
        or max(len(wanted), len(received)) > 4
    ):
        return False
    if any(said.OTHER.match(word.text) for word in whole):
        return False
    if any(said.PIECES.fullmatch(word.text) for word in whole) or _counted(texts, whole):
        return False
    return sure or _alike(wanted, received)


def _counted(texts: list[str], whole: Phrase) -> bool:
    """ "4 sipariş ettim 2 geldi" counts pieces; "42 istedim 43 geldi" names sizes."""
    nouns = {noun(text.split()[-1]) for text in texts}
    same = len(nouns) == 1 and None not in nouns
    counts = [_count(text) for text in texts]
    if not same and all(" " in text for text in texts):
        return False
    sized = any(said.MEASURES.fullmatch(word.text) for word in whole)
    small = any(number is not None and number < 20 for number in counts)
    return None not in counts and small and not sized


def _count(text: str) -> int | None:
    """The number that a phrase is, or begins with before a thing: "7 halka", not "5 yaş"."""
    first, *rest = text.split()
    if rest and (said.KINDS.fullmatch(rest[0]) or said.formed(rest[0])):
        return None
    return count(text) or count(first)


def _alike(wanted: Phrase, received: Phrase) -> bool:
    """After "aldım" anything may follow: no number against a word, and no mere quality."""
    if any(_numbered(phrase) for phrase in (wanted, received)):
        return _numbered(wanted) and _numbered(received)
    left, right = wanted[-1].text, received[-1].text
    both = coloured(wanted[0]) and coloured(received[0])
    formed = said.formed(right), said.formed(left)
    if both or left[:4] == right[:4] or (any(formed) and all(formed)):
        return True
    return not any(formed) and not any(said.QUALITIES.fullmatch(word.text) for word in received)


def _numbered(phrase: Phrase) -> bool:
    return any(letter.isdigit() for word in phrase for letter in word.text)
