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

from archive.parsing.assembly import Draft, finish
from archive.parsing.attendees import LONGEST_NAME, read_attendees
from archive.parsing.furniture import has_several_buttons, is_breadcrumb, is_control
from archive.parsing.gallery import read_gallery, split_tail
from archive.parsing.given import Given
from archive.parsing.header import Field, HeaderField, lone_names, read_header
from archive.parsing.held import read_held
from archive.parsing.labels import Cast, Label, bare_label, find_labels, read_label
from archive.parsing.meta_lines import Meta, read_meta
from archive.parsing.outline import outline
from archive.parsing.series import find_series
from archive.parsing.sheet import Line, Sheet, Use
from archive.parsing.turns import Turn, roles, speech_of, split_turns, with_host
from archive.records import (
    Attendee,
    Capacity,
    Kind,
    ParsedEntry,
    ParsedSection,
    ParsedSpeech,
    Role,
)
from archive.text.clean import has_bullet, strip_bullet

NAME = "transcript-page"
HEAD = 12
"""The header stands within so many lines from the top."""
LONGEST_TITLE = 200
"""A line longer than this is no title."""
NO_LABELS = (
    "没有认出任何发言人抬头，全文收作叙述。"
    "若抬头与发言写在同一行，请让抬头自成一行再导入。"
)


def matches(sheet: Sheet) -> bool:
    """Say whether it is one: a header with who was there, and labels that are sure.

    Without a header, three reporters by label on lines of their own are enough. An
    article is never one by its words alone.
    """
    start, fields = _find_header(sheet.lines)
    said = {f.field for f in fields}
    has_header = len(said) > 1 and bool(said & {Field.ATTENDEES, Field.HOST})
    cast = Cast.of(_read_people(fields, sheet.lines)[0])
    read = [read_label(line, cast) for line in sheet.lines[start:]]
    sure = [label for label in read if label]
    reporters = [label for label in sure if label.capacity == Capacity.REPORTER]
    if has_header or _has_controls(sheet.lines):
        return len(sure) > 1 or bool(sure and has_header)
    return len(reporters) > 2 and len(sure) > len(reporters)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    start, fields = _find_header(sheet.lines)
    end = start + sum(len(field.lines) for field in fields)
    draft = Draft(NAME, Kind.PRESS_CONFERENCE)
    above = _read_top(sheet, sheet.lines[:start], draft)
    people = _read_fields(sheet, fields, draft, given)
    cast = Cast.of(people)
    unknown = [f.lines[0] for f in fields if f.field == Field.UNKNOWN]
    body, tail = split_tail([*above, *unknown, *sheet.lines[end:]])
    labels = find_labels(body, cast)
    body = _without_furniture(sheet, body, labels)
    if not labels:
        sheet.warn("no-labels", 0, NO_LABELS)
    turns, host = with_host(split_turns(body, labels), cast)
    if host:
        people = [*people, host]
        cast = Cast.of(people)
    _read_turns(sheet, turns, cast, draft)
    draft.attendees = people
    draft.photos = read_gallery(sheet, tail, {person.name for person in people})
    return finish(sheet, draft, given)


def _find_header(lines: Sequence[Line]) -> tuple[int, list[HeaderField]]:
    """Give the longest header near the top: (position of its first line, fields)."""
    best: tuple[int, list[HeaderField]] = (min(1, len(lines)), [])
    position = 0
    while position < min(HEAD, len(lines)):
        fields = read_header(lines[position : position + 40])
        if len(fields) > len(best[1]):
            best = (position, fields)
        position += max(1, sum(len(field.lines) for field in fields))
    return best


def _has_controls(lines: Sequence[Line]) -> bool:
    """Say whether a transcript is headed with its buttons (文字实录 正序)."""
    return any("实录" in line.text and has_several_buttons(line) for line in lines[:20])


def _read_top(sheet: Sheet, lines: Sequence[Line], draft: Draft) -> list[Line]:
    """Take the title, the first line that is no furniture; give the lines after it."""
    meta = Meta()
    rest = list(lines)
    above: list[Line] = []
    while rest:
        if is_breadcrumb(rest[0]) or is_control(rest[0]):
            sheet.drop(rest.pop(0), "导航")
        elif taken := read_meta(sheet, rest, meta):
            rest = rest[taken:]
        else:
            above.append(rest.pop(0))
    draft.published_on, draft.source = meta.published_on, meta.source
    if not above or len(above[0].text) > LONGEST_TITLE:
        return above
    sheet.take(above[0], Use.TITLE)
    draft.title = above[0].text
    return above[1:]


def _read_fields(
    sheet: Sheet, fields: Sequence[HeaderField], draft: Draft, given: Given
) -> list[Attendee]:
    """Read the header into the draft; what says a thing twice is noted as dropped."""
    by_name: dict[Field, HeaderField] = {}
    for field in fields:
        if field.field == Field.UNKNOWN:
            _warn_of_unknown(sheet, field.lines[0])
            continue
        sheet.take(field.lines, Use.FIELD)
        if field.field in by_name and field.field not in (Field.ATTENDEES, Field.HOST):
            for line in field.lines:
                sheet.drop_part(line, line.text, "重复的栏目")
        by_name.setdefault(field.field, field)
    text = "\n".join(line.text for line in sheet.lines)
    draft.held_at = read_held(sheet, by_name.get(Field.TIME), text, given)
    draft.place = _value(by_name, Field.PLACE)
    draft.summary = _value(by_name, Field.CONTENT)
    draft.source = draft.source or _value(by_name, Field.SOURCE)
    people, unclear = _read_people(fields, sheet.lines)
    for line, piece in unclear:
        message = (
            f"第 {line.number} 行出席名单里没有找到姓名：“{piece}”。原样保留，请核对。"
        )
        sheet.warn("attendee-unclear", line.number, message)
        if len(piece) > LONGEST_NAME:
            sheet.drop_part(line, piece, "出席名单中无法拆分")
    return people


def _warn_of_unknown(sheet: Sheet, line: Line) -> None:
    message = f"第 {line.number} 行的栏目不认识，作正文收入：“{line.text}”。请核对。"
    sheet.warn("unknown-field", line.number, message)


def _value(fields: dict[Field, HeaderField], name: Field) -> str:
    return fields[name].value if name in fields else ""


def _read_people(
    fields: Sequence[HeaderField], lines: Sequence[Line]
) -> tuple[list[Attendee], list[tuple[Line, str]]]:
    """Read who was there, hosts last: (people, pieces without a name by line)."""
    captions = [strip_bullet(line.text) for line in lines if has_bullet(line.text)]
    last_words = [caption.split()[-1] for caption in captions if caption]
    known = lone_names([bare_label(line.text) for line in lines] + last_words)
    people: list[Attendee] = []
    unclear: list[tuple[Line, str]] = []
    for field in sorted(fields, key=lambda f: f.field == Field.HOST):
        if field.field in (Field.ATTENDEES, Field.HOST):
            is_host = field.field == Field.HOST
            capacity = Capacity.HOST if is_host else Capacity.OFFICIAL
            read, pieces = read_attendees(field.value, known, capacity)
            people += read
            unclear += [(field.lines[0], piece) for piece in pieces]
    return people, unclear


def _without_furniture(
    sheet: Sheet, body: Sequence[Line], labels: Sequence[Label]
) -> list[Line]:
    """Drop the controls above the first label, and rows of several buttons anywhere."""
    first = labels[0].line.number if labels else 0
    kept = []
    for line in body:
        if has_several_buttons(line) or (line.number < first and is_control(line)):
            sheet.drop(line, "页面控件")
        else:
            kept.append(line)
    return kept


def _read_turns(sheet: Sheet, turns: Sequence[Turn], cast: Cast, draft: Draft) -> None:
    given_roles, draft.exchanges = roles(turns)
    speeches: list[ParsedSpeech] = []
    sections: list[ParsedSection] = []
    number = 1
    for turn, role in zip(turns, given_roles, strict=True):
        speech = speech_of(turn, role, cast)
        speeches.append(speech)
        sections += outline(speech.paragraphs, number)
        number += len(speech.paragraphs)
        sheet.take(turn.lines, Use.PARAGRAPH)
        _check_label(sheet, turn, role)
    draft.speeches, draft.sections = speeches, sections
    opening = "\n".join(p for speech in speeches[:2] for p in speech.paragraphs[:12])
    draft.series, draft.number = find_series(f"{draft.title}\n{opening}")


def _check_label(sheet: Sheet, turn: Turn, role: Role) -> None:
    """Claim a label; say so where nobody knows it or nothing stands under it."""
    if turn.label is None:
        return
    line = turn.label.line
    sheet.take(line, Use.LABEL)
    if not turn.label.known:
        taken_for = "回答" if role == Role.ANSWER else "发言"
        message = (
            f"第 {line.number} 行“{turn.label.text}”像是发言人抬头，但不在出席名单中，"
            f"暂作{taken_for}。请核对是谁。"
        )
        sheet.warn("unknown-label", line.number, message)
    if not turn.lines:
        message = f"第 {line.number} 行抬头“{turn.label.text}”下面没有文字，请核对。"
        sheet.warn("label-without-text", line.number, message)
