"""Ports: the web port is asked for and must be free; the private ones move out of the way."""

from __future__ import annotations

import socket
from collections.abc import Collection

from bot.ops.errors import CannotStart

LOOPBACK = "127.0.0.1"
_TRIES = 200


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Whether a server could listen there now; False too for an address that is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: a connection that has just ended does not block its port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def number(name: str, text: str) -> int:
    """A port from the environment; raises CannotStart, with its name, for other text."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise CannotStart(f"{name} is '{text}': use a number from 1 to 65535.")
    return int(text)


def require_free(port: int, host: str = LOOPBACK) -> int:
    """The same port; raises CannotStart where it is taken."""
    if not is_free(port, host):
        raise CannotStart(
            f"Port {port} is taken: stop what uses it, or choose another with `make run PORT=8001`."
        )
    return port


def next_free(wanted: int, taken: Collection[int] = ()) -> int:
    """The wanted port on loopback, or the first free one of the 200 from it on.

    Ports in `taken` are given away already. Raises CannotStart where none is free.
    """
    for port in range(wanted, min(wanted + _TRIES, 65536)):
        if port not in taken and is_free(port):
            return port
    raise CannotStart(f"No port from {wanted} to {wanted + _TRIES - 1} is free.")
