"""A log line is one line, and says nothing that belongs to a customer."""

from __future__ import annotations

import io
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import logs
from bot.privacy.logs import OneMaskedLine, masked

PHONES = [
    "+90 532 123 45 67",
    "+905321234567",
    "905321234567",
    "05321234567",
    "5321234567",
    "0532 123 45 67",
    "0 532 123 4567",
    "0532-123-45-67",
    "0532.123.45.67",
    "0(532) 123 45 67",
    "(0532) 123 45 67",
    "+90 (532) 123 45 67",
    "0212 555 12 34",
]
SECRETS = [
    *PHONES,
    "10000000146",
    "TR330006100519786457841326",
    "TR33 0006 1005 1978 6457 8413 26",
    "4111111111111111",
    "4111 1111 1111 1111",
    "ayse.yilmaz@example.com",
]
# What a shop's log has to keep readable.
HARMLESS = [
    "TS-1006",
    "1.899,90 TL",
    "2026-11-22 05:32:09",
    "takip no 7351234567890",
    "/api/chat/attachments/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "turn 87 ms",
    "12345678901234567890",
]


_LOGGING: dict[str, Any] = settings.LOGGING


class Lines:
    """The product's own console handler, writing where a test can read."""

    def __init__(self) -> None:
        self._out = io.StringIO()
        handler = logging.StreamHandler(self._out)
        handler.setFormatter(logging.Formatter(_LOGGING["formatters"]["plain"]["format"]))
        handler.addFilter(OneMaskedLine())
        self.log = logging.Logger("test")
        self.log.addHandler(handler)

    def text(self) -> str:
        return self._out.getvalue()

    def only(self) -> str:
        """The one line; everything that a viewer may take for a line's end counts."""
        (line,) = self.text().splitlines()
        return line


@pytest.fixture
def lines() -> Iterator[Lines]:
    yield Lines()


@pytest.mark.parametrize("secret", SECRETS)
def test_personal_data_is_masked_in_the_message(lines: Lines, secret: str) -> None:
    """A number or address in the text of a log call is gone, the words around it stay."""
    lines.log.info(f"arayan {secret} bekliyor")
    assert secret not in lines.only()
    assert "arayan " in lines.only() and " bekliyor" in lines.only()


@pytest.mark.parametrize("secret", SECRETS)
def test_personal_data_is_masked_in_arguments(lines: Lines, secret: str) -> None:
    """Arguments are masked after they are put in, inside objects too."""
    lines.log.info("müşteri %s, alanlar %r", secret, {"telefon": secret})
    assert secret not in lines.only()


@pytest.mark.parametrize("secret", SECRETS)
def test_personal_data_is_masked_in_tracebacks(lines: Lines, secret: str) -> None:
    """An exception that quotes the customer is logged without the quotation."""
    try:
        try:
            raise ValueError(f"bozuk alan: {secret}")
        except ValueError as cause:
            raise RuntimeError(f"{secret} kaydedilemedi") from cause
    except RuntimeError:
        lines.log.exception("mesaj %s", secret)
    assert secret not in lines.only()
    assert "RuntimeError" in lines.only() and "ValueError" in lines.only()


def test_personal_data_is_masked_in_stack_traces(lines: Lines) -> None:
    """A stack that is logged beside a message stays on the message's line."""
    lines.log.info("neredeyiz", stack_info=True)
    assert "test_personal_data_is_masked_in_stack_traces" in lines.only()


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_not_personal_stays(lines: Lines, text: str) -> None:
    """The negative twin: order numbers, sums, times and addresses of pages are not masked."""
    lines.log.info("%s", text)
    assert text in lines.only()
    assert masked(text) == text


@pytest.mark.parametrize(
    "end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x85", "\u2028", "\u2029"]
)
def test_a_message_cannot_write_a_second_line(lines: Lines, end: str) -> None:
    """Customer text with line ends of any kind is still one record."""
    lines.log.info("mesaj: %s", f"selam{end}2026-11-22 INFO ödeme alındı")
    assert "selam\\" in lines.only()


@pytest.mark.parametrize(
    "marks", ["\x1b[31m", "\x9b31m", "\x00", "\x08\x08", "\x7f", "\u202e", "\ud800"]
)
def test_a_message_cannot_steer_the_terminal(lines: Lines, marks: str) -> None:
    """ANSI sequences and other marks that change what a reader sees are written out."""
    lines.log.info("mesaj: %s", f"{marks}kırmızı")
    assert not set(marks) & set("\x1b\x9b\x00\x08\x7f\u202e\ud800") & set(lines.only())
    assert "kırmızı" in lines.only()


@given(st.text())
def test_any_text_is_one_line(text: str) -> None:
    """Whatever is logged, as message, argument or exception, one line is written."""
    lines = Lines()
    try:
        raise ValueError(text)
    except ValueError:
        lines.log.exception("%s", text)
    lines.only()


@pytest.mark.parametrize(
    ("message", "args"), [("%s %s", ("a",)), ("%d", ("a",)), ("%", ("a",)), ("%(x)s", ({},))]
)
def test_a_wrong_log_call_breaks_nothing(
    lines: Lines, message: str, args: tuple[object, ...]
) -> None:
    """A log call with the wrong arguments still writes its line and never raises."""
    lines.log.info(message, *args)
    assert message in lines.only()


def test_percent_signs_are_only_text(lines: Lines) -> None:
    """Text with % and no arguments is not a format."""
    lines.log.info("%100 pamuk dediniz, %s değil")
    assert lines.only().endswith("%100 pamuk dediniz, %s değil")


@pytest.mark.parametrize(
    "text",
    [
        '"POST /webhooks/rest/webhook?token=gizli-anahtar HTTP/1.1" 200',
        "url: /tracker?include_events=ALL&token=gizli-anahtar",
        "Authorization: Bearer gizli-anahtar",
    ],
)
def test_keys_are_masked(lines: Lines, text: str) -> None:
    """Other people's libraries log addresses; the engine's token is not among the words."""
    lines.log.info("%s", text)
    assert "gizli-anahtar" not in lines.only()


def test_huge_messages_are_cut_before_masking(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Masking takes time with the square of the length: it never gets more than a line's limit."""
    lengths: list[int] = []

    def mask(text: str, **_: object) -> tuple[str, list[object]]:
        lengths.append(len(text))
        return text, []

    monkeypatch.setattr(logs, "mask_text", mask)
    lines.log.info("%s", "a." * 50_000 + "@")
    assert lengths and max(lengths) <= logs._LONGEST
    assert len(lines.only()) < 10_000


@pytest.mark.parametrize("before", range(7970, 8004, 3))
def test_a_cut_leaves_no_half_number(lines: Lines, before: int) -> None:
    """Where the cut goes through a number, its beginning goes too."""
    lines.log.info("%s", "x" * (before - 1) + " 05321234567 " + "y" * 900)
    assert "0532" not in lines.only()


def test_the_products_own_handlers_have_the_filter() -> None:
    """Every handler that the settings name writes one masked line."""
    handlers = _LOGGING["handlers"].values()
    assert all("one_line" in handler["filters"] for handler in handlers)
