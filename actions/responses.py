"""The texts of domain.yml, rendered; variants are used in turn, none twice in a row."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from bot.complaints.case import Case
from bot.complaints.move import Say

_DOMAIN = Path(__file__).resolve().parent.parent / "domain.yml"
_GAP = re.compile(r"\{(\w+)\}")


@cache
def load() -> dict[str, list[str]]:
    """Each response's texts by its name, read once, from the file that Rasa trains with."""
    domain = yaml.safe_load(_DOMAIN.read_text(encoding="utf-8"))
    return {
        name: [variant["text"] for variant in variants]
        for name, variants in domain["responses"].items()
    }


def render(case: Case, say: Say) -> str:
    """The text for the customer; counts its use in the case.

    Raises KeyError for a response that domain.yml lacks, and for a gap that `say` does not fill.
    """
    variants = load()[say.response]
    count = case.used.get(say.response, 0)
    case.used[say.response] = count + 1
    text = variants[count % len(variants)].strip()
    return _GAP.sub(lambda gap: say.values[gap.group(1)], text)
