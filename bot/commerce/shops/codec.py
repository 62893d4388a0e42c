"""Frozen dataclasses to JSON and back, strictly: a wrong type is an error, never a guess.

Dates are ISO, amounts strings. Keys that nobody knows are ignored, so that a shop may add some.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class WrongShape(ValueError):
    """The JSON is not what the type says."""


def encode(value: Any) -> Any:
    """Return the JSON form of a dataclass or of one of its values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def decode(cls: type[T], data: object) -> T:
    """Build a `cls` from its JSON form.

    Raises:
        WrongShape: a key is missing or a value has the wrong type.
    """
    if not isinstance(data, Mapping):
        raise WrongShape(f"{cls.__name__}: an object is needed")
    hints = get_type_hints(cls)
    # `cls` is one of the port's dataclasses; `T` cannot say so.
    known: tuple[Field[Any], ...] = fields(cls)  # type: ignore[arg-type]
    return cls(**{field.name: _field(field, hints[field.name], data) for field in known})


def _field(field: Field[Any], kind: Any, data: Mapping[str, object]) -> Any:
    if field.name in data:
        return _value(kind, data[field.name], field.name)
    if field.default is MISSING:
        raise WrongShape(f"{field.name} is missing")
    return field.default


def _value(kind: Any, value: object, name: str) -> Any:
    if get_origin(kind) in (types.UnionType, Union):
        options = [option for option in get_args(kind) if option is not types.NoneType]
        return None if value is None else _value(options[0], value, name)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise WrongShape(f"{name}: a list is needed")
        return tuple(_value(get_args(kind)[0], part, name) for part in value)
    if is_dataclass(kind):
        return decode(kind, value)  # type: ignore[arg-type]
    return _scalar(kind, value, name)


def _scalar(kind: Any, value: object, name: str) -> Any:
    wanted = kind if kind in (int, bool) else str
    # Not isinstance: True is an int to Python, and nobody orders True pieces.
    if type(value) is not wanted:
        raise WrongShape(f"{name}: {wanted.__name__} is needed")
    if not isinstance(value, str) or kind is str:
        return value
    try:
        return _from_text(kind, value)
    except (ValueError, InvalidOperation):
        raise WrongShape(f"{name}: not a {kind.__name__}") from None


def _from_text(kind: Any, text: str) -> Any:
    if kind is Decimal:
        return _amount(text)
    if kind is datetime:
        return _moment(text)
    return date.fromisoformat(text) if kind is date else kind(text)


def _amount(text: str) -> Decimal:
    amount = Decimal(text)
    if not amount.is_finite() or amount < 0:
        raise ValueError(text)
    return amount


def _moment(text: str) -> datetime:
    # Python 3.10 does not read the "Z" that other systems write.
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
