"""Recordings, videos and documents: kept as they are, under a type that is ours to give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.files import read_file
from bot.conversations.media import SUFFIXES

REST = b" and what follows"


@pytest.mark.parametrize(
    ("beginning", "content_type"),
    [
        (b"OggS", "audio/ogg"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\x00\x00\x00\x1cftypM4A ", "audio/mp4"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/mp4"),
        (b"\x1a\x45\xdf\xa3", "video/webm"),
        (b"%PDF-1.7", "application/pdf"),
    ],
)
def test_the_first_bytes_say_what_it_is(beginning: bytes, content_type: str) -> None:
    """The file itself stays as it came."""
    media = read_file(beginning + REST)
    assert media and (media.content_type, media.data) == (content_type, beginning + REST)
    assert not media.is_photo


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"MZ\x90\x00",
        b"<html>",
        b"<svg/>",
        b"PK\x03\x04",
        b"\xff\xd8\xff\xe0",  # a JPEG is a photo, and read as one
        b"\xff\xff\xff",
        b"\x00\x00\x00\x18ftypheic",
        b"\x00\x00\x00\x18ftypavif",
    ],
)
def test_the_rest_is_not_kept(data: bytes) -> None:
    """Programs, pages, archives, and images that are no photo of ours."""
    assert read_file(data + REST if data else data) is None


@given(st.binary(max_size=64))
def test_any_bytes_have_a_type_of_ours_or_none(data: bytes) -> None:
    """Nothing raises, and no type comes from outside."""
    media = read_file(data)
    assert media is None or (media.content_type in SUFFIXES and media.data == data)
