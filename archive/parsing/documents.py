"""One document: bytes or text in, one record out, and what each line was taken for."""

from dataclasses import dataclass, replace

from archive.parsing.account import AccountLine, account
from archive.parsing.around.feet import take_issue_day
from archive.parsing.around.pictures import take_pictures
from archive.parsing.assembly import finish
from archive.parsing.dialogue.marks import find_marks
from archive.parsing.errors import NotText, ParseError
from archive.parsing.formats import AUTO, choose
from archive.parsing.given import Given
from archive.parsing.labels.parting import part_lines
from archive.parsing.labels.stamps import take_stamps
from archive.parsing.reading.kinds import READERS, reader_of
from archive.parsing.reading.source import Source
from archive.records import ParsedEntry
from archive.text.wording import say as _


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read: the record, and every line with what it became."""

    entry: ParsedEntry
    lines: tuple[AccountLine, ...]


def parse_document(
    data: bytes | str, *, path: str = "", format: str = AUTO, given: Given | None = None
) -> ParsedEntry:
    """Read one document whole.

    `path` is where it comes from ("" for pasted text) and becomes the record's; its
    ending says how the file is read, unless `format` names a kind of file. Every line
    of the text is in the record: in a paragraph, a field, or `dropped` with the reason.

    Raises:
        NotText: the input is empty, binary or broken, or of another kind than its
            ending says.
        UnknownFormat: the format is none that is read.
    """
    _source, entry = _read(data, path, format, given)
    return entry


def read_document(
    data: bytes | str, *, path: str = "", format: str = AUTO, given: Given | None = None
) -> Reading:
    """Read one document as `parse_document` does, keeping the account of its lines."""
    source, entry = _read(data, path, format, given)
    return Reading(entry, account(source.sheet, entry))


def _read(
    data: bytes | str, path: str, format: str, given: Given | None
) -> tuple[Source, ParsedEntry]:
    try:
        source = reader_of(data, path, format).read(data, path)
        entry = _parse(source, AUTO if format in READERS else format, given or Given())
    except ParseError as error:
        error.path = error.path or path
        raise
    return source, replace(entry, path=path)


def _parse(source: Source, format: str, given: Given) -> ParsedEntry:
    """Make the record; what the caller gives goes before what the file says."""
    if not source.sheet.lines:
        raise NotText(_("没有正文，只有标记、图片或文件头，请检查是否选错了文件。"))
    given = given.before(source.given)
    photos = list(source.photos)
    if source.draft:
        entry = finish(source.sheet, source.draft, given)
    else:
        given = given.before(take_issue_day(source.sheet))
        part_lines(source.sheet)
        take_stamps(source.sheet)
        find_marks(source.sheet)
        photos += take_pictures(source.sheet)
        if not source.sheet.lines:
            raise NotText(_("没有正文，只有图片或钟点，请检查是否选错了文件。"))
        entry = choose(format, source.sheet).parse(source.sheet, given)
    captions = {photo.caption for photo in entry.photos}
    others = (photo for photo in photos if photo.caption not in captions)
    return replace(
        entry, source=entry.source or source.site, photos=(*entry.photos, *others)
    )
