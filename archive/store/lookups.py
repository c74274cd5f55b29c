"""Series and outlets by name: looked up at once, and made where missing."""

from collections.abc import Iterable

from archive.models import Organization, Series


def series_named(names: Iterable[str]) -> dict[str, Series]:
    """Give the series of these names, made where there is none."""
    names = set(filter(None, names))
    found = {row.name: row for row in Series.objects.filter(name__in=names)}
    made = [Series(name=name) for name in sorted(names - found.keys())]
    Series.objects.bulk_create(made)
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
