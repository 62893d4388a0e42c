"""Entities by rules: spaCy's Turkish tokens and entity ruler, and expressions over folded text."""

from __future__ import annotations

from bot.nlu.entities.choices import choices
from bot.nlu.entities.entity import Entity, Spelled, words
from bot.nlu.entities.evidence import evidence
from bot.nlu.entities.instead import instead
from bot.nlu.entities.numbers import numbers
from bot.nlu.entities.occasions import occasions
from bot.nlu.entities.others import other_orders
from bot.nlu.entities.phones import bare_phone
from bot.nlu.entities.quantities import quantities
from bot.nlu.entities.things import emails, products, ruled
from bot.nlu.entities.times import dates, durations
from bot.nlu.entities.variants import variants

__all__ = ["Entity", "extract"]


def extract(text: str) -> list[Entity]:
    """All entities of a message, in their order; positions are in the folded text."""
    spelled = Spelled.of(text)
    if answer := list(evidence(spelled)):
        return answer
    said = words(spelled.folded)
    fixed = [*numbers(spelled), *dates(spelled)]
    fixed += [phone] if (phone := bare_phone(spelled, fixed)) else []
    counted = [*fixed, *durations(spelled)]
    pair = list(variants(spelled, said, fixed))
    pair += choices(spelled, [*counted, *pair])
    pair += instead(spelled, [*counted, *pair])
    found = {
        *counted,
        *pair,
        *quantities(spelled, [*counted, *pair]),
        *ruled(spelled),
        *emails(spelled),
        *occasions(spelled),
        *other_orders(spelled),
        *products(spelled, said, [*counted, *pair]),
    }
    return sorted(found, key=lambda one: (one.start, one.entity))
