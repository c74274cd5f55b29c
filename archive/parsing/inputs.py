"""The documents of a file as they lie there: bytes, not parsed yet.

Nothing is held but the input in hand, so memory stays flat whatever a file's size.
"""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from archive.parsing.errors import BadLine, ParseError, UnreadableFile
from archive.parsing.finding import LINES_ENDINGS, name_of, unreadable
from archive.parsing.formats import AUTO
from archive.parsing.jsonl import NAME, refuse_other
from archive.parsing.reading.kinds import refuse_ending
from archive.text.wording import say as _

LONGEST = 20 * 1024 * 1024
"""A document of more bytes is refused: no page is that long, and memory is not ours."""


@dataclass(frozen=True, slots=True)
class Input:
    """One document of a file: its bytes, or the error that says why there are none.

    `line` is 0 for a whole file. `size_hint` is how many bytes of the file were read
    since the input before, for a progress bar: added up they come to the file's size,
    or just under it. `digest` is the SHA-256 of the bytes.
    """

    path: str
    line: int
    data: bytes
    size_hint: int
    error: ParseError | None = None
    digest: str = ""


def read_inputs(path: Path, format: str = AUTO) -> Iterator[Input]:
    """Read a file, document by document.

    A `.jsonl` or `.jsonl.xz` has one to a line, every other file is one by itself; a
    file named as of the format `jsonl` has one to a line whatever its ending.
    """
    is_lines = path.name.lower().endswith(LINES_ENDINGS) or format == NAME
    return _lines(path) if is_lines else _whole(path, format)


def _whole(path: Path, format: str) -> Iterator[Input]:
    size = 0
    try:
        size = path.stat().st_size
        _refuse_file(path, size, format)
        data = path.read_bytes()
        yield Input(name_of(path), 0, data, size, digest=sha256(data).hexdigest())
    except OSError as error:
        yield Input(name_of(path), 0, b"", size, unreadable(path, error))
    except ParseError as error:
        error.path = error.path or name_of(path)
        yield Input(name_of(path), 0, b"", size, error)


def _refuse_file(path: Path, size: int, format: str) -> None:
    if format == AUTO:
        refuse_ending(name_of(path))
    if size > LONGEST:
        message = _(
            "文件超过 {size} MB，不像一篇文稿。请拆分后再导入。", size=LONGEST >> 20
        )
        raise UnreadableFile(message, path=name_of(path))


def _lines(path: Path) -> Iterator[Input]:
    number = 0
    try:
        with path.open("rb") as raw:
            refuse_other(_raw_lines(path, raw))
            raw.seek(before := 0)
            for number, line in enumerate(_raw_lines(path, raw), 1):
                if line and not line.strip():
                    continue
                read, before = raw.tell() - before, raw.tell()
                yield _line(name_of(path), number, line, read)
    except (lzma.LZMAError, EOFError) as error:
        message = _("压缩文件已损坏，从这里起读不下去。请重新下载或重新压缩。")
        damaged = UnreadableFile(message, path=name_of(path), line=number + 1)
        damaged.__cause__ = error
        yield Input(name_of(path), number + 1, b"", 0, damaged)
    except OSError as error:
        yield Input(name_of(path), 0, b"", 0, unreadable(path, error))
    except UnreadableFile as error:
        error.path = name_of(path)
        yield Input(name_of(path), 0, b"", path.stat().st_size, error)


def _line(path: str, number: int, line: bytes, size: int) -> Input:
    if line:
        return Input(path, number, line, size, digest=sha256(line).hexdigest())
    message = _("这一行超过 {size} MB，请拆分后再导入。", size=LONGEST >> 20)
    return Input(path, number, b"", size, BadLine(message, path=path, line=number))


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
