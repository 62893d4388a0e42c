"""The demo shop's door: token, method, JSON; refusals become answers here and nowhere else."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.demo.service.rules import Request
from bot.commerce.shops.port import ActionKind, Ground

MAX_KEY: Final = 200
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
            if not _has_token(request):
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
        data = json.loads(request.body)
    except (ValueError, RecursionError):
        raise BadRequest("JSON") from None
    if not isinstance(data, dict):
        raise BadRequest("JSON object")
    return data


def kind_in(body: dict[str, Any]) -> ActionKind:
    """The wanted kind of action; raises BadRequest for an unknown one."""
    try:
        return ActionKind(body.get("kind"))
    except ValueError:
        raise BadRequest("kind") from None


def wish_in(body: dict[str, Any]) -> Request:
    """What the customer wants, from `kind`, `skus` and `ground`; BadRequest for wrong types."""
    skus = body.get("skus", [])
    if not isinstance(skus, list) or not all(isinstance(sku, str) for sku in skus):
        raise BadRequest("skus")
    try:
        ground = Ground(body.get("ground", Ground.withdrawal))
    except ValueError:
        raise BadRequest("ground") from None
    return Request(kind_in(body), tuple(skus), ground)


def _has_token(request: HttpRequest) -> bool:
    token = str(settings.DEMO_SHOP_TOKEN)
    given = request.headers.get("Authorization", "").encode()
    # An empty setting must not let an empty token in.
    return bool(token) and hmac.compare_digest(given, f"Bearer {token}".encode())


def _refused(refusal: NotAllowed) -> JsonResponse:
    body: dict[str, Any] = {"error": refusal.code, "message": refusal.message}
    if refusal.open_action is not None:
        body["open_action"] = refusal.open_action.to_json()
    return JsonResponse(body, status=404 if refusal.code in NOT_FOUND else 409)


def _error(status: int, code: str, message: str = "") -> JsonResponse:
    return JsonResponse({"error": code, "message": message}, status=status)
