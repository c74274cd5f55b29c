"""Outlets: which there are, what each asked, and who answered."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.models import Speech, Status, public_outlets
from archive.views.lines import UNSHOWN
from archive.views.mentions import with_first_words
from archive.views.paging import paginate
from archive.views.people import page_by_initial


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets by the initial of their pinyin, with how often each spoke."""
    rows = public_outlets().order_by("pinyin", "pk")
    page, letters, chosen = page_by_initial(request, rows)
    asked = Speech.objects.filter(outlet__in=page.items)
    asked = asked.exclude(entry__status=Status.DRAFT).order_by()
    counts = dict(asked.values_list("outlet").annotate(Count("pk")))
    for outlet in page.items:
        outlet.initial = (outlet.pinyin[:1] or "#").upper()
        outlet.turns = counts.get(outlet.pk, 0)
    context = {"page": page, "letters": letters, "chosen": chosen}
    return render(request, "archive/outlets.html", context)


@require_safe
def outlet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what an outlet's journalists asked, and who answered them."""
    shown = get_object_or_404(public_outlets(), pk=pk)
    turns = Speech.objects.filter(outlet=shown, entry__status=Status.PUBLISHED)
    newest = F("entry__day").desc(nulls_last=True)
    turns = turns.order_by(newest, "-entry", "position")
    shown_turns = with_first_words(turns).select_related("entry")
    unread = (f"entry__{name}" for name in UNSHOWN)
    page = paginate(request, turns, shown_turns.defer(*unread))
    name_answerers(page.items)
    return render(request, "archive/outlet.html", {"outlet": shown, "page": page})


def name_answerers(questions: Sequence[Speech]) -> None:
    """Set `answered_by` of each question: the turns that answer it, one per speaker."""
    rows = Speech.objects.filter(answer_to__question__in=questions, role="answer")
    rows = rows.select_related("person", "answer_to").order_by("position")
    answers: defaultdict[int, dict[str, Speech]] = defaultdict(dict)
    for answer in rows:
        answers[answer.answer_to.question_id].setdefault(answer.label, answer)
    for question in questions:
        question.answered_by = list(answers[question.pk].values())
