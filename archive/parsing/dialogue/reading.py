"""A page on which each turn opens with its label: what its formats have in common.

The label and the first words stand on one line, further paragraphs under it. A row of
asterisks ends what was said at the meeting; what stands after it was issued later. A
question or an answer whose label is missing is told apart by what stands around it,
with a warning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from archive.parsing.around.bylines import drop_bylines
from archive.parsing.around.feet import drop_feet
from archive.parsing.around.furniture import STAGE, is_stage
from archive.parsing.around.gallery import read_gallery, split_tail
from archive.parsing.assembly import Draft, finish
from archive.parsing.dialogue.headed_questions import part_headed
from archive.parsing.dialogue.introductions import meet
from archive.parsing.dialogue.scenes import with_scenes
from archive.parsing.dialogue.spoken import add_headings, read_turns
from archive.parsing.dialogue.turns import Turn
from archive.parsing.dialogue.unlabelled import (
    part_unlabelled,
    with_asker,
    with_asking_host,
    with_asking_members,
)
from archive.parsing.front.dialogue import read_front, tells_of_meeting
from archive.parsing.front.fields import warn_of_another
from archive.parsing.given import Given
from archive.parsing.labels.label import Cast, Label
from archive.parsing.labels.meetings import is_meeting
from archive.parsing.labels.members import is_president
from archive.parsing.labels.voices import lines_of, voices_of
from archive.parsing.labels.words import Voice
from archive.parsing.sections.headings import is_heading_like, is_row
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import Attendee, Capacity, Kind, ParsedEntry
from archive.text.wording import say as _

NO_LABELS = _("没有认出任何发言人抬头，全文收作叙述。请核对格式是否选对。")
# 国防部：中美两军关系向前发展
_HEADLINE = re.compile(r"[^：:。？！]{2,12}[：:]\s*[^：:。？！?!]{4,40}")
# 现在请记者提问 · 提问前请通报所在的新闻机构
_OPENS = re.compile(
    r"(?:开始|下面请|现在请|请(?:大家|各位|记者|媒体).{0,6})提问|提问前请"
)
# 核酸检测存在有效期吗？ · 1、病例为何增加？◤
_ASKING = re.compile(r"[^：:。！？]{2,40}[？?]\W{0,2}")
LEAST_HEADINGS = 2
LEAST_TITLE = 8
LEAST_ASKED = 2
"""So many questions are those of a meeting that the lead tells of."""
# 2021-03-04 10:05:22 · [10:05] · 10:05:22
_STAMP = re.compile(
    r"[\[【(（]?\s*(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*[\]】)）]?"
)


def answered(voices: Sequence[Voice]) -> int:
    """Count the questions after which somebody else than a reporter speaks next."""
    pairs = pairwise(voice.label.capacity for voice in voices)
    asked = Capacity.REPORTER
    return sum(one == asked and other != asked for one, other in pairs)


def read_dialogue(
    sheet: Sheet, given: Given, name: str, kind: Kind | None = None
) -> ParsedEntry:
    """Read the page whole; without a `kind`, what the page says of itself decides."""
    draft = Draft(name, kind or Kind.NEWS_ARTICLE)
    people, body = read_front(sheet, draft, given)
    body = _without_title(sheet, body, given.title or draft.title)
    warn_of_another(sheet, body)
    body, tail = split_tail(body)
    body = drop_feet(sheet, body, draft) if body else body
    cast = Cast.of(people)
    body = drop_bylines(sheet, body, among_turns=True)
    meets = is_meeting(given.title or draft.title)
    voices = voices_of(body, cast, meets=meets)
    turns = [] if voices else part_headed(sheet, body)
    if not voices and not turns:
        sheet.warn("no-labels", 0, NO_LABELS)
    headings = headings_between(body, voices)
    rest = [line for line in body if line not in headings]
    turns = turns or part_unlabelled(sheet, _split(sheet, rest, lines_of(voices)))
    turns, people = _with_askers(sheet, turns, people)
    met = Kind.PRESS_CONFERENCE if _is_told(turns) else None
    draft.kind = kind or met or kind_of(draft, given, [v.label for v in voices])
    read_turns(sheet, turns, Cast.of(people), draft)
    add_headings(sheet, draft, turns, [(line, line.text) for line in headings])
    title = given.title or draft.title
    draft.attendees = [_as_printed(person, title) for person in people]
    draft.photos = read_gallery(sheet, tail, {person.name for person in people})
    return finish(sheet, draft, given)


def _without_title(sheet: Sheet, lines: Sequence[Line], title: str) -> list[Line]:
    """Drop the title wherever a page that wants to be found repeats it."""
    again = [line for line in lines if len(title) > LEAST_TITLE and line.text == title]
    sheet.drop(again, _("标题重复"))
    return [line for line in lines if line not in again] if again else list(lines)


def _with_askers(
    sheet: Sheet, turns: Sequence[Turn], people: Sequence[Attendee]
) -> tuple[list[Turn], list[Attendee]]:
    """Give the turns with who asks in them and who speaks, and all attendees."""
    turns = with_asking_members([with_asker(turn) for turn in turns])
    turns, there = meet(turns, people, sheet.taken_for(Use.CAPTION))
    return with_scenes(with_asking_host(turns)), there


def _is_told(turns: Sequence[Turn]) -> bool:
    """Say whether the lead tells of a meeting, and several questions of it follow.

    Or who speaks before the first one asks for questions (现在开始提问).
    """
    asked = [n for n, turn in enumerate(turns) if _is_asked(turn)]
    if not asked:
        return False
    opening = [x.text for turn in turns[: asked[0]] if turn.label for x in turn.lines]
    if any(_OPENS.search(text) for text in opening):
        return True
    led = not turns[0].label and tells_of_meeting(turns[0].lines)
    return led and len(asked) >= LEAST_ASKED


def _is_asked(turn: Turn) -> bool:
    return turn.label is not None and turn.label.capacity == Capacity.REPORTER


def headings_between(lines: Sequence[Line], voices: Sequence[Voice]) -> list[Line]:
    """Give the lines that head the questions under them: 关于联合演练.

    One alone may be the end of what was said above it, unless markup says otherwise.
    """
    labels = {voice.label.line.number: voice.label.capacity for voice in voices}
    found = [
        line
        for line, below in pairwise(lines)
        if line.number not in labels
        and labels.get(below.number) == Capacity.REPORTER
        and (is_heading_like(line.text) or _HEADLINE.fullmatch(line.text))
    ] + _asking_headings(lines, labels)
    marked_up = [line for line in found if line.level or line.is_bold]
    return found if len(found) >= LEAST_HEADINGS else marked_up


def _asking_headings(
    lines: Sequence[Line], labels: Mapping[int, Capacity]
) -> list[Line]:
    """Give the headings that ask themselves, if most questions stand under one."""
    asked = sum(capacity == Capacity.REPORTER for capacity in labels.values())
    found = [
        line
        for line, below in pairwise(lines)
        if line.number not in labels
        and labels.get(below.number) == Capacity.REPORTER
        and _ASKING.fullmatch(line.text)
    ]
    return found if len(found) * 3 >= max(asked, LEAST_HEADINGS) * 2 else []


def _split(
    sheet: Sheet, lines: Sequence[Line], voices: Mapping[int, tuple[Voice, Line]]
) -> list[Turn]:
    """Split at the labels and rows: joined, turns give back all but the rows."""
    turns: list[Turn] = []
    said: list[Line] = []
    current = Turn(None, ())
    for line, below in zip_longest(lines, lines[1:]):
        found = voices.get(line.number)
        leads = (
            bool(below) and below.number in voices and line.text.strip("：:") == STAGE
        )
        if below and below.number in voices and _is_number(line):
            sheet.drop(line, _("序号"))
        elif (is_stage(line) or leads) and not (found and found[1].text):
            sheet.drop(line, _("环节"))
        elif found:
            follows_row = current.is_apart and not current.label and not said
            _close(turns, current, said)
            current = Turn(found[0].label, (), is_apart=follows_row)
            said = [found[1]] if found[1].text else []
        elif is_row(line):
            sheet.drop(line, _("分隔线"))
            _close(turns, current, said)
            current, said = Turn(None, (), is_apart=True), []
        elif _STAMP.fullmatch(line.text):
            sheet.drop(line, _("时间戳"))
        else:
            said.append(line)
    _close(turns, current, said)
    return turns


def _is_number(line: Line) -> bool:
    """Say whether a line only numbers the question under it: 01."""
    return len(line.text) < 4 and line.text.isdigit()


def _close(turns: list[Turn], turn: Turn, said: Sequence[Line]) -> None:
    if turn.label or said:
        turns.append(replace(turn, lines=tuple(said)))


def _as_printed(person: Attendee, title: str) -> Attendee:
    """Make him the host whom the title says to preside (华春莹主持例行记者会)."""
    if f"{person.name}主持" in title:
        return replace(person, capacity=Capacity.HOST)
    return person


def kind_of(draft: Draft, given: Given, labels: Sequence[Label]) -> Kind:
    """Say that it was a conference, where its title or several outlets do.

    So is what an assembly's president opened. A report that prints one exchange of a
    conference is an article.
    """
    outlets = {label.outlet for label in labels} - {""}
    says_so = is_meeting(given.title or draft.title) or any(
        label.capacity == Capacity.HOST and is_president(label.text) for label in labels
    )
    met = says_so or len(outlets) > 1 or draft.held_at is not None
    return Kind.PRESS_CONFERENCE if met else Kind.NEWS_ARTICLE
