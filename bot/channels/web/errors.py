"""What the chat API answers where it can't serve: a code for machines, Turkish for people."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import JsonResponse

from bot.conversations.errors import Refused


class Unauthorised(Exception):
    """No session, or one that does not exist (any more)."""


def error(status: int, code: str, message: str) -> JsonResponse:
    return JsonResponse({"error": code, "message": message}, status=status)


def refused(cause: Refused) -> JsonResponse:
    return error(cause.status, cause.code, cause.message)


def unauthorised() -> JsonResponse:
    answer = error(
        401, "no_session", "Sohbet oturumu bulunamadı. Sayfayı yenileyip tekrar yazabilirsiniz."
    )
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def bad_json() -> JsonResponse:
    return error(400, "bad_json", "Mesaj anlaşılamadı. Lütfen tekrar gönderin.")


def wrong_method(allowed: Sequence[str]) -> JsonResponse:
    answer = error(405, "method", f"Bu adres yalnızca {' ve '.join(allowed)} kabul eder.")
    answer["Allow"] = ", ".join(allowed)
    return answer


def not_found() -> JsonResponse:
    return error(404, "not_found", "Aradığınız içerik bulunamadı.")


def too_large() -> JsonResponse:
    return error(413, "too_large", "Gönderdiğiniz dosya çok büyük. En çok 10 MB olabilir.")


def unavailable() -> JsonResponse:
    answer = error(503, "busy", "Şu anda mesajınızı kaydedemedik. Birazdan tekrar deneyin.")
    answer["Retry-After"] = "2"
    return answer
