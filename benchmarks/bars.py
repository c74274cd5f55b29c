"""What was promised, beside what was reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.figures import series
from benchmarks.measure import median
from benchmarks.ranking import ENGINES, Ranked
from benchmarks.scale import Scale
from benchmarks.steps import STOCK, STOCK_PAGED


@dataclass(frozen=True, slots=True)
class Bar:
    """One promise: a figure that must be reached, from below or from above."""

    what: str
    bar: float
    reached: float
    unit: str = ""
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it is reached; a figure that could not be measured is not."""
        if self.at_least:
            return self.reached >= self.bar
        return self.reached <= self.bar

    def row(self) -> list[str]:
        """Give it as a row of a table."""
        sign = "≥" if self.at_least else "≤"
        met = "yes" if self.is_met else "**no**"
        return [
            self.what,
            f"{sign} {_short(self.bar)}{self.unit}",
            f"{_short(self.reached)}{self.unit}",
            met,
        ]


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def bars(small: Scale, large: Scale, ranked: Sequence[Ranked]) -> Iterator[Bar]:
    """Give all promises with what the last run reached.

    `small` is the archive on which the recipe was measured; `large` may be the same.
    """
    yield from _against_stock(small)
    yield from _against_tantivy(small, large)
    yield from _of_ours(large)
    yield from _of_ranking(ranked)


def _against_stock(scale: Scale) -> Iterator[Bar]:
    count = f"{scale.size['entries']:,} entries"
    for names, said in (
        (("paged", STOCK_PAGED), "page with facets, as Haystack's views ask"),
        (("haystack", STOCK), "search with facets, through Haystack's API"),
    ):
        what = f"{said}, {count}: times the recipe's speed"
        yield Bar(what, 500, _faster(scale, *names), "×", at_least=True)
    ours_built = scale.read("rebuilt")
    stock_built = scale.read(f"peers/{STOCK}/built")
    for clock in ("cpu", "wall"):
        ratio = stock_built[clock] / ours_built[clock]
        what = f"full rebuild, {clock} time, {count}: times the recipe's speed"
        yield Bar(what, 10, ratio, "×", at_least=True)


def _faster(scale: Scale, one: str, other: str) -> float:
    """Say how many times as fast one engine is, by the queries that both were asked."""
    found = series(scale, (one, other), bare=False)
    both = found[one].totals.keys() & found[other].totals.keys()
    return found[other].only(both).median() / found[one].only(both).median()


def _against_tantivy(small: Scale, large: Scale) -> Iterator[Bar]:
    count = f"{large.size['entries']:,} entries"
    for bare, bar, what in ((False, 1, "with"), (True, 3, "without")):
        found = series(large, ("haystack", "engine", "tantivy"), bare=bare)
        for name, said in (("haystack", "Haystack's API"), ("engine", "the engine")):
            ratio = found[name].median() / found["tantivy"].median()
            asked = f"search {what} facets by {said}, {count}: tantivy's time"
            yield Bar(asked, bar, ratio, "×")
    grown = [
        series(scale, ["haystack"], bare=False)["haystack"].high()
        for scale in (large, small)
    ]
    yield Bar("95th percentile, large archive / small", 4, grown[0] / grown[1], "×")


def _of_ours(scale: Scale) -> Iterator[Bar]:
    count = f"{scale.size['entries']:,} entries"
    found = series(scale, ("engine", "service", "page"), bare=False)
    index = scale.read("rebuilt")["bytes"] / scale.size["bytes"]
    edits, cold = scale.read("edits"), scale.read("cold")
    page = found["page"]
    snippets = found["service"].median() / found["engine"].median()
    yield Bar("index size / text size", 2.5, index)
    edited = median(edits["engine"]) * 1000
    yield Bar(f"one edited entry: engine time until found, {count}", 30, edited, " ms")
    started = median(wall for _, wall in cold)
    yield Bar(f"cold start to the first answer, {count}", 1.5, started, " s")
    yield Bar(f"memory of a web process, {count}", 300, page.memory["VmRSS"], " MB")
    yield Bar(f"search page, 95th percentile, {count}", 40, page.high(), " ms")
    yield Bar("20 results with snippets / the search itself", 10, snippets, "×")


_ASKED = ((ENGINES["ours"], "as typed"), (ENGINES["sentence"], "as one sentence"))


def _of_ranking(ranked: Sequence[Ranked]) -> Iterator[Bar]:
    by_name = {(row.collection, row.engine): row for row in ranked}
    for name in dict.fromkeys(row.collection for row in ranked):
        for engine, said in _ASKED:
            rows = (by_name[name, each] for each in (engine, "stock", "BM25, pairs"))
            yield from _of_collection(f"{name}, {said}", *rows)


def _of_collection(
    name: str, ours: Ranked, stock: Ranked, pairs: Ranked
) -> Iterator[Bar]:
    for measure, said in (("reciprocal", "MRR"), ("gain", "nDCG@10")):
        reached, recipe, plain = (
            getattr(each, measure) for each in (ours, stock, pairs)
        )
        yield Bar(
            f"{said}, {name}: 1.9 × the recipe's", 1.9 * recipe, reached, at_least=True
        )
        yield Bar(f"{said}, {name}: BM25's over pairs", plain, reached, at_least=True)
