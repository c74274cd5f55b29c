"""The editable word list: what searches must take for one word, beside the names."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.models.named import FoldedName
from archive.text.folding import fold
from archive.text.overlay import possible_names


class Word(models.Model):
    """A word that the dictionary does not know, such as 雪亮工程 or 鲁警e法通."""

    name = models.CharField(
        _("词"),
        max_length=30,
        unique=True,
        help_text=_("2 至 30 个字，不含空格和标点。保存后的下一次搜索就认得它。"),
    )
    folded = FoldedName()

    class Meta:
        ordering = ["name"]
        verbose_name = pgettext_lazy("one", "新词")
        verbose_name_plural = _("词表")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse what a query can never hold as one word."""
        folded = fold(self.name)
        if folded not in possible_names(folded):
            raise ValidationError({"name": _("请填 2 至 30 个字，不含空格和标点。")})
