"""Segments written by several processes at once, each with its own database connection.

    parent: the ids of a batch  ->  worker: reads, prepares, cuts, writes a segment
    parent  <-  how many entries are done ...  <-  the segment

A worker is started afresh and not forked, so that it shares no connection. It ends
with its parent, also when that is killed: the pipe between them is closed then.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

MOST = 4
"""More workers than this would only wait for the disk."""


class WorkerDied(RuntimeError):
    """A process that wrote a part of the index was killed, or failed with a trace."""


def cores() -> int:
    """Give how many workers this machine has use for."""
    return min(MOST, len(os.sched_getaffinity(0)))


def write_segments(
    generation: Path,
    batches: Iterable[list[int]],
    workers: int,
    tell: Callable[[int], None],
) -> list[Any]:
    """Write a segment of each batch of entries; give them in no certain order.

    `tell` is told how many more entries are done.

    Raises:
        WorkerDied: a worker ended before its batch was done.
        OSError, DatabaseError: what a worker met.
    """
    crew = [_Worker(generation) for _ in range(workers)]
    try:
        return list(_collected(crew, iter(batches), tell))
    finally:
        for worker in crew:
            worker.end()


def _collected(
    crew: list["_Worker"], batches: Iterator[list[int]], tell: Callable[[int], None]
) -> Iterator[Any]:
    busy = {worker.pipe: worker for worker in crew if worker.give(batches)}
    while busy:
        for pipe in wait(list(busy)):
            said = busy[pipe].said()  # type: ignore[index]
            if isinstance(said, int):
                tell(said)
                continue
            yield said
            if not busy[pipe].give(batches):  # type: ignore[index]
                del busy[pipe]  # type: ignore[arg-type]


class _Worker:
    """A process and the pipe to it."""

    def __init__(self, generation: Path) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(
            target=_work, args=(theirs, generation), daemon=True
        )
        self.process.start()
        theirs.close()

    def give(self, batches: Iterator[list[int]]) -> bool:
        """Send the next batch, if there is one."""
        for batch in batches:
            try:
                self.pipe.send(batch)
            except BrokenPipeError as error:
                raise self._died() from error
            return True
        return False

    def said(self) -> Any:
        """Receive what the worker says: entries done, a segment, what it met."""
        try:
            said = self.pipe.recv()
        except (EOFError, ConnectionResetError) as error:
            raise self._died() from error
        if isinstance(said, BaseException):
            raise said
        return said

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.terminate()
        self.process.join()
        self.pipe.close()

    def _died(self) -> WorkerDied:
        self.process.join()
        return WorkerDied(f"pid {self.process.pid}, exit {self.process.exitcode}")


def _work(pipe: Connection, generation: Path) -> None:
    """Write segments until the parent has gone."""
    import django

    django.setup()
    # Only now: the models cannot be imported sooner.
    from django.db import DatabaseError

    from archive.search.writing import write_segment

    while True:
        try:
            entry_ids = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(write_segment(generation, entry_ids, pipe.send))
        except BrokenPipeError:
            return
        except (OSError, DatabaseError) as error:
            pipe.send(error)
