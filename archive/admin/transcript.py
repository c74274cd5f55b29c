"""The order of what stands in an entry, and what moves in it.

`position` orders turns, paragraphs, headings and quotations within their entry; the
number of a paragraph is its name and never changes here.
"""

from collections.abc import Iterable

from django.db.models import F, Model

from archive.models import Entry, Paragraph, Quotation, Section, Speech


def settle_order(entry_id: int) -> None:
    """Count turns, paragraphs, headings and quotations from 1 in the order they stand.

    A turn stands where its `position` says, a paragraph within its turn, headings and
    quotations with their paragraph. Seven queries at most, whatever the length.
    """
    _count(Speech.objects.filter(entry=entry_id).order_by("position", "pk"))
    _count(
        Paragraph.objects.filter(entry=entry_id).order_by(
            "speech__position", "position", "pk"
        )
    )
    _count(
        Section.objects.filter(entry=entry_id).order_by(
            "first_paragraph__position", "level", "position", "pk"
        )
    )
    _count(
        Quotation.objects.filter(entry=entry_id).order_by(
            "paragraph__position", "position", "pk"
        )
    )


def _count(rows: Iterable[Model]) -> None:
    put_in_order(list(rows.only("position")))


def put_in_order(rows: list[Model]) -> None:
    """Give rows of one model the positions 1, 2, 3 …, saving those that differ."""
    moved = []
    for position, row in enumerate(rows, 1):
        if row.position != position:
            row.position = position
            moved.append(row)
    if moved:
        type(moved[0]).objects.bulk_update(moved, ["position"], batch_size=500)


def next_number(entry_id: int) -> int:
    """Take the next paragraph number of an entry, one that was never given before."""
    row = Entry.objects.filter(pk=entry_id)
    row.update(last_number=F("last_number") + 1)
    return row.values_list("last_number", flat=True).get()


def add_paragraph(speech: Speech, text: str, position: int) -> Paragraph:
    """Put a new paragraph into a turn, behind what has the same position."""
    return Paragraph.objects.create(
        entry_id=speech.entry_id,
        speech=speech,
        number=next_number(speech.entry_id),
        position=position,
        text=text,
    )


def remove_paragraph(paragraph: Paragraph) -> None:
    """Take a paragraph away, with its quotations and the ordinal headings it opens.

    A heading on a line of its own is no part of the paragraph it stands above: it
    moves on to the next one, and goes only where there is none.
    """
    following = (
        Paragraph.objects.filter(
            entry=paragraph.entry_id, position__gt=paragraph.position
        )
        .order_by("position", "pk")
        .first()
    )
    if following:
        for section in paragraph.sections.all():
            if section.heading not in paragraph.text:
                section.first_paragraph = following
                section.save(update_fields=["first_paragraph"])
    paragraph.delete()


def neighbour(speech: Speech, step: int) -> Speech | None:
    """Give the turn before (-1) or after (1) this one, none at either end."""
    others = Speech.objects.filter(entry=speech.entry_id)
    if step < 0:
        return others.filter(position__lt=speech.position).order_by("-position").first()
    return others.filter(position__gt=speech.position).order_by("position").first()


def open_place_after(speech: Speech) -> int:
    """Move the turns behind this one down by one and give the place that falls free."""
    behind = Speech.objects.filter(entry=speech.entry_id, position__gt=speech.position)
    behind.update(position=F("position") + 1)
    return speech.position + 1


def split_turn(first: Paragraph) -> Speech:
    """Begin a new turn with this paragraph; those behind it in its turn go with it.

    The new turn has the role, label, person and outlet of the old until an editor says
    otherwise. Positions are settled before and left to be settled after.
    """
    old = first.speech
    new = Speech.objects.get(pk=old.pk)
    new.pk, new._state.adding = None, True
    new.position = open_place_after(old)
    new.save()
    old.paragraphs.filter(position__gte=first.position).update(speech=new)
    return new
