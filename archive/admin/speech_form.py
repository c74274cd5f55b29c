"""The form of one turn."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.conflicts import SeenForm, speech_state
from archive.admin.exchanges import exchanges_of
from archive.admin.ids import read_id
from archive.admin.mentions import MentionForm
from archive.models import Entry, Exchange, Role, Speech


class ExchangeChoice(forms.ModelChoiceField):
    """The questions of one entry, numbered as they stand."""

    def offer(self, entry_id: int | None, but: Speech) -> None:
        """Set the questions to choose from: the entry's, save the turn's own."""
        rows = exchanges_of(entry_id) if entry_id else Exchange.objects.none()
        self.queryset = rows.exclude(question=but.pk) if but.pk else rows
        self.ordinals = {row.pk: count for count, row in enumerate(rows, 1)}

    def label_from_instance(self, obj: Exchange) -> str:
        """Name a question by its ordinal and its label."""
        return _("问 %(ordinal)s：%(label)s") % {
            "ordinal": self.ordinals.get(obj.pk, ""),
            "label": obj.question,
        }


class SpeechForm(MentionForm, SeenForm):
    """A turn's own fields; a new one says in which entry and behind which turn."""

    entry = forms.ModelChoiceField(
        Entry.objects.all(),
        widget=forms.HiddenInput,
        required=False,
        label=gettext_lazy("条目"),
    )
    after = forms.ModelChoiceField(
        Speech.objects.all(),
        widget=forms.HiddenInput,
        required=False,
        label=gettext_lazy("接在其后"),
    )
    answer_to = ExchangeChoice(
        Exchange.objects.none(),
        required=False,
        label=gettext_lazy("所答"),
        help_text=gettext_lazy(
            "回答或追问属于哪一问。角色为“提问”而这里不填的，自成一问。"
        ),
    )
    state = staticmethod(speech_state)

    class Meta:
        model = Speech
        fields = (
            "role", "label", "post", "capacity", "person", "outlet", "answer_to",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "answer_to" in self.fields:
            self.fields["answer_to"].offer(self.entry_id(), self.instance)

    def entry_id(self) -> int | None:
        """Give the id of the entry a turn stands in, also before it is stored."""
        if self.instance.entry_id:
            return self.instance.entry_id
        sent = self.data.get("entry") if self.is_bound else self.initial.get("entry")
        return read_id(str(sent or ""))

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that answers to nothing but itself, and a homeless turn."""
        if self.instance.pk:
            self.cleaned_data["entry"] = self.instance.entry  # whatever was sent
        cleaned = super().clean()
        answers = cleaned.get("role") in {Role.ANSWER, Role.QUESTION}
        if cleaned.get("answer_to") and not answers:
            self.add_error("answer_to", _("只有“回答”和“提问”（追问）可以属于一问。"))
        if not self.instance.pk and not cleaned.get("entry"):
            self.add_error(None, _("没有指明条目：请从条目的编辑页点“新增发言”。"))
        after = cleaned.get("after")
        if after and after.entry != cleaned.get("entry"):
            self.add_error(None, _("前一段发言不在这个条目里：请从条目的编辑页重来。"))
        return cleaned
