"""All methods by their names, and those that show no message."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.botapi import messages
from tests.botapi.board import FILE_LIMIT, Board
from tests.botapi.records import Json, bad_request
from tests.botapi.request import Request
from tests.botapi.updates import Webhook

ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location"),
    *("record_video_note", "upload_video_note"),
}
STALE = "query is too old and response timeout expired or query ID is invalid"


def get_me(board: Board, request: Request) -> Json:
    """The bot itself."""
    abilities = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
    return board.bot | {"can_join_groups": True, **dict.fromkeys(abilities[1:], False)}


def set_webhook(board: Board, request: Request) -> bool:
    """Updates go to an address from now on."""
    hook = Webhook(
        request.text("url"),
        request.text("secret_token"),
        min(max(request.number("max_connections", 40), 1), 100),
    )
    board.updates.set_webhook(
        hook, request.value("allowed_updates"), request.flag("drop_pending_updates")
    )
    return True


def delete_webhook(board: Board, request: Request) -> bool:
    """Updates wait for getUpdates from now on."""
    board.updates.set_webhook(Webhook(), None, request.flag("drop_pending_updates"))
    return True


def get_webhook_info(board: Board, request: Request) -> Json:
    """How the delivery goes."""
    return board.updates.info()


def get_updates(board: Board, request: Request) -> list[Json]:
    """What waits, after what the offset confirms."""
    board.updates.allow(request.value("allowed_updates"))
    return board.updates.fetch(
        request.number("offset"), request.number("limit", 100), request.number("timeout")
    )


def send_chat_action(board: Board, request: Request) -> bool:
    """The bot is typing."""
    chat = board.chat(request.text("chat_id"))
    if request.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.actions.append(request.text("action"))
    return True


def answer_callback_query(board: Board, request: Request) -> bool:
    """Stop the button's clock; once only."""
    query = request.text("callback_query_id")
    if query not in board.queries:
        raise bad_request(STALE)
    board.queries.remove(query)
    board.answered.append(query)
    return True


def get_file(board: Board, request: Request) -> Json:
    """Where a file can be fetched."""
    found = board.files.get(request.text("file_id"))
    if found is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if found.size > FILE_LIMIT:
        raise bad_request("file is too big")
    return {**found.card(), "file_path": found.path}


def leave_chat(board: Board, request: Request) -> bool:
    """The bot leaves a group."""
    chat = board.chat(request.text("chat_id"))
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.closed = f"bot is not a member of the {chat.card['type']} chat"
    return True


def set_my_commands(board: Board, request: Request) -> bool:
    """The menu of commands."""
    commands = request.value("commands") or []
    pairs = [(one.get("command", ""), one.get("description", "")) for one in commands]
    for command, description in pairs:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    board.commands = [(command.removeprefix("/"), told) for command, told in pairs]
    return True


Method = Callable[[Board, Request], Any]
_METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getUpdates": get_updates,
    "sendMessage": messages.send_message,
    "sendPhoto": messages.send_photo,
    "sendChatAction": send_chat_action,
    "editMessageText": messages.edit_text,
    "editMessageReplyMarkup": messages.edit_keyboard,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "leaveChat": leave_chat,
    "setMyCommands": set_my_commands,
    "deleteMessage": messages.delete_message,
}
# Telegram doesn't mind the case of a method's name.
METHODS = {name.lower(): (name, method) for name, method in _METHODS.items()}
# What Telegram's limits of messages a second count.
COUNTED = {"sendMessage", "sendPhoto"}
