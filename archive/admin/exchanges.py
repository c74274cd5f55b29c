"""Which turn answers which question."""

from django.db.models import QuerySet

from archive.models import Exchange, Role, Speech


def settle_exchanges(entry_id: int) -> None:
    """Give each question its exchange, and take it from turns that are none any more.

    A question put as a follow-up belongs to the exchange it is set to answer to and
    opens none. Answers of an exchange that goes are left without one.
    """
    turns = Speech.objects.filter(entry=entry_id)
    opening = turns.filter(role=Role.QUESTION, answer_to__isnull=True)
    Exchange.objects.filter(entry=entry_id).exclude(question__in=opening).delete()
    Exchange.objects.bulk_create(
        Exchange(entry_id=entry_id, question=turn)
        for turn in opening.filter(exchange__isnull=True)
    )


def exchanges_of(entry_id: int) -> QuerySet[Exchange]:
    """Give the exchanges of an entry in the order of their questions."""
    rows = Exchange.objects.filter(entry=entry_id).select_related("question")
    return rows.order_by("question__position")


def ordinals(entry_id: int) -> dict[int, int]:
    """Number the exchanges of an entry from 1: exchange id to ordinal."""
    return {row.pk: count for count, row in enumerate(exchanges_of(entry_id), 1)}
