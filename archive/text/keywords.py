"""What a text is about: words and phrases of its own, by a rule that needs no training.

A term is a word, or two to five words that stand side by side again and again in this
text (道路|交通|安全, 户籍|制度|改革). Each is weighed by how often it stands there and
how rare its words are in Chinese at large (jieba's frequencies); what stands in the
first line or in a question counts for more, as both name the subject.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from archive.text import segmentation
from archive.text.segmentation import FUNCTION_WORDS, frequencies
from archive.text.wordlist import read_words

OFFICIALESE = read_words("officialese")
LIGHT_VERBS = read_words("light_verbs")
SUBJECTS = frozenset({"改革", "安全", "治理", "建设", "保护"})
"""Heads that make another subject of what stands before them."""
HEADS = SUBJECTS | {"管理", "监督管理", "服务", "制度", "创新", "合作", "监督", "发展"}
"""Officialese that ends a term well all the same: 户籍制度改革, 道路交通安全."""

LONGEST_TEXT = 60_000
"""What stands after so many characters is not looked at: the subject is clear."""
LONGEST_TERM = 12

_TITLE_WEIGHT, _QUESTION_WEIGHT = 3, 3
_CLAUSE = re.compile(r"[\u3400-\u9fff]{2,100}")
"""Chinese without a mark in it, cut where it is longer than any clause."""
_QUESTION = re.compile(
    r"^(?:请问|请介绍|能否|可否|想问|我想|我的问题|我有|请您|请谈)|[？?]$"
)
_UNKNOWN = 6000
"""How often a word jieba does not know is taken to stand in its corpus: often, since
most of them are pieces of names."""
_COMMON = 200
_CORPUS = 60_101_967
"""So many words jieba's frequencies were counted in."""
_OFTEN_ENOUGH = 0.4
_UNDERTAKING = 2.0
_RAREST = 6.0
_OFTEN = 12
_OF_WORDS = (0.0, 0.6, 1.4, 1.7, 1.8, 1.8)
"""What a term of so many words is worth: a phrase says more than its words."""
# 三季度, 每亩, 一是, 十年间
_COUNTED = re.compile(
    r"[一二三四五六七八九十百千万亿两几每这那该此第首多各][\u3400-\u9fff]{1,2}"
)

Run = tuple[list[str], int]
"""Words that stand side by side, and the weight of the line they stand in."""

_OPENS, _STOPS, _ENDS_ALONE, _ENDS_BEHIND = 1, 2, 4, 8
"""Where in a term a word can stand: at its front, nowhere, alone, behind others."""


@dataclass(slots=True)
class Terms:
    """The terms of a text: how often each stands there, with what weight in all.

    `parts` are the words of those that stand there again, and of single words.
    """

    seen: dict[str, int] = field(default_factory=dict)
    weighed: dict[str, int] = field(default_factory=dict)
    parts: dict[str, Sequence[str]] = field(default_factory=dict)

    def count(self, words: Sequence[str], weight: int) -> None:
        """Count the words of a run that can stand as a term, one to five together."""
        seen, weighed = self.seen, self.weighed
        places = [_places(word) for word in words]
        for start, place in enumerate(places):
            if not place & _OPENS:
                continue
            term, ends = "", _ENDS_ALONE
            for end in range(start, min(start + 5, len(words))):
                if places[end] & _STOPS:
                    break
                term += words[end]
                if places[end] & ends:
                    before = seen.get(term, 0)
                    seen[term] = before + 1
                    weighed[term] = weighed.get(term, 0) + weight
                    # Most stand there once, and what they are made of is not asked.
                    if before or end == start:
                        self.parts[term] = words[start : end + 1]
                ends = _ENDS_BEHIND


def keywords(text: str, count: int) -> list[str]:
    """Give at most `count` terms a text is about, the weightiest first.

    The first line counts as the title. A short text may give none.
    """
    terms = Terms()
    for words, weight in _runs(text[:LONGEST_TEXT]):
        terms.count(words, weight)
    title = text.partition("\n")[0]
    scores = {
        term: _score(words, terms.weighed[term])
        for term, words in terms.parts.items()
        if terms.seen[term] > 1 or (len(words) == 1 and term in title)
    }
    whole = _without_pieces(scores, terms)
    return _choose(_with_heads(whole, terms.seen), count)


def _runs(text: str) -> list[Run]:
    """Give the runs of plain words between punctuation and function words."""
    runs: list[Run] = []
    for number, line in enumerate(text.split("\n")):
        weight = _TITLE_WEIGHT if number == 0 else 1
        if _QUESTION.search(line):
            weight = _QUESTION_WEIGHT
        for clause in _CLAUSE.findall(line):
            runs += [(run, weight) for run in _runs_of_clause(clause)]
    return runs


def _runs_of_clause(clause: str) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for word in segmentation.words(clause):
        if parts := _parts(word):
            runs[-1] += parts
        elif runs[-1]:
            runs.append([])
    return runs if runs[-1] else runs[:-1]


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """Give a word as it stands in a run; nothing for one that ends the run."""
    is_plain = 1 < len(word) < 9 and word not in FUNCTION_WORDS
    return _halves(word) if is_plain else ()


def _halves(word: str) -> tuple[str, ...]:
    """Cut a word of four characters into two common ones, else give it whole.

    jieba has 安全隐患 as a word but not 安全形势: cut alike, what stands before them
    (道路交通安全) is found in both.
    """
    if len(word) != 4 or word in OFFICIALESE:
        return (word,)
    known = frequencies()
    halves = word[:2], word[2:]
    is_cut = all(known.get(half, 0) >= _COMMON for half in halves)
    return halves if is_cut else (word,)


@lru_cache(maxsize=65536)
def _places(word: str) -> int:
    """Say where in a term a word can stand."""
    if word in LIGHT_VERBS:
        return _STOPS
    if word in OFFICIALESE:
        return _ENDS_BEHIND if word in HEADS else 0
    opens = 0 if _COUNTED.fullmatch(word) else _OPENS
    return opens | _ENDS_ALONE | _ENDS_BEHIND


def _score(words: Sequence[str], weight: int) -> float:
    """Weigh a term: more for what is frequent here, rare elsewhere, and a phrase."""
    if sum(map(len, words)) > LONGEST_TERM:
        return 0
    telling = [word for word in words if word not in HEADS] or words
    rarity = sum(map(_rarity, telling)) / len(telling)
    return math.log1p(min(weight, _OFTEN)) * rarity * _size(words)


def _size(words: Sequence[str]) -> float:
    """Give what a term is worth for its length: a head noun alone adds half a word.

    Two words and a head noun (执法|规范化|建设) name an undertaking: worth more.
    """
    telling = max(1, sum(word not in HEADS for word in words))
    if telling == len(words):
        return _OF_WORDS[telling]
    if telling == 2 and words[-1] in HEADS:
        return _UNDERTAKING
    return (_OF_WORDS[1] + _OF_WORDS[len(words)]) / 2


@lru_cache(maxsize=8192)
def _rarity(word: str) -> float:
    """Give how much a word tells: 0 for the commonest, `_RAREST` for the rarest."""
    frequency = frequencies().get(word) or _UNKNOWN
    return min(_RAREST, max(0.0, math.log(_CORPUS / frequency) - 6))


def _without_pieces(scores: Mapping[str, float], terms: Terms) -> dict[str, float]:
    """Leave out what stands only inside a longer term (登记户口 in 居住地登记户口)."""
    pieces = {
        piece
        for term in scores
        for piece in _inside(terms.parts[term])
        if terms.seen.get(piece) == terms.seen[term]
    }
    return {term: score for term, score in scores.items() if term not in pieces}


def _inside(words: Sequence[str]) -> Iterator[str]:
    """Give the shorter terms of two words and more inside a term."""
    for length in range(2, len(words)):
        for start in range(len(words) - length + 1):
            yield "".join(words[start : start + length])


def _with_heads(scores: dict[str, float], seen: Mapping[str, int]) -> dict[str, float]:
    """Let a term give way to itself with a head noun that often follows it.

    道路交通 stands 9 times and 道路交通安全 4 of them: that is what the text is about.
    """
    for term in list(scores):
        for head in SUBJECTS:
            longer = term + head
            if longer in scores and seen[longer] >= _OFTEN_ENOUGH * seen[term]:
                scores[longer] = max(scores[longer], scores[term])
                scores[term] = 0
    return scores


def _choose(scores: Mapping[str, float], count: int) -> list[str]:
    """Take the best terms, none that says again what a better one says."""
    chosen: list[str] = []
    for term in sorted(scores, key=lambda t: (-scores[t], t)):
        if len(chosen) == count or scores[term] <= 0:
            break
        if not any(_overlap(term, other) for other in chosen):
            chosen.append(term)
    return chosen


def _overlap(one: str, other: str) -> bool:
    """Say whether one holds the other, goes on where it ends, or is of its kind.

    扫黑除恶 and 除恶斗争 overlap, and so do 跨境赌博 and 网络赌博.
    """
    if one in other or other in one:
        return True
    if one[-2:] == other[-2:] and one[-2:] not in HEADS:
        return True
    shared = range(2, min(len(one), len(other)))
    return any(one[-n:] == other[:n] or other[-n:] == one[:n] for n in shared)
