"""A request's parameters, whichever way they came."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from tests.graphapi.faults import Fault
from tests.graphapi.records import Json, bad_request
from tests.standin.faults import Fine
from tests.standin.form import Upload, read_form
from tests.standin.server import Incoming

VERSION = re.compile(r"^/v\d+\.\d+(?=/)")


@dataclass(frozen=True)
class Request:
    """The path is without its version; `fault` is what befalls the request after it's accepted."""

    method: str
    path: str
    query: dict[str, str]
    body: Json = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    fault: Fault = field(default_factory=Fine)

    @property
    def params(self) -> Json:
        """All of it, for the record."""
        return {**self.query, **self.body}

    def product(self) -> None:
        """What every request that changes something must say."""
        if self.body.get("messaging_product") != "whatsapp":
            raise bad_request("The parameter messaging_product is required.")


def heading(incoming: Incoming) -> Request:
    """The request without its body."""
    query = dict(parse_qsl(incoming.query, keep_blank_values=True))
    return Request(incoming.method, VERSION.sub("", incoming.path, count=1), query)


def bodies(incoming: Incoming) -> tuple[Json, dict[str, Upload]]:
    """What a JSON body or a form brings."""
    kind = incoming.headers.get("Content-Type", "")
    if not incoming.body:
        return {}, {}
    if kind.partition(";")[0].strip() != "application/json":
        form, files = read_form(kind, incoming.body)
        return dict(form), files
    try:
        read = json.loads(incoming.body)
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise bad_request("Invalid JSON")
    return read, {}
