"""What was pasted or dropped becomes documents on the desk, one by one.

Each file stands by itself: one that cannot be read is put down with its problem and
touches no other.
"""

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.admin.desk.markup import clean_markup
from archive.admin.desk.pictures import put_picture
from archive.admin.desk.reading import LONGEST_TITLE, read_intake
from archive.models import Intake
from archive.parsing import ParseError
from archive.parsing.finding import LINES_ENDINGS
from archive.parsing.formats import AUTO
from archive.parsing.inputs import LONGEST
from archive.parsing.jsonl import refuse_other
from archive.parsing.reading.kinds import refuse_ending
from archive.store.pictures import PictureError, is_picture

MOST_LINES = 200
"""A file of more documents is for the command, not for the desk."""
LOOKED_AT = 16
LONGEST_NAME = 200


@dataclass(slots=True)
class Received:
    """What came of one drop: the documents on the desk, and what was refused."""

    intakes: list[Intake] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    pictures: int = 0


def receive_paste(owner: User, text: str, markup: str, received: Received) -> None:
    """Put pasted text on the desk; with its markup, where the browser gave one.

    Where that is no markup to be read, the bare text is taken.
    """
    if markup.strip():
        try:
            page = clean_markup(markup)
        except ParseError as error:
            received.refused.append(str(error))
        else:
            intake = _put(owner, Intake.Shape.MARKUP, page.encode("utf-8"))
            received.intakes.append(intake)
            return
    if text.strip():
        intake = _put(owner, Intake.Shape.TEXT, text.encode("utf-8"))
        received.intakes.append(intake)


def receive_files(owner: User, files: Iterable[UploadedFile]) -> Received:
    """Put files on the desk; pictures go with the one document they came with."""
    received = Received()
    pictures = []
    for file in files:
        name = file.name[-LONGEST_NAME:]
        if file.size > LONGEST:
            told = _("“%s”：文件超过 20 MB，不像一篇文稿。请拆分后再拖入。")
            received.refused.append(told % name)
        elif is_picture(_front(file), name):
            pictures.append(file)
        elif name.lower().endswith(LINES_ENDINGS):
            _receive_lines(owner, name, file, received)
        else:
            received.intakes.append(_receive_file(owner, name, file.read()))
    _receive_pictures(pictures, received)
    return received


def _front(file: UploadedFile) -> bytes:
    front = file.read(LOOKED_AT)
    file.seek(0)
    return front


def _receive_file(owner: User, name: str, data: bytes) -> Intake:
    return _put(owner, Intake.Shape.FILE, data, name)


def _receive_lines(
    owner: User, name: str, file: UploadedFile, received: Received
) -> None:
    """Put down each line of a file of many, as far as the desk has room."""
    try:
        refuse_other(_lines(name, file))
        file.seek(0)
        for number, line in enumerate(_lines(name, file), 1):
            if number > MOST_LINES or not line:
                received.refused.append(_too_many(name))
                return
            if line.strip():
                intake = _put(owner, Intake.Shape.LINE, line, name, number)
                received.intakes.append(intake)
    except (lzma.LZMAError, EOFError):
        told = _("“%s”：压缩文件已损坏，读不下去。请重新下载或重新压缩。")
        received.refused.append(told % name)
    except ParseError as error:
        error.path = name
        received.refused.append(str(error))


def _lines(name: str, file: UploadedFile) -> Iterator[bytes]:
    """Give the lines of a file; an empty one stands for more than is unpacked.

    A packed file may hold a thousand times its size.
    """
    packed = name.lower().endswith(".xz")
    stream = lzma.open(file.file) if packed else file.file  # noqa: SIM115 - ends with the request
    left = LONGEST
    while line := stream.readline(left + 1):
        left -= len(line)
        yield line if left >= 0 else b""


def _too_many(name: str) -> str:
    told = _(
        "“%(name)s”：超过 %(most)s 篇或 20 MB，其余没有放上台。"
        "成批的请用 manage.py import_entries 导入。"
    )
    return told % {"name": name, "most": MOST_LINES}


def _receive_pictures(pictures: list[UploadedFile], received: Received) -> None:
    """Give pictures to the one document they came with; else refuse them."""
    if pictures and len(received.intakes) != 1:
        told = _("“%s”：图片要配给一篇文稿。请先打开那一篇，在“图片”栏里加上。")
        received.refused += [told % picture.name for picture in pictures]
        return
    for picture in pictures:
        try:
            put_picture(received.intakes[0], picture)
            received.pictures += 1
        except PictureError as error:
            received.refused.append(f"“{picture.name}”：{error}")


def _put(
    owner: User, shape: str, source: bytes, name: str = "", line: int = 0
) -> Intake:
    intake = Intake(owner=owner, shape=shape, source=source, name=name, line=line)
    intake.save()
    look_over(intake)
    keep(intake)
    return intake


def look_over(intake: Intake) -> None:
    """Note the title of a document, or why it cannot be read; it is not saved."""
    try:
        if intake.shape == Intake.Shape.FILE and intake.format == AUTO:
            refuse_ending(intake.name)
        intake.title = read_intake(intake).entry.title[:LONGEST_TITLE]
        intake.problem = ""
    except ParseError as error:
        error.path, error.line = error.path or intake.name, error.line or intake.line
        intake.problem = str(error)


def keep(intake: Intake) -> bool:
    """Save what may change of a document; say no where it is off the desk by now."""
    row = Intake.objects.filter(pk=intake.pk)
    changed = row.update(
        format=intake.format,
        corrections=intake.corrections,
        title=intake.title,
        problem=intake.problem,
        changed_at=timezone.now(),
    )
    return bool(changed)
