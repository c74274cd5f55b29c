"""What was typed, cut into terms, filters and signs; nothing here is ever an error.

A sign that stands where it can mean nothing is text: `(` without its partner, `OR` at
the end, a quotation mark inside a word.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from archive.search.filters import FIELDS

_QUOTES = '"“”„＂'
_OPEN, _CLOSE = "(（", ")）"
_OR_SIGNS = "|｜"
_MINUS = "-－"
# 发言人：范华平
_FIELD = re.compile(r"([A-Za-z]+|[\u4e00-\u9fff]{2,3})[:：]")
# a OR b
_OR = re.compile(r"OR(?!\S)")


class Sign(Enum):
    """What a token is."""

    TEXT = auto()
    EXACT = auto()
    FILTER = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed. `text` is a filter's value where `field` is given.

    `minus` says that a minus sign stood right before it, `glued` that no white space
    did.
    """

    sign: Sign
    text: str
    field: str = ""
    minus: bool = False
    glued: bool = False


def tokenize(query: str) -> list[Token]:
    """Cut a query into tokens; their brackets all have partners.

    >>> [token.text for token in tokenize('扫黑 -"平安 山东" (a OR b)')]
    ['扫黑', '平安 山东', '(', 'a', 'OR', 'b', ')']
    """
    return _plain_partnerless(_Reader(query).read())


def flattened(tokens: list[Token], deepest: int) -> list[Token]:
    """Leave out the brackets that stand inside so many others."""
    kept, depth = [], 0
    for token in tokens:
        depth -= token.sign is Sign.CLOSE
        if depth < deepest or token.sign not in {Sign.OPEN, Sign.CLOSE}:
            kept.append(token)
        depth += token.sign is Sign.OPEN
    return kept


class _Reader:
    """Reads a query from left to right."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.place = 0
        self.depth = 0
        self.tokens: list[Token] = []

    def read(self) -> list[Token]:
        """Give the tokens of the whole query."""
        while True:
            start = self.place
            while self.place < len(self.query) and self.query[self.place].isspace():
                self.place += 1
            if self.place >= len(self.query):
                return self.tokens
            glued = self.place == start and start > 0
            self.tokens.append(self._next(glued))

    def _next(self, glued: bool) -> Token:
        minus = self._minus()
        char = self.query[self.place]
        if char in _OPEN:
            return self._sign(Sign.OPEN, minus, glued)
        if char in _CLOSE and self.depth and not minus:
            return self._sign(Sign.CLOSE, minus, glued)
        if char in _OR_SIGNS and not minus:
            return self._sign(Sign.OR, minus, glued)
        quoted = self._quoted()
        if quoted is not None:
            return Token(Sign.EXACT, quoted, "", minus, glued)
        return self._filter(minus, glued) or self._word(minus, glued)

    def _minus(self) -> bool:
        """Pass over a minus sign that something follows."""
        following = self.query[self.place + 1 : self.place + 2]
        if self.query[self.place] in _MINUS and following.strip():
            self.place += 1
            return True
        return False

    def _sign(self, sign: Sign, minus: bool, glued: bool) -> Token:
        text = self.query[self.place]
        self.place += 1
        self.depth += {Sign.OPEN: 1, Sign.CLOSE: -1}.get(sign, 0)
        return Token(sign, text, "", minus, glued)

    def _quoted(self) -> str | None:
        """Read a term in quotation marks, if they are around the whole of it."""
        start = self.place + 1
        if self.query[self.place] not in _QUOTES:
            return None
        following = bisect_right(self.closings, start - 1)
        if following == len(self.closings):
            return None
        inside = self.query[start : self.closings[following]]
        if not inside.strip():
            return None
        self.place = self.closings[following] + 1
        return inside

    @cached_property
    def closings(self) -> list[int]:
        """Give where a quotation mark stands that ends a term."""
        quotes = (n for n, char in enumerate(self.query) if char in _QUOTES)
        return [place for place in quotes if self._ends_term(place + 1)]

    def _ends_term(self, place: int) -> bool:
        char = self.query[place : place + 1]
        return not char or char.isspace() or char in _CLOSE + _OR_SIGNS

    def _filter(self, minus: bool, glued: bool) -> Token | None:
        name, end = self._field(self.place)
        place = self._value_place(end) if name else None
        if place is None:
            return None
        self.place = place
        quoted = self._quoted()
        value = self._word(False, False).text if quoted is None else quoted
        return Token(Sign.FILTER, value, name, minus, glued)

    def _field(self, place: int) -> tuple[str, int]:
        """Give the filter whose name and colon stand here, if any, and their end."""
        found = _FIELD.match(self.query, place)
        return (FIELDS.get(found[1].lower(), ""), found.end()) if found else ("", place)

    def _value_place(self, after_colon: int) -> int | None:
        """Give where a filter's value begins, null if it has none.

        It may stand after white space (发言人： 范华平) unless that is a sign, or
        another filter.
        """
        place = after_colon
        while place < len(self.query) and self.query[place].isspace():
            place += 1
        following = self.query[place : place + 1]
        if place > after_colon and (
            following in _OPEN + _CLOSE + _OR_SIGNS + _MINUS
            or _OR.match(self.query, place)
            or self._field(place)[0]
        ):
            return None
        return place if following else None

    def _word(self, minus: bool, glued: bool) -> Token:
        """Read up to white space, an OR sign, or a bracket that closes a group."""
        start, inner = self.place, 0
        while self.place < len(self.query):
            char = self.query[self.place]
            if char.isspace() or (char in _OR_SIGNS and self.place > start):
                break
            if char in _CLOSE:
                if not inner and self.depth and self.place > start:
                    break
                inner -= inner > 0
            inner += char in _OPEN
            self.place += 1
        text = self.query[start : self.place]
        sign = Sign.OR if text == "OR" and not minus else Sign.TEXT
        return Token(sign, text, "", minus, glued)


def _plain_partnerless(tokens: list[Token]) -> list[Token]:
    """Make text of brackets without partners, joined to what they were glued to."""
    open_places: list[int] = []
    paired: set[int] = set()
    for place, token in enumerate(tokens):
        if token.sign is Sign.OPEN:
            open_places.append(place)
        elif token.sign is Sign.CLOSE and open_places:
            begin = open_places.pop()
            if place > begin + 1:
                paired |= {begin, place}
    made: list[Token] = []
    was_plain = False
    for place, token in enumerate(tokens):
        lone = token.sign in {Sign.OPEN, Sign.CLOSE} and place not in paired
        if lone:
            text = "-" * token.minus + token.text
            token = Token(Sign.TEXT, text, glued=token.glued)
        joins = made and token.glued and not token.minus and made[-1].sign is Sign.TEXT
        if joins and token.sign is Sign.TEXT and (lone or was_plain):
            before = made.pop()
            token = Token(
                Sign.TEXT, before.text + token.text, "", before.minus, before.glued
            )
        was_plain = lone
        made.append(token)
    return made
