"""Which entries are nearly the same as a text: looked up by bands, then compared.

    text  ->  same digest, or shared bands and near days  ->  few candidates
          ->  texts compared

Only the first of a kind has bands; what is linked to it is found through it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db.models import Count, Q

from archive.models import Band, Entry, Paragraph, Section
from archive.store.keys import text_digest
from archive.text.headlines import are_of_two, is_rule
from archive.text.likeness import ALIKE, Shingled, bands, likeness, shingled
from archive.text.printed import with_headings

MOST_SHARING = 50
"""A band that more firsts have is that of a mould (股票行情快报) and says nothing."""
MOST_COMPARED = 8
"""So many candidates are compared, those with the most bands in common."""
MOST_SHOWN = 100
REPRINTED_WITHIN = timedelta(days=14)
"""Entries of other words whose days lie further apart are no prints of one text: what
a law became, this year's notice in last year's words."""

SAME_RULE = 0.98
"""So alike must a law be to another whose day, or its own, is not known."""
COMPARED = ("day", "title", "warnings")
"""What of an entry is looked at beside its text."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Alike:
    """An entry nearly the same as a text; `likeness` is 1 for the same words."""

    entry_id: int
    likeness: float


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The text of an entry, which may be unsaved, as it is compared.

    Its headings are part of it: what is one, an editor may see otherwise than a reader
    of the same page.
    """

    entry: Entry
    digest: str
    compared: Shingled
    bands: Sequence[int]
    title: str = ""
    """As printed; "" where it was made out of the text."""

    @classmethod
    def of(cls, entry: Entry, lines: Sequence[str]) -> "Text":
        """Take the headings and paragraphs of an entry apart."""
        compared = shingled(lines)
        digest, title = text_digest(lines), entry.title
        if any(warning["code"] == "title-inferred" for warning in entry.warnings):
            title = ""
        return cls(entry, digest, compared, bands(compared), title)

    def likeness(self, other: "Text") -> float:
        """Give how alike two texts are, from 0 to 1."""
        if self.digest and self.digest == other.digest:
            return 1.0
        return likeness(self.compared, other.compared)

    def may_be_print_of(self, other: "Text") -> bool:
        """Say whether days and titles allow it; the same words may come at any time."""
        if self.digest and self.digest == other.digest:
            return True
        one, two = self.entry.day, other.entry.day
        near = one is None or two is None or abs(one - two) <= REPRINTED_WITHIN
        return near and not are_of_two(self.title, other.title)

    def is_print_of(self, other: "Text", share: float) -> bool:
        """Say whether a text that is so like another is a print of it.

        Where a day is missing, a law must be the other nearly to the letter: it may as
        well be what it was before it was amended.
        """
        undated = self.entry.day is None or other.entry.day is None
        is_version = undated and (is_rule(self.title) or is_rule(other.title))
        return share >= (SAME_RULE if is_version else ALIKE)


def find_alike(lines: Sequence[str]) -> list[Alike]:
    """Give the entries whose text is nearly the same, the most alike first.

    `lines` are its headings and paragraphs. Drafts are among them, and duplicates
    beside the first of their kind.
    """
    text = Text.of(Entry(), lines)
    kinds = Firsts([text]).ids()
    of_kinds = Entry.objects.filter(Q(pk__in=kinds) | Q(duplicate_of__in=kinds))
    found = [
        Alike(stored.entry.pk, share)
        for stored in read_texts(of_kinds.only(*COMPARED).order_by("pk")[:MOST_SHOWN])
        if (share := text.likeness(stored)) >= ALIKE
    ]
    return sorted(found, key=lambda alike: (-alike.likeness, alike.entry_id))


class Firsts:
    """The stored firsts that some texts may belong to, and those met on the way.

    `without` are the ids of entries that are no candidates: those being judged. With
    `before`, only the entries of lower ids are any.
    """

    def __init__(
        self,
        texts: Sequence[Text],
        without: Collection[int] = (),
        before: int | None = None,
    ) -> None:
        others = ~Q(entry__in=without)
        if before is not None:
            others &= Q(entry__lt=before)
        sharing = _sharing({value for text in texts for value in text.bands}, others)
        ids = {pk for text in texts for pk in _most_sharing(text, sharing)}
        same = _of_digests({text.digest for text in texts}, without)
        ids |= {pk for pk in same if before is None or pk < before}
        rows = Entry.objects.filter(pk__in=ids).only(*COMPARED).order_by("pk")
        self._stored = {text.entry.pk: text for text in read_texts(rows)}
        self._same: dict[str, list[Text]] = defaultdict(list)
        for text in self._stored.values():
            self._same[text.digest].append(text)
        self._sharing: dict[int, list[Text]] = {
            value: [self._stored[pk] for pk in sharers if pk in self._stored]
            for value, sharers in sharing.items()
        }

    def ids(self) -> set[int]:
        """Give the ids of the stored candidates."""
        return set(self._stored)

    def add(self, text: Text) -> None:
        """Have a text be the first of its kind."""
        self._same[text.digest].append(text)
        for value in text.bands:
            sharers = self._sharing.setdefault(value, [])
            if len(sharers) < MOST_SHARING:
                sharers.append(text)

    def find(self, text: Text, apart: Collection[int]) -> Text | None:
        """Give the first that a text is most like, the earliest of several, if any.

        `apart` are the ids of the entries that it was told apart from.
        """
        candidates = [*self._same[text.digest], *_most_sharing(text, self._near(text))]
        best, most = None, 0.0
        for candidate in candidates:
            share = text.likeness(candidate)
            is_one = share > most and text.is_print_of(candidate, share)
            if is_one and candidate.entry.pk not in apart:
                best, most = candidate, share
        return best

    def _near(self, text: Text) -> dict[int, list[Text]]:
        """Give those that share its bands and that its day allows, by band."""
        return {
            value: [one for one in sharers if text.may_be_print_of(one)]
            for value in text.bands
            if (sharers := self._sharing.get(value))
        }


def read_texts(entries: Iterable[Entry]) -> list[Text]:
    """Read the texts of stored entries, in the order given, in two queries."""
    found = {entry.pk: entry for entry in entries}
    return [Text.of(found[pk], lines) for pk, lines in read_lines(found).items()]


def read_lines(entry_ids: Collection[int]) -> dict[int, list[str]]:
    """Give the headings and paragraphs of stored entries as printed, in two queries."""
    paragraphs: dict[int, dict[int, str]] = {pk: {} for pk in entry_ids}
    rows = Paragraph.objects.filter(entry__in=paragraphs).order_by("position")
    for entry_id, pk, text in rows.values_list("entry_id", "pk", "text"):
        paragraphs[entry_id][pk] = text
    headings: dict[int, list[tuple[str, int]]] = defaultdict(list)
    sections = Section.objects.filter(entry__in=paragraphs).order_by("position")
    below = "first_paragraph_id"
    for entry_id, heading, pk in sections.values_list("entry_id", "heading", below):
        headings[entry_id].append((heading, pk))
    return {pk: _as_printed(texts, headings[pk]) for pk, texts in paragraphs.items()}


def _as_printed(
    texts: Mapping[int, str], headings: Iterable[tuple[str, int]]
) -> list[str]:
    """Put headings, each with its paragraph's id, among paragraphs by id."""
    number = {pk: place for place, pk in enumerate(texts, start=1)}
    placed = ((heading, number[pk]) for heading, pk in headings if pk in number)
    return with_headings(list(texts.values()), placed)


def _of_digests(digests: set[str], without: Collection[int]) -> set[int]:
    rows = Entry.objects.filter(text_digest__in=digests - {""}, duplicate_of=None)
    return set(rows.exclude(pk__in=without).values_list("pk", flat=True))


def _sharing(values: set[int], others: Q) -> dict[int, list[int]]:
    """Give the ids of those others that have a band, by band, the earliest first.

    Bands that very many have are left out.
    """
    rows = Band.objects.filter(value__in=values).order_by()
    counted = rows.values("value").annotate(count=Count("pk"))
    telling = counted.filter(count__lte=MOST_SHARING).values_list("value", flat=True)
    named = Band.objects.filter(others, value__in=list(telling))
    ids: dict[int, list[int]] = defaultdict(list)
    for value, pk in named.order_by("entry_id").values_list("value", "entry_id"):
        ids[value].append(pk)
    return ids


def _most_sharing(text: Text, sharing: Mapping[int, Sequence[T]]) -> list[T]:
    """Give those that have the most of its bands, the earliest of equals first."""
    votes = Counter(one for value in text.bands for one in sharing.get(value, ()))
    return [one for one, _shared in votes.most_common(MOST_COMPARED)]
