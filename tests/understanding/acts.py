"""Figures of wishes and danger: rules and heads together, as the product reads, held out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.acts import UNWANTED, WANTED
from bot.nlu.reader import Reader
from tests.understanding.sets import OWN, rows


def wish_figures(reader: Reader) -> dict[str, Any]:
    """Wishes with their polarity on the lines of two authors that no rule was written from."""
    return {
        f"wishes, {name}": _wishes(reader, rows(OWN / file))
        for name, file in (
            ("eight remedies", "wishes-heldout.jsonl"),
            ("thirteen remedies, other author", "wishes-heldout-other.jsonl"),
        )
    }


def _wishes(reader: Reader, lines: Iterable[dict[str, Any]]) -> dict[str, float]:
    right = given = meant = named = polarity = wrong = forbidden = 0
    for row in lines:
        gold = {wish["remedy"]: wish["polarity"] for wish in row["wishes"]}
        acts = (act for act in reader.read(row["text"]).acts if act.act == "wish")
        read = {act.remedy: act.polarity for act in acts}
        meant, given = meant + len(gold), given + len(read)
        shared = gold.keys() & read.keys()
        named += len(shared)
        polarity += sum(gold[one] == read[one] for one in shared)
        right += sum(gold[one] == read[one] for one in shared)
        wanted = {one for one, how in read.items() if how == WANTED}
        wrong += any(gold.get(one) != WANTED for one in wanted)
        forbidden += any(gold.get(one) == UNWANTED for one in wanted)
    return {
        "wishes": meant,
        "precision": round(right / max(1, given), 4),
        "recall": round(right / max(1, meant), 4),
        "polarity right": round(polarity / max(1, named), 4),
        "lines with another read as wanted": wrong,
        "lines with an unwanted one read as wanted": forbidden,
    }


def danger_figures(reader: Reader) -> dict[str, Any]:
    """Dangers found, and other lines taken for one."""
    lines = rows(OWN / "danger-heldout.jsonl")
    found = [
        (
            row["danger"] is not None,
            any(act.act == "danger" for act in reader.read(row["text"]).acts),
        )
        for row in lines
    ]
    dangers = [read for meant, read in found if meant]
    others = [read for meant, read in found if not meant]
    return {
        "danger": {
            "dangers": len(dangers),
            "found": round(sum(dangers) / len(dangers), 4),
            "others": len(others),
            "false": round(sum(others) / len(others), 4),
        }
    }
