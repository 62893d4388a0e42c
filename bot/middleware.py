"""Django's middleware in one go: each change between its threads and the event loop costs time."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Handler = Callable[[HttpRequest], HttpResponseBase]


def in_one_thread(get_response: Handler) -> Handler:
    """Does nothing; stands last in MIDDLEWARE, and is for synchronous requests only.

    Django then runs all middleware before it synchronously too, in one thread. Otherwise it takes
    each one's two halves out of the event loop into a thread and back, twenty times a request.
    """
    return get_response
