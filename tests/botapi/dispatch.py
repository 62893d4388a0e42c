"""From a request to its answer: the fault that it meets, the limits, the method, the record."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass

from tests.botapi.board import Board
from tests.botapi.faults import Cut, Fault, Faults, Rates, Slow, refusal
from tests.botapi.methods import COUNTED, METHODS, Method
from tests.botapi.records import Call, Json, Refused
from tests.botapi.request import Request


@dataclass(frozen=True)
class Answer:
    """What goes over the wire."""

    code: int
    body: bytes
    kind: str = "application/json"


def told(refused: Refused) -> Answer:
    """A refusal in Telegram's shape; its proxy's are pages."""
    if refused.code > 500:
        page = f"<html><body><h1>{refused.code} {refused.description}</h1></body></html>"
        return Answer(refused.code, page.encode(), "text/html")
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return Answer(refused.code, json.dumps(body).encode())


class Dispatch:
    """Answers calls, one at a time."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.faults = Faults()
        self.rates = Rates()
        self.closing = threading.Event()

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
                self.rates.check(chat_id, now)
            result = run(self.board, request)
        except Refused as refused:
            return told(refused)
        if name in COUNTED:
            self.rates.note(chat_id, now)
        return Answer(200, json.dumps({"ok": True, "result": result}).encode())
