"""Templates: what is approved, filled with the request's values."""

from __future__ import annotations

import re

from tests.graphapi.board import Board
from tests.graphapi.checks import part, words
from tests.graphapi.faults import titled
from tests.graphapi.records import Buttons, Content, Json, Refused, listed

NAME, LANGUAGE = 512, 10
STOPPED = {"PAUSED": 132015, "DISABLED": 132016}


def read_template(board: Board, asked: Json) -> Content:
    """The words and the quick replies that a customer sees."""
    name = words(asked, "name", "template['name']", NAME)
    language = words(part(asked, "language"), "code", "template['language']['code']", LANGUAGE)
    template = _approved(board, name, language)
    text = _filled(_body(template), _values(asked))
    return Content("template", text, buttons=_replies(template, asked))


def _approved(board: Board, name: str, language: str) -> Json:
    for template in board.account.templates:
        if (template.get("name"), template.get("language")) == (name, language):
            status = str(template.get("status"))
            if status == "APPROVED":
                return template
            if status in STOPPED:
                raise Refused(400, STOPPED[status], titled(STOPPED[status]))
    why = f"template name ({name}) does not exist in {language}"
    raise Refused(404, 132001, titled(132001), why)


def _body(template: Json) -> str:
    found = [one for one in listed(template, "components") if one.get("type") == "BODY"]
    return str(found[0].get("text", "")) if found else ""


def _values(asked: Json) -> list[str]:
    found = [one for one in listed(asked, "components") if one.get("type") == "body"]
    return [str(one.get("text", "")) for body in found for one in listed(body, "parameters")]


def _filled(text: str, values: list[str]) -> str:
    names = list(dict.fromkeys(re.findall(r"{{(\w+)}}", text)))
    if len(names) != len(values):
        why = f"body: number of localizable_params ({len(values)}) does not match the expected"
        raise Refused(400, 132000, titled(132000), f"{why} number of params ({len(names)})")
    for name, value in zip(names, values, strict=True):
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def _replies(template: Json, asked: Json) -> Buttons:
    """Payload and title of each quick reply; the payload is the request's, else the title."""
    titles = [
        str(button.get("text", ""))
        for one in listed(template, "components")
        if one.get("type") == "BUTTONS"
        for button in listed(one, "buttons")
        if button.get("type") == "QUICK_REPLY"
    ]
    payloads = {
        str(one.get("index")): str(listed(one, "parameters")[0].get("payload"))
        for one in listed(asked, "components")
        if one.get("sub_type") == "quick_reply" and listed(one, "parameters")
    }
    return tuple((payloads.get(str(place), title), title) for place, title in enumerate(titles))
