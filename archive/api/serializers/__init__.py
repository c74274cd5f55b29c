"""What the API shows of a row, field by field; the schema is made from the same.

fields.py     days, times and links; the shape of a list
parts.py      what stands in an entry: turns, paragraphs, quotations …
entries.py    an entry, in a list and whole
catalogue.py  people, topics, outlets
search.py     an answer of the search
"""
