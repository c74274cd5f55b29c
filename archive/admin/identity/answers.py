"""What a click on an answer of the queue does: about people, and about pairs of them.

A button's value is a verb and the ids it is about: merge:12:40.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.admin import answering
from archive.admin.answering import note_on
from archive.admin.identity import told
from archive.admin.identity.open_answers import OF_OPEN_NAMES
from archive.admin.identity.stale import Stale, find_person
from archive.admin.ids import read_ids
from archive.identity import assigning
from archive.identity.merging import CannotMerge, merge
from archive.models import Decision, Person
from archive.text.wording import say


def answer(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Take an answer, and go back to the page of the queue it came from."""
    verb, *ids = request.POST.get("answer", "").split(":")
    try:
        if verb not in ANSWERS:
            raise Stale
        with transaction.atomic():
            ANSWERS[verb](request, *ids[:2])
    except (Stale, CannotMerge, TypeError):
        messages.error(request, _("这个问题已经有人处理，或其中的人物已不在。"))
    return told.back(request)


def _of_people(act: Callable[..., None]) -> Callable[..., None]:
    """Have an answer about people take their ids as they are sent."""

    def acting(request: HttpRequest, *ids: str) -> None:
        act(request, *map(find_person, ids))

    return acting


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
    note_on(request, say("确认了推断出来的人物"), *people)
    names = "、".join(person.name for person in people[:5]) + "…" * (len(ids) > 5)
    answering.tell(
        request,
        say("已确认 {count} 位：{names}", count=len(ids), names=names),
        _undo_confirming(ids),
    )


def _undo_confirming(ids: list[int]) -> str:
    asked = urlencode({"ids": ids}, doseq=True)
    return f"{reverse('admin:archive_person_unconfirm')}?{asked}"


def unconfirm(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Take a confirming back: these people are asked about again."""
    ids = read_ids(request.GET.getlist("ids"))
    people = list(Person.objects.filter(pk__in=ids, confirmed=True))
    Person.objects.filter(pk__in=[one.pk for one in people]).update(confirmed=False)
    note_on(request, say("撤销了对推断人物的确认"), *people)
    messages.success(request, _("已撤销对 %s 位的确认。") % len(people))
    return told.back(request)


def _merge(request: HttpRequest, kept: Person, other: Person) -> None:
    (decision,) = merge(kept, [other], by=request.user)
    told.done(request, merged_words(decision), decision)


def merged_words(decision: Decision) -> str:
    """Say who was merged into whom, and how many mentions went along."""
    return say(
        "已把{other}并入{kept}，带去 {count} 处提及。",
        other=told.named(decision.other),
        kept=told.named(decision.person),
        count=decision.moved,
    )


def _apart(request: HttpRequest, one: Person, other: Person) -> None:
    decision = assigning.keep_apart(one, other, by=request.user)
    text = say(
        "{one}与{other}不是同一人，不会再问。",
        one=told.named(one),
        other=told.named(other),
    )
    told.done(request, text, decision)


def _nobody(request: HttpRequest, person: Person) -> None:
    decision = assigning.dismiss(person, by=request.user)
    text = say(
        "“{name}”不是人名：{count} 处提及不再指任何人。",
        name=person.name,
        count=decision.moved,
    )
    told.done(request, text, decision)


def _leave(request: HttpRequest, person: Person, other: Person | None = None) -> None:
    if other:
        person, other = sorted((person, other), key=lambda one: one.pk)
    decision = assigning.set_aside(person=person, other=other, by=request.user)
    names = "、".join(one.name for one in (person, other) if one)
    told.done(request, say("已搁置：{names}", names=names), decision)


ANSWERS: dict[str, Callable[..., None]] = {
    "confirm": _of_people(_confirm),
    "confirm-chosen": _confirm_chosen,
    "merge": _of_people(_merge),
    "apart": _of_people(_apart),
    "nobody": _of_people(_nobody),
    "leave": _of_people(_leave),
    **OF_OPEN_NAMES,
}
"""Each answer by the verb of its button."""
