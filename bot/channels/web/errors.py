"""What the chat API answers where it can't serve: a code for machines, Turkish for people."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import JsonResponse

from bot.conversations.errors import Refused


class Unauthorised(Exception):
    """No session, or one that does not exist (any more)."""


def error(status: int, code: str, message: str) -> JsonResponse:
    """`code` is for programs and does not change; `message` is for the customer, in Turkish."""
    return JsonResponse({"error": code, "message": message}, status=status)


def refused(cause: Refused) -> JsonResponse:
    """The refusal's own status (400, 413 or 415), code and sentence."""
    return error(cause.status, cause.code, cause.message)


def unauthorised() -> JsonResponse:
    """401 where there is no session; its header is the one that RFC 9110 asks for."""
    answer = error(
        401, "no_session", "Sohbet oturumu bulunamadı. Sayfayı yenileyip tekrar yazabilirsiniz."
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def bad_json() -> JsonResponse:
    """400 for a body or form that can't be read, before anything in it is looked at."""
    return error(400, "bad_json", "Mesaj anlaşılamadı. Lütfen tekrar gönderin.")


def wrong_method(allowed: Sequence[str]) -> JsonResponse:
    """405; `allowed` also goes into the Allow header, which RFC 9110 asks for."""
    answer = error(405, "method", f"Bu adres yalnızca {' ve '.join(allowed)} kabul eder.")
    answer["Allow"] = ", ".join(allowed)
    return answer


def not_found() -> JsonResponse:
    """404, for other customers' photos too: nobody learns which ids exist."""
    return error(404, "not_found", "Aradığınız içerik bulunamadı.")


def too_large() -> JsonResponse:
    """413 for fields over MAX_BODY_BYTES; photos are measured elsewhere."""
    return error(413, "too_large", "Gönderdiğiniz dosya çok büyük. En çok 10 MB olabilir.")


def unavailable() -> JsonResponse:
    """503 where nothing was stored: the client keeps the message and may repeat it after 2 s."""
    answer = error(503, "busy", "Şu anda mesajınızı kaydedemedik. Birazdan tekrar deneyin.")
    answer["Retry-After"] = "2"
    return answer
