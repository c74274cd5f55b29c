"""Whom 他 or 她 means: whoever the text told of last, if it was somebody by name."""

import re

from archive.parsing.quoting.layout import Layout
from archive.parsing.quoting.people import People
from archive.parsing.quoting.subject import opens_with

_CLAUSES = re.compile(r"[。！？；，,：:“”\n]")
# 执拗的刘大叔|…, 61岁的市民王女士|…, 居民王某|…, 他的前妻|…: a pronoun means these
_NOBODY = re.compile(
    r"[他她]的|(?:(?:\d{1,3}岁的)?[\u3400-\u9fff]{0,8}?[的民友户者员人主客师妻名位])?[\u3400-\u9fff]"
    r"(?:女士|先生|大[叔爷妈姨伯婶姐哥娘]|阿姨|老汉|某)"
)
# 报警人是|一名年轻女子
_STRANGER = re.compile(
    r"(?<!作)[是为]一[名位个][\u3400-\u9fff]{0,8}(?:[男女][子孩生士]|老人|青年|小伙|大妈|大爷)$"
)
# 来自省城的学子|…: somebody new, whose name is not known
_FROM_AFAR = re.compile("来自[^，。]{2,20}的")
# 周女士, 一名村民: 他 may be one of these
_SOMEBODY = re.compile(
    "女士|先生|小姐|阿姨|某|一[名位]|[男女][子孩生]|老[人汉太]|网友|博主|[店业车]主|化名|该[^，。]{1,4}员|称|说"
)
# 舅妈, 李玟的二姐, 女教师
_SHE = re.compile("(?:[妈母姐妹姑婆嫂娘女]|奶奶|妻子|女[\u3400-\u9fff]{1,3})$")
# 对于范立平来说，
_AS_FOR = re.compile("对于?(.{2,40}?)(?:来说|而言)")
_NEAR = 160
"""A person named so many characters before may still be meant."""


def is_she(post: str) -> bool:
    """Say whether 他 cannot mean who is called so: 二姐|李思林."""
    return _SHE.search(post) is not None


def follow(told: str, people: People) -> None:
    """Note in `people.last` whom a pronoun would mean behind a stretch of text."""
    for clause in _CLAUSES.split(told):
        if clause[:1] == "对" and (topic := _AS_FOR.fullmatch(clause)):
            clause = topic[1]
        if _NOBODY.match(clause):
            people.last = ""
        elif person := opens_with(clause, people):
            people.last = person.name
        elif _FROM_AFAR.match(clause) or ("一" in clause and _STRANGER.search(clause)):
            people.last = ""


def tells_of_another(told: str, name: str, people: People) -> bool:
    """Say whether a stretch of text tells of somebody else than the one of a name."""
    last, people.last = people.last, name
    follow(told, people)
    another, people.last = people.last != name, last
    return another


def only_one(layout: Layout, at: int, people: People, start: int) -> str:
    """Give the one person named right before a place, "" for more or for nobody.

    Looks back over two sentences at most, and not before `start`.
    """
    sentence = layout.sentence_start(at)
    near = max(layout.sentence_start(max(0, sentence - 1)), at - _NEAR)
    if near < start or _SOMEBODY.search(layout.text, near, at):
        return ""
    named = people.named_in(layout.text[near:at])
    return named.pop() if len(named) == 1 else ""
