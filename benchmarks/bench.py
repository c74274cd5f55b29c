"""Time the import, the index and the search on real text.

    python -m benchmarks.bench CORPUS [--limit N]

CORPUS is a file or folder that `import_entries` reads. Everything happens in an archive
of its own, in a temporary folder. The result is printed, and written to RESULTS.md.
"""

import argparse
import json
import lzma
import os
import platform
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
QUERIES = {
    "common word": ["发展", "中国", "经济", "工作"],
    "rare word": ["扫黑除恶", "户籍制度", "跨境赌博", "湿地公园"],
    "two words": ["粮食 安全", "科技 创新", "生态 保护", "群众 就业"],
    "quoted phrase": ["“高质量发展”", "“乡村振兴战略”", "“一带一路”"],
    "one character": ["毒", "桥", "茶"],
    "sentence": ["今年以来全国粮食生产的情况怎么样", "如何保护黄河流域的生态环境"],
    "with a filter": ["发展 year:2023", "经济 类型:新闻稿"],
}
ROUNDS = 5


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=2000, help="documents to import")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pingan-bench-") as folder:
        os.environ |= {"PINGAN_VAR": folder, "DATABASE_URL": "", "SEARCH_URL": ""}
        sample = Path(folder, "sample.jsonl")
        count = write_sample(chosen.corpus, sample, chosen.limit)
        lines = [*head(chosen, count), *writing(sample, count), "", *reading()]
    RESULTS.write_text("\n".join([*lines, ""]), encoding="utf-8")
    print("\n".join(lines))


def head(chosen: argparse.Namespace, count: int) -> list[str]:
    """Say what was run, on what, where."""
    command = (
        f"make bench CORPUS={shlex.quote(str(chosen.corpus))} LIMIT={chosen.limit}"
    )
    load = f"{os.getloadavg()[0]:.1f} processes ran before"
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {load}"
    return [
        "# Results",
        "",
        f"    {command}",
        "",
        f"{count} documents, {machine}, {time.strftime('%Y-%m-%d')}.",
        "",
    ]


def write_sample(corpus: Path, sample: Path, limit: int) -> int:
    """Write the first documents of the corpus into one file; give how many they are."""
    count = 0
    with sample.open("w", encoding="utf-8") as file:
        for line in documents(corpus):
            file.write(f"{line.strip()}\n")
            count += 1
            if count == limit:
                break
    return count


def documents(corpus: Path) -> Iterator[str]:
    """Give the lines of the JSON Lines of a file or of every file in a folder."""
    paths = [corpus] if corpus.is_file() else sorted(corpus.rglob("*.jsonl*"))
    for path in paths:
        opened = lzma.open if path.suffix == ".xz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            yield from (line for line in file if json.loads(line).get("body"))


def writing(sample: Path, count: int) -> list[str]:
    """Time the import and the index, each as the command that an operator runs."""
    manage("migrate", "--no-input")
    manage("collectstatic", "--no-input")
    manage("run_indexer", "--once")
    imported = timed(lambda: manage("import_entries", str(sample)))
    indexed = timed(lambda: manage("run_indexer", "--once"))
    rebuilt = timed(lambda: manage("rebuild_index", "--noinput"))
    rows = [("import", imported), ("index", indexed), ("rebuild_index", rebuilt)]
    table = [f"| {name} | {sec:.1f} | {count / sec:.0f} |" for name, sec in rows]
    return ["| step | seconds | documents/s |", "| --- | ---: | ---: |", *table]


def manage(*arguments: str) -> None:
    """Run a command of manage.py."""
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def timed(action: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def reading() -> list[str]:
    """Time search and page, in one warm process, query by query."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "pingan_site.settings"
    import django

    django.setup()
    from django.test import Client

    from archive.search import read_params, search

    client = Client(headers={"host": "localhost"})
    table = []
    for name, queries in QUERIES.items():
        searches = times(queries, lambda q: search(read_params({"q": q})))
        pages = times(queries, lambda q: client.get("/search/", {"q": q}))
        table.append(f"| {name} | {figures(searches)} | {figures(pages)} |")
    return [
        "Milliseconds, median / 95th percentile; total, facets, 20 hits with snippets.",
        "",
        "| query | search | whole page |",
        "| --- | ---: | ---: |",
        *table,
    ]


def times(queries: list[str], ask: Callable[[str], object]) -> list[float]:
    """Give the milliseconds of every answer, after one round that warms up."""
    for query in queries:
        ask(query)
    return [
        timed(lambda query=query: ask(query)) * 1000
        for _ in range(ROUNDS)
        for query in queries
    ]


def figures(milliseconds: list[float]) -> str:
    """Give median and 95th percentile."""
    high = statistics.quantiles(milliseconds, n=20, method="inclusive")[18]
    return f"{statistics.median(milliseconds):.1f} / {high:.1f}"


if __name__ == "__main__":
    main()
