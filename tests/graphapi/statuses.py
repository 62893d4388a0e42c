"""What becomes of our messages, as the webhook is told."""

from __future__ import annotations

import hashlib
import time

from tests.graphapi.board import Board
from tests.graphapi.faults import TITLES
from tests.graphapi.records import DAY, Json, Person, Sent

HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"
REASONS = {
    131026: "Message undeliverable.",
    131047: "Message failed to send because more than 24 hours have passed since the customer"
    " last replied to this number.",
}


def tell(board: Board, sent: Sent, person: Person | None, name: str, code: int = 0) -> str:
    """Queue a status, with its error if it failed; the event's key, empty if none is told."""
    if not board.account.statuses or sent.message_id in board.silent:
        return ""
    status: Json = {
        "id": sent.message_id,
        "status": name,
        "timestamp": str(int(time.time())),
        **_recipient(sent, person),
    }
    if sent.tracker:
        status["biz_opaque_callback_data"] = sent.tracker
    if code:
        status["errors"] = [_error(code)]
    elif person is not None and name in {"sent", "delivered"}:
        status |= _price(sent, person, name)
    return board.events.push(board.value(statuses=[status]))


def _recipient(sent: Sent, person: Person | None) -> Json:
    if person is None:
        return {"recipient_id" if sent.to.isdigit() else "recipient_user_id": sent.to}
    number = {} if person.hidden else {"recipient_id": person.wa_id}
    return {**number, "recipient_user_id": person.user_id}


def _error(code: int) -> Json:
    title = TITLES.get(code, "Error")
    details = REASONS.get(code, title)
    return {
        **{"code": code, "title": title, "message": title},
        **{"error_data": {"details": details}, "href": HREF},
    }


def _price(sent: Sent, person: Person, name: str) -> Json:
    """Only a template outside the window costs something."""
    free = person.writes(sent.at)
    category = "utility" if sent.kind == "template" else "service"
    digest = hashlib.sha256(f"{person.user_id} {category}".encode()).hexdigest()
    conversation: Json = {"id": digest[:32], "origin": {"type": category}}
    if name == "sent":
        conversation["expiration_timestamp"] = str(int(time.time() + DAY))
    kind = "free_customer_service" if free else "regular"
    return {
        "conversation": conversation,
        "pricing": {
            **{"billable": not free, "pricing_model": "PMP"},
            **{"category": category, "type": kind},
        },
    }
