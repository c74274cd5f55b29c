"""What one person says, entry by entry, with the post as printed in each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Max, Min, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Length

from archive.models import (
    Attendance,
    Entry,
    LinkedBy,
    Paragraph,
    Person,
    Quotation,
    Role,
    Section,
    Speech,
    Status,
)

TURNS_SHOWN = 8
"""The turns shown of one person in one entry; a host may have hundreds."""

POINTS_SHOWN = 8
"""The headings shown of one statement."""

TELLING = 15
"""The characters from which a paragraph is more than a greeting."""


@dataclass(slots=True)
class Said:
    """What a person says in one entry. `posts` are as printed, each once.

    `turns` are the first of them, `more` how many there are besides. `inferred` says
    that a rule, and no editor, took somebody of the entry for this person.
    """

    entry: Entry
    posts: list[str] = field(default_factory=list)
    turns: list[Speech] = field(default_factory=list)
    more: int = 0
    inferred: bool = False
    quotations: list[Quotation] = field(default_factory=list)


@dataclass(slots=True)
class Post:
    """A post as printed, and the days of the first and last entry that print it."""

    name: str
    first: date | None
    last: date | None


def said_in(person: Person, entries: Iterable[Entry]) -> list[Said]:
    """Give what a person says in each of these entries, in their order."""
    said = {entry.pk: Said(entry) for entry in entries}
    turns = list(_shown_turns(person, said))
    name_points(turns)
    for speech in turns:
        said[speech.entry_id].turns.append(speech)
    quotations = Quotation.objects.filter(person=person, entry__in=said)
    for quotation in quotations.select_related("paragraph").order_by("position"):
        said[quotation.entry_id].quotations.append(quotation)
    for mention in (Attendance, Speech, Quotation):
        rows = mention.objects.filter(person=person, entry__in=said).order_by()
        seen = rows.values_list("entry", "post", "linked_by").distinct()
        for entry_id, post, linked_by in seen:
            if post and post not in said[entry_id].posts:
                said[entry_id].posts.append(post)
            said[entry_id].inferred |= linked_by == LinkedBy.INFERRED
    return list(said.values())


def _shown_turns(person: Person, said: dict[int, Said]) -> QuerySet[Speech]:
    """Give the first turns of each entry, and note how many more there are."""
    turns: defaultdict[int, list[int]] = defaultdict(list)
    rows = Speech.objects.filter(person=person, entry__in=said).order_by("position")
    for pk, entry_id in rows.values_list("pk", "entry"):
        turns[entry_id].append(pk)
    for entry_id, ids in turns.items():
        said[entry_id].more = max(0, len(ids) - TURNS_SHOWN)
    shown = [pk for ids in turns.values() for pk in ids[:TURNS_SHOWN]]
    return with_first_words(Speech.objects.filter(pk__in=shown)).order_by("position")


def name_points(speeches: Iterable[Speech]) -> None:
    """Set `points` of each statement: the first headings of what it says."""
    points: defaultdict[int, list[Section]] = defaultdict(list)
    statements = [speech for speech in speeches if speech.role == Role.SPEECH]
    rows = Section.objects.filter(first_paragraph__speech__in=statements, level=1)
    for section in rows.select_related("first_paragraph").order_by("position"):
        points[section.first_paragraph.speech_id].append(section)
    for speech in statements:
        speech.points = points[speech.pk][:POINTS_SHOWN]


def with_first_words(speeches: QuerySet[Speech]) -> QuerySet[Speech]:
    """Add `words` and `number` of the opening, and `asked`, that of the question.

    A greeting (各位记者朋友) is no opening while a longer paragraph follows.
    """
    greets = Case(When(length__lt=TELLING, then=1), default=0)
    telling = Paragraph.objects.annotate(length=Length("text"))
    telling = telling.order_by(greets, "position")
    opening = telling.filter(speech=OuterRef("pk"))
    question = telling.filter(speech=OuterRef("answer_to__question"))
    return speeches.select_related("answer_to__question__outlet").annotate(
        words=Subquery(opening.values("text")[:1]),
        number=Subquery(opening.values("number")[:1]),
        asked=Subquery(question.values("text")[:1]),
    )


def posts_over_time(person: Person) -> list[Post]:
    """Give a person's posts as published entries print them, the latest last."""
    posts: dict[str, Post] = {}
    for mention in (Attendance, Speech, Quotation):
        rows = mention.objects.filter(person=person, entry__status=Status.PUBLISHED)
        days = rows.exclude(post="").order_by().values_list("post")
        for name, first, last in days.annotate(Min("entry__day"), Max("entry__day")):
            known = posts.setdefault(name, Post(name, first, last))
            known.first = min(filter(None, (known.first, first)), default=None)
            known.last = max(filter(None, (known.last, last)), default=None)
    return sorted(posts.values(), key=lambda post: (post.first or date.min, post.name))
