"""`manage.py makemessages`, that finds what `say` says as well: see `make messages`."""

from typing import ClassVar

from django.core.management.commands import makemessages
from django.utils.translation import gettext as _


class Command(makemessages.Command):
    """Django's command with one word more to look for."""

    help = _("把要翻译的文字收进译文目录，say 里的也在内")

    xgettext_options: ClassVar = [
        *makemessages.Command.xgettext_options,
        "--keyword=say",
    ]
