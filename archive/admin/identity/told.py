"""What is said to an editor of a decision, and noted in the histories it is about."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from archive.admin import answering
from archive.admin.conflicts import proxy_of
from archive.models import Decision, Entry, Person
from archive.text.wording import say


def tell(request: HttpRequest, text: str, decision: Decision | None = None) -> None:
    """Say what was done, with a button that takes it back."""
    undo = reverse("admin:archive_person_undo", args=[decision.pk]) if decision else ""
    answering.tell(request, text, undo)


def back(request: HttpRequest) -> HttpResponse:
    """Go back to the page a form came from, else to the queue."""
    return answering.back(request, "admin:archive_person_questions")


def note(request: HttpRequest, text: str, decision: Decision) -> None:
    """Note a decision in the history of everybody, and of the entry, it is about."""
    about = [decision.person, decision.other]
    rows: list[Any] = [row for row in about if row is not None]
    if decision.entry:
        rows.append(proxy_of(decision.entry))
    answering.note_on(request, text, *rows)


def done(
    request: HttpRequest, text: str, decision: Decision, entries: Iterable[int] = ()
) -> None:
    """Say what was decided, with its undoing, and note it in all histories.

    `entries` are those it is about beside the decision's own.
    """
    note(request, text, decision)
    rows = Entry.objects.filter(pk__in=set(entries) - {decision.entry_id})
    answering.note_on_many(request, text, map(proxy_of, rows.only("title", "kind")))
    tell(request, text, decision)


def named(person: Person | None) -> str:
    """Name somebody so that two of one name are told apart: 范华平 #12."""
    return f"{person} #{person.pk}" if person else say("无此人")
