"""The list of attendees: who was there, with which post, at which department.

    副省长、省公安厅党委书记、厅长范华平 省公安厅治安总队总队长刘伟 刑侦总队总队长李民

Posts stand before the name, with or without a space; some pages put the post after it,
in brackets or behind a space.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from archive.parsing.labels.label import HOW
from archive.records import Attendee, Capacity
from archive.text.clean import ZERO_WIDTH
from archive.text.folding import simplify_each
from archive.text.lone_names import name_behind_body
from archive.text.names import (
    ends_in_title,
    is_name,
    join_spread,
    split_post,
    without_honorific,
)
from archive.text.titled import name_around_title

LONGEST_NAME, LONGEST_POST = 100, 300
HOW_THERE = re.compile(rf"\s*(?:{HOW})")
"""周舟（视频连线） was there, but not in the room."""
# 毛根洪（杭州亚组委副秘书长、副市长）: what stands in brackets is not parted
_OUTSIDE = r"(?![^（()）]{0,100}[)）])"
_BETWEEN = re.compile(rf"[\s；;，,]+{_OUTSIDE}")
_STOP = re.compile(rf"、{_OUTSIDE}")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,3}")
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_JOINER = "\u2060"
# John Smith · 约翰·史密斯（John Smith） · John Smith（约翰·史密斯）
_LATIN = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][\w.'’-]*){1,3}")
_DOTTED_NAME = r"[\u3400-\u9fff]{1,8}(?:[·•・][\u3400-\u9fff]{1,8})+"
_LATIN_BEHIND = re.compile(rf"(?<=[\u3400-\u9fff])\s*[（(]{_LATIN.pattern}[)）]")
_LATIN_FIRST = re.compile(rf"\s*{_LATIN.pattern}\s*[（(]({_DOTTED_NAME})[)）]")
# 范华平（副省长）
_BRACKETED = re.compile(r"([^（(]{2,20})[（(]([^（()）]{2,100})[)）]")
# 省公安厅|治安总队总队长: the department a post names first
_DEPARTMENT = re.compile(
    r"(?P<name>[^、]{0,30}?(?:人民政府|政府|委员会|办公室|[厅局委部院署办]|集团|公司|大学|协会|银行|中心))"
    r"(?!长|员|书记)"
)
# 预算处, 刑侦总队: a part of a department
_SECTION = re.compile(r"(?:[处科司室所站]|[总支大]队)$")
_OWN_START = re.compile(
    r"(?:全国|国家|中国|中共|中央|国务院|[^、]{0,8}?[省市县区州盟旗])"
)
_GOVERNMENT_POST = re.compile(
    r"(?:常务)?副?(?:省|市|县|区|州|盟|旗|乡|镇)长|主席|总理|自治区主席"
)


def read_attendees(
    value: str, known: Collection[str], capacity: Capacity = Capacity.OFFICIAL
) -> tuple[list[Attendee], list[str]]:
    """Read a list of attendees in printed order: (attendees, pieces without a name).

    `known` are names from elsewhere on the page (labels, captions); they settle where
    a name begins. A piece without a name is kept as it stands, as the name.
    """
    value = _joined_names(value)
    simple = simplify_each(value)
    if simple != value:
        names = {simplify_each(name) for name in known}
        return _as_printed(*read_attendees(simple, names, capacity), simple, value)
    people: list[Attendee] = []
    unclear: list[str] = []
    department = ""
    value = HOW_THERE.sub("", join_spread(_as_written(value)))
    for printed, name in _pairs(_pieces(value, known), known):
        post, is_host = _without_host(printed)
        if not name or len(post) > LONGEST_POST:
            piece = f"{post} {name}".strip()
            unclear.append(piece)
            people.append(Attendee(piece[:LONGEST_NAME], capacity=capacity))
            continue
        carried = department if _leans_on_the_one_before(post) else ""
        role = Capacity.HOST if is_host else capacity
        name = name.replace(_JOINER, " ")
        people.append(Attendee(name, post, carried, role))
        department = _department_of(post) or carried or department
    return people, unclear


def _joined_names(value: str) -> str:
    """Join the names that their titles part: 蘇院長嘉全 is 院長蘇嘉全."""
    around = [(piece, name_around_title(piece)) for piece in value.split()]
    if not any(name for _piece, name in around):
        return value
    return " ".join(n.title + n.name if n else piece for piece, n in around)


def _as_written(value: str) -> str:
    """Close foreign names up, a Chinese form before the Latin one, without marks.

    专家 John Smith（约翰·史密斯） is 约翰·史密斯, 专家 John Smith one name.
    """
    value = _ZERO_WIDTH.sub("", value)
    value = _LATIN_FIRST.sub(r" \1", _LATIN_BEHIND.sub("", value))
    return _LATIN.sub(lambda name: " " + name[0].replace(" ", _JOINER) + " ", value)


def _as_printed(
    people: Sequence[Attendee], unclear: Sequence[str], simple: str, value: str
) -> tuple[list[Attendee], list[str]]:
    """Give people who were read in Simplified characters in those of their page."""

    def printed(text: str) -> str:
        pieces = ((piece, simple.find(piece)) for piece in text.split(" "))
        return " ".join(
            value[at : at + len(piece)] if at >= 0 else piece for piece, at in pieces
        )

    there = [
        replace(
            person,
            name=printed(person.name),
            post=printed(person.post),
            organization=printed(person.organization),
        )
        for person in people
    ]
    return there, [printed(piece) for piece in unclear]


def _without_host(post: str) -> tuple[str, bool]:
    """Take the word that somebody presides off what stands with his name.

    市政府新闻办副主任 王晓梅（主持） is the post and 主持.
    """
    before, _white, last = post.rpartition(" ")
    return (before, True) if last in ("主持", "主持人") else (post, False)


def _pieces(value: str, known: Collection[str]) -> list[str]:
    """Split at white space, semicolons, commas, and at 、 after a name."""
    pieces: list[str] = []
    for token in filter(None, _BETWEEN.split(value)):
        pieces += _split_after_names(_STOP.split(token), known)
    return pieces


def _split_after_names(parts: Sequence[str], known: Collection[str]) -> Iterator[str]:
    held: list[str] = []
    for part in parts:
        held.append(part)
        if split_post(part, known) or _BRACKETED.fullmatch(part):
            yield "、".join(held)
            held = []
    if any(held):
        yield "、".join(held)


def _pairs(pieces: Sequence[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give (post, name), joining a post and a name that stand apart; name may be ""."""
    if len(pieces) > 1 and _is_bare_name(pieces[0], known) and _is_post(pieces[1]):
        yield from _names_first(pieces, known)
    else:
        yield from _posts_first(pieces, known)


def _posts_first(
    pieces: Sequence[str], known: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Read 省应急厅 总工程师 阿里木·买买提: what stands before a name is its post."""
    waiting = ""
    for piece in pieces:
        found = _read_piece(piece, known) or _name_behind(waiting, piece)
        if found is None:
            if waiting and (len(waiting) > LONGEST_POST or not _is_post(waiting)):
                yield waiting, ""
                waiting = ""
            waiting = f"{waiting} {piece}".strip()
            continue
        post, name = found
        if waiting and post and not _is_post(waiting):
            yield waiting, ""
            waiting = ""
        yield f"{waiting} {post}".strip(), name
        waiting = ""
    if waiting:
        yield waiting, ""


def _name_behind(post: str, piece: str) -> tuple[str, str] | None:
    """Take what stands apart behind a post for a name, whatever its surname.

    省卫生健康委主任 袭燕: nobody but the post's holder can be meant.
    """
    is_name_alone = ends_in_title(post) and not _is_post(piece)
    return ("", piece) if is_name_alone and _HAN_NAME.fullmatch(piece) else None


def _names_first(
    pieces: Sequence[str], known: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Read 范华平 省公安厅厅长: what stands behind a name is its post."""
    name, posts = "", ""
    for piece in pieces:
        if _is_bare_name(piece, known):
            if name or posts:
                yield posts, name
            name, posts = without_honorific(piece), ""
        else:
            posts = f"{posts} {piece}".strip()
    yield posts, name


def _read_piece(piece: str, known: Collection[str]) -> tuple[str, str] | None:
    bracketed = _BRACKETED.fullmatch(piece)
    if bracketed:
        return bracketed[2], without_honorific(bracketed[1])
    if _LATIN.fullmatch(piece.replace(_JOINER, " ")):
        return "", piece
    return split_post(piece, known) or name_behind_body(piece)


def _is_post(text: str) -> bool:
    """Say whether the text may be a post: a title, or a department before one."""
    is_department = _DEPARTMENT.fullmatch(text) or _SECTION.search(text)
    return ends_in_title(text) or is_department is not None


def _is_bare_name(piece: str, known: Collection[str]) -> bool:
    name = without_honorific(piece)
    return name in known or is_name(name)


def _department_of(post: str) -> str:
    """Give the last department a post names with its full name; "" where none is.

    >>> _department_of("副省长、省公安厅党委书记、厅长")
    '省公安厅'
    """
    found = ""
    for part in post.split("、"):
        department = _DEPARTMENT.match(part)
        if department and not _leans_on_the_one_before(part):
            found = department["name"]
    return found


def _leans_on_the_one_before(post: str) -> bool:
    """Say whether a post names no department of its own (刑侦总队总队长, 副厅长)."""
    first = post.split("、")[0]
    if not first or _GOVERNMENT_POST.fullmatch(first):
        return False
    return not _OWN_START.match(first) and not _DEPARTMENT.match(first)
