"""Pictures: what comes in is looked at, and what is kept is made anew from its pixels.

What a file is says its content, never its name or what a browser calls it. Nothing of
the file but the pixels is kept: no place it was taken at, no text, no second image.
"""

import io
import warnings
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

KINDS = ("JPEG", "PNG", "WEBP", "GIF")
"""What is read, by Pillow's names."""
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
ENDINGS = (
    ".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".heic",
    ".avif", ".ico",
)  # fmt: skip
"""How pictures are called, those as well that are refused."""
LONGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""More pixels than the largest cameras give: unpacked they would fill the memory."""
LONGEST_SIDE = 2400
"""In pixels; what is larger is made smaller."""
QUALITY = 85
_CLEAR = ("LA", "PA", "RGBA")


class PictureError(Exception):
    """A file that is no picture we take; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture made anew: its bytes, the ending that is true of them, its size."""

    data: bytes
    ending: str
    width: int
    height: int


def is_picture(data: bytes, name: str) -> bool:
    """Say whether a file is one by its first bytes, or calls itself one by name."""
    return data.startswith(BEGINNINGS) or name.lower().endswith(ENDINGS)


def clean_picture(data: bytes) -> CleanPicture:
    """Check a picture and make it anew: JPEG, or PNG where it is clear in places.

    It is turned as its camera held it and made smaller than `LONGEST_SIDE`; of one that
    moves the first image is kept.

    Raises:
        PictureError: it is too large, has too many pixels, is damaged, or no picture.
    """
    if len(data) > LONGEST_FILE:
        raise PictureError(_("图片超过 20 MB。请缩小后再上传。"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = _opened(data)
            return _encoded(image)
    except PictureError:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, Warning) as error:
        told = _("图片已损坏，读不出来。请重新保存或换一张。")
        raise PictureError(told) from error
    except Image.DecompressionBombError as error:
        raise PictureError(_too_many()) from error


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=KINDS)
    except Image.UnidentifiedImageError as error:
        told = _("内容不是 JPEG、PNG、WebP 或 GIF 图片。请另存为 JPEG 再上传。")
        raise PictureError(told) from error
    # Only the head is read yet: a bomb is refused before it is unpacked.
    if image.width * image.height > MOST_PIXELS:
        raise PictureError(_too_many())
    return image


def _too_many() -> str:
    return _("图片超过 5000 万像素。请缩小后再上传。")


def _encoded(image: Image.Image) -> CleanPicture:
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    turned = ImageOps.exif_transpose(image)
    is_clear = turned.mode in _CLEAR or "transparency" in turned.info
    made = turned.convert("RGBA" if is_clear else "RGB")
    made.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new image carries none of the old one's notes.
    fresh = Image.new(made.mode, made.size)
    fresh.paste(made)
    out = io.BytesIO()
    if is_clear:
        fresh.save(out, "PNG", optimize=True)
    else:
        fresh.save(out, "JPEG", quality=QUALITY, progressive=True)
    ending = ".png" if is_clear else ".jpg"
    return CleanPicture(out.getvalue(), ending, *fresh.size)
