"""The demo shop's pages: each only translates between HTTP and the counter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from bot.commerce.shops.demo.service import desk, door
from bot.commerce.shops.demo.service.models import DemoOrder

_SHOWN = ("sku", "title", "variant", "quantity", "unit_price")


@door.api("GET")
def ping(request: HttpRequest) -> dict[str, Any]:
    """What `Shop.ping` reads; what counts is that a wrong token is met by 401."""
    return {"ok": True}


@door.api("GET")
def order(request: HttpRequest, number: str) -> dict[str, Any]:
    """`Sold.to_json()` as it stands now; 404 'order_not_found'."""
    return desk.order_of(number)


@door.api("POST")
def searches(request: HttpRequest) -> dict[str, Any]:
    """`{"orders": [Sold.to_json(), ...]}` of an `email`, which so is in no address and no log."""
    return desk.orders_of(door.text_in(door.body_of(request), "email"))


@door.api("GET")
def variants(request: HttpRequest, number: str) -> dict[str, Any]:
    """How the product of the line `sku` is sold; 404 'order_not_found', 409 'unknown_sku'."""
    return desk.variants_of(number, request.GET.get("sku", ""))


@door.api("POST")
def actions(request: HttpRequest, number: str) -> dict[str, Any]:
    """Begin an action for an order; `note` may have 500 characters, the rest is cut."""
    body = door.body_of(request)
    note, asked = door.text_in(body, "note"), door.request_in(body)
    return desk.act(number, asked, door.idempotency_key(request), note)


@door.api("GET")
def action(request: HttpRequest, action_id: str) -> dict[str, Any]:
    """`ActionResult.to_json()` as it stands now; 404 'action_not_found'."""
    return desk.action_of(action_id)


@door.api("GET")
def pickup_days(request: HttpRequest, action_id: str) -> dict[str, Any]:
    """Days on which the courier can come for it; 404 'action_not_found'."""
    return desk.pickup_days_of(action_id)


@door.api("POST")
def undo(request: HttpRequest, action_id: str) -> dict[str, Any]:
    """Take an action back; 409 'not_undoable' after its `undo_until`."""
    return desk.undo(action_id, door.idempotency_key(request))


@door.api("POST")
def quote(request: HttpRequest, number: str) -> dict[str, Any]:
    """What an action would bring, without beginning it."""
    return desk.quote(number, door.request_in(door.body_of(request)))


@require_GET
def demo_orders(request: HttpRequest) -> JsonResponse:
    """List the demo orders for whoever tries the bot: public, no names, demo mode only."""
    return JsonResponse([_row(found) for found in DemoOrder.objects.all()], safe=False)


def _row(found: DemoOrder) -> dict[str, Any]:
    items = [{key: item[key] for key in _SHOWN} for item in found.data["items"]]
    return {
        "order_number": found.number,
        "phone_last4": found.phone_last4,
        "situation": found.situation,
        "items": items,
    }
