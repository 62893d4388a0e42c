"""Recordings, videos and documents: known by their first bytes, whatever their sender says."""

from __future__ import annotations

from bot.conversations.media import PDF, Media

_BEGINNINGS = {
    b"OggS": "audio/ogg",
    b"ID3": "audio/mpeg",
    b"%PDF-": PDF,
    # Matroska's, of which WebM is the kind that browsers play.
    b"\x1a\x45\xdf\xa3": "video/webm",
}
# ISO media say their brand behind the first box's size (ISO/IEC 14496-12); images have it too.
_BRANDS = {b"M4A ": "audio/mp4", b"M4B ": "audio/mp4"}
_VIDEO_BRANDS = (b"iso", b"mp4", b"avc1", b"M4V", b"MSNV", b"qt  ", b"3gp", b"dash")


def read_file(data: bytes) -> Media | None:
    """What people may open, unchanged; None for a kind that is none of `media.SUFFIXES`."""
    content_type = _content_type(data)
    return Media(data, content_type) if content_type else None


def _content_type(data: bytes) -> str:
    for beginning, content_type in _BEGINNINGS.items():
        if data.startswith(beginning):
            return content_type
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        video = "video/mp4" if brand.startswith(_VIDEO_BRANDS) else ""
        return _BRANDS.get(brand, video)
    return "audio/mpeg" if _mpeg_frame(data[:3]) else ""


def _mpeg_frame(head: bytes) -> bool:
    """An MP3 without tags begins with a frame: eleven bits set, a layer, a bit rate."""
    if len(head) < 3 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    layer, bit_rate = head[1] >> 1 & 3, head[2] >> 4
    return layer != 0 and bit_rate not in (0, 15)
