"""A wall clock for requests: its own read timeout starts again with every byte that drips in."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

_here = threading.local()


class Deadline:
    """Cuts the connection that this thread uses when the block has run for `seconds`.

    The reader then sees a closed connection, which requests reports as its `ConnectionError`.
    """

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._over = False

    def __enter__(self) -> Deadline:
        _here.deadline = self
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        _here.deadline = None
        with self._lock:
            # The socket goes back to the pool: a late timer must not cut its next user.
            self._socket = None

    def watch(self, connection: socket.socket | None) -> None:
        """Cut this socket when the time is over; raises TimeoutError if it already is."""
        with self._lock:
            self._socket = connection
            if self._over:
                raise TimeoutError("the time was over before the request was sent")

    def _cut(self) -> None:
        with self._lock:
            self._over = True
            if self._socket is not None:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)


def _watch(connection: HTTPConnection) -> None:
    deadline: Deadline | None = getattr(_here, "deadline", None)
    if deadline is not None:
        deadline.watch(connection.sock)


class _Connection(HTTPConnection):
    def request(self, *args: Any, **options: Any) -> None:
        super().request(*args, **options)
        _watch(self)


class _SecureConnection(HTTPSConnection):
    def request(self, *args: Any, **options: Any) -> None:
        super().request(*args, **options)
        _watch(self)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class DeadlineAdapter(HTTPAdapter):
    """Mount it on a Session, and `Deadline` works for its requests."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pool manager open connections that a `Deadline` can cut."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
