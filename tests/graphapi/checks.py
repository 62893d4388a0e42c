"""The limits that Meta checks values against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tests.graphapi.records import Json, bad_request, bad_value


def part(body: Json, name: str) -> Json:
    """An object that has to be there."""
    found = body.get(name)
    if not isinstance(found, dict):
        raise bad_request(f"The parameter {name} is required.")
    return found


def parts(body: Json, name: str, most: int) -> list[Json]:
    """A list of objects, one at least."""
    found = body.get(name)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise bad_request(f"The parameter {name} is required.")
    if not 1 <= len(found) <= most:
        raise bad_value(f"Invalid {name} count. Min allowed {name}: 1, Max allowed {name}: {most}")
    return found


def words(body: Json, name: str, what: str, most: int) -> str:
    """A string that says something, of so many characters at most."""
    if name not in body:
        raise bad_request(f"The parameter {what} is required.")
    text = body[name]
    if not isinstance(text, str) or not text.strip() or len(text) > most:
        raise bad_value(f"{what} length invalid. Min length: 1, Max length: {most}")
    return text


def few_words(body: Json, name: str, what: str, most: int) -> str:
    """A string that may be missing."""
    return words(body, name, what, most) if body.get(name) else ""


def different(values: Sequence[Any], what: str) -> None:
    """None may come twice."""
    if len(set(values)) < len(values):
        raise bad_value(f"Duplicated {what}")


def one_of(value: object, allowed: Iterable[str], what: str) -> str:
    """A word among those that are known."""
    known = sorted(allowed)
    if value not in known:
        raise bad_request(f"Param {what} must be one of {{{', '.join(map(str.upper, known))}}}.")
    return str(value)
