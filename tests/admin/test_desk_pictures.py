"""Pictures on the desk: checked, made anew, hung on their caption, served safely."""

import io
import zlib

import pytest
from PIL import Image

from archive.models import Entry, Intake, Photo, Picture, Status
from archive.store.pictures import PictureError, clean_picture
from tests.admin.desk import (
    ARTICLE,
    address,
    drop,
    file,
    image,
    pasted,
    say,
    sent,
    shown,
    told,
)
from tests.admin.rows import form_url, form_values, make_entry

pytestmark = pytest.mark.django_db
CAPTION = "老街的夜市"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def with_picture(desk, data, name="夜市.jpg"):
    """A pasted article with a picture; gives (the document, the page that follows)."""
    intake = pasted(desk, ARTICLE)
    values = sent(shown(desk, intake), pictures=file(name, data))
    return intake, desk.post(address(intake), values, follow=True)


def huge_png(width, height):
    """The head of a PNG that would unpack to gigabytes."""
    data = bytearray(image("PNG"))
    data[16:24] = width.to_bytes(4) + height.to_bytes(4)
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4)
    return bytes(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_is_made_anew(kind):
    """What comes out is a picture of the same size in a kind that pages show."""
    made = clean_picture(image(kind))
    with Image.open(io.BytesIO(made.data)) as out:
        assert out.size == (made.width, made.height) == (40, 30)
        assert out.format in ("JPEG", "PNG")


def test_nothing_but_pixels_is_kept():
    """Where and with what it was taken, and words hidden in it, are gone."""
    exif = Image.Exif()
    exif[0x010F] = "秘密相机"
    made = clean_picture(image(exif=exif, comment="秘密".encode()))
    assert "秘密".encode() not in made.data
    with Image.open(io.BytesIO(made.data)) as out:
        assert not out.getexif()


def test_a_picture_is_turned_and_made_smaller():
    """It stands upright as its camera held it, and no side is longer than 2400."""
    exif = Image.Exif()
    exif[0x0112] = 6
    made = clean_picture(image(size=(3000, 100), exif=exif))
    assert made.height == 2400 and made.width < 100


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"GIF89a", "不是 JPEG"),
        (image()[:200], "已损坏"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "不是 JPEG"),
        (b"%PDF-1.7", "不是 JPEG"),
        (huge_png(60_000, 60_000), "像素"),
        (huge_png(9_000, 9_000), "像素"),
        (b"", "不是 JPEG"),
    ],
)
def test_what_is_no_picture_is_refused(data, why):
    """Damaged, of another kind, or a bomb: one clear line, nothing unpacked."""
    with pytest.raises(PictureError, match=why):
        clean_picture(data)


def test_a_picture_comes_with_its_document(desk):
    """Dropped together they lie together; with two documents nobody knows whose."""
    drop(desk, file("a.txt", ARTICLE), file("夜市.jpg", image()))
    assert Picture.objects.get().intake.name == "a.txt"
    page = drop(
        desk,
        file("b.txt", "乙的正文。"),
        file("c.txt", "丙。"),
        file("x.png", image("PNG")),
    )
    assert any("“x.png”：图片要配给一篇文稿" in line for line in told(page))
    assert Picture.objects.count() == 1 and Intake.objects.count() == 3


def test_a_false_picture_refuses_itself(desk):
    """A script named as a picture is told, and the document stays as it was."""
    intake, page = with_picture(desk, b"<script>alert(1)</script>")
    assert any("“夜市.jpg”：内容不是 JPEG" in line for line in told(page))
    assert not intake.pictures.exists()


def test_a_picture_needs_its_caption(desk):
    """Without words nobody who cannot see it knows what it shows."""
    intake, _page = with_picture(desk, image())
    page = say(desk, intake, decision="publish")
    assert any("图片没有说明" in line for line in told(page))
    assert not Entry.objects.exists()


def test_a_photo_of_the_entry_carries_its_picture(desk, client):
    """Published with its caption, shown on the page, served with its own type."""
    intake, _page = with_picture(desk, image())
    name = f"picture-{intake.pictures.get().pk}"
    say(desk, intake, {name: CAPTION}, decision="publish")
    photo = Photo.objects.get()
    assert (photo.caption, photo.width, photo.height) == (CAPTION, 40, 30)
    client.logout()
    page = client.get(photo.entry.get_absolute_url()).content.decode()
    assert f'src="/photos/{photo.pk}/" alt="{CAPTION}"' in page
    served = client.get(f"/photos/{photo.pk}/")
    assert served["Content-Type"] == "image/jpeg"
    assert served["X-Content-Type-Options"] == "nosniff"
    assert served.getvalue().startswith(b"\xff\xd8\xff")


def test_a_picture_is_hung_on_the_caption_of_the_source(desk):
    """Where the source prints the caption, it is that photo that carries it."""
    text = f"小城见闻\n夜色里，老街的灯亮起来。\n更多>>\n• {CAPTION}\n"
    intake = pasted(desk, text)
    say(desk, intake, format="transcript-page")
    values = sent(shown(desk, intake), pictures=file("a.png", image("PNG")))
    desk.post(address(intake), values)
    name = f"picture-{intake.pictures.get().pk}"
    say(desk, intake, {name: CAPTION}, decision="draft")
    photo = Photo.objects.get()
    assert photo.caption == CAPTION and photo.image


def test_the_picture_of_a_draft_is_for_its_editors(desk, client):
    """The public gets neither the picture of a draft nor one that is not there."""
    intake, _page = with_picture(desk, image())
    name = f"picture-{intake.pictures.get().pk}"
    say(desk, intake, {name: CAPTION}, decision="draft")
    photo = Photo.objects.get()
    assert desk.get(f"/photos/{photo.pk}/").status_code == 200
    client.logout()
    assert client.get(f"/photos/{photo.pk}/").status_code == 404
    Entry.objects.update(status=Status.PUBLISHED)
    Photo.objects.update(image="")
    assert client.get(f"/photos/{photo.pk}/").status_code == 404


def test_a_picture_of_a_kind_not_taken_is_told_so(desk):
    """It touches neither the document nor its other pictures."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    files = (file("夜市.jpg", image()), file("logo.svg", svg), file("x.jpg", "<html>"))
    page = drop(desk, file("a.txt", ARTICLE), *files)
    refused = [line for line in told(page) if "内容不是 JPEG" in line]
    assert [line[:10] for line in refused] == ["“logo.svg”", "“x.jpg”：内容不"[:10]]
    assert Picture.objects.get().intake == Intake.objects.get()


@pytest.mark.django_db(transaction=True)
def test_a_picture_may_be_taken_off(desk, media):
    """It goes with its file; what is discarded takes its pictures along."""
    intake, _page = with_picture(desk, image())
    picture = intake.pictures.get()
    assert (
        desk.get(f"/admin/desk/pictures/{picture.pk}/")["Content-Type"] == "image/jpeg"
    )
    say(desk, intake, {f"picture-{picture.pk}-gone": "on"})
    assert not list(media.rglob("*.jpg"))
    values = sent(shown(desk, intake), pictures=file("a.jpg", image()))
    desk.post(address(intake), values)
    say(desk, intake, discard="1")
    assert not list(media.rglob("*.jpg")) and not Picture.objects.exists()


def test_the_store_keeps_a_picture_when_the_entry_is_updated(desk):
    """A new version of the text takes no picture away."""
    url = "https://example.gov.cn/a.html"
    text = f"小城见闻\n夜色里，老街的灯亮起来。\n更多>>\n• {CAPTION}\n"
    for version in (text, text.replace("亮", "暗") + "• 又一张图\n"):
        intake = pasted(desk, version)
        say(desk, intake, format="transcript-page", source_url=url)
        if not Entry.objects.exists():
            values = sent(shown(desk, intake), pictures=file("a.jpg", image()))
            desk.post(address(intake), values)
            said = {f"picture-{intake.pictures.get().pk}": CAPTION}
        else:
            said = {"existing": str(Entry.objects.get().pk)}
        say(desk, intake, said, decision="publish")
    assert Photo.objects.count() == 2
    assert Photo.objects.get(caption=CAPTION).image


def test_an_editor_hangs_a_picture_on_a_stored_caption(desk):
    """In the entry's own form, too, it is checked, made anew, and told when refused."""
    entry = make_entry(title="小城见闻")
    photo = Photo.objects.create(entry=entry, position=1, caption=CAPTION)
    values = form_values(desk.get(form_url(entry)))
    bad = values | {"photos-0-upload": file("a.jpg", b"%PDF-1.7")}
    page = desk.post(form_url(entry), bad)
    assert "内容不是 JPEG" in page.content.decode()
    good = values | {"photos-0-upload": file("a.jpg", image())}
    assert desk.post(form_url(entry), good).status_code == 302
    photo.refresh_from_db()
    assert photo.image.name.endswith(".jpg") and photo.width == 40
    assert f'src="/photos/{photo.pk}/"' in desk.get(form_url(entry)).content.decode()


def test_pictures_of_one_caption_are_photos_each(desk):
    """No picture is lost, be the caption printed in the source or not."""
    printed = f"小城见闻\n夜色里，老街的灯亮起来。\n更多>>\n• {CAPTION}\n"
    for text in (ARTICLE, printed):
        intake = pasted(desk, text)
        say(desk, intake, format="transcript-page")
        two = [file("a.jpg", image()), file("b.jpg", image())]
        desk.post(address(intake), sent(shown(desk, intake), pictures=two))
        names = [f"picture-{picture.pk}" for picture in intake.pictures.all()]
        say(desk, intake, dict.fromkeys(names, CAPTION), decision="draft")
        photos = Photo.objects.filter(entry=Entry.objects.latest("pk"))
        assert [photo.caption for photo in photos] == [CAPTION] * 2
        assert len({photo.image.name for photo in photos} - {""}) == 2
