"""The options of the command that do what a reader advises.

Readers know no command line: what they say stands on the import desk and in the API
as well.
"""

from django.utils.translation import gettext as _

from archive.parsing.errors import ParseError, UnknownFormat
from archive.records import ParseWarning
from archive.wording import in_page_language

_OPTIONS = {
    **dict.fromkeys(("date-unread", "year-inferred", "year-missing"), "--held-at"),
    "label-in-prose": "--format",
}
"""By the code of a warning."""


def warning_told(warning: ParseWarning) -> str:
    """Give what a warning says, with the option that sets it right if there is one."""
    return in_page_language(warning.message) + _hint(_OPTIONS.get(warning.code, ""))


def error_told(error: ParseError | None) -> str:
    """Give why an input was refused, with the option that has it read."""
    is_format = isinstance(error, UnknownFormat)
    return f"{in_page_language(str(error))}{_hint('--format' if is_format else '')}"


def _hint(option: str) -> str:
    return _("可用 %s 指明。") % option if option else ""
