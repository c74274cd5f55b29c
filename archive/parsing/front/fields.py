"""The front of a conference page: its title, and the header with who was there.

介绍“十四五”时期平安山东建设的重点任务和举措
2021-03-04 来源：省政府新闻办
时间: 3月4日(星期四)上午10:00
出席: 省公安厅厅长范华平 刑侦总队总队长李民
"""

import re
from collections.abc import Sequence

from archive.parsing.around.bylines import REASON, is_byline
from archive.parsing.around.furniture import is_breadcrumb, is_control, is_promo
from archive.parsing.around.meta_lines import Meta, read_meta
from archive.parsing.assembly import Draft
from archive.parsing.front.attendees import HOW_THERE, LONGEST_NAME, read_attendees
from archive.parsing.front.header import Field, HeaderField, lone_names, read_header
from archive.parsing.front.held import read_held
from archive.parsing.front.title import take_overline
from archive.parsing.given import Given
from archive.parsing.labels.label import bare_label
from archive.parsing.labels.openings import find_openings
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import Attendee, Capacity
from archive.text.clean import has_bullet, shorten, strip_bullet, strip_heading_mark
from archive.text.dates import find_day
from archive.text.names import ends_in_title
from archive.text.wording import say as _

_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,12}")
HEAD = 12
"""The header stands within so many lines from the top."""
LONGEST_TITLE = 200
"""A line longer than this is no title."""


def find_header(lines: Sequence[Line]) -> tuple[int, list[HeaderField]]:
    """Give the longest header near the top: (position of its first line, fields)."""
    best: tuple[int, list[HeaderField]] = (min(1, len(lines)), [])
    position = 0
    while position < min(HEAD, len(lines)):
        fields = read_header(lines[position : position + 40])
        if len(fields) > len(best[1]):
            best = (position, fields)
        position += max(1, sum(len(field.lines) for field in fields))
    start, fields = best
    if fields and _is_label(fields[-1], lines):
        fields = fields[:-1]
    return (start, fields) if fields else (min(1, len(lines)), [])


def _is_label(field: HeaderField, lines: Sequence[Line]) -> bool:
    """Say whether the end of a header is a host's label, which comes back below."""
    text = field.lines[0].text
    return field.field == Field.HOST and sum(line.text == text for line in lines) > 1


def warn_of_another(sheet: Sheet, lines: Sequence[Line]) -> None:
    """Warn where the header of a second conference stands among the turns."""
    for position, line in enumerate(lines):
        fields = read_header(lines[position : position + 10])
        named = {field.field for field in fields}
        if Field.TIME in named and named & {Field.ATTENDEES, Field.HOST, Field.PLACE}:
            message = _(
                "第 {line} 行起像是另一场发布会：“{text}”。"
                "一份文稿只收一场，请拆开后分别导入。",
                line=line.number,
                text=shorten(line.text),
            )
            sheet.warn("several-conferences", line.number, message)
            return


def read_top(
    sheet: Sheet, lines: Sequence[Line], draft: Draft, meta: Meta | None = None
) -> list[Line]:
    """Take the title, the first line that is no furniture; give the lines after it.

    What lines about the page say is read into `meta`, too.
    """
    meta = meta or Meta()
    rest = list(lines)
    above: list[Line] = []
    while rest:
        if is_breadcrumb(rest[0]) or is_control(rest[0]):
            sheet.drop(rest.pop(0), _("导航"))
        elif is_promo(rest[0]):
            sheet.drop(rest.pop(0), _("页面控件"))
        elif is_byline(rest[0].text):
            sheet.drop(rest.pop(0), REASON)
        elif taken := read_meta(sheet, rest, meta):
            rest = rest[taken:]
        else:
            above.append(rest.pop(0))
    draft.published_on, draft.source = meta.published_on, meta.source
    above = take_overline(sheet, above, draft)
    if not above or len(above[0].text) > LONGEST_TITLE:
        return above
    sheet.take(above[0], Use.TITLE)
    draft.title = strip_heading_mark(above[0].text)
    return above[1:]


def read_fields(
    sheet: Sheet, fields: Sequence[HeaderField], draft: Draft, given: Given
) -> list[Attendee]:
    """Read the header into the draft; what says a thing twice is noted as dropped."""
    by_name: dict[Field, HeaderField] = {}
    for field in fields:
        if field.field == Field.UNKNOWN:
            _warn_of_unknown(sheet, field.lines[0])
            continue
        sheet.take(field.lines, Use.FIELD)
        is_more = field.field in (Field.ATTENDEES, Field.HOST)
        is_more = is_more or field is _hour(fields)
        if field.field in by_name and not is_more:
            for line in field.lines:
                sheet.drop_part(line, line.text, _("重复的栏目"))
        by_name.setdefault(field.field, field)
    _note_how_there(sheet, fields)
    text = "\n".join(line.text for line in sheet.lines)
    time = _time(fields)
    draft.held_at = read_held(sheet, time, text, given, draft.published_on)
    draft.title = draft.title or _value(by_name, Field.TITLE)
    draft.place = _value(by_name, Field.PLACE)
    draft.summary = _value(by_name, Field.CONTENT)
    draft.source = draft.source or _value(by_name, Field.SOURCE)
    people, unclear = read_people(fields, sheet.lines)
    for line, piece in unclear:
        _warn_of_unclear(sheet, line, piece)
    return people


def _hour(fields: Sequence[HeaderField]) -> HeaderField | None:
    """Give the second field of the time, if it is the hour to the day of the first.

    日期：112年5月4日 and 時間：上午11時30分 are one time on two lines.
    """
    times = [field for field in fields if field.field == Field.TIME][:2]
    days = [find_day(field.value) for field in times]
    is_parted = len(days) == 2 and days[0] and days[0].hour is None and not days[1]
    return times[1] if is_parted else None


def _time(fields: Sequence[HeaderField]) -> HeaderField | None:
    """Give the field of the time, with the hour that stands on a line of its own."""
    first = next((field for field in fields if field.field == Field.TIME), None)
    hour = _hour(fields)
    if first is None or hour is None:
        return first
    lines = (*first.lines, *hour.lines)
    return HeaderField(Field.TIME, f"{first.value}{hour.value}", lines)


def _note_how_there(sheet: Sheet, fields: Sequence[HeaderField]) -> None:
    """Note as dropped how somebody took part, which no attendee has a field for."""
    for field in fields:
        if field.field in (Field.ATTENDEES, Field.HOST):
            for line in field.lines:
                for found in HOW_THERE.finditer(line.text):
                    sheet.drop_part(line, found[0].strip(), _("参会方式"))


def _warn_of_unclear(sheet: Sheet, line: Line, piece: str) -> None:
    message = _(
        "第 {line} 行出席名单里没有找到姓名：“{piece}”。原样保留，请核对。",
        line=line.number,
        piece=piece,
    )
    sheet.warn("attendee-unclear", line.number, message)
    if len(piece) > LONGEST_NAME:
        sheet.drop_part(line, piece, _("出席名单中无法拆分"))


def _warn_of_unknown(sheet: Sheet, line: Line) -> None:
    message = _(
        "第 {line} 行的栏目不认识，作正文收入：“{text}”。请核对。",
        line=line.number,
        text=line.text,
    )
    sheet.warn("unknown-field", line.number, message)


def _value(fields: dict[Field, HeaderField], name: Field) -> str:
    return fields[name].value if name in fields else ""


def _posted_labels(fields: Sequence[HeaderField], lines: Sequence[Line]) -> set[str]:
    """Give the labels that stand in the header right behind a post, of any surname.

    古丽娜尔：… is the 农业农村局局长 古丽娜尔 of the list.
    """
    listed = " ".join(
        f.value for f in fields if f.field in (Field.ATTENDEES, Field.HOST)
    )
    openings = find_openings(lines) if listed else []
    return {
        opening.label
        for opening in openings
        if _HAN_NAME.fullmatch(opening.label)
        and ends_in_title(listed.partition(opening.label)[0].rstrip()[-8:])
        and opening.label in listed
    }


def read_people(
    fields: Sequence[HeaderField], lines: Sequence[Line]
) -> tuple[list[Attendee], list[tuple[Line, str]]]:
    """Read who was there, hosts last: (people, pieces without a name by line)."""
    captions = [strip_bullet(line.text) for line in lines if has_bullet(line.text)]
    last_words = [caption.split()[-1] for caption in captions if caption]
    known = lone_names([bare_label(line.text) for line in lines] + last_words)
    known |= _posted_labels(fields, lines)
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
