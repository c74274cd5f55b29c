"""What parsing makes of real pages, as tables for the page of results."""

from pathlib import Path

from benchmarks.duplicates import measure as duplicates
from benchmarks.formats.measure import COLLECTIONS, Tally, measure
from benchmarks.tables import table
from benchmarks.topics import measure as topics

SAID = """
Role and label of every turn as the corpus has them from elsewhere (the page's bold
marks, its headings, its database). "text lost in" counts documents of which a character
is nowhere in the entry. A telephone number, which is warned of wherever it is printed,
does not count against "without a warning".
"""


def parsed(source: Path) -> str:
    """Read the collections whose turns are known, and the articles judged by hand."""
    tallies = {
        name: measure(source / name / f"{file}.jsonl.xz", truth)
        for name, (file, truth, _wanted) in COLLECTIONS.items()
    }
    rows = [_row(name, tally) for name, tally in tallies.items()]
    head = [
        "",
        "documents",
        "turns right",
        "wanted",
        "text lost in",
        "without a warning",
    ]
    found = topics.measure(source)
    return "\n\n".join(
        [
            table(head, rows),
            " ".join(SAID.split()),
            *(_warnings(name, tally) for name, tally in tallies.items()),
            f"Topics of {found.items} articles judged by hand: an editor would keep "
            f"{found.kept} of the {found.proposed} proposed, {found.share:.1%} "
            f"(wanted {topics.WANTED:.0%}).",
            " ".join(duplicates.said(duplicates.measure(source))),
        ]
    )


def _row(name: str, tally: Tally) -> list[str]:
    wanted = COLLECTIONS[name][2]
    return [
        name,
        f"{tally.documents:,}",
        f"{tally.share:.2%} of {tally.turns:,}",
        f"≥ {wanted:.1%}",
        str(len(tally.losing)),
        f"{tally.silent / max(1, tally.documents):.1%}",
    ]


def _warnings(name: str, tally: Tally) -> str:
    commonest = ", ".join(f"{code} {n:,}" for code, n in tally.warnings.most_common(10))
    return f"Commonest warnings, {name}: {commonest or 'none'}."
