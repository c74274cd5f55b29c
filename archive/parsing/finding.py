"""Which files there are to be read in folders, at any depth, links followed."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive.parsing.errors import UnreadableFile
from archive.parsing.reading.kinds import ENDINGS
from archive.text.wording import say as _

LINES_ENDINGS = (".jsonl", ".jsonl.xz")
_WANTED = (*ENDINGS, *LINES_ENDINGS)

Refuse = Callable[[UnreadableFile], object]
PassOver = Callable[[Path], object]


def find_files(
    paths: Iterable[str | Path], refuse: Refuse, pass_over: PassOver | None = None
) -> list[Path]:
    """Expand folders, at any depth, into the files in them that an import takes.

    Files come in the order of the paths, those of a folder sorted; hidden ones and
    those of other endings are passed over. A file named by itself is always given.
    `refuse` is told of each path that is not there, of each folder, also one inside
    another, that may not be read, and of each link that leads back to a folder above;
    `pass_over` of each file of another ending, hidden ones aside.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            refuse(unreadable(path, error))
            continue
        found += sorted(_files_in(path, refuse, pass_over)) if is_folder else [path]
    return list(dict.fromkeys(found))


def _files_in(
    folder: Path, refuse: Refuse, pass_over: PassOver | None
) -> Iterator[Path]:
    def refuse_folder(error: OSError) -> None:
        refuse(unreadable(Path(error.filename), error))

    for home, folders, names in os.walk(
        folder, onerror=refuse_folder, followlinks=True
    ):
        inner = [name for name in folders if not name.startswith(".")]
        folders[:] = [name for name in inner if not _leads_back(home, name, refuse)]
        for path in (Path(home, name) for name in names if not _is_hidden(name)):
            if path.name.lower().endswith(_WANTED):
                if not _is_endless(path, refuse):
                    yield path
            elif pass_over:
                pass_over(path)


def _leads_back(home: str, name: str, refuse: Refuse) -> bool:
    """Say whether a folder is a link to the one it stands in or to one above."""
    path = Path(home, name)
    if not path.is_symlink():
        return False
    here, there = Path(home).resolve(), path.resolve()
    if there != here and there not in here.parents:
        return False
    message = _("是指回上级文件夹的链接，照着走没有尽头，已跳过。请删去这个链接。")
    refuse(UnreadableFile(message, path=name_of(path)))
    return True


def _is_endless(path: Path, refuse: Refuse) -> bool:
    """Say whether a name in a folder is that of a pipe or device: it may never end."""
    if path.is_file() or not path.exists():
        return False
    message = _("不是普通文件（是管道、套接字或设备），已跳过。请从文件夹里移走。")
    refuse(UnreadableFile(message, path=name_of(path)))
    return True


def _is_hidden(name: str) -> bool:
    """Say whether a file is none of the user's: hidden, or the lock of an open one."""
    return name.startswith((".", "~$"))


def name_of(path: Path) -> str:
    r"""Give a path as text; bytes of a name that are no UTF-8 stand as \xB7\xB6.

    So is named what an older system wrote in its own encoding: the database, and a
    pipe, take no half characters.
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable(path: Path, error: OSError) -> UnreadableFile:
    """Say why the system does not let a file or folder be read, and the remedy."""
    if isinstance(error, FileNotFoundError):
        message = _("没有这个文件或文件夹，请检查路径。")
    elif isinstance(error, PermissionError):
        message = _("没有权限读取，请改正权限，或换有权限的用户来运行。")
    else:
        message = _(
            "读取失败（{error}），请检查路径和磁盘。", error=error.strerror or error
        )
    return UnreadableFile(message, path=name_of(path))
