"""Phrases of a text's own that name a subject, for subjects that no list has.

Such a phrase stands at the head of the text and again in it, and ends with a noun that
says what it is the name of: 滇藏铁路, 户籍制度改革, 渔船安全. It is weighed by how rare
its words are in Chinese at large (jieba's frequencies).
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.text import segmentation
from archive.text.segmentation import FUNCTION_WORDS, frequencies, nouns
from archive.text.wordlist import read_words

CLASS_NOUNS = read_words("class_nouns")
OFFICIALESE = read_words("officialese") | read_words("light_verbs")
MOST_WORDS = 4
SHORTEST, LONGEST = 4, 12
"""A phrase has so many characters."""
OFTEN_ENOUGH = 2

_CLAUSE = re.compile(r"[\u3400-\u9fff]{2,100}")
# 《供水条例》 · 《节约用水条例》: a rule under its own name
_RULE = re.compile(r"《([\u3400-\u9fff]{2,10}(?:条例|公约|(?<!办)法))》")
# 首条, 两次, 第三届
_COUNTED = re.compile(r"[一二三四五六七八九十百千万亿两几每这那该此首第多各本]")
_CORPUS = 60_101_967
"""So many words jieba's frequencies were counted in."""


def keywords(heads: Sequence[str], text: str) -> list[str]:
    """Give the phrases of the heads of a folded text that name a subject.

    `heads` are title and headings, folded and part of `text` as well. The rarest
    first; none that holds another.

    >>> keywords(["滇藏铁路通车"], "滇藏铁路通车。滇藏铁路全长五百公里。")
    ['滇藏铁路']
    """
    found = {
        phrase: weight
        for head in heads
        for phrase, weight in _phrases(head)
        if text.count(phrase) >= OFTEN_ENOUGH
    }
    whole = [p for p in found if not any(p != q and p in q for q in found)]
    return sorted(whole, key=lambda p: (-found[p], p))


def _phrases(head: str) -> Iterator[tuple[str, float]]:
    """Give the phrases of a line that may name a subject, each with its weight."""
    for rule in _RULE.findall(head):
        yield rule, math.inf
    for clause in _CLAUSE.findall(head):
        words = segmentation.words(clause)
        for end, last in enumerate(words, start=1):
            if last in CLASS_NOUNS:
                yield from _ending_with(words[:end])


def _ending_with(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Give the phrases that end where the words end, two words or more."""
    for start in range(len(words) - 2, max(-1, len(words) - 1 - MOST_WORDS), -1):
        if not _names(words[start]):
            break
        phrase = "".join(words[start:])
        if words[start] not in OFFICIALESE and SHORTEST <= len(phrase) <= LONGEST:
            yield phrase, sum(map(_rarity, words[start:])) / (len(words) - start)


def _names(word: str) -> bool:
    """Say whether a word is a noun or, unknown to the dictionary, may be a name."""
    if len(word) == 1 or word in FUNCTION_WORDS or _COUNTED.match(word):
        return False
    return word in nouns() or word not in frequencies()


@lru_cache(maxsize=8192)
def _rarity(word: str) -> float:
    """Give how much a word tells: the more, the rarer it is in jieba's corpus."""
    return math.log(_CORPUS / (1 + frequencies().get(word, 0)))
