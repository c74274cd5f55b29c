"""The text of one block while it is put together: pieces, bold or not, white space."""

import re
from itertools import takewhile

from archive.text.clean import strip_white

_WHITE = re.compile(r"[ \t\r\n\f]+")
# A line end in the source between two of these is none that a reader sees.
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})[ \t\r\n\f]+(?={_WIDE})")


class Run:
    """Pieces of text, each in bold or not, that make up one line."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool]] = []

    def add(self, text: str | None, *, bold: bool) -> None:
        """Put a piece at the end."""
        if text:
            self._pieces.append((text, bold))

    def take(self, *, source_lines: bool = False) -> tuple[str, str, int]:
        """Give (raw text, text, characters in bold at its front) and begin anew.

        White space is one space, as a browser shows it; with `source_lines` it stays.
        """
        pieces, self._pieces = self._pieces, []
        raw = "".join(text for text, _bold in pieces)
        bold = "".join(text for text, _ in takewhile(_is_bold_or_white, pieces))
        if source_lines:
            return raw, strip_white(raw), len(strip_white(bold))
        return _spaced(raw).lstrip(" "), strip_white(_spaced(raw)), _length(bold)


def _is_bold_or_white(piece: tuple[str, bool]) -> bool:
    text, bold = piece
    return bold or not strip_white(text)


def _spaced(text: str) -> str:
    return _WHITE.sub(" ", _BETWEEN_WIDE.sub(_without_line_end, text))


def _without_line_end(white: re.Match[str]) -> str:
    return "" if "\n" in white[0] else " "


def _length(text: str) -> int:
    return len(strip_white(_spaced(text)))
