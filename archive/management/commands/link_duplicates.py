"""`manage.py link_duplicates`: compare the texts of all entries anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from archive.store.duplicates import relink_all


class Command(BaseCommand):
    """Link every entry to the first of its kind, as an import now would.

    Worth running after an upgrade that compares texts otherwise. What an editor told
    apart stays so.
    """

    help = _("重新比对所有条目的正文，标出重复")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, and say how many links are others now."""
        count = relink_all()
        self.stdout.write(_("%d 篇条目的重复关联有变动。") % count)
