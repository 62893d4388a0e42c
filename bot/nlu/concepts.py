"""What the words of a message are about: concepts from a lexicon, through misspellings too.

Turkish words have many forms and customers many spellings; a classifier that only knows the words
of its lines has not seen most of them. `lexicon.yml` says which stems mean the same, so that what
was learnt of "kumandası çıkmadı" holds for "vidasi konmamis".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

LEXICON = Path(__file__).with_name("lexicon.yml")
# Shorter stems would match the beginning of anything.
_SHORTEST_STEM = 4
# From here on one wrong letter is forgiven.
_SHORTEST_MENDED = 5
_LONGEST_STEM = 11
# Two concepts make a pair as far as so many words apart.
_REACH = 4
_NUMBER = "number"
_WORD = re.compile(r"\w+")
_VOWELS = re.compile("[aeiou]")
_NEGATED = re.compile(r"..+(?:m[ae]d[iu]|m[iu]yo|m[ae]mis|m[ae]yen|m[ae]z|s[iu]z)")
_NOT = "degil"

Tags = tuple[str, ...]


def concepts(folded: str) -> list[str]:
    """The concepts of a folded text and their pairs in order: what a classifier counts.

    "a.b": next to each other; "a>b": a few words apart; "-": the word is negated.
    """
    tagged = [_tags(word) for word in _WORD.findall(folded)]
    return [tag for tags in tagged for tag in tags] + list(_pairs(tagged))


def _pairs(tagged: Sequence[Tags]) -> Iterator[str]:
    for place, tags in enumerate(tagged):
        for distance, others in enumerate(tagged[place + 1 : place + 1 + _REACH]):
            mark = ">" if distance else "."
            yield from (f"{tag}{mark}{other}" for tag in tags for other in others)


@lru_cache(maxsize=50_000)
def _tags(word: str) -> Tags:
    if word.isdigit():
        return (_NUMBER,)
    if word == _NOT:
        return ("not",)
    found = sorted(_LEXICON.of(word))
    if not _NEGATED.match(word):
        return tuple(found)
    return (*(f"{tag}-" for tag in found), *found) if found else ("negated",)


class Lexicon:
    """The stems of `lexicon.yml`, looked up by word, by beginning and by near spelling."""

    def __init__(self, path: Path) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        for concept, stems in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for stem in stems.split():
                whole = stem.endswith("=") or len(stem) < _SHORTEST_STEM
                (self._words if whole else self._stems)[stem.rstrip("=")].add(concept)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._skeletons: dict[str, str] = {}
        for stem in sorted(self._stems, key=len):
            self._skeletons[_skeleton(stem)] = stem
            if len(stem) >= _SHORTEST_MENDED:
                for form in _with_one_letter_less(stem):
                    self._near[form].add(stem)

    def of(self, word: str) -> set[str]:
        """The concepts of a folded word: by its longest stem, else by the nearest spelling."""
        found = set(self._words.get(word, ()))
        stem = self._stem(word)
        if stem is None and not found and len(word) >= _SHORTEST_STEM:
            stem = self._misspelt(word) or self._without_vowels(word)
        return found | self._stems.get(stem, set()) if stem else found

    def _stem(self, word: str) -> str | None:
        lengths = range(len(word), _SHORTEST_STEM - 2, -1)
        return next((word[:end] for end in lengths if word[:end] in self._stems), None)

    def _misspelt(self, word: str) -> str | None:
        # One letter less than the shortest stem: one may have been left out.
        for end in range(min(len(word), _LONGEST_STEM), _SHORTEST_MENDED - 2, -1):
            start = word[:end]
            near = {
                stem
                for form in _with_one_letter_less(start)
                for stem in self._near.get(form, ())
                if stem[0] == word[0] and _one_slip(start, stem)
            }
            if near:
                return max(near, key=lambda stem: (len(stem), stem))
        return None

    def _without_vowels(self, word: str) -> str | None:
        """ "gndrmdi": where few vowels are left, the consonants say which word is meant."""
        if _VOWELS.search(word) and 4 * len(_VOWELS.findall(word)) >= len(word):
            return None
        bones = _skeleton(word)
        for end in range(len(bones), 2, -1):
            if bones[:end] in self._skeletons and end in {len(bones), *range(4, 20)}:
                return self._skeletons[bones[:end]]
        return None


def _skeleton(word: str) -> str:
    return word[0] + _VOWELS.sub("", word[1:])


def _with_one_letter_less(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _one_slip(left: str, right: str) -> bool:
    """Whether one letter was left out, put in, replaced, or changed places with the next."""
    if len(left) == len(right):
        places = [
            at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other
        ]
        if len(places) == 2 and places[1] == places[0] + 1:
            return left[places[0]] + left[places[1]] == right[places[1]] + right[places[0]]
        return len(places) <= 1
    shorter, longer = sorted((left, right), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next((at for at in range(len(shorter)) if shorter[at] != longer[at]), len(shorter))
    return shorter[at:] == longer[at + 1 :]


_LEXICON = Lexicon(LEXICON)
