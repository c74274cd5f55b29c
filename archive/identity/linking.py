"""Who a mention is, by rule.

In this order: an editor's decision stands; the same name in one entry is the same man;
a person of exactly that name, or with that other name, is taken where the posts can be
one man's (`archive.text.posts`) and no second person fits as well; a name nobody has
makes a new person, but a pet name (毛毛) only where a header lists her. A name with
a title behind it (范副省长, 范华平副省长) is looked for among the people of its own
entry, and makes nobody. All else stays open, for an editor.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from archive.identity.directory import Candidate, Directory
from archive.identity.mentions import MENTIONS, mentions_of, titles_of
from archive.identity.redirecting import lock_kept
from archive.models import Attendance, Entry, Person
from archive.models.mentions import Mention
from archive.text.posts import compatible, titles
from archive.text.titled import TitledName, is_pet_name, titled_name


def link(entries: Iterable[Sequence[Mention]]) -> None:
    """Say who is meant by the mentions of each entry; new people are made and saved.

    Of the rows only whom they are linked to is set, and only where nobody decided; the
    caller saves them, inside the same transaction.
    """
    groups = [_by_name(entry) for entry in entries]
    names = {name for entry in groups for name in entry}
    if not names:
        return
    whole = {titled.name for name in names if (titled := titled_name(name))}
    directory = Directory(names | whole)
    is_open = [row for entry in groups for rows in entry.values() for row in rows]
    is_open = [row for row in is_open if not row.linked_by]
    for entry in groups:
        _link_entry(entry, directory)
    Person.objects.bulk_create(directory.made)
    _follow_merges(row for row in is_open if row.person)


def _follow_merges(linked: Iterable[Mention]) -> None:
    """Give mentions just linked to whom their people were merged into meanwhile.

    What was linked to somebody who was deleted is open again.
    """
    rows = list(linked)
    kept = lock_kept({row.person for row in rows})
    for row in rows:
        person = kept.get(row.person.pk)
        if person is None:
            row.link(None, "")
        elif person != row.person:
            row.person, row.via = person, row.via or row.person


def _by_name(rows: Iterable[Mention]) -> dict[str, list[Mention]]:
    groups: dict[str, list[Mention]] = defaultdict(list)
    for row in rows:
        if row.name:
            groups[row.name].append(row)
    return groups


def _link_entry(groups: dict[str, list[Mention]], directory: Directory) -> None:
    """Link the names of one entry: the plain ones, then those with a title behind."""
    titled: list[tuple[TitledName, list[Mention]]] = []
    present: list[Candidate] = []
    for name, rows in groups.items():
        parts = titled_name(name)
        if parts and not directory.bearing(name):
            titled.append((parts, rows))
        else:
            _enter(_link_group(name, rows, directory), present)
    # 范华平副省长 goes before 范副省长: the first may say who the other is.
    for parts, rows in sorted(titled, key=lambda pair: -len(pair[0].name)):
        candidate = directory.settled(rows) or _titled(parts, present, directory)
        _give(rows, candidate)
        _enter(candidate, present)


def _enter(candidate: Candidate | None, present: list[Candidate]) -> None:
    """Note somebody among those who are named in the entry, once."""
    if candidate is None or candidate.is_nobody:
        return
    if all(one.person != candidate.person for one in present):
        present.append(candidate)


def _link_group(
    name: str, rows: Sequence[Mention], directory: Directory
) -> Candidate | None:
    """Link the mentions of one name in one entry to one person, or to nobody."""
    printed = frozenset().union(*map(titles_of, rows))
    candidate = directory.settled(rows)
    is_open = any(not row.linked_by for row in rows)
    if candidate is None and is_open and _can_be_one(rows):
        if directory.bearing(name):
            candidate = directory.find(name, printed)
        elif _may_be_new(name, rows):
            candidate = directory.make(name)
    if candidate:
        candidate.titles |= printed
    _give(rows, candidate)
    return candidate


def _may_be_new(name: str, rows: Iterable[Mention]) -> bool:
    """Say whether somebody unheard of is called so, and not one of many."""
    return not is_pet_name(name) or any(isinstance(row, Attendance) for row in rows)


def _titled(
    parts: TitledName, present: Sequence[Candidate], directory: Directory
) -> Candidate | None:
    """Find whom a name with a title behind it means; null where it may be two.

    Of the entry's people the one of that name, or of that family name with a post
    printed that is the title; else, where the whole name is given, who bears it.
    """
    title = titles(parts.title)
    fitting = [
        one
        for one in present
        if _is_called(one, parts) and compatible(one.titles, title)
    ]
    if not fitting and parts.is_whole:
        return directory.find(parts.name, title)
    return fitting[0] if len(fitting) == 1 else None


def _is_called(one: Candidate, parts: TitledName) -> bool:
    """Say whether somebody has this name; a family name alone wants a post as well."""
    if parts.is_whole:
        return one.person.name == parts.name
    return one.person.name.startswith(parts.name) and bool(one.titles)


def _give(rows: Iterable[Mention], candidate: Candidate | None) -> None:
    """Link the open ones of these mentions to a person."""
    for row in rows:
        if candidate and not row.linked_by:
            candidate.claim(row)


def _can_be_one(rows: Iterable[Mention]) -> bool:
    """Say whether no two lines of the header give this name posts of two men."""
    lines = [titles_of(row) for row in rows if isinstance(row, Attendance)]
    return all(compatible(lines[0], line) for line in lines[1:])


def link_mentions(entry: Entry) -> None:
    """Link the open mentions of a stored entry and save what was linked.

    Call it after speeches, attendees, quotations or photos were added or renamed, and
    `refresh_memberships` after it.
    """
    rows = mentions_of(entry)
    is_open = [row for row in rows if not row.linked_by]
    link([rows])
    for model in MENTIONS:
        linked = [row for row in is_open if type(row) is model and row.linked_by]
        columns = ["person", "via", "linked_by"]
        model.objects.bulk_update(linked, columns, batch_size=200)
