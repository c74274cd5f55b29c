"""What a click on an answer of the queue does.

A button's value is a verb and the ids it is about: merge:12:40.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.admin.answering import note_on
from archive.admin.identity import told
from archive.admin.ids import read_id, read_ids
from archive.identity import assigning
from archive.identity.merging import CannotMerge, merge
from archive.identity.redirecting import kept_rows
from archive.models import Decision, Entry, Person


class Stale(ValueError):
    """The question is no more: somebody answered it, or a row of it is gone."""


def answer(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Take an answer, and go back to the page of the queue it came from."""
    verb, *ids = request.POST.get("answer", "").split(":")
    try:
        if verb not in ANSWERS:
            raise Stale
        with transaction.atomic():
            ANSWERS[verb](request, *(_person(read_id(pk)) for pk in ids[:2]))
    except (Stale, CannotMerge, TypeError):
        messages.error(request, _("这个问题已经有人处理，或其中的人物已不在。"))
    return told.back(request)


def _person(pk: int | None) -> Person:
    """Give a person, or the one that he was merged into meanwhile.

    Raises:
        Stale: nobody has the id.
    """
    person = Person.objects.filter(pk=pk).first()
    if person is None:
        raise Stale
    return kept_rows([person])[person.pk]


# --- people -----------------------------------------------------------------------


def _confirm(request: HttpRequest, person: Person) -> None:
    confirm(request, [person])


def _confirm_chosen(request: HttpRequest) -> None:
    chosen = read_ids(request.POST.getlist("chosen"))
    people = list(Person.objects.new().filter(pk__in=chosen))
    if not people:
        raise Stale
    confirm(request, people)


def confirm(request: HttpRequest, people: list[Person]) -> None:
    """Take people whom a rule has made for right; those who come after them as well."""
    ids = [person.pk for person in people]
    Person.objects.filter(pk__in=ids).update(confirmed=True)
    note_on(request, _("确认了推断出来的人物"), *people)
    names = "、".join(person.name for person in people[:5])
    told.tell(
        request,
        _("已确认 %(count)d 位：%(names)s%(more)s")
        % {"count": len(ids), "names": names, "more": "…" if len(ids) > 5 else ""},
    )


def _merge(request: HttpRequest, kept: Person, other: Person) -> None:
    (decision,) = merge(kept, [other], by=request.user)
    _done(request, merged_words(decision), decision)


def merged_words(decision: Decision) -> str:
    """Say who was merged into whom, and how many mentions went along."""
    return _("已把%(other)s并入%(kept)s，带去 %(count)d 处提及。") % {
        "other": told.named(decision.other),
        "kept": told.named(decision.person),
        "count": decision.moved,
    }


def _apart(request: HttpRequest, one: Person, other: Person) -> None:
    decision = assigning.keep_apart(one, other, by=request.user)
    text = _("%(one)s与%(other)s不是同一人，不会再问。")
    names = {"one": told.named(one), "other": told.named(other)}
    _done(request, text % names, decision)


def _nobody(request: HttpRequest, person: Person) -> None:
    decision = assigning.dismiss(person, by=request.user)
    text = _("“%(name)s”不是人名：%(count)d 处提及不再指任何人。")
    shown = {"name": person.name, "count": decision.moved}
    _done(request, text % shown, decision)


def _leave(request: HttpRequest, person: Person, other: Person | None = None) -> None:
    if other:
        person, other = sorted((person, other), key=lambda one: one.pk)
    decision = assigning.set_aside(person=person, other=other, by=request.user)
    names = "、".join(one.name for one in (person, other) if one)
    _done(request, _("已搁置：%(names)s") % {"names": names}, decision)


# --- open mentions ----------------------------------------------------------------


def _question(request: HttpRequest) -> tuple[Entry, str]:
    """Give entry and name of the question a form is about.

    Raises:
        Stale: nothing of the name is open there any more.
    """
    pk, name = read_id(request.POST.get("entry")), request.POST.get("name", "")
    entry = Entry.objects.filter(pk=pk).first()
    if entry is None or not assigning.open_mentions(entry, name):
        raise Stale
    return entry, name


def _is_he(request: HttpRequest, person: Person) -> None:
    entry, name = _question(request)
    _answered(request, assigning.answer(entry, name, person, by=request.user))


def _is_chosen(request: HttpRequest) -> None:
    if not request.POST.get("person"):
        messages.warning(request, _("请先选择一位人物。"))
        return
    _is_he(request, _person(read_id(request.POST["person"])))


def _is_new(request: HttpRequest) -> None:
    _answered(request, assigning.answer_new(*_question(request), by=request.user))


def _is_nobody(request: HttpRequest) -> None:
    entry, name = _question(request)
    _answered(request, assigning.answer(entry, name, None, by=request.user))


def _leave_open(request: HttpRequest) -> None:
    entry, name = _question(request)
    decision = assigning.set_aside(entry=entry, name=name, by=request.user)
    _done(request, _("已搁置：%(names)s") % {"names": name}, decision)


def _answered(request: HttpRequest, decision: Decision) -> None:
    text = _("“%(name)s”在《%(title)s》里的 %(count)d 处认作%(person)s。")
    shown = {
        "name": decision.name,
        "title": decision.entry.title if decision.entry else "",
        "count": decision.moved,
        "person": told.named(decision.person),
    }
    _done(request, text % shown, decision)


def _done(request: HttpRequest, text: str, decision: Decision) -> None:
    told.note(request, text, decision)
    told.tell(request, text, decision)


ANSWERS: dict[str, Callable[..., None]] = {
    "confirm": _confirm,
    "confirm-chosen": _confirm_chosen,
    "merge": _merge,
    "apart": _apart,
    "nobody": _nobody,
    "leave": _leave,
    "he": _is_he,
    "chosen": _is_chosen,
    "new": _is_new,
    "no-name": _is_nobody,
    "leave-open": _leave_open,
}
"""Each answer by the verb of its button."""
