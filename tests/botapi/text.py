"""What Telegram checks in texts and keyboards."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.botapi.records import Buttons, Json, Refused, bad_request
from tests.botapi.request import Request

LIMITS = {"text": 4096, "caption": 1024}
DATA_LIMIT = 64
KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    **{"code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link"},
}
# A tag: whether it closes, its name, the rest of it.
TAG = re.compile(r"<(/?)([^\s<>/]*)([^<>]*)>")
HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""")


def units(text: str) -> int:
    """The length as Telegram counts it: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def read_text(request: Request, name: str = "text") -> tuple[str, list[Json]]:
    """The text without its marks, and these as entities."""
    source, mode = request.text(name).strip(), request.text("parse_mode").lower()
    marks = request.value("caption_entities" if name == "caption" else "entities") or []
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    text, entities = from_html(source) if mode else (source, marks)
    if name == "text" and not text.strip():
        raise bad_request("message text is empty")
    if units(text) > LIMITS[name]:
        raise bad_request(f"message {'' if name == 'text' else 'caption '}is too long")
    return text, entities


def from_html(source: str) -> tuple[str, list[Json]]:
    """Read Telegram's HTML."""
    parts = TAG.split(source)
    text, entities = _plain(parts[0]), list[Json]()
    opened: list[tuple[str, Json]] = []
    for closes, name, rest, after in zip(*[iter(parts[1:])] * 4, strict=True):
        if closes:
            _close(name, opened, text)
        else:
            opened.append((name, _open(name, rest, text)))
            entities.append(opened[-1][1])
        text += _plain(after)
    if opened:
        raise _unreadable(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return text, [one for one in entities if one["length"]]


def _open(name: str, rest: str, text: str) -> Json:
    if name.lower() not in KINDS:
        raise _unreadable(f'Unsupported start tag "{name}"')
    entity = {"type": KINDS[name.lower()], "offset": units(text), "length": 0}
    address = HREF.search(rest)
    return entity | ({"url": html.unescape(address[1])} if address else {})


def _close(name: str, opened: list[tuple[str, Json]], text: str) -> None:
    if not opened or opened[-1][0].lower() != name.lower():
        raise _unreadable(f'Unexpected end tag "{name}"')
    entity = opened.pop()[1]
    entity["length"] = units(text) - entity["offset"]


def _plain(text: str) -> str:
    if "<" in text:
        raise _unreadable('Unsupported start tag ""')
    return html.unescape(text)


def _unreadable(why: str) -> Refused:
    return bad_request(f"can't parse entities: {why}")


def read_keyboard(request: Request) -> tuple[Json | None, Buttons]:
    """The inline keyboard and its buttons; other kinds of keyboard leave no trace in a message."""
    markup = request.value("reply_markup")
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not rows:
        return None, ()
    buttons = tuple(_button(button) for row in rows for button in row)
    return {"inline_keyboard": rows}, buttons


def _button(button: Any) -> tuple[str, str]:
    title = button.get("text", "") if isinstance(button, dict) else ""
    if not title:
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if "url" in button:
        return str(button["url"]), title
    data = button.get("callback_data")
    if data is None:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed"
                          " in the inline keyboard")  # fmt: skip
    if not 1 <= len(str(data).encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    return str(data), title
