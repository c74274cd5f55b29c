"""A column of texts that are only shown: titles, and texts as they were prepared."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from archive.search.whoosh.storage.columns import ArrayColumn, ArrayReader
from archive.search.whoosh.storage.lists import Arrays, starts_of
from archive.search.whoosh.storage.postings import Ints
from archive.search.whoosh.storage.sections import Array, narrow


class StoredColumn(ArrayColumn):
    """One text per document, empty where there is none; each is read by itself."""

    _default = ""

    def encoded(self, name: str, values: Sequence[str]) -> Arrays:
        """Give the texts in UTF-8, one after another, and their lengths."""
        said = [value.encode("utf-8", "surrogatepass") for value in values]
        lengths = np.array(list(map(len, said)), np.int64)
        texts = np.frombuffer(b"".join(said), np.uint8)
        return {name: texts, f"{name}/lengths": narrow(lengths)}

    def merged(
        self, name: str, readers: Sequence[Any], kept: Sequence[Array]
    ) -> Arrays:
        """Give the texts of all columns."""
        lengths, texts = [np.zeros(0, np.int64)], [np.zeros(0, np.uint8)]
        for reader, mask in zip(readers, kept, strict=True):
            sizes = np.diff(reader.starts)
            lengths.append(sizes[mask])
            texts.append(reader.texts[np.repeat(mask, sizes)])
        joined = np.concatenate(texts)
        return {name: joined, f"{name}/lengths": narrow(np.concatenate(lengths))}

    class Reader(ArrayReader):
        """Gives single texts."""

        @cached_property
        def _view(self) -> memoryview:
            return self._dbfile.view(self._basepos)

        @cached_property
        def starts(self) -> Ints:
            """Give where each text begins, and where the last ends."""
            return starts_of(self._array("/lengths"))

        @property
        def texts(self) -> Array:
            """Give the bytes of all texts."""
            return self._array()

        def several(self, documents: Ints) -> list[str]:
            """Give the texts of some documents."""
            starts = self.starts
            ends = starts[documents + 1].tolist()
            places = zip(starts[documents].tolist(), ends, strict=True)
            view = self._view
            return [str(view[i:j], "utf-8", "surrogatepass") for i, j in places]
