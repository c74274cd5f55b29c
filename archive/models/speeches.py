"""What stands in an entry: turns, paragraphs, exchanges, sections, quotations.

`Attendance`, `Speech`, `Quotation` and `Photo` are the four places where an entry
names somebody: see mentions.py.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models.entries import Entry
from archive.models.files import OwnedFile
from archive.models.mentions import Mention
from archive.models.people import Organization

SHOWN_WIDTH = 260
"""Pixels: a photo beside the text is no wider."""


class Role(models.TextChoices):
    """What a turn is."""

    SPEECH = "speech", _("发言")
    QUESTION = "question", _("提问")
    ANSWER = "answer", _("回答")
    NARRATIVE = "narrative", _("正文")
    SCENE = "scene", _("现场")


class Capacity(models.TextChoices):
    """What a person did in one entry."""

    HOST = "host", _("主持人")
    OFFICIAL = "official", _("发言人")
    REPORTER = "reporter", _("记者")


class Attendance(Mention):
    """One line of the header: who was there, as printed."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="attendances")
    position = models.PositiveIntegerField(_("次序"))
    name = models.CharField(_("姓名（原文）"), max_length=100)
    organization = models.CharField(_("承前单位"), max_length=200, blank=True)
    capacity = models.CharField(
        _("身份"),
        max_length=10,
        choices=Capacity.choices,
        default=Capacity.OFFICIAL,
    )

    class Meta(Mention.Meta):
        ordering = ["entry", "position"]
        verbose_name = _("出席者")
        verbose_name_plural = pgettext_lazy("many", "出席者")

    def __str__(self) -> str:
        return f"{self.post} {self.name}".strip()


class Speech(Mention):
    """One turn by one speaker, or one run of an article's prose.

    `label` is printed above the words; `name` is the name in it, if any (李民 in
    省公安厅刑侦总队总队长 李民, none in 大众日报记者). `outlet` is set where a
    journalist asks for one. `answer_to` is the exchange this turn answers in, if it is
    an answer.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="speeches")
    position = models.PositiveIntegerField(_("次序"))
    role = models.CharField(_("角色"), max_length=10, choices=Role.choices)
    label = models.CharField(_("抬头（原文）"), max_length=200, blank=True)
    capacity = models.CharField(
        _("身份"), max_length=10, choices=Capacity.choices, blank=True
    )
    outlet = models.ForeignKey(
        Organization,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="speeches",
        verbose_name=pgettext_lazy("one", "媒体"),
    )
    answer_to = models.ForeignKey(
        "Exchange",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("所答"),
    )

    class Meta(Mention.Meta):
        ordering = ["entry", "position"]
        verbose_name = _("发言")
        verbose_name_plural = pgettext_lazy("many", "发言")
        indexes = [
            *Mention.Meta.indexes,
            models.Index(fields=["entry", "position"], name="speech_order"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="speech_role_known"
            )
        ]

    def __str__(self) -> str:
        return self.label or self.get_role_display()


class Paragraph(models.Model):
    """The smallest thing with a permalink.

    `number` names it for ever (`#p12`) and is never given again in its entry;
    `position` says where it stands. On first import the two are the same; a paragraph
    put in later takes the next free number.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="paragraphs")
    speech = models.ForeignKey(Speech, models.CASCADE, related_name="paragraphs")
    number = models.PositiveIntegerField(_("段号"))
    position = models.PositiveIntegerField(_("次序"))
    text = models.TextField(_("文字"))

    class Meta:
        ordering = ["entry", "position"]
        verbose_name = pgettext_lazy("one", "段落")
        verbose_name_plural = _("段落")
        indexes = [models.Index(fields=["entry", "position"], name="paragraph_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="paragraph_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="paragraph_number_from_1"
            ),
        ]

    def __str__(self) -> str:
        return f"¶{self.number} {self.text[:30]}"

    def get_absolute_url(self) -> str:
        """Give its permalink."""
        return f"{self.entry.get_absolute_url()}#p{self.number}"


class Exchange(models.Model):
    """One question and the answers given to it; their order is the speeches'."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="exchanges")
    question = models.OneToOneField(
        Speech, models.CASCADE, related_name="exchange", verbose_name=_("提问")
    )

    class Meta:
        verbose_name = _("问答")
        verbose_name_plural = _("问答")

    def __str__(self) -> str:
        return str(self.question)


class Section(models.Model):
    """A heading, and the paragraph it stands above or (an ordinal) opens or is in."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField(_("次序"))
    heading = models.CharField(_("小标题"), max_length=500)
    level = models.PositiveSmallIntegerField(_("层级"), default=1)
    first_paragraph = models.ForeignKey(
        Paragraph,
        models.CASCADE,
        related_name="sections",
        verbose_name=_("首段"),
    )

    class Meta:
        ordering = ["entry", "position"]
        verbose_name = _("小标题")
        verbose_name_plural = pgettext_lazy("many", "小标题")

    def __str__(self) -> str:
        return self.heading


class Quotation(Mention):
    """Words in an article attributed to a person, with the attribution as printed."""

    class Directness(models.TextChoices):
        """Whether the words themselves are given, or what they said."""

        DIRECT = "direct", _("直接引语")
        INDIRECT = "indirect", _("间接引语")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="quotations")
    paragraph = models.ForeignKey(
        Paragraph, models.CASCADE, related_name="quotations", verbose_name=_("段落")
    )
    position = models.PositiveIntegerField(_("次序"))
    name = models.CharField(_("姓名（原文）"), max_length=100)
    attribution = models.CharField(_("出处（原文）"), max_length=500)
    text = models.TextField(_("引语"))
    directness = models.CharField(
        _("直接或间接"),
        max_length=10,
        choices=Directness.choices,
        default=Directness.DIRECT,
    )

    class Meta(Mention.Meta):
        ordering = ["entry", "position"]
        verbose_name = pgettext_lazy("one", "引语")
        verbose_name_plural = _("引语")

    def __str__(self) -> str:
        return f"{self.name}：{self.text[:30]}"


class Photo(Mention):
    """A picture's caption as printed, and whom it shows; with the picture or without.

    `image` is empty where the archive has only the caption; `width` and `height` are
    its pixels.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="photos")
    position = models.PositiveIntegerField(_("次序"))
    caption = models.CharField(_("图片说明"), max_length=500)
    image = OwnedFile(
        _("图片文件"), upload_to="photos/%Y/%m/", blank=True, max_length=200
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)

    class Meta(Mention.Meta):
        ordering = ["entry", "position"]
        verbose_name = _("图片")
        verbose_name_plural = pgettext_lazy("many", "图片")

    def __str__(self) -> str:
        return self.caption

    def beside_text(self) -> tuple[int, int]:
        """Give width and height in pixels at which it is shown beside the text."""
        width = min(self.width, SHOWN_WIDTH)
        return width, round(self.height * width / max(self.width, 1))
