"""What became of an import's documents, told while it runs and at its end."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.management.importing.hints import warning_told
from archive.parsing import Document
from archive.parsing.inputs import Input
from archive.records import ParseWarning
from archive.store.batch import Outcome

SHOWN_ALIKE, SHOWN_OF_ONE = 20, 3
"""So many warnings of one code are shown one by one, and of those of one document; of
the others only the numbers. So what is rare is read, whatever there is much of."""

SHOWN_ENDINGS = 10


def progress_bar(files: Sequence[Path]) -> tqdm:
    """Give a bar of bytes read, with rate and time left; shown only on a terminal."""
    return tqdm(
        total=sum(path.stat().st_size for path in files if path.is_file()),
        unit="B",
        unit_scale=True,
        file=sys.stderr,
        disable=not sys.stderr.isatty(),
    )


def move_on(bar: tqdm, inputs: Sequence[Input]) -> None:
    """Have the bar show that these inputs were read: how many in all, and how fast."""
    if bar.disable:
        return
    bar.documents = getattr(bar, "documents", 0) + len(inputs)
    rate = bar.documents / max(bar.format_dict["elapsed"], 0.1)
    told = _("%(count)d 篇，每秒 %(rate)d 篇") % {"count": bar.documents, "rate": rate}
    bar.set_postfix_str(told, refresh=False)
    bar.update(sum(one.size_hint for one in inputs))


def place_of(document: Document) -> str:
    """Name a document: its file, and its line in a file of many."""
    if not document.line:
        return document.path
    return _("%(path)s 第 %(line)d 行") % {
        "path": document.path,
        "line": document.line,
    }


class Report:
    """Counts, warnings and refusals of one import.

    Warnings, as they come, and refusals go to `err`, the numbers to `out`, which is
    `err` again where standard output is for data.
    """

    def __init__(self, out: OutputWrapper, err: OutputWrapper) -> None:
        self.refused: list[str] = []
        self._out, self._err = out, err
        self._outcomes: Counter[str] = Counter()
        self._warnings: Counter[str] = Counter()
        self._shown: Counter[str] = Counter()
        self._passed_over: Counter[str] = Counter()

    def count(self, outcome: str, documents: int = 1) -> None:
        """Count documents that were taken."""
        self._outcomes[outcome] += documents

    def warn(self, document: Document, warnings: Iterable[ParseWarning]) -> None:
        """Tell the warnings of one document, while there are few like them."""
        own: Counter[str] = Counter()
        for warning in warnings:
            self._warnings[warning.code] += 1
            own[warning.code] += 1
            is_rare = self._shown[warning.code] < SHOWN_ALIKE
            if is_rare and own[warning.code] <= SHOWN_OF_ONE:
                self._shown[warning.code] += 1
                text = _("注意：%(place)s：%(message)s（%(code)s）") % {
                    "place": place_of(document),
                    "message": warning_told(warning),
                    "code": warning.code,
                }
                with tqdm.external_write_mode():
                    self._err.write(text, style_func=str)

    def refuse(self, text: str) -> None:
        """Keep the line of one refused input for the end."""
        self.refused.append(text)

    def pass_over(self, path: Path) -> None:
        """Count a file of a folder whose ending is none that is read."""
        self._passed_over[path.suffix.lower() or _("没有扩展名")] += 1

    def people_found(self, mentions: int) -> None:
        """Say how many mentions that were in doubt have found their man."""
        if mentions:
            told = _("%d 处未定的提及找到了人物。") % mentions
            self._err.write(told, style_func=str)

    def close(self, *, stored: bool) -> None:
        """Write what came of it all: the numbers, then a line per refused input."""
        if self._warnings != self._shown:
            told = "，".join(f"{code} {n}" for code, n in self._warnings.most_common())
            self._err.write(_("注意共计：%s") % told, style_func=str)
        if self._passed_over:
            most = self._passed_over.most_common(SHOWN_ENDINGS)
            told = "，".join(f"{ending} {count}" for ending, count in most)
            message = _("文件夹里有不能导入的文件，已略过：%s") % told
            self._err.write(message, style_func=str)
        self._out.write(self._stored() if stored else self._parsed(), style_func=str)
        for line in self.refused:
            self._err.write(_("拒绝：%s") % line, style_func=str)

    def _stored(self) -> str:
        return _(
            "新增 %(created)d，更新 %(updated)d，未变 %(unchanged)d，拒绝 %(refused)d"
        ) % {
            **{str(outcome): self._outcomes[outcome] for outcome in Outcome},
            "refused": len(self.refused),
        }

    def _parsed(self) -> str:
        return _("解析 %(parsed)d，拒绝 %(refused)d（未入库）") % {
            "parsed": self._outcomes.total(),
            "refused": len(self.refused),
        }
