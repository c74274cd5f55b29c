"""Series, outlets, proposed topics by name: looked up at once, made where missing."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from archive.models import Organization, Proposal, Series


def series_named(names: Iterable[str]) -> dict[str, Series]:
    """Give the series of these names, made where there is none."""
    return _named(Series.objects.all(), names)


def proposals_named(names: Iterable[str]) -> dict[str, Proposal]:
    """Give what was proposed under these names, made where it is proposed first.

    The rows are locked until the transaction ends: an editor who settles one now waits,
    and takes along what is tied to it.
    """
    rows = Proposal.objects.select_for_update(no_key=True).order_by("pk")
    return _named(rows, names)


def _named(rows: QuerySet, names: Iterable[str]) -> dict[str, Any]:
    names = set(filter(None, names))
    found = {row.name: row for row in rows.filter(name__in=names)}
    made = [rows.model(name=name) for name in sorted(names - found.keys())]
    rows.model.objects.bulk_create(made)
    return found | {row.name: row for row in made}


def outlets_named(names: Iterable[str]) -> dict[str, Organization]:
    """Give the outlets of these names, made where there is none.

    An organization known for something else becomes an outlet as well.
    """
    names = set(filter(None, names))
    found = {row.name: row for row in Organization.objects.filter(name__in=names)}
    Organization.objects.filter(name__in=names, is_outlet=False).update(is_outlet=True)
    made = [
        Organization(name=name, is_outlet=True, pinyin=Organization.pinyin_of(name))
        for name in sorted(names - found.keys())
    ]
    Organization.objects.bulk_create(made)
    return found | {row.name: row for row in made}
