"""What stands beside the turns as it is stored: did an editor change it, and to what.

The imprint has one mark for each part of a record. The rows that are stored, written
down in the same way, have the same mark as long as nobody changed them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from archive.models import (
    Attendance,
    Entry,
    Exchange,
    Paragraph,
    Photo,
    Quotation,
    Section,
)
from archive.store.keys import mark
from archive.store.losses import Losses

COLUMNS: dict[str, tuple[type, tuple[str, ...]]] = {
    "attendees": (Attendance, ("name", "post", "organization", "capacity")),
    "sections": (Section, ("heading", "level", "first_paragraph__number")),
    "quotations": (
        Quotation,
        ("name", "post", "attribution", "text", "paragraph__number", "directness"),
    ),
    "photos": (Photo, ("caption", "name")),
}
"""Parts with the columns that a record has of them, in the order of its fields."""

WORDS: dict[str, Callable[..., str]] = {
    "attendees": lambda name, post, held_at, _did: f"{held_at} {post} {name}".strip(),
    "sections": lambda heading, *_place: heading,
    "quotations": lambda name, _post, _said, text, *_rest: f"{name}：{text}",
    "photos": lambda caption, _name: caption,
    "exchanges": lambda question, answers: (
        f"{_numbers([question])} → {_numbers(answers)}"
    ),
}
"""How a row of each part is written for an editor."""


def edited_parts(entry: Entry, parts: Collection[str]) -> dict[str, list[str]]:
    """Give those of these parts that an editor changed, each with its rows in words."""
    rows = {name: _rows(entry, name) for name in parts}
    return {
        name: _in_words(name, rows[name])
        for name in sorted(rows)
        if mark(rows[name]) != entry.imprint[name]
    }


def keep_parts(
    entry: Entry, edited: Mapping[str, Collection[str]], losses: Losses
) -> None:
    """Keep what stood in the parts that `edited_parts` gave and stands no longer."""
    for name, before in edited.items():
        now = _in_words(name, _rows(entry, name))
        gone = [row for row in before if row not in now]
        if gone:
            model = COLUMNS[name][0] if name in COLUMNS else Exchange
            fresh = [row for row in now if row not in before]
            losses.part(str(model._meta.verbose_name), gone, fresh)


def _in_words(name: str, rows: Iterable[Iterable[Any]]) -> list[str]:
    return [WORDS[name](*row) for row in rows]


def _rows(entry: Entry, name: str) -> list[list[Any]]:
    """Give the rows of a part as the imprint's mark of it was made from them."""
    if name == "exchanges":
        return _exchanges(entry)
    model, columns = COLUMNS[name]
    rows = model.objects.filter(entry=entry).order_by("position")
    if model is Photo:
        rows = rows.filter(image="")  # one with its image an editor hung, and it stays
    return [list(row) for row in rows.values_list(*columns)]


def _exchanges(entry: Entry) -> list[list[Any]]:
    """Name each turn of an exchange by the number of its first paragraph."""
    firsts: dict[int, list[int]] = {}
    paragraphs = Paragraph.objects.filter(entry=entry).order_by("position")
    for speech, number in paragraphs.values_list("speech", "number"):
        firsts.setdefault(speech, [number])
    answers: dict[int, list[list[int]]] = {}
    answering = entry.speeches.exclude(answer_to=None).order_by("position")
    for speech, exchange in answering.values_list("pk", "answer_to"):
        answers.setdefault(exchange, []).append(firsts.get(speech, []))
    rows = entry.exchanges.order_by("question__position")
    return [
        [firsts.get(question, []), answers.get(pk, [])]
        for pk, question in rows.values_list("pk", "question")
    ]


def _numbers(turns: Iterable[Iterable[int]]) -> str:
    return "、".join(str(number) for turn in turns for number in turn)
