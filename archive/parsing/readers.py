"""Parsing in processes beside the one that asks: as many as there are processors.

batches  ->  submitted, a few ahead  ->  parsed  ->  given in the order they came
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from threading import Thread
from typing import Generic, Self, TypeVar

from archive.parsing.files import Document, How, parse_input
from archive.parsing.inputs import Input

MOST_PROCESSES = 4
"""More parse faster than one process stores."""
AHEAD = 2
"""So many batches more than processes are under way: memory holds no others."""
MOST_WAITING = MOST_PROCESSES + AHEAD

Batch = TypeVar("Batch")


class ReaderDied(Exception):
    """A process that parses was ended before its time, by the system or by hand."""


@dataclass(slots=True)
class _Task(Generic[Batch]):
    """A batch on its way; without a future it is parsed here, when it is asked for."""

    batch: Batch
    inputs: Sequence[Input]
    future: Future[list[Document]] | None = None


class Readers(Generic[Batch]):
    """Parses batches of inputs in processes of their own, ended with the context.

    One batch alone is parsed here: the processes would take longer to start.
    """

    def __init__(self, how: How) -> None:
        self._how = how
        self._processes = min(_processors(), MOST_PROCESSES)
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[_Task[Batch]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def read(
        self, batches: Iterable[tuple[Batch, Sequence[Input]]]
    ) -> Iterator[tuple[Batch, list[Document]]]:
        """Give each batch with the documents of its inputs, in the same order.

        Raises:
            ReaderDied: a process was ended; what was given before is whole.
        """
        for batch, inputs in batches:
            self._waiting.append(_Task(batch, inputs))
            self._submit()
            while len(self._waiting) > self._processes + AHEAD:
                yield self._next()
        while self._waiting:
            yield self._next()

    def _submit(self) -> None:
        """Hand on what waits, once there is enough of it to be worth the processes."""
        idle = [task for task in self._waiting if task.inputs and not task.future]
        if self._processes == 1 or (self._pool is None and len(idle) < 2):
            return
        self._pool = self._pool or _started(self._processes)
        try:
            for task in idle:
                task.future = self._pool.submit(parse_all, task.inputs, self._how)
        except BrokenProcessPool as error:
            raise ReaderDied from error

    def _next(self) -> tuple[Batch, list[Document]]:
        task = self._waiting.popleft()
        if task.future is None:
            return task.batch, parse_all(task.inputs, self._how)
        try:
            return task.batch, task.future.result()
        except BrokenProcessPool as error:
            raise ReaderDied from error


def parse_all(inputs: Sequence[Input], how: How) -> list[Document]:
    """Parse inputs one after the other."""
    return [parse_input(one, how) for one in inputs]


def _processors() -> int:
    """Count the processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _started(processes: int) -> ProcessPoolExecutor:
    # Not forked: a copy of this process would share its connection to the database.
    fresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, fresh, initializer=_begin)


def _begin() -> None:
    """Have a process leave breaking off to its parent, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
