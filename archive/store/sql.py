"""Rows written from plain values: of very many, making instances is what costs most."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import Model


def insert_rows(
    model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[int]]
) -> None:
    """Insert rows of integers; `columns` are the names the database has for them."""
    places = ", ".join(["%s"] * len(columns))
    named = ", ".join(map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {_table(model)} ({named}) VALUES ({places})", list(rows)
        )


def set_column(model: type[Model], column: str, values: Mapping[int, int]) -> None:
    """Write one column of many rows, each its own value, by the rows' ids."""
    name = connection.ops.quote_name(column)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {_table(model)} SET {name} = %s WHERE id = %s",
            [(value, pk) for pk, value in values.items()],
        )


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
