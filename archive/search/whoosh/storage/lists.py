"""Values of any length in a row, in arrays: all of them, and how long each is."""

from itertools import pairwise

import numpy as np

from archive.search.whoosh.storage.postings import Ints
from archive.search.whoosh.storage.sections import Array, Sections, narrow

Arrays = dict[str, Array]
"""A column as it is written: its arrays by name."""


def starts_of(lengths: Array) -> Ints:
    """Give where stretches of these lengths begin, and where the last ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def choices(name: str, codes: Ints, texts: list[str]) -> Arrays:
    """Give a column of choices as it is written: a code per document, the texts."""
    said = [text.encode("utf-8", "surrogatepass") for text in texts]
    return {
        name: narrow(codes),
        f"{name}/texts": np.frombuffer(b"".join(said), np.uint8),
        f"{name}/text_lengths": narrow(np.array(list(map(len, said)), np.int64)),
    }


def read_texts(file: Sections, name: str) -> list[str]:
    """Give the texts that the numbers of a choice column stand for."""
    texts = file.array(f"{name}/texts").tobytes()
    starts = starts_of(file.array(f"{name}/text_lengths")).tolist()
    return [
        texts[start:end].decode("utf-8", "surrogatepass")
        for start, end in pairwise(starts)
    ]
