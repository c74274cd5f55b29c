"""Queries drawn from the texts by a fixed seed: the same texts give the same queries.

    python -m benchmarks.queries FOLDER

reads FOLDER/texts.jsonl and writes queries.json, `ASKED` of each group, and
warming.json, others of the same groups, with which a process is warmed up.
"""

import heapq
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from archive.text.folding import HAN
from archive.text.segmentation import content_words, words, words_and_parts
from benchmarks.peers.protocol import Query, Text, read_texts, write_json

SEED = 20210304
ASKED, WARMING = 40, 15
DRAWN = 3000
"""From so many entries words and phrases are drawn."""

FILTERS = ("year", "kind", "source")
HAN_RUN = re.compile(f"[{HAN}]+")


class Source:
    """What queries are drawn from: how many entries hold a word, and some entries."""

    def __init__(self, texts: Iterator[Text]) -> None:
        self.lots = random.Random(SEED)
        self.entries = 0
        self.held: Counter[str] = Counter()
        drawn = heapq.nsmallest(DRAWN, self._counted(texts), key=_lot)
        self.lots.shuffle(drawn)
        self.drawn = drawn

    def _counted(self, texts: Iterator[Text]) -> Iterator[Text]:
        for text in texts:
            self.entries += 1
            self.held.update(set(text.words.split(" ")))
            yield text

    @cached_property
    def known(self) -> list[str]:
        """Give the words of Han that are words by themselves, too, in a fixed order."""
        return sorted(
            word for word, count in self.held.items() if count > 1 and _is_plain(word)
        )

    def words(self, least: float, most: float) -> list[str]:
        """Give words that so many entries hold, shuffled; content words of Han."""
        fitting = [word for word in self.known if least <= self.held[word] <= most]
        self.lots.shuffle(fitting)
        return [word for word in islice(fitting, 1000) if content_words(word) == [word]]

    def some_of(self, text: Text, count: int, least: float, most: float) -> list[str]:
        """Give different words of an entry that so many hold; none if too few."""
        fitting = [
            word
            for word in sorted(set(text.words.split(" ")))
            if least <= self.held[word] <= most and _is_plain(word)
        ]
        self.lots.shuffle(fitting)
        good = (word for word in fitting if content_words(word) == [word])
        chosen = list(islice(good, count))
        return chosen if len(chosen) == count else []

    def share(self, of: float) -> float:
        """Give how many entries a share of them are."""
        return of * self.entries


def _is_plain(word: str) -> bool:
    return len(word) > 1 and HAN_RUN.fullmatch(word) is not None


def _lot(text: Text) -> bytes:
    return blake2b(text.text.encode(), digest_size=8).digest()


def common(source: Source) -> Iterator[Query]:
    """Words that 5 to 40 % of the entries hold."""
    for word in source.words(source.share(0.05), source.share(0.4)):
        yield Query("common word", word, [word])


def rare(source: Source) -> Iterator[Query]:
    """Words that 2 to 20 entries hold."""
    for word in source.words(2, 20):
        yield Query("rare word", word, [word])


def two(source: Source) -> Iterator[Query]:
    """Two words of one entry."""
    yield from _together(source, "two words", 2)


def three(source: Source) -> Iterator[Query]:
    """Three words of one entry."""
    yield from _together(source, "three words", 3)


def _together(source: Source, group: str, count: int) -> Iterator[Query]:
    least, most = source.share(0.002), source.share(0.2)
    for text in source.drawn:
        if chosen := source.some_of(text, count, least, most):
            yield Query(group, " ".join(chosen), chosen)


def phrase(source: Source) -> Iterator[Query]:
    """Quoted phrases of 4 to 12 characters, from the border of a word to another's."""
    for text in source.drawn:
        run = source.lots.choice(HAN_RUN.findall(text.text) or [""])
        length = source.lots.randint(4, 12)
        found = ""
        for word in words(run):
            found += word
            if len(found) >= length:
                break
        if 4 <= len(found) <= 12:
            terms = words_and_parts(found)
            yield Query("quoted phrase", f'"{found}"', terms, "phrase")


def character(source: Source) -> Iterator[Query]:
    """Single characters, as often as they stand in the texts."""
    for text in source.drawn:
        if han := "".join(HAN_RUN.findall(text.text)):
            one = source.lots.choice(han)
            yield Query("one character", one, [one])


def prefix(source: Source) -> Iterator[Query]:
    """The first two characters of longer words."""
    for word in source.words(20, source.share(0.05)):
        if len(word) > 2:
            yield Query("prefix", word[:2], [word[:2]], "prefix")


def filtered(source: Source) -> Iterator[Query]:
    """A word of an entry with the entry's year, kind or source."""
    for number, text in enumerate(source.drawn):
        name = FILTERS[number % len(FILTERS)]
        least, most = source.share(0.01), source.share(0.4)
        chosen = source.some_of(text, 1, least, most)
        if chosen and text.carried[name]:
            filters = {name: text.carried[name][0]}
            yield Query("with a filter", chosen[0], chosen, "all", filters)


GROUPS: tuple[Callable[[Source], Iterator[Query]], ...] = (
    common, rare, two, three, phrase, character, prefix, filtered,
)  # fmt: skip


def draw(source: Source) -> tuple[list[Query], list[Query]]:
    """Give the queries to measure and those to warm up with, group by turns."""
    asked, warming = [], []
    for group in GROUPS:
        different = {query.typed: query for query in islice(group(source), 500)}
        drawn = list(different.values())
        asked.append(drawn[:ASKED])
        warming.append(drawn[ASKED : ASKED + WARMING])
    return _by_turns(asked), _by_turns(warming)


def _by_turns(groups: list[list[Query]]) -> list[Query]:
    longest = max(map(len, groups))
    return [group[n] for n in range(longest) for group in groups if n < len(group)]


def main() -> None:
    """Draw the queries of the texts in a folder."""
    folder = Path(sys.argv[1])
    texts = folder / "texts.jsonl"
    asked, warming = draw(Source(read_texts(texts)))
    write_json(_scanned(asked, read_texts(texts)), folder / "queries.json")
    write_json(warming, folder / "warming.json")


def _scanned(queries: list[Query], texts: Iterator[Text]) -> list[Query]:
    """Count the entries that contain each quoted phrase."""
    phrases = {query.typed.strip('"') for query in queries if query.how == "phrase"}
    held: Counter[str] = Counter()
    for text in texts:
        held.update(phrase for phrase in phrases if phrase in text.text)
    return [
        replace(query, scanned=held[query.typed.strip('"')])
        if query.how == "phrase"
        else query
        for query in queries
    ]


if __name__ == "__main__":
    main()
