"""The texts of domain.yml, rendered; variants are used in turn, none twice in a row."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from bot.complaints.case import Case
from bot.complaints.move import Say, Value
from bot.english import ENGLISH, in_english
from bot.wording import day, lira

_DOMAIN = Path(__file__).resolve().parent.parent / "domain.yml"
_GAP = re.compile(r"\{(\w+)\}")


@cache
def load(language: str = "tr") -> dict[str, list[str]]:
    """Each response's texts in a language by its name, read once, from the file Rasa trains with.

    A variant of another language stands under a condition on the slot `language`.
    """
    domain = yaml.safe_load(_DOMAIN.read_text(encoding="utf-8"))
    return {
        name: [variant["text"] for variant in variants if _language(variant) == language]
        for name, variants in domain["responses"].items()
    }


def render(case: Case, say: Say) -> str:
    """The text for the customer, in their language; counts its use in the case.

    Raises KeyError for a response that domain.yml lacks, and for a gap that `say` does not fill.
    """
    variants = load(case.language)[say.response]
    count = case.used.get(say.response, 0)
    case.used[say.response] = count + 1
    text = variants[count % len(variants)].strip()
    return _GAP.sub(lambda gap: _written(say.values[gap.group(1)], case.language), text)


def title(case: Case, words: str) -> str:
    """A button's title in the customer's language."""
    return in_english(words) if case.language == ENGLISH else words


def _written(value: Value, language: str) -> str:
    if value is None or isinstance(value, date):
        return day(value, language)
    if isinstance(value, Decimal):
        return lira(value, language)
    return in_english(value) if language == ENGLISH else value


def _language(variant: dict[str, object]) -> str:
    conditions = variant.get("condition")
    rows = conditions if isinstance(conditions, list) else []
    return next((str(row["value"]) for row in rows if row["name"] == "language"), "tr")
