"""Labels: the lines that say who speaks next, alone on a line, indented or not.

    范华平                      a name of the header
    人民公安报记者               a reporter, by outlet
    主持人                      the host
    王小明                      a name of nobody we know: taken, with a warning

A label is kept as printed, without its colon and brackets.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from archive.parsing.headings import ends_sentence, is_numbered
from archive.parsing.sheet import Line
from archive.records import Attendee, Capacity
from archive.text.clean import strip_white
from archive.text.folding import fold
from archive.text.lone_names import is_lone_name
from archive.text.names import ends_in_title, is_name, join_spread, without_honorific

LONGEST = 40
"""No label is longer, in characters."""
LONGEST_NAME = 20
"""No name in a label is, so that a list of thousands is not gone through for each."""

_BRACKETS = re.compile(r"[【\[]\s*(?P<inside>[^【】\[\]]+?)\s*[】\]]")
_NO_LABEL = re.compile(
    r"[。！？；，,!?;…“”\"]|^(?:各位|女士|先生|尊敬|同志|新闻界|大家)"
)
# 赵强补充 · 李民回答
_ADDS = re.compile(r"(?<=..)(?:[（(]?补充(?:说明|发言|回答|介绍)?[)）]?|回答|作答)$")
_ASKS = "(?:继续|再次|又)?(?:追问|提问|再问|又问|问)"
# 人民公安报记者 · 《大众日报》记者 张三 · 记者 · 海州日报记者追问
_REPORTER = re.compile(
    rf"(?P<outlet>[^:：]{{0,30}}?)记者"
    rf"(?:[\s（(]*(?P<name>(?!{_ASKS})[^\s（()）]{{2,10}})[)）]?)?\s*(?P<asks>{_ASKS})?"
)
FOLLOW_UP = re.compile(r"(?:继续|再次)?追问|又问|再问")
# 主持人 · 主持人 丁绍敏 · 主持人（丁绍敏）
_HOST = re.compile(
    r"主持人?[\s（(:：]*(?P<name>[^\s（()）:：]{2,10})?[)）]?|(?P<named>[^\s（(]{2,10})[（(]主持人?[)）]"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed and what it says; `known` is false for nobody we know of.

    `follows_up` says that who asks has asked just before (追问).
    """

    line: Line
    text: str
    capacity: Capacity
    name: str = ""
    outlet: str = ""
    known: bool = True
    follows_up: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom the header names: officials by name, and the hosts."""

    officials: Mapping[str, Attendee] = field(default_factory=dict)
    hosts: Mapping[str, Attendee] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Sequence[Attendee]) -> "Cast":
        """Index the people of a header by name; of two with one name the first goes."""
        hosts = {a.name: a for a in reversed(people) if a.capacity == Capacity.HOST}
        others = {a.name: a for a in reversed(people) if a.capacity != Capacity.HOST}
        return cls(dict(reversed(others.items())), dict(reversed(hosts.items())))


def find_labels(lines: Sequence[Line], cast: Cast) -> list[Label]:
    """Find the lines that are labels, in order.

    Those the header or their own words vouch for come first; a line that only looks
    like a name (or, on a page that sets its labels apart from its paragraphs by an
    indent or by bold, a short line set so) is one as well, but not `known`.
    """
    sure = {line.number: read_label(line, cast) for line in lines}
    set_apart = _set_apart([line for line in lines if line.indented], sure)
    set_apart |= _set_apart([line for line in lines if line.is_bold], sure)
    labels = []
    for position, line in enumerate(lines):
        label = sure[line.number]
        if label is None and _is_followed_by_text(lines, position, sure):
            label = _guess(line, is_set_apart=line.number in set_apart)
            label = label or _with_post(line, lines[position + 1])
        if label:
            labels.append(label)
    return labels


def read_label(line: Line, cast: Cast) -> Label | None:
    """Read a line that is a label by the header or by its own words; else None."""
    text = bare_label(line.text)
    if len(text) > LONGEST or _NO_LABEL.search(text):
        return None
    return (
        _host(line, text, cast) or _official(line, text, cast) or _reporter(line, text)
    )


def bare_label(text: str) -> str:
    """Take the colon at the end and the brackets around a label away.

    >>> bare_label("【李民】："), bare_label("李民:")
    ('李民', '李民')
    """
    text = strip_white(text.rstrip(":："))
    inside = _BRACKETS.fullmatch(text)
    return inside["inside"] if inside else text


def _host(line: Line, text: str, cast: Cast) -> Label | None:
    found = _HOST.fullmatch(text)
    name = (found["name"] or found["named"] or "") if found else named(text, cast.hosts)
    if found and name and not is_name(name) and name not in cast.hosts:
        return None
    if not found and not name:
        return None
    if not name and len(cast.hosts) == 1:
        name = next(iter(cast.hosts))
    return Label(line, text, Capacity.HOST, name)


def _official(line: Line, text: str, cast: Cast) -> Label | None:
    name = named(text, cast.officials)
    return Label(line, text, Capacity.OFFICIAL, name) if name else None


def named(text: str, people: Mapping[str, Attendee]) -> str:
    """Give whom of these a label names: alone, after a post, or before a title.

    Gives "" where it names none of them; of two the longer name goes.
    """
    plain = without_honorific(_ADDS.sub("", join_spread(text)))
    if plain in people:
        return plain
    for size in range(min(len(plain) - 1, LONGEST_NAME), 0, -1):
        post, name = plain[:-size].rstrip(), plain[-size:]
        if name in people and (post == people[name].post or ends_in_title(post)):
            return name
        name, title = plain[:size], plain[size:]
        if name in people and ends_in_title(title):
            return name
    return ""


def _reporter(line: Line, text: str) -> Label | None:
    if FOLLOW_UP.fullmatch(text):
        return Label(line, text, Capacity.REPORTER, follows_up=True)
    found = _REPORTER.fullmatch(text)
    if not found or (found["name"] and not is_name(found["name"])):
        return None
    return Label(
        line,
        text,
        Capacity.REPORTER,
        found["name"] or "",
        strip_white(found["outlet"]).strip("《》"),
        follows_up=FOLLOW_UP.fullmatch(found["asks"] or "") is not None,
    )


def _set_apart(lines: Sequence[Line], sure: Mapping[int, Label | None]) -> set[int]:
    """Give the numbers of lines that are set alike, if labels are set so: else none."""
    labels = [line for line in lines if sure[line.number]]
    if len(labels) < 2 or any(len(line.text) > LONGEST for line in lines):
        return set()
    return {line.number for line in lines if not is_numbered(line.text)}


def _guess(line: Line, *, is_set_apart: bool) -> Label | None:
    text = bare_label(line.text)
    if _NO_LABEL.search(text) or len(text) > 20 or re.search(r"[:：]", text):
        return None
    if is_lone_name(fold(text)):
        return Label(line, text, Capacity.OFFICIAL, text, known=False)
    if is_set_apart and line.after_blank:
        return Label(line, text, Capacity.OFFICIAL, known=False)
    return None


def _with_post(line: Line, below: Line) -> Label | None:
    """Read 市公安局副局长 李民 above what he says, parted as in labels only."""
    post, _white, name = bare_label(line.text).rpartition(" ")
    parted = ends_in_title(post.rstrip()) and is_name(name)
    if not parted or not ends_sentence(below.text) or len(line.text) > LONGEST:
        return None
    return Label(line, bare_label(line.text), Capacity.OFFICIAL, name, known=False)


def _is_followed_by_text(
    lines: Sequence[Line], position: int, sure: Mapping[int, Label | None]
) -> bool:
    """Say whether the next line is one that may be spoken."""
    following = lines[position + 1 : position + 2]
    return bool(following) and sure[following[0].number] is None


def as_host(label: Label) -> Label:
    """Give the label as one of the host's."""
    return replace(label, capacity=Capacity.HOST, known=True)
