"""The words around each hit of one page of results, from the text as published.

The engine says which lines hold a hit; only those rows are read (see `rows`).
"""

from collections.abc import Sequence

from django.utils import timezone

from archive.models import Entry
from archive.records import Moment
from archive.search.analysis import wanted
from archive.search.cutting import cut_around, cut_opening
from archive.search.engine import Hit, Passage
from archive.search.marking import Wanted, find, mark
from archive.search.question import Node
from archive.search.results import Print, Result, Snippet, Speaker
from archive.search.rows import Rows, Turn

MOST_SNIPPETS = 3


def make_results(hits: Sequence[Hit], node: Node) -> tuple[Result, ...]:
    """Give hits as results, ready to be shown.

    A hit whose entry was taken away since it was indexed is left out.
    """
    rows, marked = Rows(hits), wanted(node)
    results = (_result(hit, rows, marked) for hit in hits)
    return tuple(result for result in results if result is not None)


def _result(hit: Hit, rows: Rows, marked: Sequence[Wanted]) -> Result | None:
    """Give a hit as it is shown; null if what was hit is gone."""
    entry = rows.entries.get(hit.entry)
    turn = rows.turns.get(hit.speech or 0)
    if entry is None or (hit.speech is not None and turn is None):
        return None
    address = entry.get_absolute_url()
    return Result(
        id=turn.id if turn else entry.pk,
        entry_id=entry.pk,
        kind=entry.kind,
        title=entry.title,
        title_html=mark(entry.title, find(entry.title, marked)),
        url=f"{address}#s{turn.id}" if turn else address,
        held_at=_held_at(entry),
        published_on=entry.published_on and entry.published_on.isoformat(),
        source=entry.source,
        speaker=_speaker(turn),
        outlet=(turn and turn.outlet) or "",
        role=turn and turn.role,
        score=hit.score,
        snippets=_snippets(hit, rows, marked, address),
        prints=tuple(map(_print, rows.prints(hit))),
        other_prints=len(hit.prints),
    )


def _print(entry: Entry) -> Print:
    return Print(entry.title, entry.get_absolute_url(), entry.source)


def _speaker(turn: Turn | None) -> Speaker | None:
    if turn is None or turn.person_id is None:
        return None
    return Speaker(turn.person_id, turn.person or "", turn.post)


def _snippets(
    hit: Hit, rows: Rows, marked: Sequence[Wanted], address: str
) -> tuple[Snippet, ...]:
    different: dict[str, Snippet] = {}
    for passage in hit.passages:
        snippet = _snippet(passage, rows, marked, address)
        if snippet is not None:
            different.setdefault(snippet.url, snippet)
    return tuple(different.values())[:MOST_SNIPPETS]


def _snippet(
    passage: Passage, rows: Rows, marked: Sequence[Wanted], address: str
) -> Snippet | None:
    """Give one passage; null if the row is gone or no longer holds a hit."""
    line = rows.line(passage)
    spans = find(line.text, marked) if line else []
    if line is None or not spans:
        return None
    quoted = rows.quoted(passage)
    return Snippet(
        paragraph=line.number if passage.speech is not None and passage.row else None,
        url=f"{address}#p{line.number}" if line.number else address,
        speaker=(quoted.person or quoted.name) if quoted else line.turn.speaker,
        post=quoted.post if quoted else line.turn.post,
        role=line.turn.role,
        html=cut_around(line.text, spans),
        opening=cut_opening(line.below),
    )


def _held_at(entry: Entry) -> str | None:
    if entry.held_at is None:
        return None
    local = timezone.localtime(entry.held_at)
    if not entry.held_time_known:
        return local.date().isoformat()
    return Moment(local.date(), local.hour, local.minute).isoformat()
