"""The embedded engine: Whoosh's index, behind Haystack, read as numpy arrays.

    rows -> schema -> writer -> store -> snapshot -> match, filter, rank -> Answer

schema.py     Haystack's fields as Whoosh's, a row as a document
codec.py, columns.py, writer.py   what lies in the files, and how it is written
store.py      the folder: generations, which of them is live, locks
snapshot.py, frames.py   one state of the index, opened; what its parts belong to
strings.py, match.py, values.py   which parts hold a string, a question, a value
filter.py, scores.py, closeness.py, rank.py   the hits, what they carry, their order
engine.py     `SearchEngine` answered from all these
backend.py, queryset.py, parts.py   `SearchQuerySet` and Haystack's commands
"""
