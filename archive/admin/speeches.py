"""One turn on the desk: who speaks, as what, and the paragraphs."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin import history
from archive.admin.changes import entry_changed
from archive.admin.conflicts import proxy_of
from archive.admin.exchanges import settle_exchanges
from archive.admin.ids import read_id
from archive.admin.paragraphs import ParagraphInline
from archive.admin.speech_form import SpeechForm
from archive.admin.transcript import neighbour, open_place_after
from archive.models import Entry, Speech, Status

NEXT = "_next"


def entry_url(entry: Entry) -> str:
    """Give the address of the form of a turn's entry, at the list of its turns."""
    return f"{change_url(entry)}#speeches-group"


def change_url(entry: Entry) -> str:
    """Give the address of an entry's form."""
    model = proxy_of(entry)._meta.model_name
    return reverse(f"admin:archive_{model}_change", args=[entry.pk])


class SpeechAdmin(admin.ModelAdmin):
    """A turn's page. It is reached from its entry and leads back to it."""

    form = SpeechForm
    inlines = (ParagraphInline,)
    autocomplete_fields = ("person", "outlet")
    readonly_fields = ("linked_by",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "version", "entry", "after", ("role", "answer_to"),
                    ("label", "capacity"), "post", ("person", "linked_by"), "outlet",
                )
            },
        ),
    )  # fmt: skip
    change_form_template = "admin/archive/speech_form.html"

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Keep turns off the index: they belong to their entries."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Speech]:
        """Read a turn with its entry."""
        return super().get_queryset(request).select_related("entry", "person", "outlet")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """There is no list of all turns: send to the conferences."""
        return redirect("admin:archive_pressconference_changelist")

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show the history of the entry, which tells of its turns too."""
        turn = self.get_object(request, object_id)
        if turn is None:
            return redirect("admin:index")
        model = proxy_of(turn.entry)._meta.model_name
        return redirect(f"admin:archive_{model}_history", turn.entry_id)

    def get_view_on_site_url(self, obj: Speech | None = None) -> str | None:
        """Link to the turn in the page of its entry, if that is public."""
        if obj is None or obj.entry.status != Status.PUBLISHED:
            return None
        return f"{obj.entry.get_absolute_url()}#s{obj.pk}"

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        """Add the way back to the entry and to the turns beside this one."""
        turn = kwargs.get("obj")
        entry = turn.entry if turn else self._entry_of_new(request)
        context["entry"] = entry
        context["entry_url"] = entry_url(entry) if entry else ""
        context["show_save_and_add_another"] = False
        if turn:
            context.update(before=neighbour(turn, -1), behind=neighbour(turn, 1))
        return super().render_change_form(request, context, **kwargs)

    def _entry_of_new(self, request: HttpRequest) -> Entry | None:
        return Entry.objects.filter(pk=read_id(request.GET.get("entry"))).first()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Add a turn to the entry named in the address; else say where to go."""
        if self._entry_of_new(request) is None:
            messages.error(request, _("没有指明条目：请从条目的编辑页点“新增发言”。"))
            return redirect("admin:index")
        return super().add_view(request, form_url, extra_context)

    # --- saving -------------------------------------------------------------------

    def save_model(
        self, request: HttpRequest, obj: Speech, form: SpeechForm, change: bool
    ) -> None:
        """Save a turn; a new one takes its place behind the one it was asked behind."""
        if not change:
            obj.entry = form.cleaned_data["entry"]
            after = form.cleaned_data["after"] or obj.entry.speeches.last()
            obj.position = open_place_after(after) if after else 1
        if form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: SpeechForm, formsets: list, change: bool
    ) -> None:
        """Save the paragraphs, then end the change of the entry."""
        if not any(part.has_changed() for part in (form, *formsets)):
            return
        super().save_related(request, form, formsets, change)
        turn = form.instance
        for note in (note for formset in formsets for note in formset.notes):
            messages.warning(request, note)
        self._end_change(turn.entry, form.initial.get("person"))
        if not turn.paragraphs.exists():
            messages.warning(request, _("这段发言已没有段落；不再需要的话请删除它。"))

    def _end_change(self, entry: Entry, person_before: int | None) -> None:
        settle_exchanges(entry.pk)
        entry_changed(entry, [person_before] if person_before else [])

    def delete_model(self, request: HttpRequest, obj: Speech) -> None:
        """Delete a turn with its paragraphs."""
        person = obj.person_id
        super().delete_model(request, obj)
        self._end_change(obj.entry, person)

    # --- history and the way on ---------------------------------------------------

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Tell the history which words were changed to which."""
        return history.changes(form, formsets or [], add)

    def log_addition(self, request: HttpRequest, obj: Speech, message: Any) -> Any:
        """Note a new turn in the history of its entry."""
        return self.log_change(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Speech, message: Any) -> Any:
        """Note a change in the history of the entry, by the turn's name."""
        if not message:
            return None
        told = history.told_of(obj, message)
        return super().log_change(request, proxy_of(obj.entry), told)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Note in the history of its entry that a turn was deleted."""
        for turn in queryset:
            self.log_change(request, turn, [{"deleted": {}}])

    def response_post_save_change(
        self, request: HttpRequest, obj: Speech
    ) -> HttpResponse:
        """Go back to the entry, or on to the next turn if that was asked for."""
        following = neighbour(obj, 1) if NEXT in request.POST else None
        if following:
            return redirect("admin:archive_speech_change", following.pk)
        return redirect(entry_url(obj.entry))

    def response_post_save_add(self, request: HttpRequest, obj: Speech) -> HttpResponse:
        """Go back to the entry."""
        return redirect(entry_url(obj.entry))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Delete a turn and go back to its entry, whose address is known before."""
        turn = self.get_object(request, object_id)
        response = super().delete_view(request, object_id, extra_context)
        if turn and response.status_code == 302:
            return redirect(entry_url(turn.entry))
        return response
