"""Who is meant: from the names an entry prints to people, and their posts over time.

    mentions (name and post as printed)  ->  people  ->  memberships

A mention is linked in this order: an editor's decision stands; the same name in one
entry is the same man; a person of exactly that name, or with that other name, is taken
where the posts can be one man's (`archive.text.posts`) and no second person fits as
well; a name nobody has makes a new person. All else stays open, for an editor.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Max, Min, Value

from archive.models import (
    Alias,
    Attendance,
    Entry,
    LinkedBy,
    Membership,
    Person,
    Photo,
    Quotation,
    Role,
    Speech,
    Status,
)
from archive.text.posts import compatible, titles

MENTIONS = (Attendance, Speech, Quotation, Photo)
"""The four kinds of row that name somebody."""

Mention = Attendance | Speech | Quotation | Photo


@dataclass(slots=True)
class Named:
    """A mention and the name it prints; "" where it names nobody (人民公安报记者)."""

    row: Mention
    name: str

    def titles(self) -> frozenset[str]:
        """Give the single titles printed here."""
        return titles(self.row.post, getattr(self.row, "organization", ""))


@dataclass(slots=True)
class Candidate:
    """Somebody a name can mean, with every title printed beside him so far."""

    person: Person
    titles: set[str] = field(default_factory=set)


def link(entries: Iterable[Sequence[Named]]) -> None:
    """Say who is meant by the mentions of each entry; new people are made and saved.

    Of the rows only `person` and `linked_by` are set, and only where nobody decided;
    the caller saves them, inside the same transaction.
    """
    entries = [[named for named in entry if named.name] for entry in entries]
    names = {named.name for entry in entries for named in entry}
    if not names:
        return
    directory = _Directory(names)
    for entry in entries:
        groups = defaultdict(list)
        for named in entry:
            groups[named.name].append(named)
        for name, group in groups.items():
            _link_group(name, group, directory)
    Person.objects.bulk_create(directory.made)


def _link_group(name: str, group: Sequence[Named], directory: "_Directory") -> None:
    """Link the mentions of one name in one entry to one person, or to nobody."""
    rows = [named.row for named in group]
    is_open = [row for row in rows if not row.linked_by]
    printed = frozenset().union(*(named.titles() for named in group))
    candidate = directory.settled(name, rows)
    if candidate is None and is_open and _can_be_one(group):
        candidate = directory.find(name, printed)
    if candidate is None:
        return
    candidate.titles |= printed
    for row in is_open:
        row.person, row.linked_by = candidate.person, LinkedBy.INFERRED


def _can_be_one(group: Sequence[Named]) -> bool:
    """Say whether no two lines of the header give this name posts of two men."""
    lines = [named for named in group if isinstance(named.row, Attendance)]
    return all(compatible(lines[0].titles(), line.titles()) for line in lines[1:])


class _Directory:
    """The people that a set of names can mean, looked up at once."""

    def __init__(self, names: set[str]) -> None:
        self.made: list[Person] = []
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        people = {p.pk: p for p in Person.objects.filter(name__in=names)}
        other = Alias.objects.filter(name__in=names).select_related("person")
        called = {(p.name, pk) for pk, p in people.items()}
        for alias in other:
            people.setdefault(alias.person_id, alias.person)
            called.add((alias.name, alias.person_id))
        self._by_id = {pk: Candidate(person) for pk, person in people.items()}
        for name, pk in sorted(called):
            self._by_name[name].append(self._by_id[pk])
        self._read_titles()

    def _read_titles(self) -> None:
        """Collect the titles printed beside each of them, drafts included."""
        for model in MENTIONS:
            columns = ["person_id", "post"]
            columns += ["organization"] if model is Attendance else []
            rows = model.objects.filter(person__in=self._by_id).exclude(post="")
            for pk, *printed in rows.order_by().values_list(*columns).distinct():
                self._by_id[pk].titles |= titles(*printed)

    def settled(self, name: str, rows: Sequence[Mention]) -> Candidate | None:
        """Give whom mentions of this name in the entry are linked to, if to one person.

        What an editor decided goes before what was inferred.
        """
        for by in (LinkedBy.EDITOR, LinkedBy.INFERRED):
            people = {row.person for row in rows if row.linked_by == by and row.person}
            if len(people) == 1:
                person = people.pop()
                return self._by_id.get(person.pk) or Candidate(person)
        return None

    def find(self, name: str, printed: frozenset[str]) -> Candidate | None:
        """Give the one person that fits, made new where nobody has the name."""
        known = self._by_name[name]
        if not known:
            made = Person(name=name, pinyin=Person.pinyin_of(name))
            self.made.append(made)
            known.append(Candidate(made))
            return known[0]
        fitting = [one for one in known if compatible(one.titles, printed)]
        return fitting[0] if len(fitting) == 1 else None


def link_mentions(entry: Entry, speakers: Mapping[int, str] | None = None) -> None:
    """Link the open mentions of a stored entry and save what was linked.

    `speakers` gives the names of speakers by the ids of their speeches; those of other
    speeches are read from their labels. Call it after speeches, attendees, quotations
    or photos were added or renamed, and `refresh_memberships` after it.
    """
    mentions = _mentions_of(entry, speakers or {})
    is_open = [named.row for named in mentions if not named.row.linked_by]
    link([mentions])
    for model in MENTIONS:
        rows = [row for row in is_open if type(row) is model and row.linked_by]
        model.objects.bulk_update(rows, ["person", "linked_by"], batch_size=200)


def _mentions_of(entry: Entry, speakers: Mapping[int, str]) -> list[Named]:
    """Give the rows of an entry that name somebody, the header first."""
    attendances = list(entry.attendances.select_related("person"))
    names = {row.name for row in attendances}
    mentions = [Named(row, row.name) for row in attendances]
    for speech in entry.speeches.select_related("person"):
        name = speakers.get(speech.pk)
        mentions.append(
            Named(speech, _name_in_label(speech, names) if name is None else name)
        )
    for related in (entry.quotations, entry.photos):
        mentions += [Named(row, row.name) for row in related.select_related("person")]
    return mentions


def _name_in_label(speech: Speech, names: set[str]) -> str:
    """Give the name a label ends with, if the header knows it, else a bare name.

    A reporter's label (人民公安报记者) and a bare 记者 or 主持人 name nobody.
    """
    label = speech.label.strip()
    if speech.person:
        return speech.person.name
    known = [name for name in names if name and label.endswith(name)]
    if known:
        return max(known, key=len)
    is_turn = speech.role in {Role.SPEECH, Role.ANSWER} and not speech.outlet_id
    is_name = 2 <= len(label) <= 4 and not label.endswith(
        ("者", "人", "员", "问", "答")
    )
    return label if is_turn and is_name else ""


def people_of(*entries: Entry) -> set[int]:
    """Give the ids of all people that the mentions of these entries are linked to."""
    first, *others = (
        model.objects.filter(entry__in=entries, person__isnull=False)
        .order_by()
        .values_list("person_id", flat=True)
        for model in MENTIONS
    )
    return set(first.union(*others))


Span = tuple[date | None, date | None]


def refresh_memberships(person_ids: Iterable[int]) -> None:
    """Bring the posts of these people in line with what published entries print.

    First and last day come from the entries' days. A post printed in one place with
    an organization carried over and in another without is one membership. Call it
    with the people of an entry before and after any change, its status included.
    """
    ids = set(person_ids)
    if not ids:
        return
    attested = _attested(ids)
    stale = []
    for row in Membership.objects.filter(person__in=ids):
        span = attested.pop((row.person_id, row.post, row.organization), None)
        if span is None:
            stale.append(row.pk)
        elif span != (row.first_seen, row.last_seen):
            row.first_seen, row.last_seen = span
            row.save()
    Membership.objects.filter(pk__in=stale).delete()
    Membership.objects.bulk_create(
        Membership(
            person_id=pk, post=post, organization=organization,
            first_seen=first, last_seen=last,
        )
        for (pk, post, organization), (first, last) in attested.items()
    )  # fmt: skip


def _attested(ids: set[int]) -> dict[tuple[int, str, str], Span]:
    """Give first and last day by person, post and organization."""
    seen: dict[tuple[int, str], dict[str, Span]] = defaultdict(dict)
    for model in MENTIONS:
        where = F("organization") if model is Attendance else Value("")
        rows = model.objects.filter(person__in=ids, entry__status=Status.PUBLISHED)
        rows = rows.exclude(post="").order_by().values_list("person_id", "post", where)
        for pk, post, name, *days in rows.annotate(
            Min("entry__day"), Max("entry__day")
        ):
            spans = seen[pk, post]
            spans[name] = _span(spans.get(name, ()), days)
    for spans in seen.values():
        if len(spans) == 2 and "" in spans:
            bare = spans.pop("")
            for name in spans:
                spans[name] = _span(spans[name], bare)
    return {(*who, name): days for who, s in seen.items() for name, days in s.items()}


def _span(*spans: Iterable[date | None]) -> Span:
    """Give the first and last of all days; a missing day says nothing."""
    days = [day for span in spans for day in span if day is not None]
    return (min(days), max(days)) if days else (None, None)
