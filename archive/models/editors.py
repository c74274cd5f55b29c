"""What the archive keeps about the people who edit it, beside Django's own accounts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OneTimePassword(models.Model):
    """Says that an editor's password was handed out and must be changed at log-in.

    The row goes when its owner has chosen a password; the password itself is in the
    account, hashed, like any other.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="one_time_password",
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("一次性密码")
        verbose_name_plural = _("一次性密码")

    def __str__(self) -> str:
        return str(self.user)
