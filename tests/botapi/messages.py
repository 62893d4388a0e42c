"""The methods that show something to the customer."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from tests.botapi.board import Board
from tests.botapi.records import Chat, Json, Sent, Shown, bad_request
from tests.botapi.request import Request
from tests.botapi.text import read_keyboard, read_text

SAME = (
    "message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)


def send_message(board: Board, request: Request) -> Json:
    """A text."""
    chat = board.chat(request.text("chat_id"))
    text, entities = read_text(request)
    return _show(board, chat, request, ("sendMessage", text, None), entities, [])


def send_photo(board: Board, request: Request) -> Json:
    """A photo that comes with the request, or one that Telegram has."""
    chat = board.chat(request.text("chat_id"))
    text, entities = read_text(request, "caption")
    photo = _photo(board, request)
    sizes = board.photo_sizes(photo)
    return _show(board, chat, request, ("sendPhoto", text, photo), entities, sizes)


def _photo(board: Board, request: Request) -> bytes:
    named = request.text("photo")
    data = request.files.get(named.removeprefix("attach://") or "photo")
    if data is not None:
        if not data:
            raise bad_request("file must be non-empty")
        return data
    if not named:
        raise bad_request("there is no photo in the request")
    if named not in board.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return board.files[named].data


def _show(
    board: Board,
    chat: Chat,
    request: Request,
    content: tuple[str, str, bytes | None],
    entities: list[Json],
    sizes: list[Json],
) -> Json:
    method, text, photo = content
    markup, buttons = read_keyboard(request)
    number = board.next_message_id()
    sent = Sent(method, chat.id, text, buttons, photo, number, board.clock())
    shown = Shown(sent, int(time.time()), entities, markup, sizes)
    board.sent.append(sent)
    chat.shown[number] = shown
    return board.message(chat, shown)


def edit_text(board: Board, request: Request) -> Json:
    """Another text; a keyboard that isn't sent again goes."""
    chat, old = _editable(board, request)
    if old.sizes:
        raise bad_request("there is no text in the message to edit")
    text, entities = read_text(request)
    markup, buttons = read_keyboard(request)
    sent = replace(old.sent, text=text, buttons=buttons)
    return _edit(board, chat, old, replace(old, sent=sent, entities=entities, markup=markup))


def edit_keyboard(board: Board, request: Request) -> Json:
    """Another keyboard, or none."""
    chat, old = _editable(board, request)
    markup, buttons = read_keyboard(request)
    sent = replace(old.sent, buttons=buttons)
    return _edit(board, chat, old, replace(old, sent=sent, markup=markup))


def _editable(board: Board, request: Request) -> tuple[Chat, Shown]:
    chat = board.chat(request.text("chat_id"))
    shown = chat.shown.get(request.number("message_id"))
    if shown is None:
        raise bad_request("message to edit not found")
    return chat, shown


def _edit(board: Board, chat: Chat, old: Shown, new: Shown) -> Json:
    if new == old:
        raise bad_request(SAME)
    new = replace(new, edited=True)
    chat.shown[new.sent.message_id] = new
    return board.message(chat, new)


def delete_message(board: Board, request: Request) -> Any:
    """Take a message of the bot away."""
    chat = board.chat(request.text("chat_id"))
    if chat.shown.pop(request.number("message_id"), None) is None:
        raise bad_request("message to delete not found")
    return True
