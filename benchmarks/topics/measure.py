"""The share of proposed topics that an editor would keep, on items judged by hand.

    python -m benchmarks.topics.measure CORPUS [--show]

CORPUS is the folder that holds news-cctv. README.md beside this file says how an item
was judged. Proposals that nobody judged yet are named and count as refused.
"""

import argparse
import json
import lzma
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.parsing import Given
from archive.parsing.formats import AUTO
from archive.parsing.jsonl import parse_object

JUDGED = Path(__file__).with_name("judged.jsonl")
COLLECTION = "news-cctv"
WANTED = 0.8


@dataclass(slots=True)
class Tally:
    """What was proposed for the judged items, and what became of it."""

    items: int = 0
    without: int = 0
    kept: int = 0
    refused: list[str] = field(default_factory=list)
    unjudged: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def proposed(self) -> int:
        """How many topics were proposed."""
        return self.kept + len(self.refused) + len(self.unjudged)

    @property
    def share(self) -> float:
        """The share of them an editor would keep."""
        return self.kept / max(1, self.proposed)

    def shown(self) -> str:
        """Give the figures as lines to print."""
        return (
            f"{COLLECTION}: {self.items} items judged by hand, "
            f"{self.seconds:.1f} s of CPU to parse\n"
            f"  topics kept     {self.kept}/{self.proposed} = {self.share:.3f}"
            f"  (wanted {WANTED})\n"
            f"  without a topic {self.without}\n"
            f"  not judged yet  {'  '.join(self.unjudged) or 'none'}"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", action="store_true", help="name what is refused")
    chosen = parser.parse_args()
    tally = measure(chosen.corpus)
    print(tally.shown())
    if chosen.show:
        print("  refused         ", "  ".join(tally.refused))


def measure(source: Path) -> Tally:
    """Propose topics for the judged items and hold them to what was judged."""
    judged = _judged()
    tally = Tally()
    for path in sorted((source / COLLECTION).glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                if document["id"] in judged:
                    _count(tally, document, judged[document["id"]])
    return tally


def _judged() -> dict[str, Mapping[str, Any]]:
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def _count(
    tally: Tally, document: Mapping[str, Any], judged: Mapping[str, Any]
) -> None:
    started = time.process_time()
    entry = parse_object(document, path="", format=AUTO, given=Given())
    tally.seconds += time.process_time() - started
    tally.items += 1
    tally.without += not entry.topics
    for topic in entry.topics:
        if topic in judged["kept"]:
            tally.kept += 1
        else:
            known = topic in judged["refused"]
            named = f"{document['id']} {topic}"
            (tally.refused if known else tally.unjudged).append(named)


if __name__ == "__main__":
    main()
