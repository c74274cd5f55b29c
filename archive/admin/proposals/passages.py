"""Where entries that proposed a name speak of it, or what they open with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Substr
from django.utils.safestring import SafeString

from archive.admin.identity.passages import ENTRY_SHOWN, cut, marked
from archive.admin.speeches import change_url
from archive.models import Entry, Paragraph, Proposal, Status
from archive.text.folding import fold
from archive.text.subjects import other_words

EACH = 3
"""So many entries of one name are shown, the newest."""
PARAGRAPHS, LONGEST = 200, 1000
"""So much of an entry is looked through for the words: paragraphs, characters each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry that proposed a name, with the words that made it do so.

    Where the words are not found it is what the entry opens with.
    """

    entry: Entry
    url: str
    words: SafeString

    @property
    def is_draft(self) -> bool:
        """Whether only the desk shows the entry."""
        return self.entry.status != Status.PUBLISHED


def passages(proposals: Iterable[Proposal]) -> dict[int, list[Shown]]:
    """Show the newest entries of some names, by the names' ids, in three queries."""
    names = {one.pk: one.name for one in proposals}
    newest = _newest(names)
    ids = {entry for _pk, entry in newest}
    entries = Entry.objects.only(*ENTRY_SHOWN).in_bulk(ids)
    texts = _texts(ids)
    shown = defaultdict(list)
    for pk, entry in newest:
        shown[pk].append(_shown(entries[entry], texts[entry], names[pk]))
    return shown


def _newest(names: Iterable[int]) -> list[tuple[int, int]]:
    """Give (the name's id, the entry's id) of the newest entries of each name.

    The newest are those tied to it last: an index has them at its end, however many
    there are.
    """
    tied = Entry.proposals.through.objects.filter(proposal=OuterRef("pk"))
    last = tied.order_by("-pk").values("entry")
    places = [Subquery(last[place : place + 1]) for place in range(EACH)]
    rows = Proposal.objects.filter(pk__in=list(names)).order_by()
    newest = rows.values_list("pk", *places)
    return [(pk, entry) for pk, *entries in newest for entry in entries if entry]


def _texts(entries: Iterable[int]) -> Mapping[int, list[str]]:
    rows = Paragraph.objects.filter(entry__in=entries, position__lte=PARAGRAPHS)
    texts: dict[int, list[str]] = defaultdict(list)
    for pk, text in rows.order_by("position").values_list(
        "entry_id", Substr("text", 1, LONGEST)
    ):
        texts[pk].append(text)
    return texts


def _shown(entry: Entry, texts: Sequence[str], name: str) -> Shown:
    is_draft = entry.status != Status.PUBLISHED
    url = change_url(entry) if is_draft else entry.get_absolute_url()
    for word in (name, *other_words().get(name, ())):
        for text in texts:
            if (place := fold(text).find(fold(word))) >= 0:
                return Shown(entry, url, marked(cut(text, place), word))
    return Shown(entry, url, marked(cut(texts[0] if texts else "", 0), ""))
