"""From a request to its answer: the fault that it meets, the limits, the method, the record."""

from __future__ import annotations

import json
import math
import re

from tests.botapi.board import Board
from tests.botapi.faults import Cut, Fault, refusal, too_many
from tests.botapi.methods import COUNTED, METHODS, Method
from tests.botapi.records import Call, Json, Refused
from tests.botapi.request import Request, parse
from tests.standin.faults import Faults, Rates, Slow
from tests.standin.server import Answer, Answering, Incoming

PATH = re.compile(r"/(file/)?bot([^/]+)/(.+)")


def told(refused: Refused) -> Answer:
    """A refusal in Telegram's shape; its proxy's are pages."""
    if refused.code > 500:
        page = f"<html><body><h1>{refused.code} {refused.description}</h1></body></html>"
        return Answer(refused.code, page.encode(), "text/html")
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return Answer(refused.code, json.dumps(body).encode())


class Dispatch(Answering):
    """Answers calls, one at a time."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board
        self.faults = Faults[Fault]()
        self.rates = Rates()

    def answer(self, incoming: Incoming) -> Answer | None:
        """Find out what is asked; a wrong path or token is not written down."""
        path = PATH.fullmatch(incoming.path)
        if path is None:
            return told(Refused(404, "Not Found"))
        if path[2] != self.board.token:
            return told(Refused(401, "Unauthorized"))
        if path[1]:
            return self.download(path[3])
        try:
            kind = incoming.headers.get("Content-Type", "")
            request = parse(incoming.query, kind, incoming.body)
        except Refused as refused:
            return told(refused)
        return self.call(path[3], request)

    def call(self, method: str, request: Request) -> Answer | None:
        """The answer, None where the connection is to be cut."""
        if method.lower() not in METHODS:
            return told(Refused(404, "Not Found"))
        name, run = METHODS[method.lower()]
        with self.board.changed:
            fault = self.faults.next(name)
            if fault == Cut(before=True):
                return None
            answer = self._run(name, run, request, fault)
            cut = isinstance(fault, Cut)
            self._record(name, request, 0 if cut else answer.code)
        return self._late(fault, None if cut else answer)

    def download(self, path: str) -> Answer | None:
        """A file's bytes; its faults are those of the method "file"."""
        with self.board.changed:
            fault = self.faults.next("file")
            data = self.board.downloaded(path)
        refused = refusal(fault) or (Refused(404, "Not Found") if data is None else None)
        answer = told(refused) if refused else Answer(200, data or b"", "application/octet-stream")
        return self._late(fault, None if isinstance(fault, Cut) else answer)

    def _late(self, fault: Fault, answer: Answer | None) -> Answer | None:
        if isinstance(fault, Slow):
            self.closing.wait(fault.seconds)
        return answer

    def _record(self, name: str, request: Request, code: int) -> None:
        board = self.board
        board.log.append(Call(name, request.params, request.files, code, board.clock()))
        board.changed.notify_all()

    def _run(self, name: str, run: Method, request: Request, fault: Fault) -> Answer:
        now, chat_id = self.board.clock(), request.number("chat_id")
        try:
            if refused := refusal(fault):
                raise refused
            if name in COUNTED:
                self._check(chat_id, now)
            result = run(self.board, request)
        except Refused as refused:
            return told(refused)
        if name in COUNTED:
            self.rates.note(chat_id, now)
        return Answer(200, json.dumps({"ok": True, "result": result}).encode())

    def _check(self, chat_id: int, now: float) -> None:
        """Refuse a message that comes too early."""
        if wait := max(self.rates.check(chat_id, now)):
            raise too_many(max(1, math.ceil(wait)))
