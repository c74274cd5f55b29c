"""What the tests of the import desk share: texts to paste, files to drop."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from archive.models import Intake
from tests.parsing.word import packed

DESK = "/admin/desk/"
MEETING = (
    "平安建设发布会\n时间：2021年3月4日上午10:00\n地点：济南\n主持：丁绍敏\n"
    "出席：省公安厅厅长范华平\n\n丁绍敏\n现在开始，请记者提问。\n王小满\n请介绍平安建设情况。\n"
    "范华平\n全省公安机关打掉涉黑组织242个，群众安全感不断提升。\n谢谢大家。\n"
)
ARTICLE = (
    "小城的夜市\n2021-12-20 来源：新华社\n老街的灯一盏盏亮起来，摊主们忙着摆货。\n"
    "“今年生意比去年好。”市商务局局长陈立新说。\n责任编辑：宋雨\n"
)


def paste(client, text, markup="", follow=True):
    return client.post(DESK, {"text": text, "markup": markup}, follow=follow)


def drop(client, *files):
    return client.post(DESK, {"files": list(files)}, follow=True)


def pasted(client, text, markup=""):
    """What lies on the desk once a text was pasted."""
    paste(client, text, markup)
    return Intake.objects.first()


def file(name, data):
    data = data.encode() if isinstance(data, str) else data
    return SimpleUploadedFile(name, data)


def address(intake):
    return f"{DESK}{intake.pk}/"


def shown(client, intake):
    return client.get(address(intake))


def sent(page, **said):
    """What a browser sends of the page: the fields as they stand, and what is said."""
    form = page.context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    intake = page.context["intake"]
    return fields | {"format": intake.format, "seen": page.context["seen"]} | said


def say(client, intake, said=None, **more):
    """Correct a document as the page's form does; gives the page that follows."""
    values = sent(shown(client, intake), **(said or {}), **more)
    return client.post(address(intake), values, follow=True)


def told(page):
    return [str(message) for message in page.context["messages"]]


def image(kind="JPEG", size=(40, 30), **saved):
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind, **saved)
    return out.getvalue()


def bomb(name):
    """A small zip that unpacks to 100 MB."""
    return file(name, packed({"word/document.xml": b"0" * 100_000_000}))
