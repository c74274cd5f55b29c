"""The options of an import: declared, and read into what parsing is given."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.parsing import FORMATS, Given
from archive.parsing.formats import AUTO
from archive.parsing.jsonl import NAME as JSON_LINES
from archive.parsing.reading.kinds import READERS
from archive.records import Kind, Moment

KNOWN_FORMATS = (AUTO, *FORMATS, *READERS, JSON_LINES)

T = TypeVar("T")

_TEXTS = {
    "--format": gettext_lazy("格式：auto 为自动识别（默认），或指明一种"),
    "--kind": gettext_lazy(
        "类型：press_conference（新闻发布会）或 news_article（新闻稿）"
    ),
    "--held-at": gettext_lazy("举行时间（北京）：2021-03-04 或 2021-03-04 10:00"),
    "--published-on": gettext_lazy("发布日期：2021-12-20"),
    "--source": gettext_lazy("来源名称"),
    "--url": gettext_lazy("来源网址（只可用于单篇）"),
}
_SWITCHES = {
    "--strict": gettext_lazy("有推断或存疑之处就拒收"),
    "--dry-run": gettext_lazy("只解析，不入库"),
    "--json": gettext_lazy("每篇输出一行 JSON"),
}


def add_options(parser: ArgumentParser) -> None:
    """Declare the options of `import_entries`."""
    help_text = _("文件或文件夹：.txt .html .docx .md .xml .jsonl .jsonl.xz")
    parser.add_argument("paths", nargs="+", metavar="PATH", help=help_text)
    for name, text in _TEXTS.items():
        default = AUTO if name == "--format" else ""
        parser.add_argument(name, default=default, help=text)
    for name, text in _SWITCHES.items():
        parser.add_argument(name, action="store_true", help=text)


def read_given(options: Mapping[str, Any]) -> Given:
    """Read what the command line says of the documents.

    Raises:
        CommandError: a value is none that its option takes.
    """
    if options["format"] not in KNOWN_FORMATS:
        known = "、".join(KNOWN_FORMATS)
        raise _bad("--format", options["format"], _("可用的有：%s") % known)
    kinds = "、".join(Kind)
    moment = _("应是带年份的日期，可加钟点（北京时间），如 2021-03-04 10:00")
    return Given(
        kind=_read("--kind", options["kind"], Kind, _("可用的有：%s") % kinds),
        held_at=_read("--held-at", options["held_at"], Moment.parse, moment),
        published_on=_read(
            "--published-on",
            options["published_on"],
            _day,
            _("应形如 2021-12-20"),
        ),
        source=options["source"].strip(),
        source_url=_read(
            "--url",
            options["url"].strip(),
            _web_address,
            _("应以 http:// 或 https:// 开头"),
        )
        or "",
    )


def _day(text: str) -> date:
    return Moment.parse(text).day


def _web_address(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError(text)
    return text


def _read(option: str, value: str, read: Callable[[str], T], remedy: str) -> T | None:
    """Read one value; an option that was not given is None."""
    try:
        return read(value) if value else None
    except ValueError as error:
        raise _bad(option, value, remedy) from error


def _bad(option: str, value: str, remedy: str) -> CommandError:
    text = _("%(option)s 的值“%(value)s”无效：%(remedy)s。")
    return CommandError(text % {"option": option, "value": value, "remedy": remedy})
