"""`manage.py check_media`: files that no row names, rows whose file is gone."""

import io
import os
import time

import pytest
from django.core.management import call_command

from archive.models import Photo
from archive.models.desk import image_file
from tests.factories import make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def check(*options):
    """Run the command; give its exit status and what it prints."""
    out = io.StringIO()
    try:
        call_command("check_media", *options, stdout=out)
    except SystemExit as exit_:
        return exit_.code, out.getvalue()
    return 0, out.getvalue()


def photo():
    row = Photo(entry=make_entry(), position=1, caption="会场")
    row.image.save("a.jpg", image_file(b"pixels", ".jpg"))
    return row


def test_what_no_row_names_is_found_and_removed(media):
    """Not what came in today: its row may not be committed yet."""
    kept = photo()
    folder = (media / kept.image.name).parent
    young, old = folder / "young.jpg", folder / "old.jpg"
    for path in (young, old):
        path.write_bytes(b"pixels")
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    status, out = check()
    assert status == 1 and "没有用到：" in out and "old.jpg" in out
    assert "young" not in out
    status, out = check("--repair")
    assert status == 0 and "已删去没有用到的文件：" in out
    assert sorted(folder.iterdir()) == sorted([young, media / kept.image.name])
    assert check() == (0, "")


def test_what_is_missing_is_said(media):
    """Nothing can put it right but a backup."""
    row = photo()
    (media / row.image.name).unlink()
    for options in ((), ("--repair",)):
        status, out = check(*options)
        assert status == 1 and f"缺失：{row.image.name}" in out


def test_nothing_there_is_nothing_wrong(media):
    assert check() == (0, "")
