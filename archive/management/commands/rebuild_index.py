"""`manage.py rebuild_index`: the whole index anew, beside the live one."""

from typing import Any

from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.management.indexing import told_clearly
from archive.models import Entry
from archive.search import indexer
from archive.search.haystack_commands import HaystackRebuild
from archive.search.rebuilding import REBUILD_BATCH


class Command(HaystackRebuild):
    """Haystack's name and options; searches answer from the old index meanwhile.

    Nothing is ever wiped first, so there is nothing to confirm: `--noinput` is taken
    and changes nothing, and so is the option about retries. `--workers` says how many
    processes write; all cores are used without it.
    """

    help = _("重新建立整个索引；建成之前，搜索照旧用原来的索引。")

    def handle(self, **options: Any) -> None:
        """Build a new generation and let readers see it."""
        quiet = options["verbosity"] < 1
        total = Entry.objects.published().count()
        with told_clearly(), tqdm(total=total, disable=True if quiet else None) as bar:
            done = indexer.rebuild(
                lambda number: bar.update(number - bar.n),
                batch=options["batchsize"] or REBUILD_BATCH,
                workers=options["workers"] or None,
            )
        if not quiet:
            self.stdout.write(_("索引已重建，共 %(count)s 个条目。") % {"count": done})
