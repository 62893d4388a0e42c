"""Photos from customers: decoded, shrunk and written anew, so that nothing hidden survives."""

from __future__ import annotations

import io
import warnings
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.conversations.errors import TooLarge, WrongType
from bot.conversations.media import JPEG, Media

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 40_000_000
MAX_SIDE = 2048


def read_photo(upload: IO[bytes], size: int, limit: int) -> Media:
    """A safe JPEG of an upload of `size` bytes, at most 2048 pixels on its longer side.

    Raises TooLarge over `limit` bytes or 40 million pixels, and WrongType for what is no JPEG,
    PNG or WebP.
    """
    if size > limit:
        raise TooLarge("too_large", "Fotoğraf çok büyük. En çok 10 MB olabilir.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                raise _too_many_pixels()
            return Media(_reencoded(image), JPEG)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except (
        UnidentifiedImageError,
        Warning,
        OSError,
        ValueError,
        SyntaxError,
    ) as error:
        raise WrongType(
            "not_a_photo",
            "Bu dosyayı açamadım. JPEG, PNG ya da WebP bir fotoğraf gönderir misiniz?",
        ) from error


def _too_many_pixels() -> TooLarge:
    return TooLarge("too_large", "Fotoğraf çok büyük. Daha küçük bir fotoğraf dener misiniz?")


def _reencoded(image: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((MAX_SIDE, MAX_SIDE))
    # Pillow would write a JPEG's comment again.
    upright.info.clear()
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=85)
    return out.getvalue()
