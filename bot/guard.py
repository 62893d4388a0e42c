"""The door of a Sanic server: Rasa and the action server answer only who knows their token."""

from __future__ import annotations

import hmac

from sanic import Sanic, response
from sanic.exceptions import Unauthorized
from sanic.request import Request
from sanic.response import HTTPResponse


class Stranger(Unauthorized):
    """A request without the token; a class of its own, so that no handler of the app takes it."""


def guard(app: Sanic, token: str) -> None:
    """Answer 401 to every request without `?token=`, whatever its path and method.

    To be called before the app starts. Raises ValueError for an empty token.
    """
    if not token:
        raise ValueError("a door without a token is open")

    # Not a middleware: that comes after the route, the whole body and the answer to OPTIONS. Here
    # only the head has been read; the connection ends with the refusal, its body unread.
    @app.signal("http.lifecycle.request")
    async def look_at(request: Request) -> None:
        given = request.args.get("token") or ""
        # As bytes: a token with other letters than ASCII is wrong, not a crash.
        if not hmac.compare_digest(given.encode(), token.encode()):
            raise Stranger("unauthorised")

    @app.exception(Stranger)
    async def refuse(request: Request, stranger: Stranger) -> HTTPResponse:
        return response.json({"error": str(stranger)}, status=stranger.status_code)
