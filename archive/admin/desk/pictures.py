"""Pictures that lie with a document on the desk, and go with it into its entry."""

from collections import Counter, defaultdict
from collections.abc import Iterable

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


def captions(
    pictures: Iterable[Picture], printed: Iterable[ParsedPhoto]
) -> list[ParsedPhoto]:
    """Give photos for the pictures that find no caption `printed` in the source.

    Two pictures may have the same caption (会场): each is a photo of its own.
    """
    free = Counter(photo.caption for photo in printed)
    more = []
    for picture in pictures:
        if not free[picture.caption]:
            more.append(ParsedPhoto(picture.caption))
        else:
            free[picture.caption] -= 1
    return more


def hang(entry: Entry, pictures: Iterable[Picture]) -> None:
    """Give the photos of an entry their pictures, by the caption they share.

    A photo that has a picture gets another only where none of its caption is free.
    """
    photos: dict[str, list[Photo]] = defaultdict(list)
    stored = sorted(entry.photos.all(), key=lambda one: (bool(one.image), one.position))
    for photo in stored:
        photos[photo.caption].append(photo)
    for picture in pictures:
        if same := photos[picture.caption]:
            photo = same.pop(0)
            photo.image = picture.image.name
            photo.width, photo.height = picture.width, picture.height
            photo.save(update_fields=["image", "width", "height"])
