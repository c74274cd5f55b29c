"""Files: which ones there are, and the documents in each, one after the other.

Nothing is held but the document in hand, so memory stays flat whatever a file's size.
"""

import lzma
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO

from archive.parsing.documents import parse_document
from archive.parsing.errors import BadLine, Doubtful, ParseError, UnreadableFile
from archive.parsing.formats import AUTO
from archive.parsing.given import Given
from archive.parsing.jsonl import KEYS, NAME, parse_object, read_object
from archive.parsing.reading.kinds import ENDINGS, refuse_ending
from archive.records import ParsedEntry, ParseWarning

LINES_ENDINGS = (".jsonl", ".jsonl.xz")
LONGEST = 20 * 1024 * 1024
"""A document of more bytes is refused: no page is that long, and memory is not ours."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a file: the record, or the error that says why there is none.

    `line` is 0 for a whole file. `size_hint` is how many bytes of the file were read
    since the document before, for a progress bar: added up they come to the file's
    size, or just under it. `digest` is the SHA-256 of the document's bytes. A document
    that the caller knew has neither record nor error.
    """

    path: str
    line: int
    entry: ParsedEntry | None
    error: ParseError | None
    size_hint: int
    digest: str = ""


IsKnown = Callable[[int, str], bool]
"""Says of a document, by its line and digest, that it need not be read."""


def nothing_known(line: int, digest: str) -> bool:
    """Have every document read."""
    return False


def find_files(
    paths: Iterable[str | Path], refuse: Callable[[UnreadableFile], object]
) -> list[Path]:
    """Expand folders, at any depth, into the files in them that an import takes.

    Files come in the order of the paths, those of a folder sorted; hidden ones and
    those of other endings are passed over. A file named by itself is always given.
    `refuse` is told of each path that is not there, and of each folder, also one inside
    another, that may not be read.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            refuse(_unreadable(path, error))
            continue
        found += _files_in(path, refuse) if is_folder else [path]
    return list(dict.fromkeys(found))


def _files_in(folder: Path, refuse: Callable[[UnreadableFile], object]) -> list[Path]:
    def refuse_folder(error: OSError) -> None:
        refuse(_unreadable(Path(error.filename), error))

    found: list[Path] = []
    for home, folders, names in os.walk(folder, onerror=refuse_folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (Path(home, name) for name in names if _is_wanted(name))
    return sorted(found)


def _is_wanted(name: str) -> bool:
    endings = (*ENDINGS, *LINES_ENDINGS)
    return not name.startswith((".", "~$")) and name.lower().endswith(endings)


def read_documents(
    path: Path,
    *,
    format: str = AUTO,
    given: Given | None = None,
    strict: bool = False,
    is_known: IsKnown = nothing_known,
) -> Iterator[Document]:
    """Read a file, document by document; what fails is a `Document` with its error.

    A `.jsonl` or `.jsonl.xz` has one to a line, every other file is one by itself.
    With `strict` a document that was read with warnings is an error too. What
    `is_known` says yes to is not read at all.
    """
    is_lines = path.name.lower().endswith(LINES_ENDINGS) or format == NAME
    given = given or Given()
    read = _lines if is_lines else _whole
    documents = read(path, format, given, is_known)
    for document in documents:
        yield _strictly(document) if strict else document


def _strictly(document: Document) -> Document:
    entry = document.entry
    if entry is None or not entry.warnings:
        return document
    said = "；".join(warning.message for warning in entry.warnings)
    message = f"有 {len(entry.warnings)} 处推断或存疑（严格模式不收）：{said}"
    error = Doubtful(message, path=document.path, line=document.line)
    return replace(document, entry=None, error=error)


def _whole(
    path: Path, format: str, given: Given, is_known: IsKnown
) -> Iterator[Document]:
    size, digest = 0, ""
    try:
        size = path.stat().st_size
        _refuse_file(path, size, format)
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        entry = None
        if not is_known(0, digest):
            entry = parse_document(data, path=str(path), format=format, given=given)
        yield Document(str(path), 0, entry, None, size, digest)
    except OSError as error:
        yield Document(str(path), 0, None, _unreadable(path, error), size)
    except ParseError as error:
        yield Document(str(path), 0, None, error, size)


def _refuse_file(path: Path, size: int, format: str) -> None:
    if format == AUTO:
        refuse_ending(str(path))
    if size > LONGEST:
        message = f"文件超过 {LONGEST >> 20} MB，不像一篇文稿。请拆分后再导入。"
        raise UnreadableFile(message, path=str(path))


def _unreadable(path: Path, error: OSError) -> UnreadableFile:
    if isinstance(error, FileNotFoundError):
        message = "没有这个文件或文件夹，请检查路径。"
    elif isinstance(error, PermissionError):
        message = "没有权限读取，请改正权限，或换有权限的用户来运行。"
    else:
        message = f"读取失败（{error.strerror or error}），请检查路径和磁盘。"
    return UnreadableFile(message, path=str(path))


def _lines(
    path: Path, format: str, given: Given, is_known: IsKnown
) -> Iterator[Document]:
    number = 0
    seen: set[str] = set()
    try:
        with path.open("rb") as raw:
            before = 0
            for number, line in enumerate(_raw_lines(path, raw), 1):
                if line and not line.strip():
                    continue
                read = raw.tell() - before
                before = raw.tell()
                digest = sha256(line).hexdigest()
                document = Document(str(path), number, None, None, read, digest)
                if not is_known(number, digest):
                    document = _parsed(document, line, format, given, seen)
                yield document
    except (lzma.LZMAError, EOFError) as error:
        message = "压缩文件已损坏，从这里起读不下去。请重新下载或重新压缩。"
        damaged = UnreadableFile(message, path=str(path), line=number + 1)
        damaged.__cause__ = error
        yield Document(str(path), number + 1, None, damaged, 0)
    except OSError as error:
        yield Document(str(path), 0, None, _unreadable(path, error), 0)


def _raw_lines(path: Path, raw: IO[bytes]) -> Iterator[bytes]:
    """Give the lines of a file; one that is too long comes as an empty one."""
    packed = path.name.lower().endswith(".xz")
    stream: IO[bytes] = lzma.open(raw) if packed else raw  # noqa: SIM115 - raw is closed by the caller
    while line := stream.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)
        yield b""


def _parsed(
    document: Document, line: bytes, format: str, given: Given, seen: set[str]
) -> Document:
    """Give the document of a line with its record or its error.

    `seen` are the keys met in the file so far; those of the line are added.
    """
    try:
        if not line:
            raise BadLine(f"这一行超过 {LONGEST >> 20} MB，请拆分后再导入。")
        value = read_object(line)
        entry = parse_object(value, path=document.path, format=format, given=given)
        entry = _with_unknown_keys(entry, value.keys() - KEYS - seen, document.line)
        seen.update(value)
        return replace(document, entry=entry)
    except ParseError as error:
        error.path, error.line = document.path, document.line
        return replace(document, error=error)


def _with_unknown_keys(
    entry: ParsedEntry, keys: Iterable[str], number: int
) -> ParsedEntry:
    """Note the keys nobody knows, where they are first met in a file."""
    unknown = "、".join(sorted(keys))
    if not unknown:
        return entry
    message = f"第 {number} 行有不认识的字段，已忽略（全文件只提示一次）：{unknown}。"
    warning = ParseWarning("unknown-keys", 0, message)
    return replace(entry, warnings=(warning, *entry.warnings))
