"""What each kind of message must have, and what of it a customer sees."""

from __future__ import annotations

from collections.abc import Callable

from tests.graphapi.board import Board
from tests.graphapi.checks import different, few_words, one_of, part, parts, words
from tests.graphapi.records import Buttons, Content, Json, Rows, bad_request, bad_value
from tests.graphapi.templates import read_template

TEXT, BODY, EDGE, CAPTION = 4096, 1024, 60, 1024
BUTTONS, BUTTON_TITLE, BUTTON_ID = 3, 20, 256
ROWS, ROW_TITLE, ROW_TEXT, ROW_ID = 10, 24, 72, 200


def read(board: Board, body: Json) -> Content:
    """The content of a request to send; without a type it's a text."""
    kind = one_of(body.get("type", "text"), READERS, "type")
    return READERS[kind](board, part(body, kind))


def _text(board: Board, text: Json) -> Content:
    if "body" in text and len(str(text["body"])) > TEXT:
        raise bad_request(f"Param text['body'] must be at most {TEXT} characters long.")
    if not str(text.get("body") or "").strip():
        raise bad_request("The parameter text['body'] is required.")
    return Content("text", str(text["body"]))


def _interactive(board: Board, box: Json) -> Content:
    kind = one_of(box.get("type"), ("button", "list"), "interactive['type']")
    text = words(part(box, "body"), "text", "Body text", BODY)
    if "footer" in box:
        words(part(box, "footer"), "text", "Footer text", EDGE)
    if "header" in box:
        _header(board, part(box, "header"), kind)
    action = part(box, "action")
    if kind == "button":
        return Content("interactive", text, buttons=_buttons(action))
    return Content("interactive", text, rows=_rows(action))


def _header(board: Board, header: Json, kind: str) -> None:
    allowed = ("text", "image") if kind == "button" else ("text",)
    if one_of(header.get("type"), allowed, "interactive['header']['type']") == "text":
        words(header, "text", "Header text", EDGE)
    else:
        _file(board, part(header, "image"), "image")


def _buttons(action: Json) -> Buttons:
    found = []
    for button in parts(action, "buttons", BUTTONS):
        one_of(button.get("type"), ("reply",), "button['type']")
        reply = part(button, "reply")
        name = words(reply, "id", "Button id", BUTTON_ID)
        found.append((name, words(reply, "title", "Button title", BUTTON_TITLE)))
    different([name for name, _ in found], "button id")
    different([title for _, title in found], "button title")
    return tuple(found)


def _rows(action: Json) -> Rows:
    words(action, "button", "List button text", BUTTON_TITLE)
    sections = parts(action, "sections", ROWS)
    found = []
    for section in sections:
        if len(sections) > 1 or section.get("title"):
            words(section, "title", "Section title", ROW_TITLE)
        found += [_row(one) for one in parts(section, "rows", ROWS)]
    if len(found) > ROWS:
        raise bad_value(f"Total row count exceed max allowed count: {ROWS}")
    different([name for name, _, _ in found], "row id")
    return tuple(found)


def _row(row: Json) -> tuple[str, str, str]:
    return (
        words(row, "id", "Row id", ROW_ID),
        words(row, "title", "Row title", ROW_TITLE),
        few_words(row, "description", "Row description", ROW_TEXT),
    )


def _image(board: Board, image: Json) -> Content:
    file = _file(board, image, "image")
    return Content("image", few_words(image, "caption", "Caption", CAPTION), file=file)


def _document(board: Board, document: Json) -> Content:
    file = _file(board, document, "document")
    return Content("document", few_words(document, "caption", "Caption", CAPTION), file=file)


def _file(board: Board, body: Json, kind: str) -> bytes:
    if not body.get("id"):
        raise bad_request(f"The parameter {kind}['id'] is required.")
    if str(body["id"]) not in board.media:
        raise bad_request("Invalid parameter", f"Media {body['id']} does not exist")
    media = board.media[str(body["id"])]
    if kind == "image" and media.kind not in {"image/jpeg", "image/png"}:
        raise bad_request("Invalid parameter", f"Media {body['id']} is no image")
    return media.data


def _reaction(board: Board, reaction: Json) -> Content:
    known = board.received | {one.message_id for one in board.sent}
    if reaction.get("message_id") not in known:
        raise bad_value("Message to react to does not exist")
    return Content("reaction", str(reaction.get("emoji") or ""))


READERS: dict[str, Callable[[Board, Json], Content]] = {
    "text": _text,
    "interactive": _interactive,
    "image": _image,
    "document": _document,
    "template": read_template,
    "reaction": _reaction,
}
