"""How many turns of real transcripts and messages come out right.

    python -m benchmarks.formats.measure CORPUS [--every N] [--show N]

For each collection: the share of turns whose role and label are those of the corpus,
the documents in which a character of the text is nowhere in the entry, the share of
documents without a warning, and the ten commonest warnings.
"""

import argparse
import difflib
import json
import lzma
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.parsing import Given
from archive.parsing.formats import AUTO
from archive.parsing.jsonl import parse_object
from archive.records import ParsedEntry
from archive.text.clean import without_white
from benchmarks.formats.truth import (
    Said,
    found,
    of_conference,
    of_meeting,
    of_message,
)

Truth = Callable[[Sequence[Mapping[str, Any]]], list[Said]]
COLLECTIONS: dict[str, tuple[str, Truth, float]] = {
    "transcripts-mfa": ("press-conferences", of_conference, 0.995),
    "transcripts-pdis": ("transcripts", of_meeting, 0.999),
    "gov-messages": ("message-replies", of_message, 0.97),
}
"""Folder: its file, how its turns are read, the share that is wanted."""
_MARKS = set("：:#>【】[]［］〔〕*-—_=~·•＊")


@dataclass(slots=True)
class Tally:
    """What was counted in one collection."""

    documents: int = 0
    turns: int = 0
    right: int = 0
    losing: list[str] = field(default_factory=list)
    silent: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def share(self) -> float:
        """The share of the turns that came out right."""
        return self.right / max(1, self.turns)

    def shown(self, name: str, wanted: float) -> str:
        """Give the figures as lines to print."""
        commonest = "  ".join(f"{c} {n}" for c, n in self.warnings.most_common(10))
        formats = "  ".join(f"{name} {n}" for name, n in self.formats.most_common())
        return (
            f"{name}: {self.documents} documents in {self.seconds:.1f} s of CPU\n"
            f"  turns right     {self.right}/{self.turns} = "
            f"{self.share:.4f}  (wanted {wanted})\n"
            f"  text lost in    {len(self.losing)} documents {self.losing[:5]}\n"
            f"  without warning {self.silent / max(1, self.documents):.3f}\n"
            f"  warnings        {commonest or 'none'}\n"
            f"  read as         {formats}"
        )


def main() -> None:
    """Print the figures of each collection."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--only", choices=COLLECTIONS, action="append")
    parser.add_argument("--every", type=int, default=1, help="only each Nth document")
    parser.add_argument("--show", type=int, default=0, help="print so many differences")
    chosen = parser.parse_args()
    for name in chosen.only or COLLECTIONS:
        file, truth, wanted = COLLECTIONS[name]
        path = chosen.corpus / name / f"{file}.jsonl.xz"
        tally = measure(path, truth, every=chosen.every, show=chosen.show)
        print(tally.shown(name, wanted), flush=True)


def measure(path: Path, truth: Truth, *, every: int = 1, show: int = 0) -> Tally:
    """Parse the documents of a file and compare each with what the corpus says."""
    tally = Tally()
    for document in _documents(path, every):
        started = time.process_time()
        entry = parse_object(document, path="", format=AUTO, given=Given())
        tally.seconds += time.process_time() - started
        differences = _count(tally, document, entry, truth(document["turns"]))
        for difference in differences[: max(0, show)]:
            print(document["id"], difference)
        show -= len(differences)
    return tally


def _documents(path: Path, every: int) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % every == 0:
                yield json.loads(line)


def _count(
    tally: Tally, document: Mapping[str, Any], entry: ParsedEntry, truth: list[Said]
) -> list[str]:
    """Add one document to the tally; give what differs, a line each."""
    turns = [found(speech) for speech in entry.speeches if speech.paragraphs]
    right, differences = compare(truth, turns)
    codes = {warning.code for warning in entry.warnings} - {"phone-number"}
    tally.documents += 1
    tally.turns += len(truth)
    tally.right += right
    tally.silent += not codes
    tally.warnings.update(warning.code for warning in entry.warnings)
    tally.formats[entry.format] += 1
    if lost := missing(document["body"], entry):
        tally.losing.append(document["id"])
        differences.append(f"lost: {lost}")
    return differences


def compare(truth: Sequence[Said], turns: Sequence[Said]) -> tuple[int, list[str]]:
    """Count the turns of the truth that are there: same text, role and label."""
    wanted = [_key(turn) for turn in truth]
    given = [_key(turn) for turn in turns]
    matcher = difflib.SequenceMatcher(None, wanted, given, autojunk=False)
    right, differences = 0, []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            differences.append(f"{_shown(truth[i:j])} -> {_shown(turns[k:m])}")
            continue
        for one, other in zip(truth[i:j], turns[k:m], strict=True):
            same = one.label == other.label and one.role in ("", other.role)
            right += same
            if not same:
                differences.append(f"{_shown([one])} -> {_shown([other])}")
    return right, differences


def _key(turn: Said) -> str:
    return without_white(turn.text)


def _shown(turns: Sequence[Said]) -> str:
    parts = [f"{t.role}|{t.label}|{t.text[:30]}…{t.text[-20:]}" for t in turns[:4]]
    return " / ".join(parts).replace("\n", "⏎") or "nothing"


def missing(body: str, entry: ParsedEntry) -> str:
    """Give the characters of a body that are in no part of the entry."""
    kept = Counter[str]()
    for speech in entry.speeches:
        kept.update("".join([speech.label, *speech.paragraphs]))
    for text in (
        entry.title,
        entry.place,
        entry.summary,
        entry.held_at.isoformat() if entry.held_at else "",
        *(dropped.text for dropped in entry.dropped),
        *(photo.caption for photo in entry.photos),
        *(a.post + a.name for a in entry.attendees),
        *(s.heading for s in entry.sections if s.level == 1),
    ):
        kept.update(text)
    lost = Counter(without_white(body)) - kept
    return "".join(char for char in lost.elements() if char not in _MARKS)[:80]


if __name__ == "__main__":
    main()
