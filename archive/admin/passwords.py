"""The one-time password: its owner must choose another before anything else."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.models import OneTimePassword

ALLOWED = {"password_change", "password_change_done", "logout", "jsi18n"}
"""The admin's addresses that are open before the password is changed."""


def must_choose_password(request: HttpRequest) -> bool:
    """Tell whether this editor still has a password that was handed out."""
    user = request.user
    if not user.is_authenticated:
        return False
    return OneTimePassword.objects.filter(user=user.pk).exists()


def end_one_time_password(user: AbstractBaseUser) -> None:
    """Note that an editor chose a password, and remove the file that held the first."""
    ended, _rows = OneTimePassword.objects.filter(user=user.pk).delete()
    if ended:
        settings.FIRST_EDITOR_FILE.unlink(missing_ok=True)


class DiffersFromOld:
    """Refuses to "change" a password into the same one (a validator, in settings)."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Compare with the password the account has now.

        Raises:
            ValidationError: they are the same.
        """
        # With an own setter, check_password would store a newer hash of the old one.
        if user and user.password and user.check_password(password):
            raise ValidationError(_("新密码不能和现在的密码相同。"), code="same")

    def get_help_text(self) -> str:
        """Say the rule beside the field."""
        return _("新密码不能和现在的密码相同。")
