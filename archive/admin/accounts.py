"""Who edits, and who may do what: Django's own pages, in the language of the page.

The rows of permissions hold Django's English (“Can add 新闻稿”), made where the tables
were made; what is shown is made of the permission itself.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Field
from django.forms import Field as FormField
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.deleting import NamesWhatGoes
from archive.admin.widgets import yes_or_no

VERBS = {
    "add": gettext_lazy("可以增加"),
    "change": gettext_lazy("可以修改"),
    "delete": gettext_lazy("可以删除"),
    "view": gettext_lazy("可以查看"),
}


def permission_in_words(permission: Permission) -> str:
    """Say what a permission is for: 平安档案 | 新闻稿 | 可以增加."""
    kind = permission.content_type
    model = kind.model_class()
    verb = permission.codename.removesuffix(f"_{kind.model}")
    app = model._meta.app_config.verbose_name if model else kind.app_label
    name = model._meta.verbose_name if model else kind.model
    return f"{_(app)} | {name} | {VERBS.get(verb) or _(permission.name)}"


class WithPermissions:
    """A form with permissions to choose from (a mixin)."""

    def formfield_for_manytomany(
        self, db_field: Field, request: HttpRequest | None = None, **more: Any
    ) -> FormField:
        """Show each permission in words."""
        is_permissions = db_field.remote_field.model is Permission
        if is_permissions:
            more["queryset"] = Permission.objects.select_related("content_type")
        field = super().formfield_for_manytomany(db_field, request, **more)
        if is_permissions:
            field.label_from_instance = permission_in_words
        return field


class NewPassword(AdminPasswordChangeForm):
    """Django's form; its words on no password would stay those of one language."""

    usable_password_help_text = format_lazy(
        '{}<ul id="id_unusable_warning" class="messagelist">'
        '<li class="warning">{}</li></ul>',
        gettext_lazy("禁用之后，这个帐号不能用密码登录。"),
        gettext_lazy("保存之后，现在的密码就没有了。"),
    )


class AccountAdmin(NamesWhatGoes, WithPermissions, UserAdmin):
    """Accounts."""

    change_password_form = NewPassword

    list_display = (*UserAdmin.list_display[:-1], yes_or_no(User, "is_staff"))


class AccountGroupAdmin(NamesWhatGoes, WithPermissions, GroupAdmin):
    """Groups of accounts."""


def put_in_place(site: admin.AdminSite) -> None:
    """Have a site show these in the place of Django's own pages."""
    site.unregister((User, Group))
    site.register(User, AccountAdmin)
    site.register(Group, AccountGroupAdmin)
