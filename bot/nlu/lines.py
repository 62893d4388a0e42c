"""The training set: our labelled lines, messages with two problems made of them, noisy copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.nlu.names import PRAISE, TOGETHER
from bot.nlu.noise import noisy
from bot.nlu.normalise import normal

SEED = 20261125
# Real messages carry two problems four times as often as anybody writes on purpose.
COMPOSED, PRAISED, ASIDE = 2000, 500, 1200
# Misspelt copies of each line of ours; of composed ones, whose halves are ours, one is enough.
COPIES = 2
# Remarks beside a complaint that change nothing about it, a line each.
ASIDES = Path(__file__).resolve().parents[2] / "data" / "acts" / "asides.txt"
# How people join two troubles, and a trouble with a kind word.
_JOINTS = (" ", ", ", ". ", " ve ", " hem de ", " üstelik ", " bir de ", " ayrıca ", " ")
_ASIDE_JOINTS = (" ", ", ", ". ", " ve ", " ")
_TURNS = (" ama ", " fakat ", " yalnız ", ", ", ". ", " ")
# Two long stories in one message are nobody's.
_LONGEST = 22
_PRAISE_FIRST = 0.7


@dataclass(frozen=True)
class Line:
    """A message and all its labels, the most important first; `language`: '' is Turkish."""

    text: str
    intents: tuple[str, ...]
    language: str = ""


def training_set(lines: Sequence[Line]) -> list[Line]:
    """Folded lines: ours, those composed of two, and misspelt copies of both."""
    chance = Random(SEED)
    composed = (_two_problems, _praise_and_problem, _problem_and_aside)
    made = [line for compose in composed for line in compose(lines, chance)]
    ours, others = (
        [Line(normal(line.text), line.intents) for line in part] for part in (lines, made)
    )
    copied = [*ours * COPIES, *others]
    copies = [Line(noisy(line.text, chance), line.intents) for line in copied]
    spoilt = [copy for copy, line in zip(copies, copied, strict=True) if copy != line]
    return [*ours, *others, *spoilt]


def _single(lines: Sequence[Line]) -> dict[str, list[str]]:
    """The shorter Turkish lines of one intent only, by intent."""
    found: dict[str, list[str]] = {}
    for line in lines:
        short = len(line.text.split()) < _LONGEST and not line.language
        if short and len(line.intents) == 1:
            found.setdefault(line.intents[0], []).append(line.text)
    return found


def _problem_and_aside(lines: Sequence[Line], chance: Random) -> Iterator[Line]:
    """ "Kesinlikle tavsiye etmiyorum" beside a broken cup is no second complaint."""
    told = [line for line in lines if line.intents[0] in TOGETHER and not line.language]
    asides = ASIDES.read_text(encoding="utf-8").splitlines()
    for _ in range(ASIDE if told else 0):
        line, aside = chance.choice(told), chance.choice(asides)
        parts = [line.text.rstrip("."), aside]
        chance.shuffle(parts)
        yield Line(chance.choice(_ASIDE_JOINTS).join(parts), line.intents)


def _two_problems(lines: Sequence[Line], chance: Random) -> Iterator[Line]:
    texts = _single(lines)
    weights = {name: weight for name, weight in TOGETHER.items() if name in texts}
    if len(weights) < 2:
        return
    for _ in range(COMPOSED):
        one, other = chance.choices(list(weights), list(weights.values()), k=2)
        if one != other:
            first, second = chance.choice(texts[one]), chance.choice(texts[other])
            yield Line(first.rstrip(".") + chance.choice(_JOINTS) + second, (one, other))


def _praise_and_problem(lines: Sequence[Line], chance: Random) -> Iterator[Line]:
    """A kind word beside a problem does not make it less of one."""
    texts = _single(lines)
    weights = {name: weight for name, weight in TOGETHER.items() if name in texts}
    if not weights or PRAISE not in texts:
        return
    for _ in range(PRAISED):
        problem = chance.choices(list(weights), list(weights.values()))[0]
        parts = [chance.choice(texts[PRAISE]), chance.choice(texts[problem])]
        if chance.random() > _PRAISE_FIRST:
            parts.reverse()
        yield Line(parts[0].rstrip(".") + chance.choice(_TURNS) + parts[1], (problem,))
