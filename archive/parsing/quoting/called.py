"""What an article calls somebody in another place: 外长彼得斯 for 彼得斯表示.

A name that no table of surnames or sounds knows is one all the same where a post
stands before it, or where it is one part of a name with dots. It ends where the subject
of a clause does, so that nothing has to be guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.parsing.quoting.somebody import (
    NO_NAMES,
    NOBODY_BY_NAME,
    is_word,
)
from archive.text.names import DOTS, NAME_SOUNDS

LONGEST = 8
_SIZES = range(2, LONGEST + 1)
_SOUNDS = frozenset(NAME_SOUNDS)
_SEEN = 20
"""So often in jieba's corpus that it is a word and no name."""
_DOT = re.compile(f"[{DOTS}](?<=[\u3400-\u9fff].)")
# 优素福, Bruce
_SHORT = re.compile("[\u3400-\u9fff]+|[A-Z][a-z]{2,}")
# 总统|府方面, 记者|们, 学生|小应
_NO_NAME = re.compile("[们方府部局会团室员长者处网报]$|[的了在是和与等]|^[小老阿]")


@dataclass(slots=True)
class Called:
    """What follows the posts of an article, and what stands at the dots of names."""

    _behind_posts: list[str] = field(default_factory=list)
    _at_dots: list[str] = field(default_factory=list)
    _known: dict[str, bool] = field(default_factory=dict)

    def read(self, text: str, ends: Iterable[int]) -> None:
        """Note what may be a name by where it stands; `ends` are those of posts."""
        self._behind_posts += [text[end : end + LONGEST] for end in ends]
        for dot in _DOT.finditer(text):
            at, end = dot.span()
            self._at_dots.append(text[end : end + LONGEST])
            self._at_dots += [text[at - size : at] for size in _SIZES]
        self._known.clear()

    def is_somebody(self, name: str) -> bool:
        """Say whether a text is called somewhere what only people are.

        >>> called = Called()
        >>> called.read("会见外长彼得斯。马克·卡尼宣誓就任。", [4])
        >>> [called.is_somebody(name) for name in ("彼得斯", "卡尼", "彼得斯表示")]
        [True, True, False]
        """
        if len(name) not in _SIZES or NOBODY_BY_NAME.fullmatch(name):
            return False
        if not _SHORT.fullmatch(name) or name in NO_NAMES or _NO_NAME.search(name):
            return False
        return self._is_known(name) and not is_word(name, _SEEN)

    def _is_known(self, name: str) -> bool:
        if not self._known:
            # True where it stands behind a post, which needs no sounds
            dots = (part[:size] for part in self._at_dots for size in _SIZES)
            self._known = dict.fromkeys(dots, False) | {
                part[:size]: True for part in self._behind_posts for size in _SIZES
            }
        behind_post = self._known.get(name)
        return behind_post or (behind_post is False and not set(name) - _SOUNDS)
