"""Our typed values as JSON and back: frozen dataclasses on one side, plain JSON on the other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def encode(value: object) -> Any:
    """The plain JSON form: dicts, lists, strings; dates are ISO, a Decimal is a string.

    Raises NotImplementedError for a type that has none.
    """
    # Not `msgspec.to_builtins`: it leaves tuples, so what is stored would not equal what is read.
    return msgspec.json.decode(msgspec.json.encode(value, enc_hook=_as_text))


def decode(cls: type[T], data: object) -> T:
    """Build a `cls` from its JSON form; keys that it does not know are ignored.

    Raises msgspec.ValidationError (a ValueError) where a key is missing or a value has a wrong
    type.
    """
    return msgspec.convert(data, cls, dec_hook=_from_text)


def _as_text(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} has no JSON form")


def _from_text(kind: type[T], value: object) -> T:
    # msgspec asks only for types that it does not know: our own kinds of Decimal.
    if issubclass(kind, Decimal) and isinstance(value, str):
        return kind(value)
    raise ValueError(f"{kind.__name__} is needed, as a string")
