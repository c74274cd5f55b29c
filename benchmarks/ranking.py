"""Does the right text stand first? Ours, the recipe's, and plain BM25 beside them.

    python -m benchmarks.ranking CORPUS WORK

The texts are imported under one title for all, so that nothing but the text can be
found. The recipe's hits are kept in WORK: the recipe does not change.
"""

import json
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.text.folding import fold
from archive.text.segmentation import words
from benchmarks import archives
from benchmarks.bm25 import Bm25, bigrams
from benchmarks.measure import run
from benchmarks.peers.protocol import write_json
from benchmarks.ranked import DEPTH
from benchmarks.retrieval import Collection, collections

NEUTRAL = "来件"
"""The title of every text: it says nothing."""

QUESTIONS = "questions.json"
ENGINES = {
    "ours": "ours",
    "sentence": "ours, one sentence",
    "any": "ours, were any word enough",
    "stock": "stock",
}

Hits = list[list[str]]
"""For each question the names of the texts that were found, the best first."""

Ranks = list[int]
"""The place of the right text for each question, from 1; 0 where it was not found."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """How one engine ranked one collection."""

    collection: str
    engine: str
    reciprocal: float
    gain: float
    found: float


def ranking(source: Path, work: Path) -> Iterator[Ranked]:
    """Rank every collection of a corpus by every engine; `work` keeps what it can."""
    for number, collection in enumerate(collections(source)):
        for engine, found in _hits(collection, work / str(number)):
            yield _scored(collection.name, engine, _ranks(collection, found))


def _hits(collection: Collection, folder: Path) -> Iterator[tuple[str, Hits]]:
    """Give the hits of each engine, question by question."""
    var = _archive(collection, folder)
    write_json([question for question, _ in collection.questions], folder / QUESTIONS)
    archives.manage(var, "rebuild_index", "--noinput", "--verbosity=0")
    for engine, said in ENGINES.items():
        answers = folder / f"{engine}.json"
        if engine != "stock" or not answers.exists():
            command = [sys.executable, "-m", "benchmarks.ranked", engine, str(folder)]
            run(command, **archives.environment(var))
        yield said, json.loads(answers.read_text(encoding="utf-8"))
    for said, tokens in (("BM25, pairs", bigrams), ("BM25, words", words)):
        yield said, _plain(collection, tokens)


def _archive(collection: Collection, folder: Path) -> Path:
    """Import the texts of a collection into an archive of their own."""
    return archives.imported(
        folder,
        (
            {"id": name, "title": NEUTRAL, "body": text, "kind": "news_article"}
            for name, text in collection.passages.items()
        ),
    )


def _plain(collection: Collection, tokens: Callable[[str], list[str]]) -> Hits:
    """Rank by BM25 over some kind of token."""
    names = list(collection.passages)
    plain = Bm25(tokens(fold(text)) for text in collection.passages.values())
    return [
        [names[number] for number in plain.best(tokens(fold(question)), DEPTH)]
        for question, _ in collection.questions
    ]


def _ranks(collection: Collection, found: Hits) -> Ranks:
    wanted = (name for _, name in collection.questions)
    return [
        hits.index(name) + 1 if name in hits else 0
        for name, hits in zip(wanted, found, strict=True)
    ]


def _scored(collection: str, engine: str, ranks: Ranks) -> Ranked:
    """Score the places: mean reciprocal rank, nDCG@10, share found."""
    seen = [rank for rank in ranks if rank]
    gains = [1 / math.log2(rank + 1) for rank in seen if rank <= 10]
    return Ranked(
        collection=collection,
        engine=engine,
        reciprocal=sum(1 / rank for rank in seen) / len(ranks),
        gain=sum(gains) / len(ranks),
        found=len(seen) / len(ranks),
    )


def main() -> None:
    """Print the ranking table alone."""
    for row in ranking(Path(sys.argv[1]), Path(sys.argv[2])):
        figures = f"{row.reciprocal:.3f} {row.gain:.3f} {row.found:.0%}"
        print(f"{row.collection:40} {row.engine:12} {figures}", flush=True)


if __name__ == "__main__":
    main()
