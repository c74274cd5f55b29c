"""`manage.py link_people`: ask the rules again who the open mentions are."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from archive.identity.relinking import link_open


class Command(BaseCommand):
    """Link what was left open at the import, where the rules now find one man.

    Worth running after a large import, and after editors have merged people: what an
    early entry printed may be clear from a later one. No editor's word is changed.
    """

    help = _("按现有的人物重新推断未定的提及")

    def handle(self, *args: Any, **options: Any) -> None:
        """Link, and say how many found their man."""
        count = link_open()
        self.stdout.write(_("%d 处未定的提及找到了人物。") % count)
