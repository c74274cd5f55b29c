"""Questions that are no more when their answer comes in."""

from archive.admin.ids import read_id
from archive.identity.redirecting import kept_rows
from archive.models import Person


class Stale(ValueError):
    """The question is no more: somebody answered it, or a row of it is gone."""


def find_person(sent: str) -> Person:
    """Give a person by the id sent, or the one that he was merged into meanwhile.

    Raises:
        Stale: nobody has the id.
    """
    person = Person.objects.filter(pk=read_id(sent)).first()
    if person is None:
        raise Stale
    return kept_rows([person])[person.pk]
