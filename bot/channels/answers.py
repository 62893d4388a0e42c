"""What a webhook answers a provider with that can't be served."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseNotAllowed


def off() -> HttpResponse:
    """404: there is no such address as long as the webhook is not used."""
    return HttpResponse(status=404)


def wrong_method(*methods: str) -> HttpResponse:
    """405; these are served."""
    return HttpResponseNotAllowed(methods)


def unauthorised() -> HttpResponse:
    """401: what proves the provider is missing or another one."""
    return _plain("who are you", 401)


def forbidden() -> HttpResponse:
    """403: another word than ours."""
    return _plain("another word", 403)


def too_large() -> HttpResponse:
    """413: nothing that a provider tells is that large."""
    return _plain("too large", 413)


def not_understood() -> HttpResponse:
    """400: not JSON, or of other types than the provider's."""
    return _plain("not understood", 400)


def unavailable() -> HttpResponse:
    """503: nothing was stored, and the provider repeats it."""
    response = _plain("busy", 503)
    response.headers["Retry-After"] = "2"
    return response


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain")
