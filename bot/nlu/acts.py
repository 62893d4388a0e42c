"""The dialogue acts of one message, by rules: what must not be guessed is read here."""

from __future__ import annotations

from collections.abc import Callable

from bot.acts import ASKED, Act
from bot.nlu.answers import answers
from bot.nlu.conduct import conduct
from bot.nlu.danger import danger as by_rules
from bot.nlu.english import english_answers
from bot.nlu.errands import errands
from bot.nlu.normalise import MAX_CHARACTERS
from bot.nlu.wishes import wishes as wishes_by_rules


def acts(
    text: str,
    danger: Callable[[str], Act | None] = by_rules,
    wishes: Callable[[str], tuple[Act, ...]] = wishes_by_rules,
) -> tuple[Act, ...]:
    """What the message does, danger first. Whatever the text, never an error.

    `danger` and `wishes` read those: by rules, or by rules and trained heads together.
    """
    text = text[:MAX_CHARACTERS]
    hurt = danger(text)
    wished = wishes(text)
    said = answers(text, wished)
    known = {act.act for act in said}
    # Either language's rules may read a word; an act is told once.
    english = (act for act in english_answers(text) if act.act not in known)
    named = {act.remedy for act in wished if act.polarity != ASKED}
    beside = (act for act in errands(text) if act.remedy not in named)
    return (*((hurt,) if hurt else ()), *conduct(text), *wished, *beside, *said, *english)
