"""People whom a rule has made and no editor has confirmed."""

from functools import reduce
from operator import add

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from archive.identity.mentions import MENTIONS
from archive.models import Decision, Person
from archive.text.folding import fold


def new_people(
    text: str = "", *, aside: bool = False, by_weight: bool = False
) -> QuerySet[Person]:
    """Give them, the latest first; with `aside` those that were set aside.

    `text` keeps those whose name, or its pinyin, has it. With `by_weight` those of most
    mentions come first.
    """
    left = Decision.objects.filter(
        kind=Decision.Kind.LEFT, undone_at=None, person=OuterRef("pk"), other=None
    )
    nobody = Decision.objects.filter(
        kind=Decision.Kind.ASSIGN, undone_at=None, other=OuterRef("pk"), person=None
    )
    people = Person.objects.new().exclude(Exists(nobody)).order_by("-pk")
    if by_weight:
        people = people.order_by(mention_count().desc(), "-pk")
    people = people.filter(Exists(left) if aside else ~Exists(left))
    if text:
        people = people.filter(
            Q(folded__contains=fold(text)) | Q(pinyin__contains=text.lower())
        )
    return people


def mention_count() -> Combinable:
    """Give, for a query of people, the number of rows that name each of them."""
    counts = []
    for model in MENTIONS:
        rows = model.objects.filter(person=OuterRef("pk")).order_by().values("person")
        counted = rows.annotate(count=Count("pk")).values("count")
        counts.append(Coalesce(Subquery(counted), 0))
    return reduce(add, counts)
