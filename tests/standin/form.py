"""Forms as clients send them, with files or without."""

from __future__ import annotations

import io
from typing import NamedTuple

from werkzeug.datastructures import FileStorage
from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header


class Upload(NamedTuple):
    """A file of a form; its kind is what the client says, perhaps nothing."""

    data: bytes
    kind: str


def read_form(content_type: str, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields and the files, whatever their size."""
    kind, options = parse_options_header(content_type)
    parser = FormDataParser(max_form_memory_size=None, max_form_parts=None)
    _, form, files = parser.parse(io.BytesIO(body), kind, len(body), options)
    return dict(form.items()), {name: _read(one) for name, one in files.items()}


def _read(file: FileStorage) -> Upload:
    with file.stream:
        return Upload(file.read(), file.mimetype or "")
