"""Posts as printed: which single titles they name, and whether one man can hold both.

A printed post is a run of titles in which a later one leaves out what an earlier one
said: 省公安厅党委书记、厅长 is the secretary and the head of one department. `titles`
takes such a run apart and gives each title its organization back.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

# 副省长、省公安厅党委书记 · 党委书记兼厅长 · 部长和发言人; the 和 of 人社厅 in full
# does not part, because nothing that ends like a title stands before it.
_SEPARATOR = re.compile(
    r"[、,，;；/\s]+|(?<=[长记任席员表监理授师人官使])(?:和|与|及|兼)"
)

# 省公安厅|党委书记 · 山东省|副省长 · 政治部|主任: up to the last sign of a body.
# A sign before 长 and the like is part of a title (厅长, 委员, 院士), and so is 党委.
_ORGANIZATION = re.compile(
    r".*(?:总队|支队|大队|中队|集团|公司|中心|大学|学院|法院|检察院|协会|学会|政府|国务院"
    r"|报社|电视台|[省市县区州盟旗乡镇厅局部委办署院会处科室队所站社行司])(?![长员士])"
)
_PART_OF_TITLE = re.compile(r"(?:党委|常委|纪委|党组|政委|编委)$")

# 副省长 is of a 省, 总队长 of a 总队, 常务副厅长 of a 厅.
_UNIT = re.compile(r"(?:常务)?(?:副|代)?(?P<unit>.+)长")

# 外交部长 stands for 外交部部长, 公安局长 for 公安局局长.
_FUSED = re.compile(r"(?P<body>.+[^副代厅局部])(?P<unit>[厅局部])长")

_SHORTENED = (
    ("外交部部长", "外长"), ("国防部部长", "防长"), ("财政部部长", "财长"),
    ("委员会", "委"), ("发展和改革", "发改"), ("发展改革", "发改"),
    ("科学技术", "科技"), ("俄罗斯联邦", "俄"), ("俄罗斯", "俄"), ("乌克兰", "乌"),
    ("美国", "美"), ("英国", "英"), ("法国", "法"), ("德国", "德"), ("日本", "日"),
    ("韩国", "韩"),
    ("伊朗", "伊"), ("以色列", "以"), ("加拿大", "加"), ("意大利", "意"),
    ("澳大利亚", "澳"),
)  # fmt: skip
# 当选总统, 候任主席, 时任厅长 · 前总统, 原副厅长 but not 太原市长
_WHEN = re.compile(
    r"当选|候任|[时现新]任|(?:前|(?<![太平五中高])原)"
    r"(?=[常副总]|国务卿|首相|主席|主任|书记|大使|[一-龥]{0,2}长)"
)

_OTHER_RANK = ("副", "总", "代", "原", "前")


def titles(post: str, organization: str = "") -> frozenset[str]:
    """Give the single titles of a printed post, each with its organization in front.

    `organization` is one carried over from outside the post. A title that names no
    organization takes the one before it, as far as it can be of it: 厅长 after 省公安厅
    takes 省公安厅, 副省长 after 省委常委 takes 省. An empty post gives nothing.

    >>> sorted(titles("副省长、省公安厅党委书记、厅长"))
    ['副省长', '省公安厅党委书记', '省公安厅厅长']
    """
    carried, found = organization.strip(), set()
    for part in filter(None, _SEPARATOR.split(post.strip())):
        own, name = _divide(_FUSED.sub(r"\g<body>\g<unit>\g<unit>长", part))
        held_at = _join(carried, own) if own else _unit_of(name, carried)
        found.add(held_at + name)
        carried = held_at if own else carried
    return frozenset(found)


def compatible(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether one man can hold both sets of `titles`, as far as print can show.

    He can where a title of each is the same, the one perhaps printed with less of its
    organization (山东省公安厅厅长, 公安厅厅长, 厅长) or shortened as the press does
    (俄罗斯外交部部长, 俄外长); and where either set is empty, because nothing speaks
    against it.

    >>> compatible(titles("副省长"), titles("山东省副省长、公安厅厅长"))
    True
    >>> compatible(titles("某县县长"), titles("省公安厅厅长"))
    False
    """
    one, other = list(one), list(other)
    if not one or not other:
        return True
    return any(_same(a, b) for a in one for b in other)


def _same(a: str, b: str) -> bool:
    """Compare two titles; 副厅长 ends with 厅长 and is another."""
    longer, shorter = sorted((_brief(a), _brief(b)), key=len, reverse=True)
    more = longer.removesuffix(shorter)
    if more == longer:
        return False
    return not more.endswith(_OTHER_RANK) or shorter.startswith(_OTHER_RANK)


@lru_cache(maxsize=8192)
def _brief(title: str) -> str:
    """Give a title as the press shortens it: 俄罗斯外交部部长 is 俄外长.

    When somebody held it is left out: 当选总统 is the later 总统, and so is 前总统.
    """
    for long, short in _SHORTENED:
        title = title.replace(long, short)
    return _WHEN.sub("", title)


def _divide(part: str) -> tuple[str, str]:
    """Part one title into organization and name: 山东省, 副省长."""
    end = len(part)
    while match := _ORGANIZATION.match(part, 0, end):
        if match.end() < len(part) and not _PART_OF_TITLE.search(match.group()):
            return match.group(), part[match.end() :]
        end = match.end() - 1
    return "", part


def _join(carried: str, own: str) -> str:
    """Put a part below what was carried: 山东省公安厅 + 政治部, 山东省 + 省公安厅."""
    if own.startswith(carried):
        return own
    return carried + (own[1:] if carried.endswith(own[0]) else own)


def _unit_of(name: str, carried: str) -> str:
    """Give the part of what was carried that a bare title can be of."""
    match = _UNIT.fullmatch(name)
    if match is None:
        return carried
    unit = match["unit"]
    return carried[: carried.rfind(unit) + len(unit)] if unit in carried else ""
