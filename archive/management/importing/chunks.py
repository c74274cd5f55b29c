"""Inputs in chunks: so many as are parsed, and stored, at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from archive.management.importing.known import Namer
from archive.parsing.files import How
from archive.parsing.inputs import Input, read_inputs
from archive.store import stored_inputs

DOCUMENTS = 200
BYTES = 1_000_000
"""A chunk ends at either: it is one transaction, and other writers may wait for it."""


@dataclass(slots=True)
class Chunk:
    """Inputs in the order of their files, each with the name it is remembered by.

    `known` are the places of those that were stored before, just so, with the ids of
    the entries made from them: they need not be parsed.
    """

    inputs: list[Input] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    known: dict[int, int] = field(default_factory=dict)

    def unknown(self) -> list[Input]:
        """Give the inputs that are to be parsed."""
        return [one for at, one in enumerate(self.inputs) if at not in self.known]


def chunks(files: Sequence[Path], how: How, *, look_up: bool) -> Iterator[Chunk]:
    """Read the files in order, chunk by chunk; with `look_up`, say what is known."""
    chunk, size, namer = Chunk(), 0, Namer(how)
    for one in chain.from_iterable(read_inputs(path, how.format) for path in files):
        chunk.inputs.append(one)
        chunk.names.append(namer.name(one))
        size += len(one.data)
        if len(chunk.inputs) >= DOCUMENTS or size >= BYTES:
            yield _looked_up(chunk) if look_up else chunk
            chunk, size = Chunk(), 0
    if chunk.inputs:
        yield _looked_up(chunk) if look_up else chunk


def _looked_up(chunk: Chunk) -> Chunk:
    entries = stored_inputs(chunk.names)
    chunk.known = {
        at: entries[name] for at, name in enumerate(chunk.names) if name in entries
    }
    return chunk
