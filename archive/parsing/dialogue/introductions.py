"""Who was there, as far as labels, lead and host say it beyond the header.

    2023年8月16日，市政府新闻办举行发布会，市公安局副局长李民、支队长刘伟出席，王晓梅主持。
    主持人：今天我们请来了市公安局副局长李民先生，请他介绍情况。
    省公安厅刑侦总队总队长 李民：谢谢你的提问。

Only who speaks under a label is looked for in prose, so that a post is found there,
never a person.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from archive.parsing.dialogue.turns import Turn, with_host
from archive.parsing.labels.label import PRESIDES, Cast, Label, as_host
from archive.parsing.labels.people import person_of
from archive.records import Attendee, Capacity
from archive.text.folding import fold, simplify_each
from archive.text.names import ends_in_title, is_married_name, is_name

LONGEST_POST = 60
MOST_LINES = 12
"""So many lines above the turns, and of the first, may introduce people."""
MOST = 6000
"""They are looked at within so many characters."""
# 王晓梅|主持。 · 由市政府新闻办主任王晓梅|主持发布会
_PRESIDING = re.compile(r"(?:先生|女士|同志)?主持(?!人|召开|下)")
# 主持人 |省教育厅新闻发言人: what he does there is no part of his post
_PART = re.compile(r"^(?:主持人?|司仪)[\s:：]+(?=\S)")
_HONORIFIC = re.compile("^(?:先生|女士|同志|教授|院士)")
_NAME_ENDS = re.compile(
    r"$|[\s，,。、；;：:（(]|先生|女士|今|昨|[于於在]|出席|主持|[会會][见見]|[与與和及]|[与與]?等|(?:资深|資深)大律[师師]|博士|教授"
)
_JOINTS = re.compile("[和与及、同]")
_DEGREE = re.compile("(?:教授|博士|先生|女士|同志)$")
_CLAUSE_END = re.compile(r"[，,。；;：:！!？?（()）\s“”]")
# 今天我们非常高兴地邀请到了|市公安局副局长 · 由|市政府新闻办副主任 · 嘉宾是|…
_LEADS_IN = re.compile(
    r"^.*(?:请来|[请到了是]|来自|(?<!自)由(?!贸)|欢迎|以及|还有|首先|下面|今天|连线|\d[日号](?:[上下]午)?|^(?:先生|女士|同志)?[和及与同、])"
)


def meet(
    turns: Sequence[Turn], people: Sequence[Attendee], captions: Iterable[str] = ()
) -> tuple[list[Turn], list[Attendee]]:
    """Give the turns with what the page says of their speakers, and all attendees.

    `people` are those of header or title, `captions` stand under pictures. A speaker
    whom the page introduces is known, one who is said to preside (王晓梅主持) the host.
    """
    read, host = with_host(turns, Cast.of(people))
    text = "\n".join([*_opening(read), *captions])[:MOST]
    presiding = _presiding(text)
    read = [_by_post(_with_holder(turn, text), people) for turn in read]
    read = [_with_host(turn, presiding) for turn in read]
    labels = [turn.label for turn in read if turn.label]
    there = [*people, *_labelled(labels, Cast.of(people), host)]
    for person in _introduced(labels, text):
        there = _with(there, person)
    cast = Cast.of(there)
    return [_known(turn, cast) for turn in read], there


def _labelled(
    labels: Iterable[Label], cast: Cast, host: Attendee | None
) -> list[Attendee]:
    """Give the people whose label prints a post, as far as no header names them."""
    found = {host.name: host} if host else {}
    for label in labels:
        post, name = person_of(label)
        post = _PART.sub("", post)
        if label.capacity == Capacity.HOST and label.name and post in ("", *PRESIDES):
            post, name = "", label.name
        elif label.capacity == Capacity.REPORTER or not post or post in PRESIDES:
            continue
        if name in cast.officials or name in cast.hosts:
            continue
        person = found.get(name, Attendee(name, capacity=label.capacity))
        found[name] = replace(person, post=person.post or post)
    return list(found.values())


def _opening(turns: Sequence[Turn]) -> Iterator[str]:
    """Give the lines above the first label, and those of the first turn under one."""
    for turn in turns[:2]:
        yield from (line.text for line in turn.lines[:MOST_LINES])
        if turn.label:
            return


def _introduced(labels: Sequence[Label], text: str) -> Iterator[Attendee]:
    """Give the speakers before whose name the text prints a post, or who preside."""
    spoken = {
        label.name: label
        for label in labels
        if label.capacity != Capacity.REPORTER and label.name and label.name in text
    }
    others = {label.name for label in labels if label.name}
    for name, label in spoken.items():
        post = _post_of(name, text, others)
        who = re.escape(name)
        presides = re.search(rf"{who}(?:先生|女士|同志)?主持|Chairperson\s+{who}", text)
        if post or presides:
            yield Attendee(
                name, post, "", Capacity.HOST if presides else label.capacity
            )


def _with_holder(turn: Turn, text: str) -> Turn:
    """Name who speaks by his post alone, if the text prints his name behind it.

    行政长官： is 李家明 where 行政长官李家明今日会见传媒 stands above.
    """
    label = turn.label
    if label is None or label.name or label.capacity != Capacity.OFFICIAL:
        return turn
    if not ends_in_title(fold(label.text)):
        return turn
    name = _name_behind(label.text, text)
    return (
        replace(turn, label=replace(label, name=name, post=label.text))
        if name
        else turn
    )


def _by_post(turn: Turn, people: Sequence[Attendee]) -> Turn:
    """Name who speaks by his post alone, if one of those known holds just that post."""
    label = turn.label
    if label is None or label.name or label.capacity != Capacity.OFFICIAL:
        return turn
    holders = {person.name for person in people if person.post == label.text}
    if len(holders) != 1:
        return turn
    return replace(turn, label=replace(label, name=holders.pop(), post=label.text))


def _with_host(turn: Turn, name: str) -> Turn:
    """Name who speaks as 主持人, if the text says who presides."""
    label = turn.label
    if not name or label is None or label.name or label.capacity != Capacity.HOST:
        return turn
    return replace(turn, label=replace(label, name=name))


def _presiding(text: str) -> str:
    """Give whom the text says to preside (…、周舟出席，王晓梅主持。); "" for nobody."""
    found = {
        name
        for verb in _PRESIDING.finditer(text)
        if (name := _name_before(text[: verb.start()]))
    }
    return found.pop() if len(found) == 1 else ""


def _name_before(text: str) -> str:
    """Give the name at the end of a text, behind a post, a comma or 由; "" for none."""
    for size in (3, 2, 4):
        name, before = text[-size:], text[:-size]
        is_parted = not before or before[-1] in "，,、；。由\n "
        if is_name(fold(name)) and (is_parted or ends_in_title(fold(before[-8:]))):
            return name
    return ""


def _name_behind(post: str, text: str) -> str:
    """Give the name right behind a post, as far as it is plain where it ends."""
    for found in re.finditer(re.escape(post), text):
        for size in (3, 2, 4):
            end = found.end() + size
            name = fold(text[found.end() : end])
            may_be = is_name(name) or is_married_name(name)
            if may_be and _NAME_ENDS.match(text, end):
                return text[found.end() : end]
    return ""


def _post_of(name: str, text: str, names: Collection[str]) -> str:
    """Give the post that stands right before a name; "" where none does."""
    if name.isascii():
        behind = re.search(rf"{re.escape(name)}, ([^\n.;]{{3,150}})", text)
        if behind:
            return behind[1]
    for found in re.finditer(re.escape(name), text):
        clause = text[max(0, found.start() - LONGEST_POST) : found.start()]
        clause = _behind_others(_CLAUSE_END.split(clause.rstrip())[-1], names)
        simple = _behind_strangers(_LEADS_IN.sub("", simplify_each(clause)))
        if simple and ends_in_title(simple):
            return clause[-len(simple) :]
    return ""


def _behind_others(clause: str, names: Collection[str]) -> str:
    """Cut a list of people down to what stands behind the last one named."""
    for other in names:
        _before, found, behind = clause.rpartition(other)
        clause = _HONORIFIC.sub("", behind) if found else clause
    return clause


def _behind_strangers(clause: str) -> str:
    """Cut a clause down to what stands behind somebody who does not speak himself.

    与卫生局局长陈肇始教授和民政事务局局长 is 民政事务局局长.
    """
    for joint in reversed(list(_JOINTS.finditer(clause))):
        before = _DEGREE.sub("", clause[: joint.start()])
        if any(
            is_name(before[-size:]) and ends_in_title(before[:-size]) for size in (2, 3)
        ):
            return clause[joint.end() :]
    return clause


def _with(people: Sequence[Attendee], person: Attendee) -> list[Attendee]:
    """Give the people with one more; what header or label says of him stays."""
    if all(other.name != person.name for other in people):
        return [*people, person]
    return [
        replace(
            other,
            post=other.post or person.post,
            capacity=max(other.capacity, person.capacity, key=_presides),
        )
        if other.name == person.name
        else other
        for other in people
    ]


def _presides(capacity: Capacity) -> bool:
    return capacity == Capacity.HOST


def _known(turn: Turn, cast: Cast) -> Turn:
    label = turn.label
    if label is None or label.capacity == Capacity.REPORTER:
        return turn
    if label.name in cast.hosts and label.name not in cast.officials:
        return replace(turn, label=as_host(label))
    is_known = label.known or label.name in cast.officials
    return replace(turn, label=replace(label, known=is_known))
