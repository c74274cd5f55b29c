"""Mentions with the words as published, to be shown beside a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from archive.admin.speeches import change_url
from archive.identity.mentions import kind_of
from archive.models import (
    Attendance,
    Entry,
    Paragraph,
    Photo,
    Quotation,
    Speech,
    Status,
)
from archive.models.mentions import Mention

LONGEST = 150
"""So many characters of a passage are shown."""

BEFORE = 40
"""So many of them stand before the words quoted."""

ENTRY_SHOWN = ("title", "day", "status", "kind")


@dataclass(frozen=True, slots=True)
class Passage:
    """One mention as published: where, in which post, with which words.

    `key` names the row in a form: speech:12. `words` have the name marked. `is_draft`
    says that only the desk shows the entry.
    """

    key: str
    kind: str
    title: str
    day: date | None
    url: str
    post: str
    words: SafeString
    linked_by: str
    is_draft: bool


def passages(mentions: Sequence[Mention]) -> list[Passage]:
    """Show some mentions, in their order, in three queries."""
    entries = Entry.objects.only(*ENTRY_SHOWN).in_bulk({m.entry_id for m in mentions})
    quoted = {m.paragraph_id for m in mentions if isinstance(m, Quotation)}
    paragraphs = Paragraph.objects.only("text", "number").in_bulk(quoted)
    openings = _openings(m.pk for m in mentions if isinstance(m, Speech))
    shown = []
    for mention in mentions:
        words, anchor = _words(mention, paragraphs, openings)
        shown.append(_passage(mention, entries[mention.entry_id], words, anchor))
    return shown


def _openings(speeches: Iterable[int]) -> dict[int, str]:
    """Give the beginning of the first paragraph of each turn."""
    first = Paragraph.objects.filter(speech=OuterRef("pk")).order_by("position")
    rows = Speech.objects.filter(pk__in=list(speeches)).order_by()
    opening = Subquery(first.values("text")[:1])
    return {pk: text or "" for pk, text in rows.values_list("pk", opening)}


def _words(
    mention: Mention, paragraphs: dict[int, Paragraph], openings: dict[int, str]
) -> tuple[str, str]:
    """Give the words around a mention, and what of the entry's page they stand at."""
    if isinstance(mention, Speech):
        said = f"{mention.label}：{openings.get(mention.pk, '')}"
        return cut(said, 0), f"#s{mention.pk}"
    if isinstance(mention, Quotation):
        paragraph = paragraphs[mention.paragraph_id]
        at = max(paragraph.text.find(mention.attribution), 0)
        return cut(paragraph.text, at), f"#p{paragraph.number}"
    if isinstance(mention, Attendance):
        line = f"{mention.organization} {mention.post} {mention.name}"
        return cut(line.strip(), 0), ""
    return cut(mention.caption, 0) if isinstance(mention, Photo) else "", ""


def cut(text: str, at: int) -> str:
    """Give the stretch of a text around a place, with an ellipsis where it is cut."""
    first = max(at - BEFORE, 0)
    last = first + LONGEST
    more = "…" if last < len(text) else ""
    return f"{'…' if first else ''}{text[first:last]}{more}"


def marked(text: str, name: str) -> SafeString:
    """Give a text with a name in it marked, safe to stand in a page."""
    if not name:
        return format_html("{}", text)
    mark = format_html("<mark>{}</mark>", name)
    return mark_safe(mark.join(escape(part) for part in text.split(name)))


def _passage(mention: Mention, entry: Entry, words: str, anchor: str) -> Passage:
    is_draft = entry.status != Status.PUBLISHED
    url = change_url(entry) if is_draft else f"{entry.get_absolute_url()}{anchor}"
    return Passage(
        key=f"{kind_of(mention)}:{mention.pk}",
        kind=str(mention._meta.verbose_name),
        title=entry.title,
        day=entry.day,
        url=url,
        post=mention.post,
        words=marked(words, mention.name),
        linked_by=mention.get_linked_by_display(),
        is_draft=is_draft,
    )
