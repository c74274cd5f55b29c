"""Plain text: each line of the file is a line of the sheet."""

from archive.parsing.reading.broken import warn_of_broken
from archive.parsing.reading.decoding import read_text
from archive.parsing.reading.source import Source
from archive.parsing.sheet import Sheet

NAME = "text"
ENDINGS = (".txt",)


def read(data: bytes | str, path: str) -> Source:
    """Read the text.

    Raises:
        NotText: it is empty, binary or too broken.
    """
    text, warnings = read_text(data, path)
    sheet = Sheet(text, warnings)
    warn_of_broken(sheet)
    return Source(sheet)
