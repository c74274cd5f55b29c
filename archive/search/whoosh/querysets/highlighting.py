"""`highlight()`: passages of a result's text with what was asked for marked in them."""

from collections.abc import Mapping
from html import escape
from typing import Any

from django.utils.html import format_html
from haystack.constants import DOCUMENT_FIELD

from archive.search.marking import Span, Wanted, find

AROUND = 200
"""So many characters a passage has, unless `max_length` asks for others."""

BEFORE = 40


def highlighted(
    text: str, wanted: list[Wanted], options: Mapping[str, Any]
) -> dict[str, list[str]]:
    """Give a text's best passage, as HTML in which only the marks are markup.

    `options` are those of Haystack's own highlighter: html_tag (`em` unless given),
    css_class (none) and max_length.
    """
    text = text.strip()
    spans = [_whole_words(text, span) for span in find(text, wanted)]
    longest = int(options.get("max_length", AROUND))
    start = _start(spans[0], longest) if spans and len(text) > longest else 0
    end = min(start + longest, len(text))
    opening, closing = _tags(options)
    made, place = [], start
    for first, last in spans:
        if first >= end:
            break
        marked = escape(text[max(first, start) : last])
        made += [escape(text[place:first]), opening, marked, closing]
        place = last
    made.append(escape(text[place : max(end, place)]))
    return {DOCUMENT_FIELD: ["".join(made)]}


def _whole_words(text: str, span: Span) -> Span:
    """Give a place with the rest of the Latin word that it is in."""
    start, end = span
    while start and _is_latin(text[start - 1]) and _is_latin(text[start]):
        start -= 1
    while end < len(text) and _is_latin(text[end]) and _is_latin(text[end - 1]):
        end += 1
    return start, end


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _start(hit: Span, longest: int) -> int:
    room = max(longest - (hit[1] - hit[0]), 0)
    return max(hit[0] - min(BEFORE, room // 2), 0)


def _tags(options: Mapping[str, Any]) -> tuple[str, str]:
    tag = options.get("html_tag", "em")
    css_class = options.get("css_class")
    if not css_class:
        return f"<{tag}>", f"</{tag}>"
    return format_html('<{} class="{}">', tag, css_class), f"</{tag}>"
