"""The parameters of a request, whichever of Telegram's four ways they came."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from tests.botapi.records import Json, bad_request
from tests.standin.form import read_form


@dataclass(frozen=True)
class Request:
    """Parameters and files; forms bring everything as strings, JSON bodies bring values."""

    params: Json = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A string, empty if it's missing."""
        value = self.params.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """An integer; Telegram too takes what isn't one for its default."""
        try:
            return int(self.params[name])
        except (KeyError, TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """A boolean."""
        return self.text(name).lower() in {"true", "1", "yes"}

    def value(self, name: str) -> Any:
        """An object or a list, None if it's missing."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None


def parse(query: str, content_type: str, body: bytes) -> Request:
    """The query's parameters and the body's."""
    params: Json = dict(parse_qsl(query, keep_blank_values=True))
    if content_type.partition(";")[0].strip() == "application/json":
        params.update(_object(body))
        return Request(params)
    form, uploads = read_form(content_type, body)
    params.update(form)
    return Request(params, {name: upload.data for name, upload in uploads.items()})


def _object(body: bytes) -> Json:
    try:
        read = json.loads(body or b"{}")
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise bad_request("can't parse JSON object")
    return read
