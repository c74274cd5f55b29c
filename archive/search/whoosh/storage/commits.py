"""One generation: which segments it has, and how that changes in whole commits.

A commit writes a table of contents of Whoosh's beside the last one and then takes away
the files that are no longer named. Segments written ahead have another name until they
are committed, so that no commit in between takes them for left over.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from whoosh.fields import Schema
from whoosh.index import TOC, clean_files

from archive.search.whoosh.storage.build import Document, build_segments
from archive.search.whoosh.storage.files import DurableStorage, open_data
from archive.search.whoosh.storage.merge import Merge
from archive.search.whoosh.storage.sections import Sections
from archive.search.whoosh.storage.segment import (
    COLUMNS,
    DAMAGE,
    ArraySegment,
    open_column,
)

NAME = "MAIN"
"""What Whoosh calls the index of a folder, and how the names of its segments begin."""

WRITTEN, MERGED = "WRITTEN", "MERGED"
"""How names of segments begin that are not committed yet."""

MERGED_AT_ONCE = 8
"""So many segments of about one size are made one; a size is eight times the last."""

SMALL = 4096
"""Segments of fewer documents are of one size."""

TINY = 512
MOST_TINY = 2 * MERGED_AT_ONCE
"""So many segments of at most `TINY` documents are merged by whoever adds another.

It is soon done, and needed only where nobody merges in the background.
"""


class Generation:
    """The folder of one generation. Who commits holds the index's `write.lock`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.storage = DurableStorage(str(path))

    def create(self, schema: Schema) -> None:
        """Make it a generation of no documents."""
        TOC.create(self.storage, schema, NAME)

    def contents(self) -> TOC:
        """Give the last commit's table of contents."""
        return TOC.read(self.storage, NAME)

    def write(
        self, documents: Iterable[Document], replaced: Mapping[str, Iterable[int]]
    ) -> None:
        """Delete what has a value of `replaced` and add documents, in one commit.

        Of a write that fails nothing is left: it would fill a full disk still more with
        every trial.
        """
        toc = self.contents()
        try:
            segments = self._without(toc, replaced)
            new = build_segments(self.path, toc.schema, documents, NAME)
            segments += new
            tiny = [s for s in segments if s.doc_count_all() <= TINY]
            if len(tiny) >= MOST_TINY and (chosen := due(tiny)):
                merged = Merge(self.storage, toc.schema, chosen).write(NAME)
                segments = [s for s in segments if s not in chosen]
                segments.append(merged)
            self._commit(toc, segments)
        except BaseException:
            known = self.contents()
            clean_files(self.storage, NAME, known.generation, known.segments)
            raise

    def write_ahead(self, documents: Iterable[Document]) -> list[ArraySegment]:
        """Write documents as segments that are not committed yet."""
        schema = self.contents().schema
        return list(build_segments(self.path, schema, documents, WRITTEN))

    def commit_ahead(self, segments: Iterable[ArraySegment]) -> None:
        """Commit segments that were written ahead."""
        toc = self.contents()
        self._commit(toc, [*toc.segments, *segments])

    def merge_ahead(self, chosen: Sequence[ArraySegment]) -> "Merging":
        """Merge segments of the last commit, without committing that yet."""
        for left in self.path.glob(f"{MERGED}_*"):
            left.unlink()
        merge = Merge(self.storage, self.contents().schema, chosen)
        return Merging(chosen, merge, merge.write(MERGED))

    def commit_merged(self, merging: "Merging") -> bool:
        """Commit a merged segment in the place of those it was made of.

        What was deleted of them meanwhile is deleted of it. Gives false, and commits
        nothing, where one of them is no longer there.
        """
        toc = self.contents()
        now = {segment.segment_id(): segment for segment in toc.segments}
        if not merging.carry_over(now):
            return False
        rest = [s for s in toc.segments if s.segment_id() not in merging.names]
        merged = [merging.segment] if merging.segment.doc_count() else []
        self._commit(toc, [*merged, *rest])
        return True

    def _commit(self, toc: TOC, segments: list[ArraySegment]) -> None:
        for segment in segments:
            self._name(segment)
        following = toc.generation + 1
        TOC(toc.schema, segments, following).write(self.storage, NAME)
        clean_files(self.storage, NAME, following, segments)

    def _name(self, segment: ArraySegment) -> None:
        """Give a segment that was written ahead the name of a committed one."""
        if segment.indexname == NAME:
            return
        ahead = {end: segment.path(str(self.path), end) for end in segment.checks}
        segment.indexname = NAME
        for ending, path in ahead.items():
            path.rename(segment.path(str(self.path), ending))

    def _without(
        self, toc: TOC, replaced: Mapping[str, Iterable[int]]
    ) -> list[ArraySegment]:
        """Delete what has one of some values; give the segments that have any left."""
        unwanted = {name: np.array(list(v), np.int64) for name, v in replaced.items()}
        unwanted = {name: values for name, values in unwanted.items() if len(values)}
        if unwanted:
            for segment in toc.segments:
                self._delete(segment, toc.schema, unwanted)
        return [segment for segment in toc.segments if segment.doc_count()]

    def _delete(
        self,
        segment: ArraySegment,
        schema: Schema,
        unwanted: Mapping[str, np.ndarray],
    ) -> None:
        path = segment.path(str(self.path), COLUMNS)
        file = Sections(open_data(path, segment.checks[COLUMNS]))
        for name, values in unwanted.items():
            column = schema[name].column_type
            reader = open_column(file, name, column, segment.doc_count_all())
            for document in np.flatnonzero(np.isin(reader.array(), values)).tolist():
                segment.delete_document(document)

    def damaged(self) -> list[str]:
        """Read everything and give the names of the files that are not as written."""
        try:
            segments = self.contents().segments
        except DAMAGE:
            number = TOC._latest_generation(self.storage, NAME)
            return [TOC._filename(NAME, number)]
        return [name for each in segments for name in each.damaged(str(self.path))]


class Merging:
    """A merge that is written and not committed."""

    def __init__(
        self, chosen: Sequence[ArraySegment], merge: Merge, segment: ArraySegment
    ) -> None:
        self.names = [each.segment_id() for each in chosen]
        self.segment = segment
        self._numbers = merge.numbers

    def carry_over(self, now: Mapping[str, ArraySegment]) -> bool:
        """Delete what was deleted since; false if a segment is gone altogether."""
        if any(name not in now for name in self.names):
            return False
        for name, numbers in zip(self.names, self._numbers, strict=True):
            for document in numbers[~now[name].living()].tolist():
                if document >= 0:
                    self.segment.delete_document(document)
        return True


def due(segments: Iterable[ArraySegment]) -> list[ArraySegment]:
    """Give the segments that should be merged next; none if all is well.

    That is when too many are of about one size, or when most of one is deleted. So the
    number of segments grows with the logarithm of the number of documents, and so does
    how often a document is written again.
    """
    sizes: dict[int, list[ArraySegment]] = defaultdict(list)
    for segment in segments:
        if segment.deleted_count() * 2 > segment.doc_count_all() > SMALL:
            return [segment]
        share = max(segment.doc_count() / SMALL, 1)
        sizes[math.ceil(math.log(share, MERGED_AT_ONCE))].append(segment)
    for size in sorted(sizes):
        if len(sizes[size]) >= MERGED_AT_ONCE:
            return sizes[size]
    return []
