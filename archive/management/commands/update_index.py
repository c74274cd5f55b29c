"""`manage.py update_index`: bring the entries of a time up to date in the index."""

from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from archive.management.indexing import told_clearly
from archive.models import Entry
from archive.search import check, indexer
from archive.search.haystack_commands import HaystackUpdate


class Command(HaystackUpdate):
    """Haystack's name and options.

    What is indexed is whole entries, whichever apps are named. `--age`, `--minutes`,
    `--start` and `--end` go by the entries' last change; without any of them all
    entries are indexed. `--remove` takes out what the database no longer has.
    """

    help = _("按现在的条目更新索引。")

    def handle(self, **options: Any) -> None:
        """Index the entries asked for, so many to a commit."""
        entries = Entry.objects.order_by("pk")
        if start := self._start(options):
            entries = entries.filter(changed_at__gte=start)
        if end := self._moment(options["end_date"]):
            entries = entries.filter(changed_at__lte=end)
        ids = list(entries.values_list("pk", flat=True))
        if options["remove"]:
            there = set(Entry.objects.values_list("pk", flat=True))
            ids += sorted(check.indexed_entries() - there)
        with told_clearly():
            indexer.ensure()
            indexer.reindex(ids, options["batchsize"] or indexer.BATCH)
            indexer.merge_all()
        if options["verbosity"] >= 1:
            self.stdout.write(_("已更新 %(count)s 个条目。") % {"count": len(ids)})

    def _start(self, options: dict[str, Any]) -> datetime | None:
        given = [options["age"], options["minutes"], options["start_date"]]
        if sum(value is not None for value in given) > 1:
            raise CommandError(_("--minutes、--age、--start 只能用一个。"))
        if options["minutes"] is not None:
            return timezone.now() - timedelta(minutes=options["minutes"])
        if options["age"] is not None:
            return timezone.now() - timedelta(hours=options["age"])
        return self._moment(options["start_date"])

    def _moment(self, text: str | None) -> datetime | None:
        """Read a day or a time, in Beijing where it does not say.

        Raises:
            CommandError: it is neither.
        """
        if not text:
            return None
        try:
            moment = parse_datetime(text)
            day = None if moment else parse_date(text)
        except ValueError:
            moment = day = None
        if moment is None and day is None:
            said = _("看不懂时间“%(text)s”，请写成 2021-03-04 或 2021-03-04T10:00:00。")
            raise CommandError(said % {"text": text})
        if moment is None and day is not None:
            moment = datetime(day.year, day.month, day.day)
        if moment is not None and timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        return moment
