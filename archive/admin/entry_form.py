"""The form of an entry: its dates, and the topics that wait for an editor."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.admin.changes import accept_topics, dismiss_topics
from archive.admin.conflicts import SeenForm, entry_state
from archive.models import Entry


class WaitingTopics(forms.MultipleChoiceField):
    """Boxes to tick, one for each topic that waits."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, names: list[str]) -> None:
        """Set the topics that wait."""
        self.choices = [(name, name) for name in names]


class EntryForm(SeenForm):
    """An entry's own fields; `accept` and `dismiss` settle the topics that wait."""

    accept = WaitingTopics(
        label=_("采纳待定主题"),
        required=False,
        help_text=_("导入时从文中提出、档案里还没有的主题；采纳后即建立并加到本条目。"),
    )
    dismiss = WaitingTopics(label=_("放弃待定主题"), required=False)
    state = staticmethod(entry_state)

    class Meta:
        model = Entry
        exclude = ("proposals",)
        field_classes = {"held_at": forms.SplitDateTimeField}
        widgets = {
            "held_at": AdminSplitDateTime,
            "title": forms.Textarea(attrs={"rows": 2, "class": "wide"}),
            "summary": forms.Textarea(attrs={"rows": 4, "class": "wide"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "accept" in self.fields and self.instance.pk:
            waiting = self.instance.waiting_topics()
            self.fields["accept"].offer(waiting)
            self.fields["dismiss"].offer(waiting)

    def entry_id(self) -> int:
        """Give the id of the entry itself."""
        return self.instance.pk

    def clean_title(self) -> str:
        """Keep the title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        """Set an unknown time of day to midnight; refuse contradictory ticks."""
        cleaned = super().clean()
        held = cleaned.get("held_at")
        if held and not cleaned.get("held_time_known", True):
            day = timezone.localtime(held)
            cleaned["held_at"] = day.replace(hour=0, minute=0, second=0)
        both = set(cleaned.get("accept", ())) & set(cleaned.get("dismiss", ()))
        if both:
            self.add_error("dismiss", _("同一个主题不能既采纳又放弃。"))
        return cleaned

    def settle_topics(self) -> None:
        """Accept and dismiss what was ticked."""
        accept_topics(self.instance, self.cleaned_data.get("accept", ()))
        dismiss_topics(self.instance, self.cleaned_data.get("dismiss", ()))
