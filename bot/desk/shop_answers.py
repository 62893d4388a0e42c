"""`POST /api/shop/answers`: the shop's own systems write a late answer to a customer."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from bot import bearer
from bot.complaints.stored.answers import write_answer
from bot.turkish import clean

LONGEST_TEXT, LONGEST_ID = 2000, 100


@csrf_exempt
@require_POST
def answers(request: HttpRequest) -> JsonResponse:
    """JSON `{"id", "action_id", "text"}`: 201 where it was told, 200 where it had been before.

    401 without the bearer token SHOP_ANSWERS_TOKEN, or where none is set; 400 for other fields;
    404 for an action that no conversation knows.
    """
    if not bearer.shows(request, settings.SHOP_ANSWERS_TOKEN):
        refused = JsonResponse({"error": "unauthorised"}, status=401)
        refused["WWW-Authenticate"] = "Bearer"
        return refused
    fields = _fields(request.body)
    if fields is None:
        return JsonResponse({"error": "bad_fields"}, status=400)
    try:
        new = write_answer(fields["action_id"], fields["id"], fields["text"])
    except LookupError:
        return JsonResponse({"error": "unknown_action"}, status=404)
    return JsonResponse({"told": new}, status=201 if new else 200)


def _fields(body: bytes) -> dict[str, str] | None:
    """The three texts; None where one is missing, empty or too long."""
    try:
        row: Any = json.loads(body)
        fields = {name: clean(row[name]) for name in ("id", "action_id", "text")}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    fits = all(fields.values()) and max(len(fields["id"]), len(fields["action_id"])) <= LONGEST_ID
    return fields if fits and len(fields["text"]) <= LONGEST_TEXT else None
