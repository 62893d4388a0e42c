"""Reads one message: intents, acts, entities, mood and language; for Rasa and for `parse`."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import joblib
import numpy as np
from numpy.typing import NDArray

from bot.acts import Act
from bot.nlu.acts import acts
from bot.nlu.answers import answered
from bot.nlu.asks import ARE_YOU_HUMAN
from bot.nlu.clauses import Clause, clauses
from bot.nlu.entities import Entity, extract
from bot.nlu.entities.evidence import only_evidence
from bot.nlu.models import ENGLISH, Models
from bot.nlu.names import ABUSE
from bot.nlu.normalise import MAX_CHARACTERS, normal
from bot.nlu.opinion import checked, unheard
from bot.nlu.parts import parts
from bot.nlu.settle import reconciled, settled, with_choice
from bot.nlu.told import apart, asked, identified, tied, told
from bot.nlu.understand import Meaning, decide, nothing_said
from bot.nlu.wishes import wishes
from bot.spoken import typed
from bot.turkish import fold

FILE = "reader.joblib"
_CALM, _ABUSIVE = "calm", "abusive"
TURKISH = "tr"
_WORD = re.compile(r"\w")
_BARE_WORDS = 2
# What an answer about the photo or the report may say too.
_BESIDE_EVIDENCE = frozenset({"danger", "skip"})
# The other language's lines are few: only what is plainly English is taken for it.
_ENGLISH_FROM = 0.6


@dataclass(frozen=True)
class Reading:
    """`meaning.intents`: all that apply, best first. `mood`: calm, annoyed, angry or abusive.

    `language`: 'tr' or 'en'.
    """

    meaning: Meaning
    mood: str
    language: str
    acts: tuple[Act, ...]
    entities: tuple[Entity, ...]


class Reader:
    """Read-only; safe to share between threads."""

    def __init__(self, models: Models) -> None:
        self._models = models

    @classmethod
    def from_archive(cls, archive: Path) -> Reader:
        """The trained models out of Rasa's archive, without starting Rasa.

        Raises FileNotFoundError without the file; StopIteration where the archive holds no reader.
        """
        with tarfile.open(archive) as files:
            name = next(name for name in files.getnames() if name.endswith(f"/{FILE}"))
            member = files.extractfile(name)
            if member is None:
                raise FileNotFoundError(name)
            return cls(joblib.load(member))

    def read(self, text: str, question: str | None = None) -> Reading:
        """The first 1,000 characters, in the light of the `question` that stood before it.

        Without any letter or digit it is `out_of_scope`. Never an error, whatever the text.
        """
        # A lone surrogate, half of a character, is text to Python and an error to others.
        text = text[:MAX_CHARACTERS].encode(errors="replace").decode()
        entities = tuple(extract(text))
        by_rules = acts(text, self._models.danger.read, self._wishes)
        by_rules = with_choice(by_rules, entities, text)
        if _WORD.search(normal(text)):
            meaning, mood, language, found = self._judged(text, by_rules, entities)
        else:
            meaning, mood, language, found = nothing_said(), _CALM, TURKISH, []
        every = [*by_rules, *(act for act in found if not _known(act, by_rules))]
        if only_evidence(text):
            every = [act for act in every if act.act in _BESIDE_EVIDENCE]
        whole = [*tied(reconciled(every, entities), entities, text), *identified(entities)]
        whole += answered(question, whole)
        return Reading(meaning, mood, language, tuple(whole), entities)

    def _wishes(self, text: str) -> tuple[Act, ...]:
        """Those of the rules as the heads hear them too, and those that only the heads hear."""
        models, found, folded = self._models, wishes(text), fold(text)
        whole = Clause(folded.strip(), 0, len(folded))
        rows = models.features.of([*(normal(act.clause) for act in found), normal(text)])
        polarities = models.polarities.scores(rows)
        heard = unheard(
            found,
            whole,
            (models.remedies, models.remedies.scores(rows[-1:])[0]),
            (models.polarities, polarities[-1]),
        )
        return (*checked(found, models.polarities.labels, polarities[:-1]), *heard)

    def _judged(
        self, text: str, ruled: Sequence[Act], entities: Sequence[Entity]
    ) -> tuple[Meaning, str, str, list[Act]]:
        """What the trained heads say, all of one pass over the features."""
        folded, spoken, own = fold(text), clauses(text), parts(text, entities)
        whole = Clause(folded.strip(), 0, len(folded))
        spans = (whole, *spoken)
        texts = [text, *(part.text for part in spoken), *(part.text for part in own)]
        # The heads know orders and phones in digits.
        rows = self._models.features.of([normal(typed(fold(one))) for one in texts])
        scores, labels = self._models.intents.scores(rows), self._models.intents.labels
        bare = len(folded.split()) <= _BARE_WORDS
        meaning = decide(labels, scores[0], scores[1 : len(spans)], bare)
        meaning = settled(meaning, ruled, entities, own, text)
        reports = apart(told(meaning, whole, spoken), own, labels, scores[len(spans) :])
        topics, heard = self._models.topics, bool(spoken)
        of_topics = topics.scores(rows[: len(spans)])[heard:]
        found = [*reports, *asked(topics.labels, of_topics, spans[heard:], folded)]
        moods, languages = self._models.moods, self._models.languages
        english = ENGLISH in languages.labels and languages.scores(rows[:1])[0, 0] >= _ENGLISH_FROM
        mood = _mood(meaning, ruled, english, (moods.labels, moods.scores(rows[:1])[0]))
        return meaning, mood, ENGLISH if english else TURKISH, found


def _mood(
    meaning: Meaning,
    ruled: Sequence[Act],
    english: bool,
    heard: tuple[Sequence[str], NDArray[np.float64]],
) -> str:
    """What the understanding calls abuse is abusive, whatever its other words."""
    if any(name == ABUSE for name, _ in meaning.intents):
        return _ABUSIVE
    if any(act.topic == ARE_YOU_HUMAN for act in ruled) or _only_hesitates(ruled):
        # "Robot musun" asks, "kararsızım" hesitates; heads know them as names to be called.
        return _CALM
    moods = dict(zip(*heard, strict=True))
    if english:
        # Most English lines of moods are abuse; the intents have heard more of the rest.
        moods.pop(_ABUSIVE, None)
    return max(moods, key=lambda name: moods[name], default=_CALM)


def _only_hesitates(ruled: Sequence[Act]) -> bool:
    return bool(ruled) and all(act.act in {"undecided", "pause"} for act in ruled)


def _known(act: Act, by_rules: Sequence[Act]) -> bool:
    """Whether the rules have said so already, who know better where they know."""
    return act.act == "ask" and any(
        (one.act, one.topic) == (act.act, act.topic) for one in by_rules
    )
