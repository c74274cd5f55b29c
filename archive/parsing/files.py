"""Files: the documents in each, parsed one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive.parsing.documents import parse_document
from archive.parsing.errors import Doubtful, ParseError
from archive.parsing.formats import AUTO
from archive.parsing.given import Given
from archive.parsing.inputs import Input, read_inputs
from archive.parsing.jsonl import KEYS, parse_object, read_object
from archive.records import ParsedEntry, ParseWarning
from archive.text.wording import say as _

UNKNOWN_KEYS = "unknown-keys"


@dataclass(frozen=True, slots=True)
class How:
    """How inputs are read: in which format, with which fields said by the caller.

    With `strict` a document that was read with warnings is an error too.
    """

    format: str = AUTO
    given: Given = field(default_factory=Given)
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a file: the record, or the error that says why there is none.

    `line` and `size_hint` are those of its `Input`. `keys` are those of its line that
    nobody knows.
    """

    path: str
    line: int
    entry: ParsedEntry | None
    error: ParseError | None
    size_hint: int
    keys: frozenset[str] = frozenset()


def read_documents(
    path: Path, *, format: str = AUTO, given: Given | None = None, strict: bool = False
) -> Iterator[Document]:
    """Read a file, document by document; what fails is a `Document` with its error."""
    how, notes = How(format, given or Given(), strict), KeyNotes()
    for given_input in read_inputs(path, format):
        yield strictly(notes.note(parse_input(given_input, how)), how)


def parse_input(read: Input, how: How) -> Document:
    """Parse one input, by itself: what depends on the others is left to the caller.

    The caller has `KeyNotes` see the documents in order, and ends with `strictly`.
    """
    document = Document(read.path, read.line, None, read.error, read.size_hint)
    if read.error:
        return document
    try:
        if not read.line:
            entry = parse_document(
                read.data, path=read.path, format=how.format, given=how.given
            )
            return replace(document, entry=entry)
        value = read_object(read.data)
        entry = parse_object(value, path=read.path, format=how.format, given=how.given)
        return replace(document, entry=entry, keys=frozenset(value) - KEYS)
    except ParseError as error:
        error.path, error.line = read.path, read.line or error.line
        return replace(document, error=error)


class KeyNotes:
    """Notes the keys that nobody knows where they are first met in a file."""

    def __init__(self) -> None:
        self._path, self._met = "", set[str]()

    def note(self, document: Document) -> Document:
        """Give the document, with a warning of the keys that no line before had."""
        if document.path != self._path:
            self._path, self._met = document.path, set()
        unknown = document.keys - self._met
        if not unknown or document.entry is None:
            return document
        self._met |= unknown
        named = "、".join(sorted(unknown))
        message = _(
            "第 {line} 行有不认识的字段，已忽略（全文件只提示一次）：{keys}。",
            line=document.line,
            keys=named,
        )
        warnings = (ParseWarning(UNKNOWN_KEYS, 0, message), *document.entry.warnings)
        return replace(document, entry=replace(document.entry, warnings=warnings))


def strictly(document: Document, how: How) -> Document:
    """Give the document, as an error if it was read with doubts and none may be.

    That a file has unknown keys is told at one of its documents and no doubt of it.
    """
    if not how.strict or document.entry is None:
        return document
    doubts = [w for w in document.entry.warnings if w.code != UNKNOWN_KEYS]
    if not doubts:
        return document
    said = "；".join(warning.message for warning in doubts)
    message = _(
        "有 {count} 处推断或存疑（严格模式不收）：{said}", count=len(doubts), said=said
    )
    error = Doubtful(message, path=document.path, line=document.line)
    return replace(document, entry=None, error=error)
