"""A paragraph's text as HTML: quotations and lead words marked, the words untouched."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from archive.models import Quotation, Section

ORDINAL = re.compile(
    r"[一二三四五六七八九十]+[是要]|首先|其次|[第其][一二三四五六七八九十]+[是，,、：:]"
)
"""How a heading that is part of its paragraph begins: 一是社会治安形势持续向好."""

UNITS = "个名人起件次辆分元年月日岁项条种类家场期时天份座处部台户单宗批届位所篇米吨亩倍"
FIGURE = re.compile(rf"(?:\d+(?:[.,+]\d+)*(?:[%％‰]|[万亿余多]*[{UNITS}]?))+")
"""A number with its unit: 242个, 96.13分, 2021年3月4日, 1.4亿次."""

FIGURE_LENGTH = 12
"""Figures up to so many characters are kept in one line."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph and the tags around it; `end` is not in it."""

    start: int
    end: int
    opening: SafeString
    closing: SafeString


def stands_above(section: Section, text: str) -> bool:
    """Say whether a heading is a line of its own above the paragraph of this text.

    An ordinal's heading (一是…) is part of the paragraph it opens; so is a deeper one
    whose words stand there.
    """
    if ORDINAL.match(section.heading):
        return False
    return section.level == 1 or section.heading not in text


def mark_paragraph(
    text: str, quotations: Iterable[Quotation], sections: Iterable[Section]
) -> SafeString:
    """Give a paragraph as HTML with its quotations and lead words marked.

    What is no longer in the text, since an editor changed it, is not marked. Without
    the tags the result is the text, escaped.
    """
    spans = [*_quoted(text, quotations), *_leads(text, sections)]
    parts: list[str] = []
    done = 0
    for span in _apart(spans):
        parts += [_plain(text[done : span.start]), span.opening]
        parts += [_plain(text[span.start : span.end]), span.closing]
        done = span.end
    parts.append(_plain(text[done:]))
    return mark_safe("".join(parts))


def _quoted(text: str, quotations: Iterable[Quotation]) -> Iterable[Span]:
    """Find each quotation's words, with the quotation marks around them."""
    after = 0
    for quotation in quotations:
        direct = quotation.directness == Quotation.Directness.DIRECT
        # what is reported is marked as it stands: “断卡”见效 opens with emphasis
        words = quotation.text.strip('“”"「」') if direct else quotation.text
        start = text.find(words, after) if words else -1
        if start < 0:
            continue
        after = end = start + len(words)
        if (
            direct
            and start
            and text[start - 1] in '“"「'
            and text[end : end + 1] in '”"」'
        ):
            start, end = start - 1, end + 1
        tag = "q" if direct else "span"
        opening = format_html('<{} class="said" id="q{}">', tag, quotation.pk)
        yield Span(start, end, opening, mark_safe(f"</{tag}>"))


def _leads(text: str, sections: Iterable[Section]) -> Iterable[Span]:
    """Find the words of headings that are part of the paragraph."""
    after = 0
    for section in sections:
        start = text.find(section.heading, after)
        if start < 0:
            continue
        after = start + len(section.heading)
        yield Span(start, after, mark_safe('<b class="lead">'), mark_safe("</b>"))


def _apart(spans: Iterable[Span]) -> Iterable[Span]:
    """Keep the spans that do not run into one before them, in order of the text."""
    done = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= done:
            yield span
            done = span.end


def _plain(text: str) -> str:
    """Escape text, and hold each short figure together with its unit."""
    parts: list[str] = []
    done = 0
    for match in FIGURE.finditer(text):
        figure = match[0]
        if len(figure) <= FIGURE_LENGTH and not figure.isdigit():
            parts += [
                escape(text[done : match.start()]),
                f'<span class="fig">{figure}</span>',
            ]
            done = match.end()
    parts.append(escape(text[done:]))
    return "".join(parts)
