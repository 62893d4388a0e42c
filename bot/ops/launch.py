"""`make run`: prepares everything, starts the four processes, says where they are."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import threading
import time
from collections.abc import Mapping
from types import FrameType

import requests
from honcho.manager import Manager

from bot.ops.console import LogPrinter, say, table
from bot.ops.demo_agent_file import NAME, read_password
from bot.ops.errors import CannotStart
from bot.ops.paths import ROOT, var_dir
from bot.ops.processes import build_env, process_table, web_url
from bot.ops.stack import prepare
from bot.ops.training import ensure_model
from bot.ops.waiting import wait_ready

READY_SECONDS = 180
ASKED_TO_END = {130: "Ctrl-C", 143: "SIGTERM"}


def main() -> int:
    """Run until Ctrl-C, SIGTERM or the end of one process; return the exit code."""
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
    printer = LogPrinter(var / "logs")
    manager = Manager(printer)
    for name, process in process_table(env, model).items():
        # exec: the process itself is the group's leader and gets the signals, not a shell.
        command = f"exec {shlex.join(process.argv)}"
        manager.add_process(name, command, env=dict(process.env), cwd=str(ROOT))
    say("starting rasa, actions, web and worker")
    threading.Thread(target=_announce, args=(env, manager), daemon=True).start()
    manager.loop()
    return _verdict(manager.returncode, printer.stopped)


def _verdict(code: int, stopped: list[str]) -> int:
    if code in ASKED_TO_END:
        say(f"{ASKED_TO_END[code]}: everything has ended.")
        return code
    name = stopped[0] if stopped else "a process"
    say(f"{name} ended by itself (exit {code}), so all was ended: see var/logs/{name}.log.")
    # Even a process that ended without an error must not look like a good end.
    return code if code > 0 else 1


def _announce(env: Mapping[str, str], manager: Manager) -> None:
    """Wait in the background until all is ready, then say what can be opened."""
    # Honcho forks its four children first: a fork beside a busy thread could stall.
    while not manager._all_started():
        time.sleep(0.1)
    url = web_url(env["TELAFI_BIND"], int(env["PORT"]))
    try:
        if wait_ready(url, READY_SECONDS, lambda: manager.returncode is None, say):
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
