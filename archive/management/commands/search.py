"""`manage.py search`: the same search as the page, in a terminal."""

import json
import re
from argparse import ArgumentParser
from enum import StrEnum
from html import unescape
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from archive.models import Kind, Role
from archive.search import read_params, search
from archive.search.question import Mode, Sort, Unit
from archive.search.results import Result, Results, Snippet, to_json

# -毒, -“平安”, but no option and no number
_WITHOUT = re.compile(r"-[^-\sA-Za-z0-9]")
_MARK = re.compile("<mark>(.*?)</mark>", re.DOTALL)


def _values(words: type[StrEnum]) -> list[str]:
    """Give the words as one types them: argparse would name an enum's members."""
    return [word.value for word in words]


class Command(BaseCommand):
    """Prints one page of results."""

    help = _("与网页相同的搜索。")

    def run_from_argv(self, argv: list[str]) -> None:
        """Take a query that begins with a minus sign for one: -毒 is no option."""
        queries = [word for word in argv if _WITHOUT.match(word)]
        if queries and "--" not in argv:
            options = [word for word in argv if word not in queries]
            argv = [*options, "--", *queries]
        super().run_from_argv(argv)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the query and what a form would send beside it."""
        told = _("要找的字词；以减号加字母开头的，写在最后的 -- 之后")
        parser.add_argument("query", metavar="QUERY", help=told)
        parser.add_argument("--json", action="store_true", help=_("与 API 相同的 JSON"))
        parser.add_argument("--unit", choices=_values(Unit), default=Unit.ENTRY)
        parser.add_argument("--mode", choices=_values(Mode), default=Mode.SMART)
        parser.add_argument("--sort", choices=_values(Sort), default=Sort.RELEVANCE)
        parser.add_argument("--page", default="1", help=_("第几页"))
        parser.add_argument("--limit", default="20", help=_("每页几条，最多 100"))

    def handle(self, **options: Any) -> None:
        """Search and print."""
        asked = {name: options[name] for name in ("unit", "mode", "sort", "page")}
        sent = asked | {"q": options["query"], "page_size": options["limit"]}
        results = search(read_params(sent))
        if options["json"]:
            shown = json.dumps(to_json(results), ensure_ascii=False, indent=2)
            self.stdout.write(shown)
            return
        self._print(results)

    def _print(self, results: Results) -> None:
        heading = _("%(total)s 条结果 · %(reading)s · %(took)s 毫秒")
        self.stdout.write(
            heading
            % {
                "total": results.total,
                "reading": results.reading,
                "took": results.took_ms,
            }
        )
        for said in results.ignored:
            self.stdout.write(self.style.WARNING(said))
        for result in results.results:
            self._print_result(result)

    def _print_result(self, result: Result) -> None:
        day = result.held_at or result.published_on or _("无日期")
        self.stdout.write("")
        self.stdout.write(self._marked(result.title_html))
        about = [str(Kind(result.kind).label), day, result.source, result.url]
        self.stdout.write("  " + " · ".join(filter(None, about)))
        for snippet in result.snippets:
            self.stdout.write("  " + self._snippet(snippet))

    def _snippet(self, snippet: Snippet) -> str:
        who = " · ".join(filter(None, [snippet.speaker, str(Role(snippet.role).label)]))
        place = f"¶{snippet.paragraph} " if snippet.paragraph else ""
        opening = f"：{snippet.opening}" if snippet.opening else ""
        return f"{place}{who}：{self._marked(snippet.html)}{opening}"

    def _marked(self, html: str) -> str:
        """Show marks as the terminal can; as 【】 where it has no colours."""
        plain = self.style.ERROR("x") == "x"

        def shown(found: re.Match[str]) -> str:
            return f"【{found[1]}】" if plain else self.style.ERROR(found[1])

        return unescape(_MARK.sub(shown, html))
