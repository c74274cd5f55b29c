"""平安档案: a searchable archive of press conferences and news.

    text  ->  parse  ->  store  ->  index  ->  search  ->  page / feed / API / export

text/       strings in, strings out: cleaning, dates, folding, segmentation
records.py  ParsedEntry and its parts: what a parsed document is
parsing/    text to record, one file per source format
models/     rows, and the sets of rows that have a name
identity/   which person a mention is; merging, splitting, undoing
store/      record to rows, in one transaction, safe to repeat
search/     the question as data, the engine, snippets, facets, the indexer
search_indexes.py  which fields are searched and which only filter
wording.py  what was told in Chinese, in the language of the page
api/        the JSON API
views/ templates/ templatetags/ static/ feeds.py urls.py   the pages
admin/      the editors' desk
management/ the commands
apps.py     tells Django that the archive is there

A module imports from its own folder or from rows above it in this list.
"""
