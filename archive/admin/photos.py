"""The photos of an entry: captions, whom they show, and the pictures themselves."""

from typing import ClassVar

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.admin.mentions import MentionForm, MentionInline
from archive.admin.placing import PlacedForm, PlacedFormSet
from archive.models import Photo
from archive.models.desk import image_file
from archive.store.pictures import PictureError, clean_picture


class PhotoForm(MentionForm, PlacedForm):
    """A caption; `upload` brings its picture, or another in the place of the old."""

    upload = forms.FileField(
        label=_("上传图片"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def clean_upload(self) -> UploadedFile | None:
        """Check the picture and make it anew.

        Raises:
            ValidationError: it is none that we take; it says why.
        """
        file = self.cleaned_data["upload"]
        if file:
            try:
                self.made = clean_picture(file.read())
            except PictureError as error:
                raise forms.ValidationError(str(error)) from error
        return file

    def save(self, commit: bool = True) -> Photo:
        """Save the row, with the picture made anew where one was brought."""
        if self.cleaned_data.get("upload"):
            photo, made = self.instance, self.made
            photo.image = image_file(made.data, made.ending)
            photo.width, photo.height = made.width, made.height
        return super().save(commit)


class PhotoInline(MentionInline):
    """The captions and whom they show, each with its picture or without."""

    model = Photo
    form, formset = PhotoForm, PlacedFormSet
    fields: ClassVar = (
        "place", "caption", "shown", "upload", "name", "post", "person", "linked_by",
    )  # fmt: skip
    readonly_fields = ("shown", *MentionInline.readonly_fields)

    @admin.display(description=_("图片"))
    def shown(self, photo: Photo) -> str:
        """Show the picture small, as a link to itself."""
        if not photo.image:
            return ""
        url = reverse("photo", args=[photo.pk])
        small = '<a href="{0}"><img src="{0}" alt="{1}" width="{2}" height="{3}"></a>'
        width = 80
        height = round(photo.height * width / max(photo.width, 1))
        return format_html(small, url, photo.caption, width, height)
