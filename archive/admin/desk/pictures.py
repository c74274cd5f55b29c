"""Pictures that lie with a document on the desk, and go with it into its entry."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile

from archive.models import Entry, Intake, Photo, Picture
from archive.models.desk import image_file
from archive.records import ParsedPhoto
from archive.store.pictures import clean_picture

LONGEST_NAME = 200


def put_picture(intake: Intake, file: UploadedFile) -> Picture:
    """Check a picture, make it anew, and put it with a document.

    Raises:
        PictureError: it is none that we take.
    """
    made = clean_picture(file.read())
    picture = Picture(
        intake=intake, name=file.name[-LONGEST_NAME:], width=made.width,
        height=made.height,
    )  # fmt: skip
    image = image_file(made.data, made.ending)
    picture.image.save(image.name, image, save=False)
    picture.save()
    return picture


def captions(pictures: Sequence[Picture]) -> list[ParsedPhoto]:
    """Give the captions of pictures as an entry's record has them."""
    return [ParsedPhoto(picture.caption) for picture in pictures]


def hang(entry: Entry, pictures: Sequence[Picture]) -> None:
    """Give the photos of an entry their pictures, by the caption they share."""
    photos: dict[str, Photo] = {}
    for photo in entry.photos.order_by("-position"):
        photos[photo.caption] = photo
    for picture in pictures:
        if photo := photos.pop(picture.caption, None):
            photo.image = picture.image.name
            photo.width, photo.height = picture.width, picture.height
            photo.save(update_fields=["image", "width", "height"])


def remove(picture: Picture) -> None:
    """Take a picture off the desk, and its file with it."""
    picture.image.delete(save=False)
    picture.delete()
