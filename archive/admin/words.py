"""The word list on the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy


class WordAdmin(admin.ModelAdmin):
    """新词. Nothing need be indexed again: words are laid over what is asked."""

    list_display = ("name",)
    search_fields = ("name", "folded")
    search_help_text = gettext_lazy("按词查找，繁简皆可")
    fields = ("name",)
    list_per_page = 200
