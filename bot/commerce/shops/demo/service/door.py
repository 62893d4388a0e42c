"""The demo shop's door: token, method, JSON; refusals become answers here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any, Final

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bot import bearer, wire
from bot.commerce.errors import NotAllowed
from bot.commerce.shops.port import Request

MAX_KEY: Final = 200
_ASKED: Final = frozenset(field.name for field in fields(Request))
NOT_FOUND: Final = frozenset({"order_not_found", "action_not_found"})


class BadRequest(Exception):
    """The request is not what the interface says; the text says in what."""


def api(method: str) -> Callable[[Callable[..., dict[str, Any]]], Callable[..., HttpResponse]]:
    """Make a view of a function that returns the answer's JSON object.

    Its errors: 401 without the token, 405, 400 for BadRequest, 404 or 409 with a code for
    NotAllowed.
    """

    def decorate(work: Callable[..., dict[str, Any]]) -> Callable[..., HttpResponse]:
        @csrf_exempt  # a token, no cookie: there is nothing to forge
        @wraps(work)
        def view(request: HttpRequest, **path: str) -> HttpResponse:
            if not bearer.shows(request, str(settings.DEMO_SHOP_TOKEN)):
                return _error(401, "unauthorized")
            if request.method != method:
                return _error(405, "method_not_allowed")
            try:
                return JsonResponse(work(request, **path))
            except BadRequest as error:
                return _error(400, "bad_request", str(error))
            except NotAllowed as error:
                return _refused(error)

        return view

    return decorate


def idempotency_key(request: HttpRequest) -> str:
    """The key of a write; raises BadRequest without one, or over 200 characters."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key or len(key) > MAX_KEY:
        raise BadRequest("Idempotency-Key")
    return key


def body_of(request: HttpRequest) -> dict[str, Any]:
    """The request's JSON object; raises BadRequest for anything else."""
    try:
        # Not `json`: it lets half a character through, which nothing can store.
        data = msgspec.json.decode(request.body)
    except (ValueError, RecursionError):
        raise BadRequest("JSON") from None
    if not isinstance(data, dict):
        raise BadRequest("JSON object")
    return data


def text_in(body: dict[str, Any], key: str) -> str:
    """A text that may be missing; raises BadRequest for anything else."""
    text = body.get(key, "")
    if not isinstance(text, str):
        raise BadRequest(key)
    return text


def request_in(body: dict[str, Any]) -> Request:
    """What the customer wants, a `note` beside it; BadRequest for anything else.

    A key that we do not know is refused too: without its lines a request is for the whole order.
    """
    if set(body) - _ASKED - {"note"}:
        raise BadRequest("unknown key")
    try:
        return wire.decode(Request, body)
    except ValueError as error:
        raise BadRequest(str(error)) from None


def _refused(refusal: NotAllowed) -> JsonResponse:
    body: dict[str, Any] = {"error": refusal.code, "message": refusal.message}
    if refusal.open_action is not None:
        body["open_action"] = refusal.open_action.to_json()
    return JsonResponse(body, status=404 if refusal.code in NOT_FOUND else 409)


def _error(status: int, code: str, message: str = "") -> JsonResponse:
    return JsonResponse({"error": code, "message": message}, status=status)
