"""The embedded engine: Whoosh's index, behind Haystack, read as numpy arrays.

storage/      rows as documents, documents as files; which of them are the index
answers/      one state of the index, opened, and the questions it answers
querysets/    what `SearchQuerySet` asks for, on the same state
backend.py    the Haystack backend: the one way in from outside

Each knows those above it.
"""
