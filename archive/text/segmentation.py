"""Words of a text: jieba's, with the archive's own names in its dictionary.

Texts given here are folded (see `folding`), and so are the words that come out.
"""

import logging
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

import jieba

from archive.text.folding import HAN, fold

ANALYSIS_VERSION = f"jieba-{version('jieba')}/1"
"""Which words a text gives: raise the last number when the code here gives others."""

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

_HAS_WORD = re.compile(r"\w")
_NAME = re.compile(rf"^[\w{HAN}·]{{2,30}}$")


def words(text: str) -> list[str]:
    """Give the words of a folded text in order, punctuation and white space left out.

    >>> words("打掉涉黑组织242个、恶势力")
    ['打掉', '涉黑', '组织', '242', '个', '恶势力']
    """
    return [word for word in name_tokenizer().cut(text) if _HAS_WORD.search(word)]


def words_and_parts(text: str) -> list[str]:
    """Give the words of a folded text, and the shorter words inside long ones.

    >>> words_and_parts("山东省")
    ['山东', '山东省']
    """
    cut = name_tokenizer().cut_for_search(text)
    return [word for word in cut if _HAS_WORD.search(word)]


def content_words(text: str) -> list[str]:
    """Give the different words of a folded text that say what it is about, in order.

    >>> content_words("我们的扫黑除恶")
    ['扫黑', '除恶']
    """
    return [w for w in dict.fromkeys(words(text)) if w not in FUNCTION_WORDS]


def is_common(word: str) -> bool:
    """Say whether the text is one word, and one that is met everywhere.

    >>> is_common("公司"), is_common("范华平")
    (True, False)
    """
    return tokenizer().FREQ.get(word, 0) >= _OFTEN


def add_names(names: Iterable[str]) -> None:
    """Make words of names (people, outlets, topics), in this process, for good.

    Names are folded first. What is no plain name of 2 to 30 letters is passed over.
    """
    known = name_tokenizer()
    for name in dict.fromkeys(map(fold, names)):
        if _NAME.match(name) and not known.FREQ.get(name):
            known.add_word(name)


@cache
def name_tokenizer() -> jieba.Tokenizer:
    """Give the tokenizer of the search: it learns the archive's names (`add_names`)."""
    return _from_package()


@cache
def tokenizer() -> jieba.Tokenizer:
    """Give the tokenizer that knows the base dictionary alone, whoever is stored.

    What is read out of a text must not depend on what the process read before.
    """
    return _from_package()


def _from_package() -> jieba.Tokenizer:
    """Make a tokenizer, its dictionary read from the package.

    It reads and writes no cache file: jieba's own lies in the common folder for
    temporary files, where another user could have put one.
    """
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    return made
