"""What is measured on real text, beside its peers; never in a test.

    make bench CORPUS=DIR               10,000 documents of it and all of it; RESULTS.md
    make bench CORPUS=DIR LIMIT=2000    a quick look at a sample, only printed

bench.py      the command: which archives, in which order, and the page of results
steps.py      what is done on one archive, each step in a process of its own
corpus.py, archives.py, scale.py   a corpus's documents, imported; where figures lie
entries.py, texts.py, queries.py, recall.py   what is searched, and what for
peers/        the engines side by side, ours among them, each one file
drive.py      one engine, built or asked, in a process of its own
edits.py, cold.py   one edited entry; a process's first answer
shares.py     where the time of a search goes, ours alone
ranking.py, ranked.py, retrieval.py, bm25.py   does the right text stand first
formats/      transcripts and messages told apart into turns, against what is known
topics/       topics proposed for articles, against what an editor would keep
duplicates/   links between nearly the same texts, against pairs judged by hand
parsed.py     these three in the page of results
importing.py  an import from nothing and once more: rate and memory
measure.py    clocks and scales
figures.py, bars.py, agreement.py, tables.py, report.py   what was measured, as a page
requirements.txt   the peers' packages, installed apart from the archive's own
RESULTS.md    what the last whole run gave, with the command it was run by

Queries are drawn from the texts by a fixed seed whenever it runs: no text is kept here.
What need not be made twice (imports, the peers' indexes) stays in build/bench, or in
the folder that WORK=DIR names; ARCHIVE=DIR names an installation that has the whole
corpus imported already, whose database is copied.
"""
