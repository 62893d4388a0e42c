"""Log records stay on one line and carry no personal data and no key."""

from __future__ import annotations

import logging
import re

from kvkk import Strategy, mask_text

_KINDS = ("tckn", "iban", "credit_card", "phone", "email")
# Forms of a mobile number that kvkk leaves alone: the one WhatsApp names people by, and brackets.
_PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)?90[ .-]?)?\(?0?[ .-]?\(?5\d{2}\)?"
    r"[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2}(?!\w)"
)
# Keys in addresses: Rasa takes its token only there.
# Telegram's stand in a path.
_KEY = re.compile(r"(?i)([?&](?:access_)?token=|\bbearer |/bot(?=\d+:))[^\s&'\"/]+")
# C0 and C1 controls (ANSI too), line and paragraph separators, direction marks, lone surrogates.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# Masking takes time with the square of the length; nobody reads more of one line.
_LONGEST = 8000
# What a number that was cut in the middle may leave at the edge.
_EDGE = 64

_traceback = logging.Formatter().formatException


def masked(text: str) -> str:
    """Replace Turkish identity, bank, card and phone numbers and e-mail addresses."""
    text = str(mask_text(text, strategy=Strategy.REDACT, kinds=_KINDS)[0])
    return _PHONE.sub("[PHONE]", text)


class OneMaskedLine(logging.Filter):
    """Rewrites the finished record, so that arguments and tracebacks are masked too."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: it drops nothing, and changes the record itself."""
        parts = [_head(_message(record))]
        if record.exc_info and record.exc_info[0]:
            parts.append(_tail(_traceback(record.exc_info)))
        if record.stack_info:
            parts.append(_tail(record.stack_info))
        record.msg = _one_line("\n".join(parts))
        record.args = ()
        # What the formatter would add below the line.
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception as error:
        # A wrong log call may not break what it tells of.
        return f"{record.msg!r} ({type(error).__name__} in its arguments)"


def _head(text: str) -> str:
    if len(text) <= _LONGEST:
        return masked(text)
    return f"{masked(text[:_LONGEST])[:-_EDGE]}... ({len(text)} characters)"


def _tail(text: str) -> str:
    """Of a traceback the end says what happened."""
    if len(text) <= _LONGEST:
        return masked(text)
    return f"({len(text)} characters) ...{masked(text[-_LONGEST:])[_EDGE:]}"


def _one_line(text: str) -> str:
    return _UNPRINTABLE.sub(_escaped, _KEY.sub(r"\1[KEY]", text))


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
