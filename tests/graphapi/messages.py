"""Messages to people, and the marks under theirs."""

from __future__ import annotations

import re

from tests.graphapi import statuses
from tests.graphapi.board import Board
from tests.graphapi.contents import read
from tests.graphapi.faults import Failed, Fault, Silent
from tests.graphapi.records import Json, Person, Sent, bad_request
from tests.graphapi.request import Request

UNDELIVERABLE, TOO_LATE = 131026, 131047
TRACKER = 512
# A country's two letters, a dot, and what only this business knows the person by.
USER_ID = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")


def send(board: Board, request: Request) -> Json:
    """Take a message, and let its fate be told."""
    body = request.body
    request.product()
    to = address(body)
    if body.get("recipient_type", "individual") != "individual":
        raise bad_request("Param recipient_type must be one of {INDIVIDUAL}.")
    tracker = str(body.get("biz_opaque_callback_data") or "")
    if len(tracker) > TRACKER:
        why = f"Param biz_opaque_callback_data must be at most {TRACKER} characters long."
        raise bad_request(why)
    content, person = read(board, body), board.person(to)
    number = board.next_message_id()
    sent = Sent(number, to, *content, body, tracker, board.clock())
    board.sent.append(sent)
    _happen(board, sent, person, request.fault)
    return {
        "messaging_product": "whatsapp",
        "contacts": [_contact(to, person)],
        "messages": [{"id": number}],
    }


def address(body: Json) -> str:
    """Whom a request names; a number counts before a user id."""
    if to := body.get("to"):
        if not isinstance(to, str) or not (to.isascii() and to.isdigit()):
            raise bad_request("Invalid parameter", "Param to is not a valid phone number")
        return to
    user_id = body.get("recipient")
    if not user_id:
        raise bad_request("The parameter to is required.")
    if not isinstance(user_id, str) or not USER_ID.fullmatch(user_id):
        raise bad_request("Invalid parameter", "Param recipient is not a valid user id")
    return user_id


def _contact(to: str, person: Person | None) -> Json:
    number = {"wa_id": to} if to.isdigit() else {}
    if person is None:
        return {"input": to, **number}
    if not person.hidden:
        number = {"wa_id": person.wa_id}
    return {"input": to, **number, "user_id": person.user_id}


def _happen(board: Board, sent: Sent, person: Person | None, fault: Fault) -> None:
    if isinstance(fault, Silent):
        board.silent.add(sent.message_id)
    if code := _failure(sent, person, fault):
        statuses.tell(board, sent, person, "failed", code)
        return
    statuses.tell(board, sent, person, "sent")
    # A reaction is no message that could be pressed or read.
    if person is not None and sent.kind != "reaction":
        person.shown.append(sent)
        statuses.tell(board, sent, person, "delivered")


def _failure(sent: Sent, person: Person | None, fault: Fault) -> int:
    """Why nobody will see the message; 0 if somebody will."""
    if isinstance(fault, Failed):
        return fault.code
    if person is None or person.blocked:
        return UNDELIVERABLE
    late = sent.kind != "template" and not person.writes(sent.at)
    return TOO_LATE if late else 0


def mark(board: Board, request: Request) -> Json:
    """A person's message is read; perhaps we are typing."""
    request.product()
    number = request.body.get("message_id")
    if request.body.get("status") != "read" or number not in board.received:
        raise bad_request("Invalid parameter", "Message to mark does not exist")
    typing = request.body.get("typing_indicator")
    if typing not in (None, {"type": "text"}):
        raise bad_request("Param typing_indicator['type'] must be one of {TEXT}.")
    board.read_marks.append(str(number))
    board.typing += [str(number)] if typing else []
    return {"success": True}
