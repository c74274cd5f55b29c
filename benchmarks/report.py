"""RESULTS.md: one page of tables, made from what a run wrote down."""

from collections.abc import Sequence

from benchmarks.agreement import agreement
from benchmarks.bars import bars
from benchmarks.figures import Series, series
from benchmarks.measure import median
from benchmarks.ranking import Ranked
from benchmarks.recall import compare
from benchmarks.scale import Scale
from benchmarks.shares import LAYERS
from benchmarks.steps import OURS_BARE, PEERS, STOCK, STOCK_PAGED
from benchmarks.tables import NAMES, table

SIDE_BY_SIDE = ("haystack", "engine", *PEERS, STOCK)
AS_SHOWN = ("engine", "paged", "service", "page", STOCK_PAGED)
NOTES = """
Milliseconds of CPU of one thread: median / 95th percentile, of queries new to their
process, which was warmed up with others like them ("again": asked before, so that what
an engine keeps of answers helps it; no peer keeps any). Three processes ask each
engine, one engine after the other and then all again; of each query the shortest time
counts, as what else the machine does only ever adds to it. Every answer: the best 20
with titles, the exact total, and, where it says so, all eight facets. Peers are given
our words; Xapian counts one value of a facet per entry; trigrams look shorter strings
up in every text. "prefix" is a query for the beginning of a word to the peers, of any
string to us. Through Haystack an entry has no speaker, outlet or role, which are its
turns': three of its eight facets are of one value there. A slow engine was asked fewer
queries, from all groups alike (n).
"""


def report(
    scales: Sequence[Scale],
    ranked: Sequence[Ranked],
    said: Sequence[str],
    parsed: str = "",
    imported: str = "",
) -> str:
    """Give the page; `said` are the lines about command and machine.

    `parsed` is what there is to say of parsing, as `benchmarks.parsed` gives it, and
    `imported` of an import, as `benchmarks.importing` does.
    """
    parts = ["# Results", "\n".join(said), _bars(scales, ranked), NOTES.strip()]
    for scale in reversed(scales):
        count = f"{scale.size['entries']:,} entries"
        parts.append(f"## Queries, {count}, with all facets")
        parts.append(_speed(scale, SIDE_BY_SIDE, bare=False))
        parts.append(f"## Queries, {count}, without facets")
        parts.append(_speed(scale, SIDE_BY_SIDE, bare=True))
        parts.append(f"## Ours as shown, {count}")
        parts.append(_speed(scale, AS_SHOWN, bare=False))
        parts.append(f"## Indexes, {count}")
        parts.append(_indexes(scale))
    parts += ["## Where the time of a search goes", _shares(scales[-1])]
    parts += ["## Ours in a process", _process(scales[-1])]
    parts += ["## Any string, found", _recall(scales[0])]
    parts += ["## Totals that agree", agreement(scales[-1])]
    if ranked:
        parts += ["## Ranking", _ranking(ranked)]
    if parsed:
        parts += ["## Pages and articles, parsed", parsed]
    if imported:
        parts += ["## An import from nothing, and once more", imported]
    return "\n\n".join(parts) + "\n"


def _bars(scales: Sequence[Scale], ranked: Sequence[Ranked]) -> str:
    rows = [bar.row() for bar in bars(scales[0], scales[-1], ranked)]
    return table(["bar", "at", "reached", "met"], rows)


def _speed(scale: Scale, names: Sequence[str], *, bare: bool) -> str:
    found = series(scale, names, bare=bare)
    first = next(iter(found.values()))
    groups = dict.fromkeys(answer["group"] for answer in first.answers)
    rows = [[g, *(_both(one.of(g)) for one in found.values())] for g in groups]
    every = found.values()
    rows += [
        ["**all**", *map(_both, every)],
        ["all, again", *(f"{one.median(again=True):.2f}" for one in every)],
        ["all, wall clock", *(f"{one.median(wall=True):.2f}" for one in every)],
        ["times ours", *(f"{one.median() / first.median():.2f}" for one in every)],
        ["n", *(str(len(one.answers)) for one in every)],
    ]
    return table(["", *(NAMES[name] for name in found)], rows)


def _both(one: Series) -> str:
    return f"{one.median():.2f} / {one.high():.2f}"


def _indexes(scale: Scale) -> str:
    built = {"ours": scale.read("rebuilt")}
    for name in (*PEERS, STOCK):
        if found := scale.read(f"peers/{name}/built"):
            built[NAMES[name]] = found
    entries, text = scale.size["entries"], scale.size["bytes"]
    rows = [
        [
            name, f"{entries / each['wall']:,.0f}", f"{entries / each['cpu']:,.0f}",
            f"{each['bytes'] / 1e6:,.0f}", f"{each['bytes'] / text:.2f}",
        ]
        for name, each in built.items()
    ]  # fmt: skip
    of_text = f"/ text ({text / 1e6:,.0f} MB)"
    head = ["", "entries/s, wall", "entries/s, CPU", "MB", of_text]
    said = (
        "Ours and the recipe's read the database and cut words; the others are given "
        "words. Indexes of peers may be from an earlier run on the same texts."
    )
    return f"{table(head, rows)}\n\n{said}"


def _process(scale: Scale) -> str:
    edits, cold = scale.read("edits"), scale.read("cold")
    memory = series(scale, ["page"], bare=False)["page"].memory
    rows = [
        [f"one edited entry until found, {name} (CPU ms)",
         f"{median(took) * 1000:.1f}", f"{max(took) * 1000:.1f}"]
        for name, took in edits.items()
    ]  # fmt: skip
    for number, clock in enumerate(("CPU", "wall")):
        took = [each[number] for each in cold]
        figures = f"{median(took):.2f}", f"{max(took):.2f}"
        rows.append([f"cold start, {clock} s", *figures])
    mapped = f"{memory['RssFile']:.0f} of them files of the index and libraries"
    held = f"{memory['VmRSS']:.0f}"
    rows.append([f"memory after the pages, MB ({mapped})", held, ""])
    return table(["", "median", "most"], rows)


def _shares(scale: Scale) -> str:
    """Give milliseconds by layer, and beside their sums what tantivy takes in all."""
    found, peer = {}, {}
    for name in OURS_BARE:
        for how, said in (("facets", "with facets"), ("bare", "without")):
            found[f"{NAMES[name]}, {said}"] = scale.read(f"shares-{name}")[how]
            whole = series(scale, ["tantivy"], bare=how == "bare")["tantivy"]
            peer[f"{NAMES[name]}, {said}"] = whole.mean()
    every = found.values()
    rows = [
        [layer, *(f"{each['mean'] * each['layers'][layer]:.2f}" for each in every)]
        for layer, _ in LAYERS
    ]
    rows += [
        ["**all**", *(f"{each['mean']:.2f}" for each in every)],
        ["a query without hits", *(f"{each['nothing']:.2f}" for each in every)],
        ["tantivy, all", *(f"{mean:.2f}" for mean in peer.values())],
    ]
    looks = sum(each["looks"] for each in every)
    said = (
        f"Milliseconds of CPU a query, the mean of all, on {scale.size['entries']:,} "
        f"entries; by {looks:,} looks at the stack while the queries were asked over "
        "and over, what was kept of them forgotten in between. A query without hits "
        "costs what is paid for asking at all, whatever is found."
    )
    return f"{table(['', *found], rows)}\n\n{said}"


def _recall(scale: Scale) -> str:
    truth, rows = scale.read("truth"), []
    for name in ("engine", *PEERS, STOCK):
        found = scale.read(f"answers/{name}-recall")
        for how in ("plain", "quoted") if found else ():
            got = compare([each[how] for each in found], truth)
            shares = (f"{x:.1%}" for x in (got.macro, got.micro, got.precision))
            rows.append([f"{NAMES[name]}, {how}", *shares, str(got.asked)])
    head = ["2-8 characters from anywhere in the text", "macro recall", "micro recall"]
    return table([*head, "precision", "n"], rows)


def _ranking(ranked: Sequence[Ranked]) -> str:
    rows = [
        [f"{row.collection}: {row.engine}", f"{row.reciprocal:.3f}",
         f"{row.gain:.3f}", f"{row.found:.1%}"]
        for row in ranked
    ]  # fmt: skip
    said = (
        "600 questions each, the one right text among up to 4,000; MRR within the best "
        'hundred. "one sentence": the question with commas where it has spaces, which '
        'are AND in a query of ours; "were any word enough": that, without the share '
        "of words that a hit must hold."
    )
    return f"{table(['', 'MRR', 'nDCG@10', 'found'], rows)}\n\n{said}"
