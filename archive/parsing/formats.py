"""The table of formats: the first that matches reads the text.

A format is a module with `NAME`, `matches` and `parse`; a new one is a file here, a
line in `FORMATS`, a folder of cases in tests/parsing/cases/ and a block in README.md.
"""

from typing import Protocol

from archive.parsing import (
    article,
    bracketed_names,
    inline_labels,
    markdown_transcript,
    message_reply,
    news_page,
    questions_answers,
    transcript_page,
)
from archive.parsing.errors import UnknownFormat
from archive.parsing.given import Given
from archive.parsing.sheet import Sheet
from archive.records import ParsedEntry
from archive.text.wording import say as _

AUTO = "auto"


class Format(Protocol):
    """How one kind of page is read."""

    NAME: str

    def matches(self, sheet: Sheet) -> bool:
        """Say whether the text is of this kind; leaves the sheet as it is."""
        ...

    def parse(self, sheet: Sheet, given: Given) -> ParsedEntry:
        """Read the text, claiming every line of the sheet."""
        ...


FORMATS: dict[str, Format] = {
    markdown_transcript.NAME: markdown_transcript,
    transcript_page.NAME: transcript_page,
    bracketed_names.NAME: bracketed_names,
    questions_answers.NAME: questions_answers,
    inline_labels.NAME: inline_labels,
    message_reply.NAME: message_reply,
    news_page.NAME: news_page,
    article.NAME: article,
}
"""The formats of a text by name, those with the surest signs first."""


def choose(name: str, sheet: Sheet) -> Format:
    """Give the format of a name, or for `auto` the first that matches.

    Raises:
        UnknownFormat: there is no format of that name.
    """
    if name == AUTO:
        return next(f for f in FORMATS.values() if f.matches(sheet))
    if name not in FORMATS:
        known = "、".join([AUTO, *FORMATS])
        raise UnknownFormat(
            _("没有“{name}”这种格式。可用的有：{known}。", name=name, known=known)
        )
    return FORMATS[name]
