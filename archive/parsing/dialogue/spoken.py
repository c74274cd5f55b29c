"""Turns to record: speeches with their roles, exchanges, outline and series."""

from bisect import bisect_left
from collections.abc import Sequence

from archive.parsing.assembly import Draft
from archive.parsing.dialogue.turns import Turn, roles, speech_of
from archive.parsing.front.series import find_series
from archive.parsing.labels.label import Cast, names_in, warn_without_text
from archive.parsing.sections.outline import outline
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import ParsedSection, ParsedSpeech, Role
from archive.text.wording import say as _


def read_turns(sheet: Sheet, turns: Sequence[Turn], cast: Cast, draft: Draft) -> None:
    """Claim the lines of the turns and put what was said into the draft, in order."""
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


def add_headings(
    sheet: Sheet,
    draft: Draft,
    turns: Sequence[Turn],
    headings: Sequence[tuple[Line, str]],
) -> None:
    """Put headings, each a line and its words, among the sections; drop one at the end.

    The turns are those of the draft: a heading stands above the next line of theirs.
    """
    numbers = [line.number for turn in turns for line in turn.lines]
    sections = list(draft.sections)
    for line, text in headings:
        first = bisect_left(numbers, line.number) + 1
        if first > len(numbers):
            sheet.drop(line, _("标题下没有文字"))
            continue
        sheet.take(line, Use.HEADING)
        sections.append(ParsedSection(text, 1, first))
    draft.sections = sorted(sections, key=lambda section: section.first_paragraph)


def _check_label(sheet: Sheet, turn: Turn, role: Role) -> None:
    """Claim a label; say so where nobody knows it or nothing stands under it."""
    if turn.label is None:
        return
    line = turn.label.line
    on_one_line = bool(turn.lines) and turn.lines[0].number == line.number
    sheet.take(line, Use.TURN if on_one_line else Use.LABEL)
    sheet.take(turn.label.more, Use.FIELD)
    said = {"line": line.number, "label": turn.label.text}
    if not turn.label.known:
        message = _(
            "第 {line} 行“{label}”像是发言人抬头，但不在出席名单中，"
            "暂作{taken_for}。请核对是谁。",
            taken_for=_("回答") if role == Role.ANSWER else _("发言"),
            **said,
        )
        sheet.warn("unknown-label", line.number, message)
    if names := names_in(turn.label.text):
        message = _(
            "第 {line} 行抬头“{label}”写着 {count} 个人，"
            "说话的人空着。若分得清是谁说的，请改抬头。",
            count=len(names),
            **said,
        )
        sheet.warn("several-speakers", line.number, message)
    if not turn.lines:
        warn_without_text(sheet, line.number, turn.label.text)
