"""Counts what is read, without writing to the database within a request.

Counts wait in the process's memory and are added now and then by a thread of their own,
so that a page is as quick, and as sure, with the database locked as without. A process
that is killed loses what it had not yet added: at most half a minute of reads.
"""

import logging
import re
import threading
from collections import Counter

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.utils import timezone

from archive.models.reads import add_reads

logger = logging.getLogger(__name__)

MACHINE = re.compile(r"bot|crawl|spider|slurp|fetch|curl|wget|python|^$", re.I)
"""Readers that are programs: Baiduspider, curl/8.5.0, python-requests/2.32, none."""


class ReadCounter:
    """Reads by entry id that wait to be added; safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: Counter[int] = Counter()
        self._timer: threading.Timer | None = None

    def count(self, entry_id: int) -> None:
        """Count one read, and see to it that it will be added."""
        with self._lock:
            self._waiting[entry_id] += 1
            self._set_timer()

    def flush(self) -> None:
        """Add what waits; if the database cannot take it now, it goes on waiting."""
        with self._lock:
            counts, self._waiting = self._waiting, Counter()
            self._timer = None
        if not counts:
            return
        try:
            add_reads(timezone.localdate(), counts)
        except DatabaseError as error:
            logger.warning("reads not added yet, will be tried again: %s", error)
            with self._lock:
                self._waiting += counts
                self._set_timer()

    def _set_timer(self) -> None:
        """Start the wait for the next flush, unless one runs or none is wanted."""
        if self._timer is None and settings.READS_FLUSH_SECONDS:
            self._timer = threading.Timer(settings.READS_FLUSH_SECONDS, self._run)
            self._timer.daemon = True
            self._timer.start()

    def _run(self) -> None:
        """Flush in the timer's thread, and give its connection back."""
        try:
            self.flush()
        finally:
            connection.close()


counter = ReadCounter()


def count_read(request: HttpRequest, entry_id: int) -> None:
    """Count a person's reading of a page; programs and mere looks do not count."""
    agent = request.headers.get("User-Agent", "")
    if request.method == "GET" and not MACHINE.search(agent):
        counter.count(entry_id)
