"""A file goes with the last row that names it, and not before it is committed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.admin.desk.deciding import sweep
from archive.admin.entry_actions import delete_entries
from archive.models import Entry, Intake, Photo, Picture
from archive.models.desk import KEPT_DAYS, image_file
from tests.factories import make_entry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def photo():
    """A photo of an entry, with its file."""
    row = Photo(entry=make_entry(), position=1, caption="会场")
    row.image.save("a.jpg", image_file(b"pixels", ".jpg"))
    return row


@pytest.fixture
def picture():
    """A picture on the desk, with its file."""
    owner = User.objects.create_user("editor")
    intake = Intake.objects.create(owner=owner, shape="text", source=b"x")
    row = Picture(intake=intake, width=1, height=1)
    row.image.save("b.jpg", image_file(b"pixels", ".jpg"))
    return row


def files(media):
    return [path for path in media.rglob("*") if path.is_file()]


def test_a_deleted_entry_takes_its_files_along(media, photo):
    assert len(files(media)) == 1
    delete_entries(Entry.objects.all())
    assert files(media) == []


def test_what_is_rolled_back_keeps_its_file(media, photo):
    """Until the commit nothing is removed."""
    with transaction.atomic():
        photo.delete()
        assert len(files(media)) == 1
        transaction.set_rollback(True)
    assert len(files(media)) == 1 and Photo.objects.exists()


def test_a_replaced_file_goes(media, photo):
    """The photo has another; saved without one, it goes as well."""
    before = files(media)
    photo.image = image_file(b"others", ".jpg")
    photo.save()
    (kept,) = files(media)
    assert [kept] != before and kept.read_bytes() == b"others"
    photo.caption = "改过的说明"
    photo.save(update_fields=["caption"])
    photo.save()
    assert files(media) == [kept]
    photo.image = ""
    photo.save()
    assert files(media) == []


def test_a_file_that_two_rows_name_stays_with_the_last(media, photo, picture):
    """As a picture goes from the desk to its entry."""
    photo.image = picture.image.name
    photo.save()
    (kept,) = files(media)
    picture.intake.delete()
    assert files(media) == [kept]
    photo.delete()
    assert files(media) == []


@pytest.mark.parametrize("way", ["expired", "owner"])
def test_what_is_taken_off_the_desk_takes_its_files_along(media, picture, way):
    """A document nobody touched for long; one whose editor's account is deleted."""
    if way == "expired":
        long_ago = timezone.now() - timedelta(days=KEPT_DAYS + 1)
        Intake.objects.update(changed_at=long_ago)
        sweep()
    else:
        User.objects.all().delete()
    assert files(media) == [] and not Picture.objects.exists()


def test_a_file_that_is_gone_already_is_no_error(media, photo):
    files(media)[0].unlink()
    photo.delete()
    assert not Photo.objects.exists()
