"""What can go wrong with an input: one family of errors, each a single Chinese line."""

from archive.text.clean import shorten


class ParseError(Exception):
    """An input that cannot be read: what it is, where, and what to do about it.

    `message` says what is wrong and the remedy, in Chinese; `path` names the input (""
    for pasted text); `line` counts from 1 (0 is the whole input); `text` is the text in
    hand ("" where there is none).

    >>> str(ParseError("这不是一个 JSON 对象，请改正这一行。", path="a.jsonl", line=3))
    'a.jsonl 第 3 行：这不是一个 JSON 对象，请改正这一行。'
    """

    def __init__(
        self, message: str, *, path: str = "", line: int = 0, text: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.text = text

    def __str__(self) -> str:
        place = f" 第 {self.line} 行" if self.line else ""
        shown = " ".join(shorten(self.text, 60).split())
        quoted = f"（“{shown}”）" if shown else ""
        return f"{self.path or '粘贴的文字'}{place}：{self.message}{quoted}"


class UnreadableFile(ParseError):
    """The file is not there, may not be read, is damaged or is too large."""


class NotText(ParseError):
    """The bytes are no text: empty, binary, or in no encoding we know."""


class UnknownFormat(ParseError):
    """The kind of file or the name of a format is one that is not read."""


class BadLine(ParseError):
    """One line of a JSON Lines file is not a document; the others are not touched."""


class Doubtful(ParseError):
    """The document was read with warnings, and the caller asked for none (strict)."""
