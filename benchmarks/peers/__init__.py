"""The engines side by side, each one file with a class `Engine` (see `protocol`).

haystack.py   ours through Haystack's `SearchQuerySet`
paged.py      the same as Haystack's own views ask, with a paginator
engine.py     ours as its engine alone answers
service.py    ours with snippets: `archive.search.search`
page.py       ours as the whole search page
stock/        the recipe of the blogs: Haystack's own Whoosh backend, jieba's analyzer
tantivy.py, fts5.py, trigram.py, xapian.py   what is written in Rust and C

Those of the last line know nothing of Django or of the archive: each runs under the
Python that has its package, and is given the texts cut into our own words.
"""
