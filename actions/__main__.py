"""The action server: `python -m actions`. Loopback only, and only for who knows the token."""

from __future__ import annotations

import logging

from django.conf import settings
from django.utils import timezone
from rasa_sdk.endpoint import create_app
from sanic import Sanic

import actions
from bot.config import env_int, env_str, warn_of_built_in
from bot.guard import guard
from bot.hours import HOURS

log = logging.getLogger("actions")


def build(token: str) -> Sanic:
    """The app of rasa_sdk behind a guard: 401 without `?token=`; ValueError for an empty token."""
    app = create_app(actions, cors_origins="")
    # Rasa keeps its connections for less, so that it never speaks into one that is being closed.
    app.config.KEEP_ALIVE_TIMEOUT = 75
    guard(app, token)
    return app


def main() -> None:
    """Serve until a signal; raises ImproperlyConfigured for a wrong ACTIONS_* setting."""
    warn_of_built_in(ACTIONS_TOKEN=settings.ACTIONS_TOKEN)
    app = build(settings.ACTIONS_TOKEN)
    host = env_str("ACTIONS_HOST", "127.0.0.1")
    port = env_int("ACTIONS_PORT", 5055, 1, 65535)
    # The first look into the calendar takes 0.4 s: no customer waits for it.
    HOURS.is_workday(timezone.localdate())
    log.info("actions listen on %s:%s", host, port)
    app.run(host=host, port=port, workers=1, access_log=False, debug=False)


if __name__ == "__main__":
    main()
