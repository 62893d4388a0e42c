"""The action server: `python -m actions`. Loopback only, and only for who knows the token."""

from __future__ import annotations

import hmac
import logging

from django.utils import timezone
from rasa_sdk.endpoint import create_app
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

import actions
from bot.config import env_int, env_secret, env_str
from bot.hours import HOURS

log = logging.getLogger("actions")


def build(token: str) -> Sanic:
    """The app of rasa_sdk behind a guard: 401 without `?token=`; only /health is open."""
    app = create_app(actions, cors_origins="")

    @app.middleware("request")
    async def guard(request: Request) -> HTTPResponse | None:
        given = request.args.get("token") or ""
        # As bytes: a token with other letters than ASCII is wrong, not a crash.
        if request.path == "/health" or hmac.compare_digest(given.encode(), token.encode()):
            return None
        return response.json({"error": "unauthorised"}, status=401)

    return app


def main() -> None:
    """Serve until a signal; raises ImproperlyConfigured for a wrong ACTIONS_* setting."""
    app = build(env_secret("ACTIONS_TOKEN", "demo-actions"))
    host = env_str("ACTIONS_HOST", "127.0.0.1")
    port = env_int("ACTIONS_PORT", 5055, 1, 65535)
    # The first look into the calendar takes 0.4 s: no customer waits for it.
    HOURS.is_workday(timezone.localdate())
    log.info("actions listen on %s:%s", host, port)
    app.run(host=host, port=port, workers=1, access_log=False, debug=False)


if __name__ == "__main__":
    main()
