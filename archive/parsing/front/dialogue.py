"""What stands above the turns of a dialogue: title, date and source, header, who spoke.

    2020年9月2日外交部发言人华春莹主持例行记者会
    2020-09-02 来源：外交部

The title may say when it was held and who answered; so may the sentence above the
first turn; a header says more.
"""

import re
from collections.abc import Sequence
from datetime import date

from archive.parsing.around.furniture import breadcrumb_at
from archive.parsing.around.meta_lines import Meta, skip_meta
from archive.parsing.assembly import Draft
from archive.parsing.front.fields import find_header, read_fields, read_top
from archive.parsing.front.header import Field, HeaderField
from archive.parsing.front.held import nearest_year, take_day_of_title
from archive.parsing.front.title import drop_above_row, read_title
from archive.parsing.given import Given
from archive.parsing.labels.label import Cast
from archive.parsing.labels.meetings import MEETING, is_meeting
from archive.parsing.labels.openings import STAMPED, read_opening
from archive.parsing.labels.voices import find_voices
from archive.parsing.sections.headings import ends_sentence, is_row, is_same
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import Attendee, Moment
from archive.text.dates import PrintedDay, find_day
from archive.text.folding import simplify_each
from archive.text.names import split_post
from archive.text.wording import say as _

LEAD, DATELINE = 2, 12
"""A lead has so many paragraphs; its day stands after so many characters at most."""

# 举行|新闻发布会 · 召开|2023年第三场例行新闻发布会 · 今日（二月二十八日）|會見傳媒
_MET = re.compile(
    rf"(?:举行|召开|举办|主持|舉行|召開|舉辦|今[日天]|昨[日天])(?!的)[^。]{{0,120}}?(?:{MEETING}|立法會會議)"
    rf"|(?:{MEETING})[^。]{{0,30}}?(?:举行|召开|舉行|召開)"
)
_INVITED = re.compile("[邀请請]|出席|参加|參加")
# 以下是|行政長官李家明今日（二月二十八日）會見傳媒的談話全文
_FOLLOWS = re.compile(r"以下[是为為]")

# 外交部发言人华春莹|主持例行记者会 · 国防部新闻发言人吴谦|就…答记者问
_WHO = re.compile(
    r"(?P<who>[^\d:：，,。！？《》“”\s]{4,30}?)(?=主持|就|答|回应|谈|在|举行|出席|同)"
)
# Foreign Ministry Spokesperson |Mao Ning|’s Regular Press Conference
_ENGLISH_WHO = re.compile(
    r"\b(?P<post>(?:[A-Z][\w']{0,20} (?:of |for |and |the ){0,2}){0,8}"
    r"(?:Spokes(?:person|man|woman)|Minister|Director|Governor))"
    r" (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){1,2})(?=['’]s|\s|$)"
)
_DATED = re.compile(
    r"^[\d〇零一二三四五六七八九十年月日号\s.\-/()（）]*[日号]"
    r"(?:[早上中下晚][午上]?\s*)?(?:\d{1,2}[时時点點:：](?:\d{1,2}分?|半)?)?"
    r"|^[\d.\-/年月日\s]{8,}"
)


def read_front(
    sheet: Sheet, draft: Draft, given: Given
) -> tuple[list[Attendee], list[Line]]:
    """Claim what stands above the turns: (who spoke, if it says so; the rest)."""
    lines = drop_above_row(sheet, _drop_above(sheet, list(sheet.lines)))
    start, fields = find_header(lines)
    is_header = _is_header(fields) or _tells_when(fields, lines[:start], given)
    people: list[Attendee] = []
    if not is_header:
        rest = _read_top(sheet, lines, draft, given)
    else:
        meta = Meta()
        rest = read_top(sheet, lines[:start], draft, meta)
        people = read_fields(sheet, fields, draft, given)
        if not given.held_at and is_meeting(given.title or draft.title):
            take_day_of_title(sheet, meta, draft)
        unknown = [field.lines[0] for field in fields if field.field == Field.UNKNOWN]
        end = start + sum(len(field.lines) for field in fields)
        rest = _skip(sheet, [*rest, *unknown, *lines[end:]], Meta())
    title = given.title or draft.title
    rest = _without_repeats(sheet, rest, title, draft)
    if draft.held_at is None and not given.held_at:
        published_on = given.reference() or draft.published_on
        held = held_on(title)
        told = held_by_lead(rest, held.day if held else published_on)
        draft.held_at = _refined(held, told)
    return people or people_of(title) or _people_of_lead(rest), rest


def _without_repeats(
    sheet: Sheet, lines: list[Line], title: str, draft: Draft
) -> list[Line]:
    """Drop the title where it stands once more, with what is told of the page under it.

    A row that only sets the title off goes, too.
    """
    rest = _drop_repeated(sheet, lines, title)
    if len(rest) == len(lines):
        return lines
    meta = Meta(published_on=draft.published_on, source=draft.source)
    rest = _skip(sheet, rest, meta)
    draft.published_on, draft.source = meta.published_on, meta.source
    return rest


def _drop_repeated(sheet: Sheet, lines: list[Line], title: str) -> list[Line]:
    """Drop the title where it stands once more, and a row that only sets it off."""
    while lines and (is_row(lines[0]) or is_same(lines[0].text, title)):
        sheet.drop(lines[0], _("分隔线") if is_row(lines[0]) else _("标题重复"))
        lines = lines[1:]
    return lines


def _refined(held: Moment | None, told: Moment | None) -> Moment | None:
    """Give when it was held, with the hour that the lead tells of the same day."""
    if held is None or (told and told.hour is not None and held.day == told.day):
        return told or held
    return held


def _drop_above(sheet: Sheet, lines: list[Line]) -> list[Line]:
    """Drop the path through the site and what stands above it."""
    at = breadcrumb_at(lines)
    if at is None:
        return lines
    sheet.drop(lines[:at], _("页眉"))
    sheet.drop(lines[at], _("导航"))
    return lines[at + 1 :]


def _is_header(fields: list[HeaderField]) -> bool:
    """Say whether it is one: two fields, or who is there over several lines."""
    listed = any(f.field == Field.ATTENDEES and len(f.lines) > 2 for f in fields)
    return len(fields) > 1 or listed


def _tells_when(
    fields: Sequence[HeaderField], above: Sequence[Line], given: Given
) -> bool:
    """Say whether the only field is when a meeting was held: 时间：3月4日上午10:00.

    时间：2021-03-04 10:00 is when its page was published.
    """
    title = given.title or (above[0].text if above else "")
    if len(fields) != 1 or fields[0].field != Field.TIME or "月" not in fields[0].value:
        return False
    return is_meeting(title)


def _read_top(
    sheet: Sheet, lines: list[Line], draft: Draft, given: Given
) -> list[Line]:
    meta = Meta()
    lines = _skip(sheet, lines, meta)
    if lines and not _speaks(lines[0]):
        lines = _skip(sheet, read_title(sheet, lines, draft, given), meta)
    draft.published_on, draft.source = meta.published_on, meta.source
    if not is_meeting(given.title or draft.title):
        return lines
    if not given.held_at:
        take_day_of_title(sheet, meta, draft)
    return _take_hour(sheet, lines, draft)


def _take_hour(sheet: Sheet, lines: list[Line], draft: Draft) -> list[Line]:
    """Take a line that is nothing but the day and hour of the meeting.

    2023年3月21日（星期二）上午10时 stands under the title, without a word before it.
    """
    day = find_day(lines[0].text) if lines else None
    if not day or day.hour is None or day.text != lines[0].text.strip("（）()"):
        return lines
    held = _on(day, with_time=True)
    if held is None:
        return lines
    sheet.take(lines[0], Use.FIELD)
    draft.held_at = held
    return lines[1:]


def _skip(sheet: Sheet, lines: list[Line], meta: Meta) -> list[Line]:
    """Claim the lines about the page, down to the first that is spoken.

    记者：张三 is about the page, 记者：您守灯塔多少年了？ is not.
    """
    spoken = (n for n, line in enumerate(lines) if _speaks(line))
    end = next(spoken, len(lines))
    return skip_meta(sheet, lines[:end], meta) + lines[end:]


def _speaks(line: Line) -> bool:
    opening = read_opening(line)
    if opening is None or not find_voices([opening], Cast()):
        return False
    said = STAMPED.sub("", opening.said)
    return not said or ends_sentence(said)


def people_of(title: str) -> list[Attendee]:
    """Give the one whom a title names with his post as the one who answers.

    >>> people_of("2020年9月2日外交部发言人华春莹主持例行记者会")[0].post
    '外交部发言人'
    """
    if english := _ENGLISH_WHO.search(title):
        return [Attendee(english["name"], english["post"])]
    plain = _DATED.sub("", title)
    for found in _WHO.finditer(simplify_each(plain)):
        post_and_name = split_post(found["who"])
        if post_and_name and post_and_name[0]:
            # As printed: 行政長官李家明 stays in the characters of its title.
            who, (post, name) = plain[slice(*found.span("who"))], post_and_name
            at = found["who"].rfind(name)
            return [Attendee(who[at : at + len(name)], who[: len(post)])]
    return []


def held_on(title: str) -> Moment | None:
    """Give the day that stands in a title with its year; None where none does."""
    day = find_day(title)
    if day is None or day.weekday is not None:
        return None
    return _on(day)


def tells_of_meeting(lines: Sequence[Line]) -> bool:
    """Say whether a lead tells first of all that people met the press.

    2月8日上午，国台办举行例行新闻发布会。
    """
    told = (line.text.partition("。")[0] for line in (*lines[:LEAD], *lines[-1:]))
    return any(_MET.search(sentence) for sentence in told)


def _people_of_lead(lines: Sequence[Line]) -> list[Attendee]:
    """Give who met the press by the lead, with his post, if he alone did."""
    told = [line.text.partition("。")[0] for line in lines[:LEAD]]
    alone = (text for text in told if _MET.search(text) and not _INVITED.search(text))
    people = next(map(people_of, alone), [])
    posts = [part for person in people for part in person.post.split("、")]
    others = (split_post(simplify_each(part)) for part in posts)
    return [] if any(others) else people


def held_by_lead(
    lines: Sequence[Line], published_on: date | None = None
) -> Moment | None:
    """Give when a meeting was held, by the sentence above its turns that tells it.

    2023年8月16日上午10时，省政府新闻办举行新闻发布会。 A year that is not printed is
    that of the day the page was published.
    """
    for line in lines[:LEAD]:
        if _speaks(line):
            return None
        told = line.text.partition("。")[0]
        day = find_day(told)
        dated = day and told.index(day.text) <= DATELINE
        if day and (dated or _FOLLOWS.match(told)) and _MET.search(told):
            return _on(day, published_on, with_time=True)
    return None


def _on(
    day: PrintedDay, reference: date | None = None, *, with_time: bool = False
) -> Moment | None:
    """Give a day with its year; None where nothing says which, or there is no such."""
    year = day.year or (reference and nearest_year(day, reference))
    if not year:
        return None
    try:
        held: date = day.in_year(year)
    except ValueError:
        return None
    if not with_time or day.hour is None or day.hour > 23 or day.minute > 59:
        return Moment(held)
    return Moment(held, day.hour, day.minute)
