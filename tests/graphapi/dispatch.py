"""From a request to its answer: the token, the fault that it meets, the limits, the record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

from tests.graphapi import business, media, messages
from tests.graphapi.board import Board
from tests.graphapi.faults import Cut, Fault, refusal, too_many
from tests.graphapi.records import Call, Json, Refused, no_object
from tests.graphapi.request import Request, bodies, heading
from tests.standin.faults import Faults, Rates, Slow
from tests.standin.server import Answer, Answering, Incoming

Endpoint = Callable[[Board, Request], Json | Answer]
PAIR, OVERALL = 131056, 130429
# Method, path, the name that faults know the endpoint by.
ROUTES: tuple[tuple[str, str, str, Endpoint], ...] = (
    ("POST", "/{phone}/messages", "messages", messages.send),
    ("POST", "/{phone}/messages", "read", messages.mark),
    ("POST", "/{phone}/media", "media", media.upload),
    ("GET", "/media/.+", "file", media.download),
    ("GET", "/{phone}", "number", business.number),
    ("GET", "/debug_token", "token", business.debug_token),
    ("GET", "/{waba}/subscribed_apps", "apps", business.apps),
    ("POST", "/{waba}/subscribed_apps", "apps", business.subscribe),
    ("GET", "/{waba}/message_templates", "templates", business.templates),
    ("GET", r"/\d+", "media", media.look_up),
)


def told(refused: Refused) -> Answer:
    """A refusal in Meta's shape; its proxy's are pages."""
    if refused.status == 502:
        return Answer(502, b"<html><body><h1>502 Bad Gateway</h1></body></html>", "text/html")
    error: Json = {"message": refused.message, "type": refused.kind, "code": refused.code}
    if refused.details:
        error["error_data"] = {"messaging_product": "whatsapp", "details": refused.details}
    if refused.subcode is not None:
        error["error_subcode"] = refused.subcode
    body = json.dumps({"error": {**error, "fbtrace_id": "AStandInsOwnTrace"}}).encode()
    wait = refused.retry_after
    headers = {} if wait is None else {"Retry-After": str(wait)}
    return Answer(refused.status, body, headers=headers)


class Dispatch(Answering):
    """Answers calls, one at a time."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board
        self.faults = Faults[Fault]()
        self.rates = Rates()

    def answer(self, incoming: Incoming) -> Answer | None:
        """The answer, None where the connection is to be cut."""
        request = heading(incoming)
        with self.board.changed:
            try:
                self._admit(incoming, request)
                body, files = bodies(incoming)
                request = replace(request, body=body, files=files)
                name, endpoint = self._route(request)
            except Refused as refused:
                return self._recorded(request, told(refused))
            fault = self.faults.next(name)
            if fault == Cut(after=False):
                return None
            request = replace(request, fault=fault)
            answer = self._recorded(request, self._run(name, endpoint, request))
        if isinstance(fault, Slow):
            self.closing.wait(fault.seconds)
        return answer

    def _admit(self, incoming: Incoming, request: Request) -> None:
        """Only with our token."""
        bearer = incoming.headers.get("Authorization", "")
        given = bearer.removeprefix("Bearer ") if bearer else request.query.get("access_token")
        if given != self.board.account.token or (bearer and not bearer.startswith("Bearer ")):
            why = "Invalid OAuth access token - Cannot parse access token"
            raise Refused(401, 190, why)

    def _route(self, request: Request) -> tuple[str, Endpoint]:
        account = self.board.account
        marks = "status" in request.body
        for method, path, name, endpoint in ROUTES:
            pattern = path.format(phone=account.phone_number_id, waba=account.waba_id)
            if method != request.method or not re.fullmatch(pattern, request.path):
                continue
            if name not in {"messages", "read"} or marks == (name == "read"):
                return name, endpoint
        raise no_object(request.path.split("/")[1], request.method.lower())

    def _run(self, name: str, endpoint: Endpoint, request: Request) -> Answer:
        now = self.board.clock()
        try:
            if refused := refusal(request.fault):
                raise refused
            if name == "messages":
                self._check(request, now)
            result = endpoint(self.board, request)
        except Refused as refused:
            return told(refused)
        if name == "messages":
            self.rates.note(self._pair(request), now)
        return result if isinstance(result, Answer) else Answer(200, json.dumps(result).encode())

    def _check(self, request: Request, now: float) -> None:
        """Refuse a message that comes too early."""
        alone, all_in_all = self.rates.check(self._pair(request), now)
        if all_in_all or alone:
            raise too_many(OVERALL if all_in_all else PAIR)

    def _pair(self, request: Request) -> str:
        """The person, by whichever name the request calls them."""
        to = str(request.body.get("to") or request.body.get("recipient") or "")
        person = self.board.person(to)
        return person.user_id if person else to

    def _recorded(self, request: Request, answer: Answer) -> Answer | None:
        """Write down what arrived; nothing is left to say where the connection is cut."""
        cut, board = isinstance(request.fault, Cut), self.board
        files = {name: one.data for name, one in request.files.items()}
        call = Call(
            *(request.method, request.path, request.params, files),
            *(0 if cut else answer.code, board.clock()),
        )
        board.log.append(call)
        board.changed.notify_all()
        return None if cut else answer
