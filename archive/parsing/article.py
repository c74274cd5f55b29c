"""A plain article: a title, perhaps a line with date and source, and paragraphs.

The body of a line of JSON Lines is one, and so is any text no other format knows.
Nothing is dropped but what repeats the title or signs the page.
"""

from archive.parsing.around.feet import drop_feet
from archive.parsing.around.meta_lines import Meta, skip_meta
from archive.parsing.assembly import Draft, finish
from archive.parsing.front.title import drop_above_row, read_title
from archive.parsing.given import Given
from archive.parsing.prose import read_prose
from archive.parsing.sections.headings import is_row
from archive.parsing.sheet import Sheet
from archive.parsing.speeches import speak, take_speaker
from archive.records import Kind, ParsedEntry
from archive.text.wording import say as _

NAME = "article"


def matches(sheet: Sheet) -> bool:
    """Say yes: any text may be read as an article, so this stands last."""
    return True


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the text whole; without a title, finish infers one and warns of it."""
    draft, meta = Draft(NAME, Kind.NEWS_ARTICLE), Meta()
    lines = skip_meta(sheet, drop_above_row(sheet, list(sheet.lines)), meta)
    lines = read_title(sheet, lines, draft, given, may_ask=True)
    lines = skip_meta(sheet, lines, meta)
    if lines and is_row(lines[0]):
        sheet.drop(lines[0], _("分隔线"))
        lines = lines[1:]
    speaker, lines = take_speaker(sheet, lines, given.title or draft.title)
    lines = skip_meta(sheet, lines, meta)
    draft.published_on, draft.source = meta.published_on, meta.source
    lines = drop_feet(sheet, lines, draft)
    read_prose(sheet, lines, draft, given)
    if speaker:
        speak(draft, speaker)
    return finish(sheet, draft, given)
