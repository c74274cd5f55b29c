"""Which turn of a stored entry asks, and which ones answer it."""

from collections.abc import Iterable, Sequence

from archive.models import Entry, Exchange, Speech
from archive.records import ParsedEntry
from archive.store.sql import save_new, set_column


def make_exchanges(
    made: Iterable[tuple[Entry, ParsedEntry, Sequence[Speech]]],
) -> None:
    """Say of new entries which turns ask and which answer, all at once.

    Each comes with its record and its turns, which are saved.
    """
    exchanges: list[Exchange] = []
    answers: list[tuple[Speech, Exchange]] = []
    for entry, record, speeches in made:
        for row in record.exchanges:
            exchange = Exchange(entry=entry, question=speeches[row.question])
            exchanges.append(exchange)
            answers += [(speeches[turn], exchange) for turn in row.answers]
    save_new(exchanges)
    for speech, exchange in answers:
        speech.answer_to = exchange
    set_column(Speech, "answer_to_id", {s.pk: exchange.pk for s, exchange in answers})


def settle_exchanges(
    entry: Entry, record: ParsedEntry, speeches: Sequence[Speech]
) -> None:
    """Say which turn asks and which answer it; `speeches` are the record's, saved.

    An exchange whose question stays is the same row; turns an editor added keep theirs.
    """
    questions = [speeches[row.question] for row in record.exchanges]
    others = {row.pk for row in speeches} - {row.pk for row in questions}
    entry.exchanges.filter(question__in=others).delete()
    stored = {row.question_id: row for row in entry.exchanges.all()}
    made = [Exchange(entry=entry, question=q) for q in questions if q.pk not in stored]
    Exchange.objects.bulk_create(made)
    stored |= {row.question_id: row for row in made}
    for speech in speeches:
        speech.answer_to = None
    for row, question in zip(record.exchanges, questions, strict=True):
        for turn in row.answers:
            speeches[turn].answer_to = stored[question.pk]
    Speech.objects.bulk_update(speeches, ["answer_to"], batch_size=200)
