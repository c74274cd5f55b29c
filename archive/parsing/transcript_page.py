"""A press conference as a government site prints it: header, then speakers by turns.

    介绍“十四五”时期平安山东建设的重点任务和举措
    时间: 3月4日(星期四)上午10:00
    出席: 省公安厅厅长范华平 刑侦总队总队长李民
    文字实录 正序 | 倒序
       丁绍敏
    新闻界的各位朋友…

Source: pages of provincial information offices saved as text; see README.md here and
tests/parsing/cases/transcript-page/.
"""

from collections.abc import Sequence
from itertools import pairwise

from archive.parsing.around.feet import drop_feet
from archive.parsing.around.furniture import (
    STAGE,
    has_several_buttons,
    is_control,
    is_stage,
)
from archive.parsing.around.gallery import read_gallery, split_tail
from archive.parsing.around.meta_lines import Meta
from archive.parsing.assembly import Draft, finish
from archive.parsing.dialogue.introductions import meet
from archive.parsing.dialogue.reading import answered, kind_of
from archive.parsing.dialogue.scenes import with_scenes
from archive.parsing.dialogue.spoken import read_turns
from archive.parsing.dialogue.turns import split_turns
from archive.parsing.front.dialogue import held_by_lead, held_on
from archive.parsing.front.fields import (
    find_header,
    read_fields,
    read_people,
    read_top,
    warn_of_another,
)
from archive.parsing.front.header import Field, HeaderField
from archive.parsing.front.held import take_day_of_title
from archive.parsing.given import Given
from archive.parsing.labels.askers import is_outlet, is_question
from archive.parsing.labels.few import asks, is_brief_transcript, is_covered
from archive.parsing.labels.label import Cast, Label, bare_label
from archive.parsing.labels.lone import LONGEST_ALONE, find_labels, read_label
from archive.parsing.labels.meetings import LEAST_AT_MEETING, is_meeting
from archive.parsing.labels.voices import (
    LEAST_OUTLETS,
    voices_of,
    voices_on,
)
from archive.parsing.labels.words import Voice
from archive.parsing.sheet import Line, Sheet
from archive.records import Attendee, Capacity, Kind, ParsedEntry
from archive.text.wording import say as _

NAME = "transcript-page"
NO_LABELS = _(
    "没有认出任何发言人抬头，全文收作叙述。"
    "若抬头与发言写在同一行，请让抬头自成一行再导入。"
)


def matches(sheet: Sheet) -> bool:
    """Say whether it is one: a header with who was there, and labels that are sure.

    Without a header, three reporters by label on lines of their own are enough, on a
    short page one (see `labels.few`), at what the title calls a meeting two names. An
    article is never one by its words alone, nor a page with its labels inline.
    """
    start, fields = find_header(sheet.lines)
    cast = Cast.of(read_people(fields, sheet.lines)[0])
    read = [read_label(line, cast) for line in sheet.lines[start:]]
    sure = [label for label in read if label]
    if not _are_alone(sheet, fields, cast, sure):
        return False
    end = start + sum(len(field.lines) for field in fields)
    return not _speak_inline(sheet.lines[end:], sure, cast)


def _are_alone(
    sheet: Sheet, fields: Sequence[HeaderField], cast: Cast, sure: Sequence[Label]
) -> bool:
    """Say whether labels alone on their lines are as many as make a transcript."""
    said = {f.field for f in fields}
    has_header = len(said) > 1 and bool(said & {Field.ATTENDEES, Field.HOST})
    if has_header or _has_controls(sheet.lines):
        return len(sure) > 1 or bool(sure and has_header)
    reporters = [label for label in sure if label.capacity == Capacity.REPORTER]
    if len(reporters) > 2 and len(sure) > len(reporters):
        return True
    # Labels with a colon are left to the formats that read them.
    if voices_on(sheet):
        return False
    may_be = bool(sure) or _outlets_ask(sheet.lines)
    is_dialogue = may_be and _is_dialogue(sheet.lines, cast)
    return is_dialogue or _speak_at_meeting(sheet.lines)


def _speak_at_meeting(lines: Sequence[Line]) -> bool:
    """Say whether the title tells of a meeting, and two speak under their names alone.

    Nobody need ask or preside: 李民 above what he said, then 周舟.
    """
    if not is_meeting(lines[0].text):
        return False
    labels = [label for label in find_labels(lines[1:], Cast()) if label.name]
    is_told = len({label.name for label in labels}) >= LEAST_AT_MEETING
    return is_told and is_covered(lines, [Voice(label, "") for label in labels])


def _outlets_ask(lines: Sequence[Line]) -> bool:
    """Say whether outlets stand alone on lines, with questions under them."""
    alone = (
        is_question(other.text)
        for one, other in pairwise(lines)
        if len(one.text) <= LONGEST_ALONE and is_outlet(bare_label(one.text))
    )
    return sum(alone) >= LEAST_OUTLETS


def _is_dialogue(lines: Sequence[Line], cast: Cast) -> bool:
    """Say whether labels make a transcript, each with the line under it."""
    under = {one.number: other.text for one, other in pairwise(lines)}
    voices = [
        Voice(label, under.get(label.line.number, ""))
        for label in find_labels(lines, cast)
    ]
    if sum(map(asks, voices)) > 1 and answered(voices) > 1:
        return is_covered(lines, voices)
    return len(voices) > 1 and is_brief_transcript(lines, voices)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    start, fields = find_header(sheet.lines)
    end = start + sum(len(field.lines) for field in fields)
    draft = Draft(NAME, Kind.PRESS_CONFERENCE)
    if not fields:
        start = end = _first_label(sheet.lines)
    above, people = _read_front(sheet, start, fields, draft, given)
    cast = Cast.of(people)
    unknown = [f.lines[0] for f in fields if f.field == Field.UNKNOWN]
    warn_of_another(sheet, sheet.lines[end:])
    body, tail = split_tail([*above, *unknown, *sheet.lines[end:]])
    body = drop_feet(sheet, body, draft) if body else body
    labels = _without_stages(find_labels(body, cast), body)
    body = _without_furniture(sheet, body, labels)
    if not labels:
        sheet.warn("no-labels", 0, NO_LABELS)
    turns, people = meet(with_scenes(split_turns(body, labels)), people)
    read_turns(sheet, turns, Cast.of(people), draft)
    draft.attendees = people
    if not fields:
        draft.kind = kind_of(draft, given, labels)
    draft.photos = read_gallery(sheet, tail, {person.name for person in people})
    return finish(sheet, draft, given)


def _read_front(
    sheet: Sheet, start: int, fields: Sequence[HeaderField], draft: Draft, given: Given
) -> tuple[list[Line], list[Attendee]]:
    """Claim title and header: (what else stands above them, who was there)."""
    meta = Meta()
    above = read_top(sheet, sheet.lines[:start], draft, meta)
    people = read_fields(sheet, fields, draft, given)
    if not given.held_at:
        _read_held(sheet, draft, given, above, meta)
    return above, people


def _read_held(
    sheet: Sheet, draft: Draft, given: Given, above: Sequence[Line], meta: Meta
) -> None:
    """Read when it was held off title or lead, where no header says it."""
    title = given.title or draft.title
    if is_meeting(title):
        take_day_of_title(sheet, meta, draft)
    if draft.held_at is None:
        published_on = given.reference() or draft.published_on
        draft.held_at = held_on(title) or held_by_lead(above, published_on)


def _first_label(lines: Sequence[Line]) -> int:
    """Give how many lines stand above the first label; one, if there is none."""
    numbers = {label.line.number for label in find_labels(lines, Cast())}
    found = (n for n, line in enumerate(lines) if n and line.number in numbers)
    return next(found, min(1, len(lines)))


def _speak_inline(lines: Sequence[Line], alone: Sequence[Label], cast: Cast) -> bool:
    """Say whether more labels have their words on the line than stand alone."""
    first = lines[0].number if lines else 0
    under = sum(label.line.number >= first for label in alone)
    return sum(bool(voice.said) for voice in voices_of(lines, cast)) > max(1, under)


def _has_controls(lines: Sequence[Line]) -> bool:
    """Say whether a transcript is headed with its buttons (文字实录 正序)."""
    return any("实录" in line.text and has_several_buttons(line) for line in lines[:20])


def _without_stages(labels: Sequence[Label], body: Sequence[Line]) -> list[Label]:
    """Leave out what names the part that follows, 记者提问 above who asks as well."""
    above = _above(labels, body)
    return [
        label
        for label in labels
        if not is_stage(label.line)
        and (label.text != STAGE or label.line.number not in above)
    ]


def _above(labels: Sequence[Label], body: Sequence[Line]) -> set[int]:
    """Give the numbers of the lines that stand right above a label."""
    at = {label.line.number for label in labels}
    return {one.number for one, other in pairwise(body) if other.number in at}


def _without_furniture(
    sheet: Sheet, body: Sequence[Line], labels: Sequence[Label]
) -> list[Line]:
    """Drop the controls above the first label, and rows of several buttons anywhere."""
    first = labels[0].line.number if labels else 0
    kept = []
    at, above = {label.line.number for label in labels}, _above(labels, body)
    for line in body:
        if has_several_buttons(line) or (line.number < first and is_control(line)):
            sheet.drop(line, _("页面控件"))
        elif is_stage(line) or (line.text == STAGE and line.number not in at):
            sheet.drop(line, _("环节"))
        elif line.text.isdigit() and line.number in above:
            sheet.drop(line, _("序号"))
        else:
            kept.append(line)
    return kept
