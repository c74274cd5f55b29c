"""How often a link between nearly the same texts is right, and how many are missed.

    python -m benchmarks.duplicates.measure CORPUS [--draw N]

The documents of news-crud, and those of laws-cn, are linked in their order as an import
links them, with their titles and days. Precision is that of the links in
`judged.jsonl`, drawn from all and judged by hand, and of the links between laws in
`judged-laws.jsonl`, which has every link that likeness alone would make; recall is
measured on documents of news-crud drawn by a fixed seed, each compared with all others.
With --draw links are drawn anew, to be judged.
"""

import argparse
import json
import lzma
import os
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import django
import numpy as np
from numpy.typing import NDArray

COLLECTION, LAWS = "news-crud/docs.jsonl.xz", "laws-cn/laws.jsonl.xz"
JUDGED = Path(__file__).with_name("judged.jsonl")
JUDGED_LAWS = Path(__file__).with_name("judged-laws.jsonl")
SEED, ASKED = 20261122, 400


@dataclass(frozen=True, slots=True)
class Figures:
    """What came out, in numbers of documents, of links and of pairs."""

    documents: int
    linked: int
    together: int
    judged: int
    right: int
    alike: int
    found: int
    laws: int
    laws_right: int


def measure(source: Path) -> Figures:
    """Link the documents of the collection and compare."""
    _set_up()
    texts = _texts(source / COLLECTION)
    firsts = link(texts)
    kept = _kept(JUDGED, firsts)
    laws = _kept(JUDGED_LAWS, link(_texts(source / LAWS)))
    alike = list(_alike_pairs(texts))
    found = sum(firsts.get(a, a) == firsts.get(b, b) for a, b in alike)
    return Figures(
        documents=len(texts),
        linked=len(firsts),
        together=len(firsts.keys() | set(firsts.values())),
        judged=len(kept),
        right=sum(one["same"] for one in kept),
        alike=len(alike),
        found=found,
        laws=len(laws),
        laws_right=sum(one["same"] for one in laws),
    )


def _kept(judged: Path, firsts: Mapping[int, int]) -> list[dict[str, Any]]:
    """Give the judged links that are made."""
    lines = map(json.loads, judged.read_text("utf-8").splitlines())
    return [one for one in lines if firsts.get(one["line"]) == one["first"]]


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pingan_site.settings")
    django.setup()


def _texts(path: Path) -> list:
    from archive.store.likeness import Text

    with lzma.open(path, "rt", encoding="utf-8") as lines:
        documents = map(json.loads, lines)
        return [
            Text.of(_entry(n, document), [document["body"]])
            for n, document in enumerate(documents, 1)
        ]


def _entry(number: int, document: Mapping[str, Any]) -> Any:
    from archive.models import Entry

    day = date.fromisoformat(document["date"]) if document.get("date") else None
    return Entry(pk=number, title=document.get("title") or "", day=day)


def link(texts: Sequence) -> dict[int, int]:
    """Give, by line, the first that each linked document is linked to."""
    from archive.store.likeness import Firsts

    known, links = Firsts([]), {}
    for text in texts:
        first = known.find(text, ())
        if first is None:
            known.add(text)
        else:
            links[text.entry.pk] = first.entry.pk
    return links


def _alike_pairs(texts: Sequence) -> Iterable[tuple[int, int]]:
    """Give the pairs of a drawn document and another, by line, that are alike.

    Every shingle of the drawn ones is looked for in every other text: nothing is left
    to bands.
    """
    from archive.text.likeness import ALIKE

    asked = random.Random(SEED).sample(texts, ASKED)
    owners = np.repeat(np.arange(ASKED), [len(t.compared.shingles) for t in asked])
    values = np.concatenate([text.compared.shingles for text in asked])
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    sizes = np.array([len(text.compared.shingles) for text in asked])
    for text in texts:
        shared = _shared(text.compared.shingles, values, owners)
        either = sizes + len(text.compared.shingles) - shared
        for at in np.flatnonzero(shared >= ALIKE * np.maximum(either, 1)):
            one = asked[at]
            if one is not text and one.likeness(text) >= ALIKE:
                yield one.entry.pk, text.entry.pk


def _shared(
    shingles: NDArray[np.uint64], values: NDArray[np.uint64], owners: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Count the shingles that a text has in common with each drawn document."""
    low = np.searchsorted(values, shingles, "left")
    high = np.searchsorted(values, shingles, "right")
    hit = high > low
    ranges = [np.arange(a, b) for a, b in zip(low[hit], high[hit], strict=True)]
    places = np.concatenate(ranges) if ranges else np.empty(0, np.int64)
    return np.bincount(owners[places], minlength=ASKED)


def draw(source: Path, count: int) -> None:
    """Print links drawn by the fixed seed, one JSON object to a line."""
    _set_up()
    links = sorted(link(_texts(source / COLLECTION)).items())
    for line, first in random.Random(SEED).sample(links, count):
        print(json.dumps({"line": line, "first": first}))


def said(figures: Figures) -> list[str]:
    """Say the figures in sentences."""
    share = figures.together / figures.documents
    precision = figures.right / max(1, figures.judged)
    recall = figures.found / max(1, figures.alike)
    return [
        f"Of {figures.documents:,} documents {figures.linked:,} are linked to the "
        f"first of their kind; {share:.1%} have another print.",
        f"Of {figures.judged} links judged by hand {figures.right} are right: "
        f"precision {precision:.3f}.",
        f"Of {figures.laws} links between laws {figures.laws_right} are right.",
        f"Of {figures.alike} pairs that brute force calls alike, for {ASKED} documents "
        f"drawn, {figures.found} stand together: recall {recall:.3f}.",
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--draw", type=int, metavar="N")
    chosen = parser.parse_args()
    if chosen.draw:
        draw(chosen.corpus, chosen.draw)
    else:
        print("\n".join(said(measure(chosen.corpus))))


if __name__ == "__main__":
    main()
