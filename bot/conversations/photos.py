"""Photos from customers: decoded, shrunk and written anew, so that nothing hidden survives."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import IO

from django.core.files.base import ContentFile
from django.http import FileResponse
from PIL import Image, ImageOps, UnidentifiedImageError

from bot.conversations.errors import TooLarge, WrongType
from bot.conversations.models import Attachment

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 40_000_000
MAX_SIDE = 2048


@dataclass(frozen=True)
class Photo:
    """A safe JPEG, at most 2048 pixels on its longer side."""

    data: bytes
    content_type: str = "image/jpeg"

    def as_file(self) -> ContentFile[bytes]:
        """For a file field's `save`, which gives it its name."""
        return ContentFile(self.data)


def read_photo(upload: IO[bytes], size: int, limit: int) -> Photo:
    """Decode an upload of `size` bytes. Raises TooLarge over `limit` bytes or 40 million pixels.

    Raises WrongType for what is no JPEG, PNG or WebP.
    """
    if size > limit:
        raise TooLarge("too_large", "Fotoğraf çok büyük. En çok 10 MB olabilir.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                raise _too_many_pixels()
            return Photo(_reencoded(image))
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


def photo_response(photo: Attachment) -> FileResponse:
    """A stored photo for who may see it. Raises FileNotFoundError where its file is gone."""
    answer = FileResponse(photo.file.open("rb"), content_type=photo.content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


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
