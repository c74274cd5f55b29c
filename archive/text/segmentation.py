"""Words of a text: jieba's, found by its twin in Rust.

Texts given here are folded (see `folding`), and so are the words that come out.

A text is taken run by run: Chinese characters, letters and digits, and whatever else
stands by itself. Runs of Chinese go to `rjieba`, which has jieba's dictionary and
gives jieba's words for them, fifteen times as fast; tests hold it to jieba on real
text and on random characters. Of two cuts that are as probable, to a ten millionth, it
may take the other: in 5 of the 4.7 million different runs of 87,000 documents, such as
我们|常在|看|电影. For the other runs one regular expression gives what jieba gives. So
words are jieba's, but for the five of its dictionary that mix scripts (c#, c++, 4s店,
江南style, 1号店), which are two runs here.

The archive's names are no part of it: they are laid over the words of a query (see
`content_words`), so that the words of a text depend on nothing but the text.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path

import rjieba

from archive.text.overlay import cut_at_names
from archive.text.wordlist import file_of_package

RULES = 2
"""Raise it when the code here gives other words."""

LONGEST_RUN = 500
"""A run of Chinese is cut after so many characters: no sentence has half of them, and
jieba's time grows with the square of a run that it does not know."""

_FUNCTION_WORDS = """
的 地 得 了 着 过 和 与 及 或 在 是 为 对 将 把 被 从 向 到 于 以 由 也 都 就 还 又 而
且 但 之 其 这 那 哪 此 该 各 每 吗 呢 吧 啊 呀 么 什么 怎么 怎样 怎么样 如何 为何
为什么 哪些 哪里 哪个 多少 几 谁 请 请问 我 你 您 他 她 它 我们 你们 您们 他们 她们
它们 一个 一些 这个 那个 这些 那些 这样 那样 有 有些 没有 等 等等 以及 并 并且 而且
因为 所以 如果 虽然 但是 不过 然后 还是 或者 关于 对于 通过 进行 可以 是否 能否 个 们
所 则 即 使 让 给 跟 同 比 更 很 最 再 只 才 却 呗 嘛 哦 the a an of and or to in is
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that say nothing of what a text is about."""

_OFTEN = 1000
"""How often a common word stands in jieba's corpus: 东西 18877 times, 王子 685."""

_NOUN_KINDS = frozenset("njs")
"""How jieba's kinds of nouns, of short names and of places begin."""

_OFTEN_IN_PAIRS = 50
_NAMING = frozenset({"nr", "ns", "nt", "nz"})
"""How jieba's kinds of names begin."""

# The characters that jieba takes for Chinese; then abc, 96.13, 85%; then 㐂 or é.
_RUNS = re.compile(
    rf"([\u4e00-\u9fd5]{{1,{LONGEST_RUN}}})|[a-zA-Z0-9]+(?:\.[0-9]+)?%?|[^\W_]"
)


def words(text: str) -> list[str]:
    """Give the words of a folded text in order, punctuation and white space left out.

    >>> words("打掉涉黑组织242个、恶势力")
    ['打掉', '涉黑', '组织', '242', '个', '恶势力']
    """
    return _cut(text, rjieba.cut)


def _known_words(text: str) -> list[str]:
    """Give the words of the dictionary, and singly each character of no such word."""
    return _cut(text, lambda run: rjieba.cut(run, False))


@lru_cache(maxsize=1024)
def is_word(text: str) -> bool:
    """Say whether a folded text is one word of the dictionary.

    >>> is_word("治安"), is_word("治安形势")
    (True, False)
    """
    return len(text) > 1 and _known_words(text) == [text]


def words_and_parts(text: str) -> list[str]:
    """Give the words of a folded text, and the shorter words inside long ones.

    >>> words_and_parts("山东省")
    ['山东', '山东省']
    """
    return _cut(text, rjieba.cut_for_search)


def _cut(text: str, cut: Callable[[str], list[str]]) -> list[str]:
    """Give the words of a text, its runs of Chinese cut as asked."""
    found: list[str] = []
    for run in _RUNS.finditer(text):
        if run[1]:
            found += cut(run[1])
        else:
            found.append(run[0])
    return found


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Give the runs of a folded text with their offsets; no word goes past its run.

    >>> list(runs("打掉，242个"))
    [(0, '打掉'), (3, '242'), (6, '个')]
    """
    return ((run.start(), run[0]) for run in _RUNS.finditer(text))


def ends_of_words(run: str) -> Iterator[int]:
    """Give where the words of a run end, in order; each opens where one ends, or at 0.

    >>> list(ends_of_words("打掉涉黑组织"))
    [2, 4, 6]
    """
    return accumulate(map(len, words(run)))


def content_words(text: str, names: frozenset[str] = frozenset()) -> list[str]:
    """Give the different words of a folded text that say what it is about, in order.

    `names` are folded; each is one word where it stands in the text, unless it only
    seems to stand there (东平 in 山东平安).

    >>> content_words("我们的扫黑除恶")
    ['扫黑', '除恶']
    >>> content_words("鲁警e法通怎么用", frozenset({"鲁警e法通"}))
    ['鲁警e法通', '用']
    """
    pieces = cut_at_names(text, names, _known_words) if names else [(text, False)]
    found = (
        word for piece, named in pieces for word in ([piece] if named else words(piece))
    )
    return [word for word in dict.fromkeys(found) if word not in FUNCTION_WORDS]


def is_common(word: str) -> bool:
    """Say whether the text is one word, and one that is met everywhere.

    >>> is_common("公司"), is_common("范华平")
    (True, False)
    """
    return frequencies().get(word, 0) >= _OFTEN


@cache
def frequencies() -> dict[str, int]:
    """Give how often each word of the dictionary stands in jieba's corpus.

    Read once from jieba's own file when it is first asked for: it takes 40 MB, which
    a process that only searches never needs.
    """
    return {word: int(number) for word, number, _kind in _entries()}


@cache
def nouns() -> frozenset[str]:
    """Give the nouns of the dictionary, names of places and bodies among them."""
    return frozenset(w for w, _number, kind in _entries() if kind[0] in _NOUN_KINDS)


@cache
def plain_pairs() -> frozenset[str]:
    """Give the words of two characters that are often met and name nobody: 门店, 谈及.

    Those that the dictionary has for names of people, places and makes are not there.
    """
    return frozenset(
        word
        for word, number, kind in _entries()
        if len(word) == 2 and int(number) >= _OFTEN_IN_PAIRS and kind[:2] not in _NAMING
    )


def _entries() -> Iterator[list[str]]:
    """Give word, number and kind of every line of the dictionary."""
    with _dictionary().open(encoding="utf-8") as lines:
        for line in lines:
            yield line.split(" ", 2)


def _dictionary() -> Path:
    return file_of_package("jieba", "dict.txt")


def _analysis_version() -> str:
    hashed = blake2b(_dictionary().read_bytes(), digest_size=6).hexdigest()
    return f"rjieba-{version('rjieba')}/dictionary-{hashed}/rules-{RULES}"


ANALYSIS_VERSION = _analysis_version()
"""Which words a text gives: by which tokenizer, dictionary and rules."""
