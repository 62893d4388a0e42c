"""Log records stay on one line and carry no personal data."""

from __future__ import annotations

import logging

from kvkk import Strategy, mask_text

_KINDS = ("tckn", "iban", "credit_card", "phone", "email")


def masked(text: str) -> str:
    """Replace Turkish identity, bank, card and phone numbers and e-mail addresses."""
    return str(mask_text(text, strategy=Strategy.REDACT, kinds=_KINDS)[0])


class OneMaskedLine(logging.Filter):
    """Rewrites the finished message, so that arguments are masked too."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = masked(record.getMessage())
        record.msg = text.replace("\n", "\\n").replace("\r", "\\r").replace("\x1b", "\\x1b")
        record.args = ()
        return True
