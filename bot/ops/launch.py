"""`make run`: prepares everything, starts the four processes, says where they are."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Mapping
from types import FrameType

import requests

from bot.ops.console import LogPrinter, say, table
from bot.ops.demo_agent_file import NAME, read_password
from bot.ops.errors import CannotStart
from bot.ops.paths import ROOT, var_dir
from bot.ops.processes import Process, build_env, process_table, web_url
from bot.ops.stack import prepare
from bot.ops.supervisor import Supervisor
from bot.ops.training import ensure_model
from bot.ops.waiting import wait_ready

READY_SECONDS = 180
# A terminal that closes must leave nothing behind either: the processes do not belong to it.
ASKED_TO_END = {
    signal.SIGINT: (130, "Ctrl-C"),
    signal.SIGTERM: (143, "SIGTERM"),
    signal.SIGHUP: (129, "The terminal was closed"),
}


def main() -> int:
    """Serve until Ctrl-C, SIGTERM or a process that ends too often; return the exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return _run()
    except CannotStart as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("stopped before the start.")
        return 130


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _run() -> int:
    var = var_dir().resolve()
    env = build_env(var)
    model = ensure_model(say, var)
    say("preparing the database and the demo shop")
    prepare(env)
    (var / "worker-alive").unlink(missing_ok=True)
    return _serve(env, process_table(env, model), LogPrinter(var / "logs", sys.stdout))


def _serve(env: Mapping[str, str], table: Mapping[str, Process], printer: LogPrinter) -> int:
    supervisor = Supervisor(printer, say)
    _listen(supervisor)
    say("starting rasa, actions, web and worker")
    supervisor.start_all(table)
    threading.Thread(target=_announce, args=(env, supervisor), daemon=True).start()
    code = supervisor.run()
    printer.close()
    for asked, how in ASKED_TO_END.values():
        if asked == code:
            say(f"{how}: everything has ended.")
    return code


def _listen(supervisor: Supervisor) -> None:
    for number, (code, _) in ASKED_TO_END.items():
        # `nohup` has it ignored, so that what it starts outlives the terminal.
        if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_, code=code: supervisor.ask(code))


def _announce(env: Mapping[str, str], supervisor: Supervisor) -> None:
    """Wait in the background until all is ready, then say what can be opened."""
    url = web_url(env["TELAFI_BIND"], int(env["PORT"]))
    try:
        if wait_ready(url, READY_SECONDS, lambda: not supervisor.ending, say):
            print(_welcome(env, url), flush=True)
    except CannotStart as error:
        say(f"{error} See var/logs; Ctrl-C ends everything.")


def _welcome(env: Mapping[str, str], url: str) -> str:
    shown = url.replace("127.0.0.1", "localhost")
    pages = {"Shop page with the chat": "/", "Agents' desk": "/desk/", "CX dashboard": "/cx/"}
    lines = ["", "Telafi is ready.", ""]
    lines += [f"  {name:24} {shown}{path}" for name, path in pages.items()]
    password = read_password(var_dir(env))
    if password:
        lines.append(f"  {'Desk login':24} {NAME}  {password}")
    lines += ["", *(f"  {row}" for row in _orders(url)), "", "Ctrl-C ends it all.", ""]
    return "\n".join(lines)


def _orders(url: str) -> list[str]:
    """The demo's orders; nothing outside the demo, where the page does not exist."""
    try:
        answer = requests.get(f"{url}/api/demo/orders", timeout=5)
        return table(answer.json()) if answer.ok else []
    except (requests.RequestException, ValueError, KeyError):
        return []


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
