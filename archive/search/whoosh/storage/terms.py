"""The term table of one field: its terms in order, and where each one's list lies.

Terms are ordered as their UTF-8 bytes are. What is kept of a term:

    seconds     its second character, as a place in `alphabet`; 0 where there is none
    sizes       of its posting list in bytes, a byte each; `LONG` stands for more
    codes       how its posting list is written (see `postings`)
    tail_ends, tails    what follows the second character, in UTF-8; only in fields that
                have terms of more than two characters

and of the field:

    alphabet    its characters, as code points plus 1, ascending; the first is 0, none
    rows        the first term that begins with each of them (one more than characters)
    blocks      where in the file of postings the list of every 64th term begins
    long_terms, long_sizes      the terms whose size is `LONG`, and what it is

So a character or a pair of neighbours takes four bytes, and the posting lists lie one
after another in the order of the terms.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property

import numpy as np

from archive.search.whoosh.storage.postings import Ints, Raw
from archive.search.whoosh.storage.sections import Array, Sections

LONG = 255
BLOCK = 64
SECOND_BITS = 21
"""Two characters are one number: the first's above so many bits for the second's."""

ABSENT = -1


def pair_of(term: str) -> int:
    """Give the number of a term's first two characters; it orders as the term does.

    >>> pair_of("") < pair_of("山") < pair_of("山东") == pair_of("山东省")
    True
    """
    first, second = [*map(ord, term[:2]), -1, -1][:2]
    return (first + 1) << SECOND_BITS | (second + 1)


class TermTable:
    """Reads the term table of a field."""

    def __init__(self, sections: Sections, field: str) -> None:
        self._sections = sections
        self._field = field
        self._seconds = sections.view(f"{field}/seconds")
        self._rows = sections.view(f"{field}/rows")
        self._sizes = sections.view(f"{field}/sizes")
        self._codes = sections.view(f"{field}/codes")
        self._blocks = sections.view(f"{field}/blocks")
        self._long_terms = sections.view(f"{field}/long_terms")
        self._long_sizes = sections.view(f"{field}/long_sizes")
        self.has_tails = f"{field}/tails" in sections
        """Whether any term has more than two characters."""
        if self.has_tails:
            self._tails = sections.view(f"{field}/tails")
            self._tail_ends = sections.view(f"{field}/tail_ends")

    def __len__(self) -> int:
        return len(self._seconds)

    def find(self, term: bytes) -> int:
        """Give the number of a term, `ABSENT` if the field has none such."""
        place = self.place(term)
        found = place < len(self) and self.term(place) == term
        return place if found else ABSENT

    def locate(self, term: str) -> int:
        """Give the number of a term, `ABSENT` if the field has none such; fast."""
        letters = self._letters
        first, second = letters.get(term[:1]), letters.get(term[1:2])
        if first is None or second is None:
            return ABSENT
        end = self._rows[first + 1]
        place = bisect_left(self._seconds, second, self._rows[first], end)
        if place == end or self._seconds[place] != second:
            return ABSENT
        if not self.has_tails:
            return place if len(term) <= 2 else ABSENT
        end = bisect_right(self._seconds, second, place, end)
        tail = term[2:].encode()
        place = bisect_left(range(end), tail, place, key=self._tail)
        return place if place < end and self._tail(place) == tail else ABSENT

    def place(self, term: bytes) -> int:
        """Give the number of the first term that is not before some bytes."""
        return bisect_left(range(len(self)), term, key=self.term)

    def term(self, number: int) -> bytes:
        """Give a term by its number."""
        first = self._characters[bisect_right(self._rows, number) - 1]
        head = first + self._characters[self._seconds[number]]
        return head + self._tail(number) if self.has_tails else head

    def extent(self, number: int) -> tuple[int, int, int]:
        """Give where a term's posting list begins, its size in bytes, its code."""
        block = number & -BLOCK
        before = bytes(self._sizes[block:number])
        start = self._blocks[number // BLOCK] + sum(before)
        size = self._sizes[number]
        if size == LONG or LONG in before:
            long = bisect_left(self._long_terms, block)
            end = long + before.count(LONG)
            start += sum(self._long_sizes[long:end]) - LONG * (end - long)
            if size == LONG:
                size = self._long_sizes[end]
        return start, size, self._codes[number]

    # --- many terms at once -----------------------------------------------------

    def array(self, name: str) -> Array:
        """Give one of the arrays of the table."""
        return self._sections.array(f"{self._field}/{name}")

    def pairs(self, first: int, end: int) -> Ints:
        """Give the numbers of the first two characters of terms (see `pair_of`)."""
        alphabet, rows = self.array("alphabet").astype(np.int64), self.array("rows")
        letters = np.searchsorted(rows, np.arange(first, end), "right") - 1
        seconds = alphabet[self.array("seconds")[first:end]]
        return alphabet[letters] << SECOND_BITS | seconds

    def place_of_pair(self, pair: int) -> int:
        """Give the number of the first term whose pair is not before one."""
        alphabet = self.array("alphabet")
        letter = int(np.searchsorted(alphabet, pair >> SECOND_BITS))
        start = self._rows[letter]
        if letter == len(alphabet) or alphabet[letter] != pair >> SECOND_BITS:
            return start
        second = int(np.searchsorted(alphabet, pair & (1 << SECOND_BITS) - 1))
        return bisect_left(self._seconds, second, start, self._rows[letter + 1])

    def tails(self, first: int, end: int) -> list[bytes]:
        """Give what follows the second character of terms."""
        if not self.has_tails:
            return [b""] * (end - first)
        return [self._tail(number) for number in range(first, end)]

    def sizes(self, first: int, end: int) -> Ints:
        """Give the sizes of the posting lists of terms."""
        sizes = self.array("sizes")[first:end].astype(np.int64)
        numbers = self.array("long_terms")
        long = slice(*np.searchsorted(numbers, [first, end]).tolist())
        sizes[numbers[long].astype(np.int64) - first] = self.array("long_sizes")[long]
        return sizes

    def codes(self, first: int, end: int) -> Raw:
        """Give the codes of the posting lists of terms."""
        return self.array("codes")[first:end]

    def _tail(self, number: int) -> bytes:
        start = self._tail_ends[number - 1] if number else 0
        return bytes(self._tails[start : self._tail_ends[number]])

    @cached_property
    def _characters(self) -> list[bytes]:
        points = self.array("alphabet").tolist()
        return [chr(point - 1).encode() if point else b"" for point in points]

    @cached_property
    def _letters(self) -> dict[str, int]:
        return {c.decode(): place for place, c in enumerate(self._characters)}
