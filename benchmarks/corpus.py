"""Real text: the documents of a corpus, and a sample that is always the same."""

import heapq
import json
import lzma
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tqdm import tqdm


def paths(corpus: Path) -> list[Path]:
    """Give the files of JSON Lines in a folder, at any depth; a file gives itself."""
    return [corpus] if corpus.is_file() else sorted(corpus.rglob("*.jsonl*"))


def documents(corpus: Path) -> Iterator[dict[str, Any]]:
    """Give the documents of a corpus that have a text, file by file."""
    for path in paths(corpus):
        opened = lzma.open if path.suffix == ".xz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            for line in tqdm(file, desc=path.name, leave=False, disable=None):
                document = json.loads(line)
                if document.get("body"):
                    yield document


def sampled(corpus: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    """Give so many documents, taken evenly from everywhere; all of them for no limit.

    The same corpus always gives the same sample, whatever the order of its lines.
    """
    if limit is None:
        return documents(corpus)
    return iter(heapq.nsmallest(limit, documents(corpus), key=_lot))


def fingerprint(corpus: Path) -> str:
    """Give a name for what a corpus holds, by its files' names and sizes."""
    held = [f"{path.name} {path.stat().st_size}" for path in paths(corpus)]
    return blake2b("\n".join(held).encode(), digest_size=4).hexdigest()


def write(documents: Iterable[dict[str, Any]], path: Path) -> int:
    """Write documents as JSON Lines; give how many they are."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            file.write(f"{json.dumps(document, ensure_ascii=False)}\n")
            count += 1
    return count


def _lot(document: dict[str, Any]) -> bytes:
    """Draw a lot for a document: a number that only its own text decides."""
    drawn = f"{document.get('id')} {document['body']}".encode("utf-8", "surrogatepass")
    return blake2b(drawn, digest_size=8).digest()
