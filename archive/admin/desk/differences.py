"""What an entry says and what a document on the desk says, side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import islice, pairwise
from typing import Any

from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from archive.models import Entry, Kind, Role, Section, Speech
from archive.records import ParsedEntry
from archive.store.alignment import align
from archive.store.imprint import entry_fields, record_fields
from archive.store.likeness import read_lines

MOST = 200
"""So many passages that differ are shown; of the others only how many."""
MOST_NAMED = 20
"""Of labels and headings that differ so many are shown."""
ALIKE = 0.6
"""Two passages that are more alike than this are one, reworded."""
SHORT = 20
"""Passages with fewer couples of characters are looked at closely at once."""
IN_COMMON = 0.25
"""Of longer ones, those that share less than this part of their couples never."""
LONGEST_COMPARED = 3000
"""Of longer passages the differing words are not picked out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that differs: as stored, and as on the desk; "" where it is missing."""

    stored: SafeString
    new: SafeString


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs: fields by their Chinese name, passages, and what is alike."""

    fields: list[tuple[str, str, str]]
    passages: list[Passage]
    more: int
    same: int


def compare(entry: Entry, record: ParsedEntry) -> Differences:
    """Compare an entry as it is stored now with a record.

    Headings are lines like any other: those that are one on one side only are named
    among the fields.
    """
    old, new = read_lines([entry.pk])[entry.pk], record.lines()
    pairs = _with_reworded(old, new, align(old, new))
    same = sum(old[i] == new[j] for j, i in pairs.items())
    differing = list(_differing(old, new, pairs))
    passages = [_passage(one, other) for one, other in differing[:MOST]]
    more = max(0, len(differing) - MOST)
    fields = [
        *_fields(entry, record),
        *_turns(entry, record),
        *_headings(entry, record),
    ]
    return Differences(fields, passages, more, same)


def _fields(entry: Entry, record: ParsedEntry) -> list[tuple[str, str, str]]:
    stored, new = entry_fields(entry), record_fields(record)
    return [
        (str(entry._meta.get_field(name).verbose_name), _shown(one), _shown(new[name]))
        for name, one in stored.items()
        if name != "held_time_known" and _shown(one) != _shown(new[name])
    ]


def _turns(entry: Entry, record: ParsedEntry) -> list[tuple[str, str, str]]:
    """Give the labels that speak more often, or in another role, on either side."""
    old = Counter(entry.speeches.order_by("position").values_list("label", "role"))
    new = Counter((speech.label, str(speech.role)) for speech in record.speeches)
    name = str(Speech._meta.get_field("label").verbose_name)
    return [(name, _counted(old - new), _counted(new - old))] if old != new else []


def _headings(entry: Entry, record: ParsedEntry) -> list[tuple[str, str, str]]:
    """Give the headings that there are on one side only."""
    rows = entry.sections.order_by("position").values_list("heading", flat=True)
    old, new = Counter(rows), Counter(part.heading for part in record.sections)
    if old == new:
        return []
    name = str(Section._meta.get_field("heading").verbose_name)
    gone, added = (old - new).elements(), (new - old).elements()
    return [(name, _listed(gone), _listed(added))]


def _listed(told: Iterable[str]) -> str:
    """Write the first of some words in one line: 一是打击犯罪；二是源头治理."""
    words = list(told)
    more = "；……" if len(words) > MOST_NAMED else ""
    return "；".join(words[:MOST_NAMED]) + more


def _counted(turns: Counter[tuple[str, str]]) -> str:
    """Write turns with how many there are: 华春莹（回答）×11；央视记者（提问）×1."""
    return _listed(
        f"{label}（{Role(role).label}）×{n}" for (label, role), n in turns.items()
    )


def _shown(value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return str(Kind(value).label) if value in list(Kind) else str(value)


def _with_reworded(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int]
) -> dict[int, int]:
    """Pair what is left over with what is like it: it was reworded, not replaced."""
    taken = set(pairs.values())
    left = {i: _couples(old[i]) for i in range(len(old)) if i not in taken}
    left = dict(islice(left.items(), MOST))
    found = dict(pairs)
    for j in [j for j in range(len(new)) if j not in pairs][:MOST]:
        own = _couples(new[j])
        alike = (
            i
            for i, its in left.items()
            if _may_be_alike(its, own) and _is_alike(old[i], new[j])
        )
        if (i := next(alike, None)) is not None:
            found[j] = i
            del left[i]
    return found


def _couples(text: str) -> frozenset[str]:
    """Give each two characters of a text that follow one another: 平安, 安山, 山东."""
    return frozenset(map("".join, pairwise(text)))


def _may_be_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether a closer look is worth its time, which grows with the square."""
    if min(len(one), len(other)) < SHORT:
        return True
    return 2 * len(one & other) > IN_COMMON * (len(one) + len(other))


def _is_alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) > LONGEST_COMPARED:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    is_near = matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE
    return is_near and matcher.ratio() > ALIKE


def _differing(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int]
) -> Iterator[tuple[str, str]]:
    """Give the passages that differ in the order of the new text, the gone in place."""
    kept = set(pairs.values())
    shown = 0
    for j, text in enumerate(new):
        i = pairs.get(j)
        if i is None:
            yield "", text
            continue
        yield from ((old[n], "") for n in range(shown, i) if n not in kept)
        shown = max(shown, i + 1)
        if old[i] != text:
            yield old[i], text
    yield from ((old[n], "") for n in range(shown, len(old)) if n not in kept)


def _passage(old: str, new: str) -> Passage:
    if not old or not new or max(len(old), len(new)) > LONGEST_COMPARED:
        return Passage(conditional_escape(old), conditional_escape(new))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    stored = [
        (old[a:b], "" if tag == "equal" else "del") for tag, a, b, _c, _d in codes
    ]
    fresh = [(new[c:d], "" if tag == "equal" else "ins") for tag, _a, _b, c, d in codes]
    return Passage(_marked(stored), _marked(fresh))


def _marked(pieces: Sequence[tuple[str, str]]) -> SafeString:
    """Join pieces, each in its element, with everything in them escaped."""
    marked = (
        format_html("<{0}>{1}</{0}>", tag, text) if tag else conditional_escape(text)
        for text, tag in pieces
        if text
    )
    return format_html_join("", "{}", ((piece,) for piece in marked))
