"""Why a customer's file is not taken, as they are told on every messenger."""

from __future__ import annotations

from bot.conversations.errors import Refused, TooLarge


def too_large() -> TooLarge:
    """Over the shop's limit."""
    return TooLarge("too_large", "Dosya çok büyük. En çok 10 MB olabilir.")


def gone() -> Refused:
    """The provider does not have it, or could not give it in time."""
    return Refused("gone", "Dosyanızı alamadım. Tekrar gönderir misiniz?")
