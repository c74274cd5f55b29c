"""Pages: a request in, a page out. Thin: ask the rows or the search, then render.

home.py home · searching.py search · entries.py lists · entry.py one entry · people.py,
topics.py, outlets.py what the archive is browsed by · texts.py about, help, live ·
machines.py sitemap, robots, OpenSearch · health.py is it alive, is it ready ·
preferences.py the switches · errors.py

What they share:

language.py    the middleware that reads the language switch (and nothing else)
context.py     what every template may use
paging.py      numbered pages that forgive any number
lines.py       entries as lines of a list
folding.py     prints of one text put together in a list
clauses.py     the first words of a text
transcript.py  an entry's rows as turns, exchanges and an outline
marking.py     a paragraph's text with quotations and lead words marked
mentions.py    what one person said, entry by entry
facets.py      filters as links, what is chosen as chips
citing.py      an entry or a paragraph as a citation in four forms
photos.py      the pictures of entries
reads.py       counts what is read, without writing in a request
"""
