"""What we say: one message of ours is one of the messengers'."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.media import JPEG, Media
from bot.conversations.models import Conversation, Customer, Message, Sender
from bot.conversations.saying import CAPTION, LONGEST, _pieces, say
from tests.conversations import build

PHOTO = Media(b"jpeg", JPEG)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def said(conversation: Conversation) -> list[tuple[str, int, int]]:
    """Of each: its words, how many files, how many buttons."""
    rows = Message.objects.filter(conversation=conversation).order_by("id")
    return [(one.text, one.attachments.count(), len(one.buttons)) for one in rows]


def test_nothing_is_not_said(ali: Customer) -> None:
    conversation = build.conversation(ali)
    assert say(conversation, Sender.BOT, "") is None
    assert said(conversation) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [("", 1, 0)]),
        ("u" * CAPTION, [("u" * CAPTION, 1, 0)]),
        ("u" * (CAPTION + 1), [("", 1, 0), ("u" * (CAPTION + 1), 0, 0)]),
        ("😀" * CAPTION, [("", 1, 0), ("😀" * CAPTION, 0, 0)]),
    ],
)
def test_words_under_a_photo(
    ali: Customer, media: Path, text: str, parts: list[tuple[str, int, int]]
) -> None:
    """As long as they fit there, as messengers count; else behind it."""
    conversation = build.conversation(ali)
    say(conversation, Sender.AGENT, text, photo=PHOTO)
    assert said(conversation) == parts


def test_buttons_stand_under_the_last(ali: Customer) -> None:
    """The question is at the end of a long text."""
    conversation = build.conversation(ali)
    message = say(conversation, Sender.BOT, "kelime " * 1000, build.CHOICES)
    assert [buttons for _, _, buttons in said(conversation)] == [0, 2]
    assert message == Message.objects.latest("id")


@given(st.text(alphabet="ab ğ😀\n", max_size=40).map(lambda text: text * 300))
def test_pieces_lose_no_word(text: str) -> None:
    """Each fits; only the space at a cut is gone."""
    pieces = list(_pieces(text))
    assert all(0 < units(piece) <= LONGEST for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
