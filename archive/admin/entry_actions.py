"""What is done to whole entries, one or many: published, filed, deleted."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from archive.admin.changes import accept_topics, set_status
from archive.admin.filters import has_waiting_topics
from archive.identity import people_of, refresh_memberships
from archive.models import Entry, Paragraph, Section, Status, record_changes
from archive.models.public import MENTIONS
from archive.store.duplicates import relink, tell_apart
from archive.text.wording import say


class EntryActions:
    """The actions of the lists of entries, each in one transaction (a mixin)."""

    actions: ClassVar = ("publish", "withdraw", "accept_proposed", "tell_apart")

    @admin.action(description=gettext_lazy("发布所选条目"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Show entries to the public."""
        self._set_status(request, queryset, Status.PUBLISHED)

    @admin.action(
        description=gettext_lazy("撤回所选条目为草稿"), permissions=["change"]
    )
    def withdraw(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Take entries from the public, without deleting them."""
        self._set_status(request, queryset, Status.DRAFT)

    @transaction.atomic
    def _set_status(
        self, request: HttpRequest, queryset: QuerySet, status: Status
    ) -> None:
        changed = set_status(queryset, status)
        with override(settings.LANGUAGE_CODE):
            field = say("状态（改为{status}）", status=status.label)
        told = [{"changed": {"fields": [field]}}]
        LogEntry.objects.log_actions(
            request.user.pk, changed, CHANGE, change_message=told
        )
        messages.success(
            request,
            _("%(count)s 个条目的状态已改为“%(status)s”。")
            % {"count": len(changed), "status": status.label},
        )

    @admin.action(
        description=gettext_lazy("采纳所选条目的全部待定主题"), permissions=["change"]
    )
    @transaction.atomic
    def accept_proposed(self, request: HttpRequest, queryset: QuerySet) -> None:
        """File entries under all the topics that wait with them."""
        rows = queryset.filter(has_waiting_topics()).prefetch_related("proposals")
        entries = list(rows)
        for entry in entries:
            names = entry.waiting_topics()
            accept_topics(entry, names)
            entry.save(update_fields=["day", "changed_at"])
            fields = [say("主题（采纳“{names}”）", names="、".join(names))]
            self.log_change(request, entry, [{"changed": {"fields": fields}}])
        record_changes(entry.pk for entry in entries)
        messages.success(request, _("%s 个条目的待定主题已采纳。") % len(entries))

    @admin.action(
        description=gettext_lazy("解除所选条目的重复关联"), permissions=["change"]
    )
    @transaction.atomic
    def tell_apart(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Say that entries are no duplicates: they are not linked again."""
        entries = list(
            queryset.exclude(duplicate_of=None).select_related("duplicate_of")
        )
        for entry in entries:
            fields = [say("重复于（不再是“{entry}”）", entry=entry.duplicate_of)]
            tell_apart(entry)
            self.log_change(request, entry, [{"changed": {"fields": fields}}])
        messages.success(request, _("%s 个条目已不算重复。") % len(entries))

    def get_deleted_objects(
        self, objs: Iterable[Entry], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """Say what goes with the entries: titles and numbers, not every paragraph."""
        return [str(entry) for entry in objs], counted_parts(objs), set(), []

    def delete_model(self, request: HttpRequest, obj: Entry) -> None:
        """Delete an entry and take it out of the search."""
        delete_entries(Entry.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete entries and take them out of the search."""
        delete_entries(queryset)


@transaction.atomic
def delete_entries(entries: QuerySet[Entry]) -> None:
    """Delete entries with all that stands in them, and note it for the index.

    What was linked to one of them as its duplicate is linked to what is left.
    """
    rows = list(entries)
    ids = [row.pk for row in rows]
    people = people_of(*rows)
    linked = Entry.objects.filter(duplicate_of__in=ids).exclude(pk__in=ids)
    left = list(linked.order_by("pk"))
    Entry.objects.filter(pk__in=ids).delete()
    relink(left)
    record_changes(ids)
    refresh_memberships(people)


def counted_parts(entries: Iterable[Entry]) -> dict[str, int]:
    """Count what goes with entries when they are deleted, by its Chinese name."""
    ids = [entry.pk for entry in entries]
    counted = {str(Entry._meta.verbose_name): len(ids)}
    for model in (Paragraph, Section, *MENTIONS):
        count = model.objects.filter(entry__in=ids).count()
        counted[str(model._meta.verbose_name)] = count
    return counted
