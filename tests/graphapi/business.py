"""What the operator asks about the number, the token, the apps and the templates."""

from __future__ import annotations

from tests.graphapi.account import app
from tests.graphapi.board import Board
from tests.graphapi.records import Json, bad_request
from tests.graphapi.request import Request

USUAL = "verified_name,display_phone_number,quality_rating"


def number(board: Board, request: Request) -> Json:
    """The asked fields only, and the id."""
    known, told = board.account.number, {}
    for name in (request.query.get("fields") or USUAL).split(","):
        if name not in known:
            kind = "WhatsAppBusinessPhoneNumber"
            raise bad_request(f"Tried accessing nonexisting field ({name}) on node type ({kind})")
        told[name] = known[name]
    return {**told, "id": known.get("id")}


def debug_token(board: Board, request: Request) -> Json:
    """What a token may; of one that isn't ours only that it's no good."""
    if "input_token" not in request.query:
        raise bad_request("The parameter input_token is required.")
    if request.query["input_token"] != board.account.token:
        why = {"code": 190, "message": "Invalid OAuth access token."}
        return {"data": {"error": why, "is_valid": False, "scopes": []}}
    return {"data": board.account.token_facts}


def apps(board: Board, request: Request) -> Json:
    """Who gets the account's webhooks."""
    return {"data": board.account.subscribed_apps}


def subscribe(board: Board, request: Request) -> Json:
    """Our app gets them from now on."""
    if app() not in board.account.subscribed_apps:
        board.account.subscribed_apps.append(app())
    return {"success": True}


def templates(board: Board, request: Request) -> Json:
    """All templates, or those with a word in their name."""
    name = request.query.get("name", "")
    return {"data": [one for one in board.account.templates if name in str(one.get("name"))]}
