"""How a text and its choices fit what WhatsApp shows: buttons, a list, or numbers in the text."""

from __future__ import annotations

from typing import Any

Choices = tuple[tuple[str, str], ...]
Json = dict[str, Any]

# Characters and pieces, by Meta's pages on interactive messages.
BODY, TITLE, ROW, DESCRIPTION, TEXT = 1024, 20, 24, 72, 4096
MOST_BUTTONS, MOST_ROWS = 3, 10
_OPEN_LIST = {"tr": "Seçenekler", "en": "Choices"}
_NUMBER = {"tr": "Seçiminizin numarasını yazabilirsiniz.", "en": "Type the number of your choice."}


def message(text: str, choices: Choices, language: str) -> tuple[Json, bool]:
    """The part of a message that shows them, and whether the choices are numbered in its text."""
    if not choices:
        return _words(text), False
    if len(text) <= BODY:
        if _fit(choices, MOST_BUTTONS, TITLE):
            return _interactive(
                text, "button", {"buttons": [_button(*one) for one in choices]}
            ), False
        if rows := _rows(choices):
            sections = [{"rows": rows}]
            action = {"button": _OPEN_LIST[language], "sections": sections}
            return _interactive(text, "list", action), False
    return _words(numbered(text, choices, language)), True


def numbered(text: str, choices: Choices, language: str) -> str:
    """Each choice whole, under a number that can be typed."""
    lines = (f"{number}. {title}" for number, (_, title) in enumerate(choices, start=1))
    return "\n".join([text, "", *lines, "", _NUMBER[language]])


def _fit(choices: Choices, most: int, longest: int) -> bool:
    titles = {title for _, title in choices}
    return len(choices) <= most and len(titles) == len(choices) and max(map(len, titles)) <= longest


def _rows(choices: Choices) -> list[Json]:
    """None of it is lost: what a title had to be cut for stands whole under it; [] where not."""
    cut = tuple((key, _cut(title)) for key, title in choices)
    whole = {title for _, title in choices}
    if not _fit(cut, MOST_ROWS, ROW) or len(whole) < len(choices):
        return []
    if max(map(len, whole)) > DESCRIPTION:
        return []
    return [
        {"id": key, "title": short, **({"description": title} if short != title else {})}
        for (key, short), (_, title) in zip(cut, choices, strict=True)
    ]


def _cut(title: str) -> str:
    """At a word's end where there is one in its second half."""
    if len(title) <= ROW:
        return title
    head = title[: ROW - 1]
    words = head.rpartition(" ")[0]
    return f"{(words if len(words) >= ROW // 2 else head).rstrip(' ,;:-')}…"


def _button(key: str, title: str) -> Json:
    return {"type": "reply", "reply": {"id": key, "title": title}}


def _interactive(text: str, kind: str, action: Json) -> Json:
    content = {"type": kind, "body": {"text": text}, "action": action}
    return {"type": "interactive", "interactive": content}


def _words(text: str) -> Json:
    return {"type": "text", "text": {"body": text, "preview_url": False}}
