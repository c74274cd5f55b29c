"""The people that a set of names can mean, looked up at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.identity.mentions import MENTIONS
from archive.identity.redirecting import kept_rows
from archive.models import Alias, Attendance, Decision, LinkedBy, Person
from archive.models.mentions import Mention
from archive.text.posts import compatible, titles


def nobodies(ids: Iterable[int]) -> set[int]:
    """Give those of these ids that an editor said are no people at all (强硬的)."""
    said = Decision.objects.filter(
        kind=Decision.Kind.ASSIGN, undone_at=None, person=None, other__in=list(ids)
    )
    return set(said.values_list("other_id", flat=True))


@dataclass(slots=True)
class Candidate:
    """Somebody a name can mean, with every title printed beside him so far.

    `bearers` says for names that are those of people merged into him, whose. One of
    whom an editor said that the name is no name `is_nobody`.
    """

    person: Person
    titles: set[str] = field(default_factory=set)
    bearers: dict[str, Person] = field(default_factory=dict)
    is_nobody: bool = False

    def claim(self, row: Mention) -> None:
        """Link a mention to him, by rule; the row is not saved."""
        row.link(None if self.is_nobody else self.person, LinkedBy.INFERRED)
        row.via = self.bearers.get(row.name)


class Directory:
    """The people that some names can mean; `made` are those it made, not saved yet."""

    def __init__(self, names: Iterable[str]) -> None:
        self.made: list[Person] = []
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        self._by_id: dict[int, Candidate] = {}
        self._read_names(set(names))
        self._read_titles()
        for pk in nobodies(self._by_id):
            self._by_id[pk].is_nobody = True

    def _read_names(self, names: set[str]) -> None:
        """Find who bears a name, whoever was merged into them, and other names."""
        bearers = list(Person.objects.filter(name__in=names).order_by("pk"))
        kept = kept_rows(bearers)
        for bearer in bearers:
            candidate = self._candidate(kept[bearer.pk])
            if bearer.merged_into_id:
                candidate.bearers[bearer.name] = bearer
            self._note(bearer.name, candidate)
        aliases = Alias.objects.filter(name__in=names, person__merged_into=None)
        for alias in aliases.select_related("person").order_by("person_id"):
            self._note(alias.name, self._candidate(alias.person))

    def _candidate(self, person: Person) -> Candidate:
        return self._by_id.setdefault(person.pk, Candidate(person))

    def _note(self, name: str, candidate: Candidate) -> None:
        if candidate not in self._by_name[name]:
            self._by_name[name].append(candidate)

    def _read_titles(self) -> None:
        """Collect the titles printed beside each of them, drafts included."""
        for model in MENTIONS:
            columns = ["person_id", "post"]
            columns += ["organization"] if model is Attendance else []
            rows = model.objects.filter(person__in=self._by_id).exclude(post="")
            for pk, *printed in rows.order_by().values_list(*columns).distinct():
                self._by_id[pk].titles |= titles(*printed)

    def bearing(self, name: str) -> list[Candidate]:
        """Give everybody of a name; one who was made for it just now is among them."""
        return self._by_name.get(name, [])

    def settled(self, rows: Sequence[Mention]) -> Candidate | None:
        """Give whom mentions of one name in an entry are linked to, if to one person.

        What an editor decided goes before what was inferred.
        """
        for by in (LinkedBy.EDITOR, LinkedBy.INFERRED):
            people = {row.person for row in rows if row.linked_by == by and row.person}
            if len(people) == 1:
                person = people.pop()
                return self._by_id.get(person.pk) or Candidate(person)
        return None

    def find(self, name: str, printed: frozenset[str]) -> Candidate | None:
        """Give the one person of a name whose titles can be one man's with these."""
        known = self.bearing(name)
        fitting = [one for one in known if compatible(one.titles, printed)]
        return fitting[0] if len(fitting) == 1 else None

    def make(self, name: str) -> Candidate:
        """Make a person; nobody of the name is known."""
        made = Person(name=name, pinyin=Person.pinyin_of(name))
        self.made.append(made)
        self._note(name, Candidate(made))
        return self._by_name[name][0]
