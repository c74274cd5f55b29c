"""Labels alone on a line, indented or not, with what is said on the lines below.

    范华平                      a name of the header
    人民公安报记者               a reporter, by outlet
    主持人 · 问 · 答            a word that says so
    市公安局副局长 李民          a post and a name above a sentence
    王小明                      a name of nobody we know: taken, with a warning

A label may go on over several lines, as in posts of WeChat: 主持人, the post, the name;
or the name, and under it one post or several.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.parsing.labels.askers import is_outlet, is_question
from archive.parsing.labels.label import COLONS, LONGEST, Cast, Label, bare_label
from archive.parsing.labels.openings import Opening
from archive.parsing.labels.people import person, person_of
from archive.parsing.labels.words import outlet_name, sure_voice
from archive.parsing.sections.headings import ends_sentence, is_numbered
from archive.parsing.sheet import Line
from archive.records import Capacity
from archive.text.folding import fold
from archive.text.lone_names import BODY, is_lone_name
from archive.text.names import ends_in_title, join_spread, without_honorific

LONGEST_BLOCK = 5
"""A label over several lines has no more, the first words included."""
LONGEST_ALONE = 20
"""A line that only stands as labels do, and is longer, is a heading."""

_NO_LABEL = re.compile(
    r"[。！？；，,!?;…“”\"]|^(?:各位|女士|先生|尊敬|同志|新闻界|大家)"
)
_HOST_WORD = re.compile(r"主持人?|司仪")


def find_labels(lines: Sequence[Line], cast: Cast) -> list[Label]:
    """Find the lines that are labels, in order.

    Those the header or their own words vouch for come first; a line that only looks
    like a name (or, on a page that sets its labels apart from its paragraphs by an
    indent or by bold, a short line set so) is one as well, but `known` only if the
    name comes back.
    """
    sure = {line.number: read_label(line, cast) for line in lines}
    set_apart = _set_apart([line for line in lines if line.indented], sure)
    set_apart |= _set_apart([line for line in lines if line.is_bold], sure)
    labels: list[Label] = []
    taken = 0
    for position, line in enumerate(lines):
        if position < taken:
            continue
        label = _over_lines(lines[position : position + LONGEST_BLOCK], cast)
        label = label or sure[line.number]
        if label is None and _is_followed_by_text(lines, position, sure):
            below = lines[position + 1]
            is_set_apart = line.number in set_apart
            label = _guess(line, below, is_set_apart=is_set_apart)
        if label:
            labels.append(label)
            taken = position + 1 + len(label.more)
    return _recurring(labels)


def _recurring(labels: Sequence[Label]) -> list[Label]:
    """Know the names that come back."""
    often = Counter(label.name for label in labels if label.name)
    return [
        replace(label, known=label.known or often[label.name] > 1) for label in labels
    ]


def _over_lines(lines: Sequence[Line], cast: Cast) -> Label | None:
    """Read a label that goes on over several lines, at the front of `lines`.

    主持人, 省卫生健康委宣传处处长, 李民 · 主持人, 市公安局新闻发言人 王晓梅 · 李民,
    省公安厅副厅长: one name, at least one post, and words of a speech below.
    """
    host, name, end = "", "", 0
    posts: list[str] = []
    for end, line in enumerate(lines):
        text = bare_label(line.text)
        if len(text) > LONGEST or _NO_LABEL.search(text):
            break
        if not host and not end and _HOST_WORD.fullmatch(fold(text)):
            host = text
        elif not name and (found := _lone_name(text, cast)):
            name = found
        elif host and not name and any(both := person(text) or ("", "")):
            posts, name = [*posts, both[0]], both[1]
        elif ends_in_title(fold(text)) or BODY.fullmatch(fold(text)):
            posts.append(text)
        else:
            break
    is_said = ends_sentence(lines[end].text) or len(lines[end].text) > LONGEST
    if not name or not posts or not is_said:
        return None
    capacity = Capacity.HOST if host or name in cast.hosts else Capacity.OFFICIAL
    text, more = host or name, tuple(lines[1:end])
    return Label(lines[0], text, capacity, name, post=" ".join(posts), more=more)


def _lone_name(text: str, cast: Cast) -> str:
    """Give a name that stands alone, or "": one of the header, or what may be one."""
    plain = without_honorific(join_spread(text))
    known = plain in cast.officials or plain in cast.hosts
    return plain if known or is_lone_name(fold(plain)) else ""


def read_label(line: Line, cast: Cast) -> Label | None:
    """Read a line that is a label by the header or by its own words; else None."""
    text = bare_label(line.text)
    if not text or len(text) > LONGEST or _NO_LABEL.search(text):
        return None
    voice = sure_voice(Opening(line, text, ""), cast)
    if voice is None:
        return None
    label = voice.label
    is_host = label.capacity == Capacity.HOST
    says_more = is_host and not label.name and not _HOST_WORD.fullmatch(fold(text))
    return None if says_more else label


def _set_apart(lines: Sequence[Line], sure: Mapping[int, Label | None]) -> set[int]:
    """Give the numbers of lines that are set alike, if labels are set so: else none."""
    labels = [line for line in lines if sure[line.number]]
    if len(labels) < 2 or any(len(line.text) > LONGEST for line in lines):
        return set()
    return {line.number for line in lines if not is_numbered(line.text)}


def _guess(line: Line, below: Line, *, is_set_apart: bool) -> Label | None:
    """Read a line that only looks like a name, with a post or without, as a label."""
    text = bare_label(line.text)
    if len(text) > LONGEST or _NO_LABEL.search(text) or any(c in text for c in COLONS):
        return None
    post, name = person_of(Label(line, text, Capacity.OFFICIAL))
    if name and (not post or (ends_in_title(fold(post)) and ends_sentence(below.text))):
        return Label(line, text, Capacity.OFFICIAL, name, known=False)
    if is_outlet(text) and is_question(below.text):
        outlet = outlet_name(text)
        return Label(line, text, Capacity.REPORTER, outlet=outlet)
    if is_set_apart and line.after_blank and len(text) <= LONGEST_ALONE:
        return Label(line, text, Capacity.OFFICIAL, known=False)
    return None


def _is_followed_by_text(
    lines: Sequence[Line], position: int, sure: Mapping[int, Label | None]
) -> bool:
    """Say whether the next line is one that may be spoken."""
    following = lines[position + 1 : position + 2]
    return bool(following) and sure[following[0].number] is None
