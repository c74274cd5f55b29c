"""What waits for an editor, as the desk's front page counts it.

Everybody sees what he may work on, and nothing whose list is closed to him.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin.desk.access import may_import
from archive.admin.proposals.queue import waiting as waiting_topics
from archive.identity.questions.new import new_people
from archive.identity.questions.open import open_names
from archive.models import (
    Entry,
    Intake,
    Kind,
    NewsArticle,
    Outbox,
    PressConference,
    Status,
)

KINDS = {
    Kind.PRESS_CONFERENCE: PressConference,
    Kind.NEWS_ARTICLE: NewsArticle,
}


def waiting(user: Any) -> list[tuple[str, int, str]]:
    """Count what waits for a user: (what, how many, the list of them or "")."""
    rows = list(_drafts(user))
    if may_import(user):
        on_desk = Intake.objects.count()
        rows.append((_("导入台：待收"), on_desk, reverse("admin:desk")))
    if user.has_perm("archive.change_topic"):
        topics = reverse("admin:archive_topic_proposals")
        rows.append((_("主题：待定"), waiting_topics().count(), topics))
    if user.has_perm("archive.change_person"):
        rows += _people()
    pending = Outbox.objects.pending().values("entry_id").distinct().count()
    return [*rows, (_("改动尚未进入搜索"), pending, "")]


def _drafts(user: Any) -> Iterator[tuple[str, int, str]]:
    drafts = Entry.objects.filter(status=Status.DRAFT)
    for kind, model in KINDS.items():
        name = model._meta.model_name
        if any(user.has_perm(f"archive.{verb}_{name}") for verb in ("change", "view")):
            url = reverse(f"admin:archive_{name}_changelist")
            told = _("%s：草稿") % model._meta.verbose_name
            count = drafts.filter(kind=kind).count()
            yield told, count, f"{url}?status__exact=draft"


def _people() -> list[tuple[str, int, str]]:
    queue = reverse("admin:archive_person_questions")
    return [
        (_("人物：新人物待核对"), new_people().count(), f"{queue}?kind=new"),
        (_("人物：未定的提及"), len(open_names()), f"{queue}?kind=open"),
    ]
