"""Questions whose right answer is known: each belongs to one text of a collection.

A title belongs to the text under it, a question to its reply. Which are taken is drawn
once, by a fixed seed; nothing of any engine is tuned on them.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import corpus

SEED = 20210304
PASSAGES, QUESTIONS = 4000, 600
SHORTEST = 30
"""A passage of fewer characters (谢谢。) answers anything, and is left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question and the one text that it belongs to."""

    question: str
    passage: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts by a name each, and questions with the name of the text they belong to."""

    name: str
    passages: dict[str, str]
    questions: tuple[tuple[str, str], ...]


def collections(source: Path) -> Iterator[Collection]:
    """Give the collections that can be made of a corpus."""
    for name, (pattern, read) in _SOURCES.items():
        found = [p for p in corpus.paths(source) if p.match(pattern)]
        pairs = [k for path in found for d in corpus.documents(path) for k in read(d)]
        if pairs:
            yield _draw(name, pairs)


def _draw(name: str, pairs: list[Known]) -> Collection:
    """Draw a collection: no two passages the same, no question asked twice."""
    once = Counter(pair.question for pair in pairs)
    by_passage = {p.passage: p for p in pairs if len(p.passage) >= SHORTEST}
    lots = random.Random(SEED)
    chosen = list(by_passage.values())
    chosen = lots.sample(chosen, min(PASSAGES, len(chosen)))
    named = {f"p{number}": pair for number, pair in enumerate(chosen)}
    askable = [
        (p.question, key)
        for key, p in named.items()
        if once[p.question] == 1 and len(p.question) >= 4
    ]
    asked = lots.sample(askable, min(QUESTIONS, len(askable)))
    return Collection(name, {k: p.passage for k, p in named.items()}, tuple(asked))


def _title(document: dict[str, Any]) -> Iterator[Known]:
    if document.get("title"):
        yield Known(document["title"].strip(), document["body"])


def _reply(document: dict[str, Any]) -> Iterator[Known]:
    """Give the title with the reply that was given to the message."""
    if document.get("title"):
        for known in _turns(document):
            yield Known(document["title"].strip(), known.passage)


def _turns(document: dict[str, Any]) -> Iterator[Known]:
    """Give each question with the first answer to it."""
    asked = None
    for turn in document.get("turns", ()):
        if turn["role"] == "question":
            asked = turn["text"]
        elif turn["role"] == "answer" and asked:
            yield Known(" ".join(asked.split()), turn["text"])
            asked = None


_Read = Callable[[dict[str, Any]], Iterator[Known]]
_SOURCES: dict[str, tuple[str, _Read]] = {
    "news: title → body": ("*news-cctv*/*", _title),
    "messages: title → message and reply": ("*gov-messages*/*", _title),
    "messages: whole message → reply": ("*gov-messages*/*", _turns),
    "press conferences: question → answer": ("*transcripts-mfa*/*", _turns),
    "messages: title → reply": ("*gov-messages*/*", _reply),
}
