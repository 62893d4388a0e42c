"""Photos: only real ones get in, and nothing but the picture stays."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.conversations.errors import Refused, TooLarge, WrongType
from bot.conversations.media import Media
from bot.conversations.photos import MAX_SIDE, read_photo

LIMIT = 10 * 1024 * 1024
GPS, ORIENTATION = 0x8825, 0x0112


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    mode = options.pop("mode", "RGB")
    out = io.BytesIO()
    Image.new(mode, size, options.pop("colour", None) or 1).save(out, kind, **options)
    return out.getvalue()


def read(data: bytes, limit: int = LIMIT) -> Media:
    return read_photo(io.BytesIO(data), len(data), limit)


def opened(photo: Media) -> Image.Image:
    return Image.open(io.BytesIO(photo.data))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "I;16"),
        ("WEBP", "RGB"),
        ("WEBP", "RGBA"),
    ],
)
def test_photos_are_written_anew(kind: str, mode: str) -> None:
    """Each of the three formats, in any colour mode, becomes a JPEG of the same size."""
    photo = read(picture(kind, mode=mode))
    assert (photo.content_type, opened(photo).format) == ("image/jpeg", "JPEG")
    assert (opened(photo).mode, opened(photo).size) == ("RGB", (60, 40))


def test_the_place_is_not_kept() -> None:
    """Neither EXIF (GPS) nor comment, XMP or any other hidden text survives."""
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (41.0, 1.0, 2.0)}
    exif[0x010E] = "secret"
    hidden: dict[str, dict[str, Any]] = {
        "JPEG": {"comment": b"secret", "xmp": b"<secret/>"},
        "PNG": {},
        "WEBP": {"xmp": b"<secret/>"},
    }
    for kind, extra in hidden.items():
        data = picture(kind, exif=exif, **extra)
        assert b"secret" in data
        photo = read(data)
        assert b"secret" not in photo.data
        assert not opened(photo).getexif()
        assert not {"exif", "comment", "xmp", "icc_profile"} & set(opened(photo).info)


def test_a_turned_photo_is_turned() -> None:
    """The camera's orientation is used before it is dropped."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    assert opened(read(picture(exif=exif))).size == (40, 60)


def test_a_large_photo_is_made_smaller() -> None:
    """The longer side has a limit, the proportions stay."""
    assert opened(read(picture(size=(4000, 2000)))).size == (MAX_SIDE, MAX_SIDE // 2)


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x.jpg", picture())
    return out.getvalue()


NO_PHOTOS: dict[str, bytes] = {
    "empty": b"",
    "text": b"Kargom gelmedi",
    "html": b"<html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "zip": zipped(),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "gif": picture("GIF", mode="P"),
    "tiff": picture("TIFF"),
    "bmp": picture("BMP"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n",
    "only a jpeg's head": picture()[:20],
    "cut jpeg": picture(size=(500, 500))[:-800],
    "cut png": picture("PNG", size=(500, 500))[:-30],
    "cut webp": picture("WEBP", size=(500, 500), lossless=True)[:-10],
    "svg before a jpeg": b"<svg/>" + picture(),
}


@pytest.mark.parametrize("data", NO_PHOTOS.values(), ids=NO_PHOTOS)
def test_other_files_are_refused(data: bytes) -> None:
    """What is not a whole JPEG, PNG or WebP is refused by its content, whatever its name."""
    with pytest.raises(WrongType):
        read(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("hidden", [b"<script>alert(1)</script>", zipped(), b"<?php x ?>"])
def test_what_hides_behind_a_photo_is_gone(kind: str, hidden: bytes) -> None:
    """A file that is two things at once is a photo only afterwards."""
    photo = read(picture(kind) + hidden)
    assert hidden not in photo.data
    assert b"<script" not in photo.data and b"PK\x03\x04" not in photo.data


def huge_png(side: int) -> bytes:
    """A small file that says it has side x side pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\x00" * 1000)), chunk(b"IEND", b"")]
    )


@pytest.mark.parametrize("side", [6_500, 10_000, 12_000, 20_000, 100_000])
def test_too_many_pixels_are_refused_unread(side: int) -> None:
    """A small file that would be huge in memory is too large, said before it is unpacked."""
    with pytest.raises(TooLarge):
        read(huge_png(side))


def test_too_many_bytes_are_refused() -> None:
    """The limit is on the file's size; at the limit it is taken."""
    data = picture()
    with pytest.raises(TooLarge):
        read(data, limit=len(data) - 1)
    assert read(data, limit=len(data)).data


def test_a_compressed_text_bomb_is_refused() -> None:
    """A PNG whose text unpacks to gigabytes is refused, not unpacked."""
    text = b"zTXtx\x00\x00" + zlib.compress(b"\x00" * 200_000_000)
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    data = picture("PNG")
    with pytest.raises(WrongType):
        read(data[:33] + chunk + data[33:])


SAMPLES = [picture(kind, exif=Image.Exif()) for kind in ("JPEG", "PNG", "WEBP")]


@settings(max_examples=150)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 2000),
)
def test_a_damaged_photo_never_breaks_anything(
    sample: bytes, bytes_changed: list[tuple[int, int]], cut: int
) -> None:
    """Whatever is wrong inside a photo, it is opened or refused, never a raw error."""
    data = bytearray(sample)
    for place, value in bytes_changed:
        data[place % len(data)] = value
    try:
        photo = read(bytes(data[: max(cut, 1)] if cut % 2 else data))
    except Refused as refused:
        assert refused.status in {413, 415}
    else:
        assert opened(photo).format == "JPEG"
