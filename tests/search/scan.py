"""A search by the plainest means: every row is read, every rule is written out.

A part is what one row of the index is made of (title and headings, a turn, a
quotation); an entry is all its parts but the quotations, a turn is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.models import Entry, Organization, Person, Topic
from archive.search.question import (
    NONE,
    TURN_FACETS,
    All,
    Any,
    Choice,
    Days,
    Node,
    Not,
    Term,
    Unit,
)
from archive.search.syntax import Reading
from archive.text import segmentation
from archive.text.folding import fold
from archive.text.overlay import possible_names
from tests.search.oracle import all_fields, speech_fields


@dataclass(eq=False)
class Part:
    """The folded lines of a part, its words, and the values that it carries."""

    lines: list[str]
    carried: dict[str, set[str]]
    day: date | None
    is_quotation: bool = False

    def __post_init__(self) -> None:
        self.lines = [fold(line.replace("\n", " ")) for line in self.lines]
        self.words = set(segmentation.words_and_parts("\n".join(self.lines)))

    def has(self, string: str) -> bool:
        """Say whether a line contains a folded string."""
        return any(string in line for line in self.lines)


@dataclass(eq=False)
class Member:
    """An entry or a turn: its parts, those that say its words, the turns in it."""

    id: int
    parts: list[Part]
    turns: list[Part]


class Scan:
    """The whole archive, read."""

    def __init__(self) -> None:
        named = [*Person.objects.all(), *Organization.objects.all()]
        self.names = {fold(row.name) for row in (*named, *Topic.objects.all())}
        self.members: dict[Unit, list[Member]] = {Unit.ENTRY: [], Unit.SPEECH: []}
        self.published = all_fields()
        for entry in Entry.objects.published():
            self._read(entry)

    def hits(self, reading: Reading, unit: Unit) -> set[int]:
        """Give the ids of the members that hold a query as it was read."""
        return {m.id for m in self.members[unit] if self._is_hit(m, reading)}

    def _read(self, entry: Entry) -> None:
        common = {
            "kind": {entry.kind},
            "source": {entry.source} - {""},
            "topic": {str(topic.pk) for topic in entry.topics.all()},
            "year": {str(entry.day.year)} if entry.day else set(),
            "month": {entry.day.isoformat()[:7]} if entry.day else set(),
        }
        headings = [section.heading for section in entry.sections.all()]
        head = Part([entry.title, *headings], common, entry.day)
        whole = Member(entry.pk, [head], [])
        self.members[Unit.ENTRY].append(whole)
        for speech in entry.speeches.all():
            said = common | {
                "speaker": _ids(speech.person_id),
                "outlet": _ids(speech.outlet_id),
                "role": {speech.role},
            }
            turn = Part(speech_fields(speech), said, entry.day)
            quoted = [
                Part([q.text], said | {"speaker": _ids(q.person_id), "outlet": set()},
                     entry.day, is_quotation=True)
                for q in entry.quotations.filter(paragraph__speech=speech)
            ]  # fmt: skip
            whole.parts.append(turn)
            whole.turns += [turn, *quoted]
            member = Member(speech.pk, [turn], [turn, *quoted])
            self.members[Unit.SPEECH].append(member)

    def _is_hit(self, member: Member, reading: Reading) -> bool:
        about_turns = [c for c in reading.choices if c.facet in TURN_FACETS]
        others = [c for c in reading.choices if c.facet not in TURN_FACETS]
        first = member.parts[0]
        if not all(_passes(choice, first) for choice in others):
            return False
        if not all(_within(days, first) for days in reading.days):
            return False
        return self._by_turns(member, reading.node, about_turns)

    def _by_turns(self, member: Member, node: Node, choices: list[Choice]) -> bool:
        """Apply filters about who speaks; `null` is for what names nobody at all."""
        holding = [turn for turn in member.turns if self.holds(node, [turn])]
        named = {
            facet for turn in holding for facet in turn.carried if turn.carried[facet]
        }

        def passes(choice: Choice, turn: Part) -> bool:
            if NONE in choice.values and not choice.exclude:
                carried = turn.carried.get(choice.facet, set())
                return bool(carried & choice.values) or choice.facet not in named
            return _passes(choice, turn)

        if not self._base(member, node, holding):
            return False
        if any(all(passes(choice, turn) for choice in choices) for turn in holding):
            return True
        return all(
            NONE in c.values and not c.exclude and c.facet not in named for c in choices
        )

    def _base(self, member: Member, node: Node, holding: list[Part]) -> bool:
        if not _names_turns(node):
            return self.holds(node, member.parts)
        if isinstance(node, Any):
            return any(
                self._base(
                    member, each, [t for t in member.turns if self.holds(each, [t])]
                )
                for each in node.nodes
            )
        return bool(holding)

    def holds(self, node: Node, parts: list[Part]) -> bool:
        """Say whether some parts together hold a node."""
        match node:
            case Term():
                return self._holds_term(node, parts)
            case Not():
                return not self.holds(node.node, parts)
            case All():
                return all(self.holds(each, parts) for each in node.nodes)
            case Any():
                return any(self.holds(each, parts) for each in node.nodes)
            case Choice():
                return any(_passes(node, part) for part in parts)
            case Days():
                return any(_within(node, part) for part in parts)

    def _holds_term(self, term: Term, parts: list[Part]) -> bool:
        folded = fold(term.text)
        if any(part.has(folded) for part in parts):
            return True
        if term.exact:
            return False
        names = frozenset(possible_names(folded) & self.names)
        words = segmentation.content_words(folded, names)
        held = sum(any(self._has_word(part, word) for part in parts) for word in words)
        return 0 < held >= needed(len(words))

    def _has_word(self, part: Part, word: str) -> bool:
        return word in part.words or (word in self.names and part.has(word))


def needed(count: int) -> int:
    """All of up to 3 words, more than half of 4 to 6, at least a fifth of more."""
    shares = {1: 1, 2: 2, 3: 3, 4: 3, 5: 3, 6: 4}
    return shares.get(count, (count + 4) // 5)


def _ids(number: int | None) -> set[str]:
    return set() if number is None else {str(number)}


def _passes(choice: Choice, part: Part) -> bool:
    carried = part.carried.get(choice.facet) or {NONE}
    return bool(carried & choice.values) is not choice.exclude


def _within(days: Days, part: Part) -> bool:
    first, last = days.first or date.min, days.last or date.max
    return part.day is not None and first <= part.day <= last


def _names_turns(node: Node) -> bool:
    return any(leaf.facet in TURN_FACETS for leaf in _choices([node]))


def _choices(nodes: Iterable[Node]) -> list[Choice]:
    found: list[Choice] = []
    for node in nodes:
        match node:
            case Choice():
                found.append(node)
            case Not():
                found += _choices([node.node])
            case All() | Any():
                found += _choices(node.nodes)
    return found
