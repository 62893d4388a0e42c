"""Rasa's server by its Python interface: its command line loads what it tests and trains with."""

from __future__ import annotations

import rasa
from rasa.utils.common import configure_logging_and_warnings
from rasa.utils.log_utils import configure_structlog

from bot.nlu.server.result_schema import compile_once


def serve(
    *, model: str, endpoints: str, credentials: str, interface: str, port: int, token: str
) -> None:
    """As `rasa run --enable-api` does, until a signal; levels of its logs by LOG_LEVEL."""
    configure_logging_and_warnings()
    # Its debug lines hold the customers' words.
    configure_structlog()
    compile_once()
    rasa.run(
        model,
        endpoints,
        credentials=credentials,
        interface=interface,
        port=port,
        auth_token=token,
        enable_api=True,
    )
