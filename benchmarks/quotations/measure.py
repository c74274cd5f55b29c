"""Precision and recall of the quotations that parsing finds, on the marked sample.

    python -m benchmarks.quotations.measure CORPUS [--half dev] [--show]

CORPUS is the folder that the marked documents are in. README.md beside this file says
what was marked and when a quotation found is the one marked.
"""

import argparse
import hashlib
import json
import lzma
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.parsing import Given
from archive.parsing.formats import AUTO
from archive.parsing.jsonl import parse_object
from archive.records import ParsedEntry

HALVES = (
    "dev",
    "dev-2",
    "held-out",
    "held-out-2",
    "held-out-3",
    "held-out-4",
    "held-out-5",
    "held-out-7",
    "held-out-8",
    "held-out-9",
    "held-out-11",
    "held-out-12",
)
BLIND = ("held-out-6", "held-out-10")
"""Halves counted only when asked for by name, so that nobody sees them by chance."""
ENOUGH = 0.8
"""So much of what two spans cover together must be in both, for a match."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation, marked or found: where its words stand in the body, and whose.

    `names` are those that say who it was: as printed, and in full where printed short.
    """

    start: int
    end: int
    directness: str
    names: frozenset[str]
    post: str = ""


@dataclass(slots=True)
class Tally:
    """What was marked, what was found, and what of both is the same."""

    marked: int = 0
    found: int = 0
    matched: int = 0

    def __str__(self) -> str:
        precision = self.matched / self.found if self.found else 1.0
        recall = self.matched / self.marked if self.marked else 1.0
        return (
            f"precision {precision:.3f} ({self.matched}/{self.found})"
            f"  recall {recall:.3f} ({self.matched}/{self.marked})"
        )


def main() -> None:
    """Print the figures of the halves asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", choices=HALVES + BLIND, action="append")
    parser.add_argument("--show", action="store_true", help="print what differs")
    chosen = parser.parse_args()
    for half in chosen.half or HALVES:
        measure(chosen.corpus, half, show=chosen.show)


def measure(corpus: Path, half: str, *, show: bool) -> None:
    """Print the figures of one half, and with `show` every difference in it."""
    tallies = {name: Tally() for name in ("direct", "indirect", "all")}
    within = {"within": Tally()}
    posts = Tally()
    for row, document in _documents(corpus, half):
        body = document["body"]
        entry = parse_object(document, path="", format=AUTO, given=Given())
        marked = [_marked(body, one) for one in row["quotations"]]
        found = list(_found(body, entry))
        pairs = match(marked, found, is_same)
        _count(tallies, marked, found, pairs)
        _count(within, marked, found, match(marked, found, is_within))
        posts.marked += sum(bool(one.post) for one, _ in pairs)
        posts.found += sum(bool(other.post) for _, other in pairs)
        posts.matched += sum(
            bool(one.post) and one.post == other.post for one, other in pairs
        )
        if show:
            _show(row, body, marked, found, pairs)
    for name, tally in (tallies | within).items():
        print(f"{half:9} {name:9} {tally}")
    print(f"{half:9} {'posts':9} {posts}")


def match(
    marked: Iterable[Marked],
    found: Iterable[Marked],
    is_same: Callable[[Marked, Marked], bool],
) -> list[tuple[Marked, Marked]]:
    """Pair each quotation marked with one found that is the same, none used twice."""
    left = list(found)
    pairs = []
    for one in marked:
        same = next((other for other in left if is_same(one, other)), None)
        if same is not None:
            left.remove(same)
            pairs.append((one, same))
    return pairs


def is_same(one: Marked, other: Marked) -> bool:
    """Say whether both are the same words, said by the same person, as directly."""
    together = max(one.end, other.end) - min(one.start, other.start)
    return _is_alike(one, other) and _shared(one, other) >= ENOUGH * together


def is_within(one: Marked, other: Marked) -> bool:
    """Say the same where one of them may go on longer, or stop earlier."""
    shorter = min(one.end - one.start, other.end - other.start)
    return _is_alike(one, other) and _shared(one, other) >= ENOUGH * shorter


def _is_alike(one: Marked, other: Marked) -> bool:
    return one.directness == other.directness and bool(one.names & other.names)


def _shared(one: Marked, other: Marked) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _documents(
    corpus: Path, half: str
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Give the marked rows of one half with their documents."""
    lines = (Path(__file__).parent / f"{half}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for name in sorted({row["corpus"] for row in rows}):
        wanted = {row["line"]: row for row in rows if row["corpus"] == name}
        with lzma.open(corpus / name, "rt", encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if number in wanted:
                    yield wanted[number], _checked(wanted[number], json.loads(line))


def _checked(row: Mapping[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    digest = hashlib.sha256(document["body"].encode()).hexdigest()
    if not digest.startswith(row["digest"]):
        raise SystemExit(f"{row['corpus']} line {row['line']}: not the text marked")
    return document


def _marked(body: str, row: Mapping[str, Any]) -> Marked:
    names = frozenset(body[slice(*row[key])] for key in ("speaker", "printed"))
    post = body[slice(*row["post"])] if "post" in row else ""
    return Marked(*row["text"], row["directness"], names, post)


def _found(body: str, entry: ParsedEntry) -> Iterator[Marked]:
    """Place what was parsed in the body: its paragraphs stand there in order."""
    starts, at = [], 0
    for paragraph in entry.paragraphs():
        at = body.index(paragraph, at)
        starts.append(at)
        at += len(paragraph)
    after = dict.fromkeys(range(len(starts)), 0)
    for one in entry.quotations:
        place = one.paragraph - 1
        start = body.index(one.text, max(starts[place], after[place]))
        after[place] = start + len(one.text)
        names = frozenset({one.speaker})
        end = start + len(one.text)
        yield Marked(start, end, one.directness.value, names, one.post)


def _count(
    tallies: Mapping[str, Tally],
    marked: list[Marked],
    found: list[Marked],
    pairs: list[tuple[Marked, Marked]],
) -> None:
    for name, tally in tallies.items():
        every = name not in ("direct", "indirect")
        tally.marked += sum(every or one.directness == name for one in marked)
        tally.found += sum(every or one.directness == name for one in found)
        tally.matched += sum(every or one.directness == name for one, _ in pairs)


def _show(
    row: Mapping[str, Any],
    body: str,
    marked: list[Marked],
    found: list[Marked],
    pairs: list[tuple[Marked, Marked]],
) -> None:
    """Print what was missed (-) and what was found and not marked (+)."""
    matched = {one for pair in pairs for one in pair}
    differing = [("-", one) for one in marked if one not in matched]
    differing += [("+", one) for one in found if one not in matched]
    for sign, one in sorted(differing, key=lambda pair: pair[1].start):
        before = body[max(0, one.start - 24) : one.start].replace("\n", "/")
        words = body[one.start : one.end]
        short = words if len(words) < 60 else f"{words[:26]} … {words[-26:]}"
        place = f"{row['corpus'].partition('/')[0]}:{row['line']}"
        names = "=".join(sorted(one.names))
        print(f"{sign} {place} {one.directness} {names}  {before}【{short}】")


if __name__ == "__main__":
    main()
