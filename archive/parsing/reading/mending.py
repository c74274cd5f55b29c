r"""Broken bytes among those of two-byte characters: only what is broken is lost.

In GB18030 and Big5 a byte that is missing puts all that follow on the line in wrong
pairs, up to its end, and many wrong pairs are characters, too. So of the ways to part
a line into characters and broken bytes the likeliest is taken: common characters cost
nothing, rare ones something, a broken byte most. A line of the other encoding among
them is read in its own.

>>> data = "朝霞不出门，晚霞行千里。".encode("gb18030")
>>> mended(data[:7] + data[8:], "gb18030")[0]
'朝霞不\ufffd门，晚霞行千里。'
"""

from functools import lru_cache

from archive.parsing.reading.encodings import BIG5, GB, guess_legacy
from archive.text.folding import simplify_each
from archive.text.wordlist import read_lines

BROKEN = "\ufffd"
"""What stands for a character that could not be read."""
UTF8 = "utf-8"
_COMMON = frozenset(
    "".join(read_lines("common_characters")) + "，。、：；？！“”（）《》「」　"
)
_PLAIN, _RARE, _LOST = 1, 3, 4
"""What a character costs that is not common, one that is rare, and a broken byte."""
LONGEST = 2_000_000
"""A line of more bytes is not weighed byte by byte, which takes 1.5 s a megabyte."""
_LEVEL_1 = range(0xB0, 0xD8)
"""First bytes of the characters that GB 2312 has for the common ones."""
_NEVER = 1_000_000
LEAST_MIXED = 2
"""So many characters of the other encoding show that a line is in it."""


def mended(data: bytes, encoding: str) -> tuple[str, list[int]]:
    """Decode bytes of which some are broken: (text, lines in another encoding).

    Lines count from 1. Any encoding but UTF-8, GB18030 and Big5 is read as it is.
    """
    if encoding not in (UTF8, GB, BIG5):
        return data.decode(encoding, "replace"), []
    texts, others = [], []
    for number, line in enumerate(data.split(b"\n"), 1):
        text = None if line.isascii() else _in_other(line, encoding)
        if text is not None:
            others.append(number)
        texts.append(_read_line(line, encoding) if text is None else text)
    return "\n".join(texts), others


def _in_other(line: bytes, encoding: str) -> str | None:
    """Read a line that is in another encoding than the rest; None if it is not."""
    if encoding != UTF8:
        return _strictly(line, UTF8)
    if _strictly(line, UTF8) is not None:
        return None
    text = _strictly(line, guess_legacy(line))
    shown = "" if text is None else "".join(c for c in text if not c.isascii())
    common = sum(simplify_each(c) in _COMMON for c in shown)
    return text if len(shown) >= LEAST_MIXED and common * 2 >= len(shown) else None


def _strictly(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None


def _read_line(line: bytes, encoding: str) -> str:
    text = _strictly(line, encoding)
    if text is not None and (encoding == UTF8 or not _is_doubtful(text)):
        return text
    if encoding == UTF8 or len(line) > LONGEST:
        return line.decode(encoding, "replace")
    likeliest, cost = _likeliest(line, encoding)
    if text is None:
        return likeliest
    printed = sum(_cost(c.encode(encoding), encoding) for c in text if not c.isascii())
    return likeliest if cost + _PLAIN < printed else text


def _is_doubtful(text: str) -> bool:
    """Say whether a text has characters that GB 2312 lacks, as wrong pairs may be."""
    shown = sum(not c.isascii() for c in text)
    return len(simplify_each(text).encode("gb2312", "ignore")) < len(text) + shown


def _likeliest(line: bytes, encoding: str) -> tuple[str, int]:
    """Part a line into characters and broken bytes: (text, the least it can cost)."""
    costs, sizes = [0] + [_NEVER] * len(line), [0] * (len(line) + 1)
    for at in range(len(line)):
        ways = [(1, _cost_alone(line, at))]
        if line[at] >= 0x80:
            ways += [(n, _cost(line[at : at + n], encoding)) for n in (2, 4)]
        for size, cost in ways:
            end = at + size
            if end <= len(line) and costs[at] + cost < costs[end]:
                costs[end], sizes[end] = costs[at] + cost, size
    pieces: list[str] = []
    end = len(line)
    while end:
        piece = line[end - sizes[end] : end]
        pieces.append(
            BROKEN if sizes[end] == 1 and piece[0] >= 0x80 else piece.decode(encoding)
        )
        end -= sizes[end]
    # Both bytes of a broken character are one to the reader.
    return "".join(reversed(pieces)).replace(BROKEN * 2, BROKEN), costs[-1]


def _cost_alone(line: bytes, at: int) -> int:
    """Give what it costs to take a byte alone; a letter may be half a character."""
    if line[at] >= 0x80:
        return _LOST
    return _PLAIN if at and line[at - 1] >= 0x80 and line[at] >= 0x40 else 0


@lru_cache(maxsize=65536)
def _cost(piece: bytes, encoding: str) -> int:
    """Give what it costs to take bytes for one character."""
    text = _strictly(piece, encoding)
    if text is None or len(text) != 1:
        return _NEVER
    simple = simplify_each(text)
    if simple in _COMMON:
        return 0
    as_gb = simple.encode("gb2312", "ignore")
    return _PLAIN if as_gb and as_gb[0] in _LEVEL_1 else _RARE
