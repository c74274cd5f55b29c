"""Is every string that can be seen found? Random pieces of the texts, against a scan.

    python -m benchmarks.recall FOLDER

reads FOLDER/texts.jsonl and writes strings.json (what is asked) and truth.json (the
entries whose text contains each string).
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.text.segmentation import words_and_parts
from benchmarks.peers.protocol import Query, read_texts, write_json
from benchmarks.queries import HAN_RUN, SEED

STRINGS, SHORTEST, LONGEST = 500, 2, 8


@dataclass(frozen=True, slots=True)
class Recall:
    """How well so many strings were found, as shares of 1.

    `micro` is of all that is there, `macro` the mean of the strings' own shares;
    `precision` is how much of what was found is there.
    """

    asked: int
    micro: float
    macro: float
    precision: float


def main() -> None:
    """Draw strings from the texts in a folder and look for them in every text."""
    folder = Path(sys.argv[1])
    texts = {text.id: text.text for text in read_texts(folder / "texts.jsonl")}
    strings = _drawn(list(texts.values()))
    truth = [[pk for pk, text in texts.items() if each in text] for each in strings]
    write_json([_asked(each) for each in strings], folder / "strings.json")
    write_json(truth, folder / "truth.json")


def _drawn(texts: list[str]) -> list[str]:
    lots = random.Random(SEED)
    found: dict[str, None] = {}
    while len(found) < STRINGS:
        run = lots.choice(HAN_RUN.findall(lots.choice(texts)) or [""])
        length = lots.randint(SHORTEST, LONGEST)
        if len(run) >= length:
            start = lots.randint(0, len(run) - length)
            found[run[start : start + length]] = None
    return list(found)


def _asked(string: str) -> dict[str, Query]:
    """Give a string as somebody types it, and quoted."""
    words = words_and_parts(string) or [string]
    return {
        "plain": Query("string", string, words),
        "quoted": Query("string", f'"{string}"', words, "phrase"),
    }


def compare(found: Sequence[list[int]], truth: Sequence[list[int]]) -> Recall:
    """Compare what was found for the first strings with what is there."""
    pairs = [(set(a), set(b)) for a, b in zip(found, truth, strict=False)]
    right = sum(len(a & b) for a, b in pairs)
    given = sum(len(a) for a, _ in pairs)
    return Recall(
        asked=len(pairs),
        micro=right / sum(len(b) for _, b in pairs),
        macro=sum(len(a & b) / len(b) for a, b in pairs) / len(pairs),
        precision=right / given if given else 0.0,
    )


if __name__ == "__main__":
    main()
