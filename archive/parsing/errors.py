"""What can go wrong with an input: one family of errors, each a single Chinese line."""

from archive.text.clean import shorten
from archive.text.wording import Wording
from archive.text.wording import say as _


class ParseError(Exception):
    """An input that cannot be read: what it is, where, and what to do about it.

    `message` says what is wrong and the remedy, in Chinese; `path` names the input (""
    for pasted text); `line` counts from 1 (0 is the whole input); `text` is the text in
    hand ("" where there is none).

    >>> str(ParseError(_("这不是 JSON 对象。"), path="a.jsonl", line=3))
    'a.jsonl 第 3 行：这不是 JSON 对象。'
    """

    def __init__(
        self, message: Wording, *, path: str = "", line: int = 0, text: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.text = text

    def __str__(self) -> str:
        told = {
            "path": self.path or _("粘贴的文字"),
            "line": self.line,
            "message": self.message,
            "text": " ".join(shorten(self.text, 60).split()),
        }
        if self.line and told["text"]:
            return _("{path} 第 {line} 行：{message}（“{text}”）", **told)
        if self.line:
            return _("{path} 第 {line} 行：{message}", **told)
        if told["text"]:
            return _("{path}：{message}（“{text}”）", **told)
        return _("{path}：{message}", **told)


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
