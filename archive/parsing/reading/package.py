"""The zip that a .docx is: its parts, none of them larger than a document can be.

A part is unpacked no further than its limit, whatever the zip says of its size, so a
bomb costs no more than a document.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from archive.parsing.errors import NotText, UnreadableFile
from archive.parsing.reading.signs import binary_name, is_zip
from archive.text.wording import Wording
from archive.text.wording import say as _

MOST_PARTS = 5_000
LARGEST_PART = 30 * 1024 * 1024
"""More bytes of one part of text are refused."""
LARGEST_WHOLE = 400 * 1024 * 1024
"""More bytes of all parts, pictures included, are refused."""
STEEPEST = 400
"""A large part that unpacks to more than so many times its size is refused."""
SMALL = 4 * 1024 * 1024


class Package:
    """The parts of a .docx by name."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the zip.

        Raises:
            NotText: it is no zip, or no Word document.
            UnreadableFile: it is damaged, encrypted or a bomb.
        """
        self._path = path
        if not is_zip(data):
            name = binary_name(data) or _("纯文字或别的文件")
            message = _(
                "内容是{name}，不是 .docx 文档。请在 Word 里另存为 .docx 再导入。",
                name=name,
            )
            raise NotText(message, path=path)
        with self._told():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._refuse_bomb()

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        """Give a part's bytes; b"" where it is not there.

        Raises:
            UnreadableFile: it is damaged, encrypted, or larger than any document's.
        """
        if name not in self._zip.NameToInfo:
            return b""
        with self._told(), self._zip.open(name) as part:
            data = part.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            size = LARGEST_PART >> 20
            raise self._bomb(_("“{name}”超过 {size} MB", name=name, size=size))
        return data

    def _refuse_bomb(self) -> None:
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS:
            raise self._bomb(_("有 {count} 个部件", count=len(parts)))
        whole = sum(part.file_size for part in parts)
        if whole > LARGEST_WHOLE:
            raise self._bomb(_("共 {size} MB", size=whole >> 20))
        for part in parts:
            steep = part.file_size > STEEPEST * max(part.compress_size, 1)
            if steep and part.file_size > SMALL:
                name = part.filename[:80]
                what = _("“{name}”膨胀 {times} 倍以上", name=name, times=STEEPEST)
                raise self._bomb(what)

    def _bomb(self, what: Wording) -> UnreadableFile:
        message = _(
            "解开后过大（{what}），像是压缩炸弹，不予读取。"
            "请在 Word 里重新另存为 .docx。",
            what=what,
        )
        return UnreadableFile(message, path=self._path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what a damaged or locked zip raises into one line."""
        try:
            yield
        except (RuntimeError, NotImplementedError) as error:
            message = _(
                "文档加了密码，或用了不认识的压缩方法。请去掉密码另存为 .docx。"
            )
            raise UnreadableFile(message, path=self._path) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            message = _("文档已损坏，解不开。请在 Word 里打开修复后另存为 .docx。")
            raise UnreadableFile(message, path=self._path) from error
