"""The body of an article: prose between headings, its outline and its quotations."""

from collections.abc import Sequence

from archive.parsing.around.bylines import drop_bylines
from archive.parsing.assembly import Draft
from archive.parsing.given import Given
from archive.parsing.labels.few import warn_of_labels
from archive.parsing.quoting.quotations import find_quotations
from archive.parsing.sections.headings import heading_positions
from archive.parsing.sections.nesting import depths
from archive.parsing.sections.outline import outline
from archive.parsing.sheet import Line, Sheet, Use
from archive.records import ParsedSection, ParsedSpeech, Role
from archive.text.clean import strip_heading_mark


def read_prose(sheet: Sheet, lines: Sequence[Line], draft: Draft, given: Given) -> None:
    """Claim the lines of a body and put speeches, sections and quotations in the draft.

    Each run of paragraphs between two headings is one narrative speech; joined, the
    headings and paragraphs give back the lines.
    """
    warn_of_labels(sheet, lines)
    lines = drop_bylines(sheet, lines)
    headings = sorted(heading_positions(lines))
    depth = dict(zip(headings, depths(lines[at] for at in headings), strict=True))
    runs: list[list[str]] = [[]]
    sections: list[ParsedSection] = []
    number = 1
    for position, line in enumerate(lines):
        if position in depth:
            heading = strip_heading_mark(line.text)
            sections.append(ParsedSection(heading, depth[position], number))
            sheet.take(line, Use.HEADING)
            runs.append([])
        else:
            sheet.take(line, Use.PARAGRAPH)
            runs[-1].append(line.text)
            number += 1
    speeches = [ParsedSpeech(Role.NARRATIVE, tuple(run)) for run in runs if run]
    draft.speeches = speeches
    draft.sections = _merged(sections, _outlines(speeches))
    named = "\n".join([given.title or draft.title, *(s.heading for s in sections)])
    texts = [text for run in runs for text in run]
    draft.quotations = find_quotations(texts, headings=named)


def _outlines(speeches: Sequence[ParsedSpeech]) -> list[ParsedSection]:
    sections, number = [], 1
    for speech in speeches:
        sections += outline(speech.paragraphs, number)
        number += len(speech.paragraphs)
    return sections


def _merged(
    headings: Sequence[ParsedSection], ordinals: Sequence[ParsedSection]
) -> list[ParsedSection]:
    """Put both in printed order: a heading stands above the paragraph it leads."""
    return sorted([*headings, *ordinals], key=lambda s: s.first_paragraph)
