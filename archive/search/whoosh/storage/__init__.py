"""How the index lies on the disk, and how it is written.

schema.py, fieldtypes.py   Haystack's fields as Whoosh's, a row as a document
sections.py   a file of named arrays, which the next two are kept in
terms.py, term_writer.py   the term table
lists.py      values of any length in a row
columns.py, stored.py   one value for each document
postings.py, encode.py   which documents hold a term
grams.py, build.py, merge.py   documents to a segment, segments to one
segment.py, files.py   the files of a segment, whole or refused
commits.py, store.py   which segments are the index, and who may write
codec.py      how Whoosh reads all that, so that its own queries run on it
"""
