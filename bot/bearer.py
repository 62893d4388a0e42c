"""Who shows a bearer token at a door of ours."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare


def shows(request: HttpRequest, token: str) -> bool:
    """Whether the request carries this token; a door without one stays shut."""
    shown = request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(shown, f"Bearer {token}")
