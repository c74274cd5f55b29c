"""People whom a rule has made and no editor has confirmed."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.models import Decision, Person
from archive.text.folding import fold


def new_people(text: str = "", *, aside: bool = False) -> QuerySet[Person]:
    """Give them, the latest first; with `aside` those that were set aside.

    `text` keeps those whose name, or its pinyin, has it.
    """
    left = Decision.objects.filter(
        kind=Decision.Kind.LEFT, undone_at=None, person=OuterRef("pk"), other=None
    )
    nobody = Decision.objects.filter(
        kind=Decision.Kind.ASSIGN, undone_at=None, other=OuterRef("pk"), person=None
    )
    people = Person.objects.new().exclude(Exists(nobody)).order_by("-pk")
    people = people.filter(Exists(left) if aside else ~Exists(left))
    if text:
        people = people.filter(
            Q(folded__contains=fold(text)) | Q(pinyin__contains=text.lower())
        )
    return people
