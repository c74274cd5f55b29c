"""Two editors at once: what is saved must have been seen.

A form carries a fingerprint of the rows it shows. If they have changed by the time it
comes back, nothing is saved and the editor is told.
"""

import hashlib
from collections.abc import Callable

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Entry, NewsArticle, PressConference, Speech

NOT_SHOWN = {"changed_at", "imprint", "last_number", "record_digest", "text_digest"}

PARTS = (
    "topics", "proposals", "attendances", "speeches", "sections", "quotations",
)  # fmt: skip


def entry_state(pk: int) -> str:
    """Give the fingerprint of what an entry's form shows: its fields and its rows."""
    entry = Entry.objects.get(pk=pk)
    fields = [
        (field.attname, getattr(entry, field.attname))
        for field in Entry._meta.concrete_fields
        if field.name not in NOT_SHOWN
    ]
    rows = [list(getattr(entry, name).order_by("pk").values_list()) for name in PARTS]
    return _fingerprint(fields, rows, list(entry.photos.order_by("pk").values_list()))


def speech_state(pk: int) -> str:
    """Give the fingerprint of what a turn's form shows: its fields and paragraphs."""
    # The place of the turn in the entry is not on its form.
    turn = Speech.objects.filter(pk=pk).values(
        "role", "label", "person", "post", "outlet", "capacity", "answer_to"
    )
    texts = Speech.objects.filter(pk=pk).values_list(
        "paragraphs__pk", "paragraphs__text"
    )
    return _fingerprint(list(turn), list(texts.order_by("paragraphs__position")))


def _fingerprint(*rows: object) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:32]


class Fingerprint(forms.CharField):
    """The hidden field that carries a fingerprint; it is no change of its own."""

    widget = forms.HiddenInput

    def has_changed(self, initial: object, data: object) -> bool:
        """Say no: the rows are compared, not the field."""
        return False


class SeenForm(forms.ModelForm):
    """A form that refuses to overwrite what its editor has not seen."""

    version = Fingerprint(required=False, label=gettext_lazy("打开时的内容"))
    state: Callable[[int], str]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not self.is_bound and "version" in self.fields:
            self.initial["version"] = type(self).state(self.instance.pk)

    def entry_id(self) -> int:
        """Give the id of the entry whose row is locked while the form is saved."""
        raise NotImplementedError

    def clean(self) -> dict:
        """Compare the fingerprint on the form with what is stored now.

        Raises:
            ValidationError: somebody has changed the rows in the meantime.
        """
        cleaned = super().clean()
        if not self.instance.pk:
            return cleaned
        Entry.objects.select_for_update().filter(pk=self.entry_id()).first()
        if cleaned.get("version") != type(self).state(self.instance.pk):
            raise ValidationError(_refusal(self.entry_id()), code="changed-meanwhile")
        return cleaned


def _refusal(entry_id: int) -> str:
    proxies = ContentType.objects.get_for_models(
        PressConference, NewsArticle, for_concrete_models=False
    )
    last = (
        LogEntry.objects.filter(content_type__in=proxies.values(), object_id=entry_id)
        .select_related("user")
        .first()
    )
    return format_html(
        _(
            "这里的内容在您打开之后已被改动（最近一次记录：{}），所以没有保存，"
            "以免盖掉别人的修改。您填的还在本页：请<a href='' target='_blank'>"
            "在新窗口打开最新内容</a>，把您的修改填到那里再保存。"
        ),
        last.user if last else _("导入"),
    )


def proxy_of(entry: Entry) -> Model:
    """Give the entry as the kind the desk lists it under, for its change history."""
    kinds = {"press_conference": PressConference, "news_article": NewsArticle}
    return kinds[entry.kind](pk=entry.pk, title=entry.title, kind=entry.kind)
