"""The dialogue acts of one message, by rules: what must not be guessed is read here."""

from __future__ import annotations

from bot.acts import Act
from bot.nlu.answers import answers
from bot.nlu.danger import danger
from bot.nlu.normalise import MAX_CHARACTERS
from bot.nlu.wishes import wishes


def acts(text: str) -> tuple[Act, ...]:
    """What the message does, danger first. Whatever the text, never an error."""
    text = text[:MAX_CHARACTERS]
    hurt = danger(text)
    wished = wishes(text)
    return (*((hurt,) if hurt else ()), *wished, *answers(text, wished))
