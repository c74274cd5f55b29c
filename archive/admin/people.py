"""People with their other names and posts; organizations; series."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from archive.admin import history
from archive.admin.deleting import NamesWhatGoes
from archive.admin.identity.pages import IdentityPages
from archive.admin.ids import read_id
from archive.admin.speeches import change_url
from archive.admin.widgets import yes_or_no
from archive.identity.mentions import entries_naming
from archive.identity.questions.new import mention_count
from archive.identity.redirecting import moved_to
from archive.identity.settling import carry_names
from archive.models import (
    Alias,
    Entry,
    LinkedBy,
    Membership,
    Organization,
    Person,
    Series,
    record_changes,
)
from archive.models.public import MENTIONS, public_outlets, public_people

MENTIONS_SHOWN = 100


class CarriedByEntries(NamesWhatGoes, history.ReadHistory, admin.ModelAdmin):
    """Rows that entries carry: deleting one changes those entries in the index.

    A renamed row needs no such note: the index holds its id only. Passages that were
    cut into words before its name was known are found by the string all the same.
    """

    public: ClassVar[Callable[[], QuerySet] | None] = None
    """Gives the rows that have a page; null where none has."""

    def entries_of(self, rows: QuerySet) -> set[int]:
        """Give the ids of the entries that carry any of these rows."""
        raise NotImplementedError

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Link to the row's page, which is there once a published entry names it."""
        if obj is None or self.public is None:
            return None
        known = self.public().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if known else None

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete a row and note the entries that carried it."""
        self.delete_queryset(request, type(obj).objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete rows and note the entries that carried them."""
        entries = self.entries_of(queryset)
        queryset.delete()
        record_changes(sorted(entries))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Tell the history which words were changed to which."""
        return history.changes(form, formsets or [], add)


class AliasInline(admin.TabularInline):
    """The other names of a person that an editor typed."""

    model = Alias
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Alias]:
        """Leave out those that came with a merge: they are computed."""
        return super().get_queryset(request).filter(carried=False)


class MembershipInline(admin.TabularInline):
    """The posts of a person, computed from the mentions."""

    model = Membership
    fields = readonly_fields = ("post", "organization", "first_seen", "last_seen")
    verbose_name_plural = gettext_lazy("任职（由原文算出，不在此填写）")
    extra = max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody types a post in."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes one."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who sees the person sees the posts."""
        return True


class PersonAdmin(IdentityPages, CarriedByEntries):
    """人物; of those merged into others only the one kept."""

    public = staticmethod(public_people)

    list_display = (
        "name", "note", "aliases_shown", "mention_count",
        yes_or_no(Person, "confirmed"),
    )  # fmt: skip
    list_filter = ("confirmed",)
    search_fields = ("name", "aliases__name", "note", "pinyin")
    search_help_text = gettext_lazy("按姓名、别名或拼音（fan hua）查找")
    list_per_page = 50
    show_full_result_count = False
    inlines = (AliasInline, MembershipInline)
    readonly_fields = ("carried_shown", "mentions_shown")
    fields = ("name", "note", "confirmed", "carried_shown", "mentions_shown")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        """Count each person's mentions of all four kinds."""
        rows = super().get_queryset(request).kept()
        rows = rows.annotate(mention_count=mention_count())
        return rows.prefetch_related("aliases")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the form; that of somebody merged into another leads to that one's."""
        asked = read_id(object_id)
        kept = None if asked is None else moved_to(asked)
        if kept is not None:
            return redirect("admin:archive_person_change", kept)
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(
        self, request: HttpRequest, obj: Person, form: Any, change: bool
    ) -> None:
        """Save somebody; whom an editor makes needs no confirming."""
        obj.confirmed |= not change
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Save the other names; one typed in is computed no longer."""
        super().save_related(request, form, formsets, change)
        carry_names(form.instance)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        """Delete people; their mentions name nobody then, by the editor's word."""
        ids = list(queryset.values_list("pk", flat=True))
        rows = Person.objects.filter(pk__in=ids)
        entries = self.entries_of(rows)
        for model in MENTIONS:
            model.objects.filter(person__in=ids).update(
                person=None, via=None, linked_by=LinkedBy.EDITOR
            )
        rows.delete()
        record_changes(sorted(entries))

    @admin.display(description=gettext_lazy("并入者的姓名"))
    def carried_shown(self, person: Person) -> str:
        """Name those who were merged into him; their names find him, too."""
        return "、".join(a.name for a in person.aliases.all() if a.carried) or "—"

    @admin.display(description=gettext_lazy("别名"))
    def aliases_shown(self, person: Person) -> str:
        """Name the aliases."""
        return "、".join(alias.name for alias in person.aliases.all())

    @admin.display(description=gettext_lazy("提及"))
    def mention_count(self, person: Person) -> int:
        """Give the number of rows that name the person."""
        return person.mention_count

    @admin.display(description=gettext_lazy("出现之处"))
    def mentions_shown(self, person: Person) -> str:
        """List the newest mentions, each with a link to its entry's form."""
        rows = [row for model in MENTIONS for row in _newest(model, person)]
        rows.sort(
            key=lambda row: (str(row.entry.day or ""), row.entry_id), reverse=True
        )
        item = '<li>{} {} <a href="{}">{}</a> <span class="quiet">{} {}</span></li>'
        listed = format_html_join(
            "", item, (_mention_words(row) for row in rows[:MENTIONS_SHOWN])
        )
        return format_html('<ul class="import">{}</ul>', listed)

    def entries_of(self, rows: QuerySet) -> set[int]:
        """Give the entries that name any of these people."""
        return entries_naming(rows.values_list("pk", flat=True))


def _newest(model: Any, person: Person) -> QuerySet:
    rows = model.objects.filter(person=person)
    newest = rows.order_by(F("entry__day").desc(nulls_last=True))
    # Ordered by their ids alone: of 50,000 mentions not all entries are to be read.
    ids = list(newest.values_list("pk", flat=True)[:MENTIONS_SHOWN])
    return model.objects.filter(pk__in=ids).select_related("entry")


def _mention_words(row: Any) -> tuple[Any, ...]:
    return (
        row.entry.day or _("无日期"), row._meta.verbose_name, change_url(row.entry),
        row.entry.title, row.post, row.get_linked_by_display(),
    )  # fmt: skip


class OrganizationAdmin(CarriedByEntries):
    """机构, of which some are outlets."""

    public = staticmethod(public_outlets)

    list_display = ("name", yes_or_no(Organization, "is_outlet"), "turn_count")
    list_filter = ("is_outlet",)
    ordering = ("pinyin", "pk")
    search_fields = ("name", "pinyin")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        """Count the turns of each outlet."""
        return super().get_queryset(request).annotate(turn_count=Count("speeches"))

    @admin.display(description=pgettext_lazy("many", "发言"), ordering="turn_count")
    def turn_count(self, organization: Organization) -> int:
        """Give the number of turns."""
        return organization.turn_count

    def entries_of(self, rows: QuerySet) -> set[int]:
        """Give the entries in which any of these outlets asks."""
        found = Entry.objects.filter(speeches__outlet__in=rows)
        return set(found.values_list("pk", flat=True))


class SeriesAdmin(CarriedByEntries):
    """系列."""

    list_display = ("name", "entry_count")
    ordering = ("name",)
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        """Count the entries of each series."""
        return super().get_queryset(request).annotate(entry_count=Count("entry"))

    @admin.display(description=pgettext_lazy("many", "条目"), ordering="entry_count")
    def entry_count(self, series: Series) -> int:
        """Give the number of entries."""
        return series.entry_count

    def entries_of(self, rows: QuerySet) -> set[int]:
        """Give the entries of any of these series."""
        found = Entry.objects.filter(series__in=rows)
        return set(found.values_list("pk", flat=True))
