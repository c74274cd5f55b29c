"""The embedded engine: Whoosh's index, behind Haystack, read as numpy arrays.

    rows -> schema -> writer -> store -> snapshot -> match, filter, rank -> Answer

schema.py     Haystack's fields as Whoosh's, a row as a document
sections.py, terms.py, postings.py, columns.py   what lies in the files of a segment
grams.py, encode.py, term_writer.py, build.py, merge.py   how segments are written
files.py, segment.py, codec.py   how they are opened, for arrays and for Whoosh
commits.py, store.py   a generation and its commits; the folder, which one is live
snapshot.py, texts.py, recent.py   one state of the index, opened
frames.py   what its parts belong to
strings.py, match.py, values.py   which parts hold a string, a question, a value
filter.py, facets.py   the hits, what they carry
scores.py, closeness.py, sorting.py, rank.py   their order
lookups.py   titles and counts of strings, while somebody types
engine.py     `SearchEngine` answered from all these
fieldtypes.py, stored.py   how any field of Haystack's is kept
backend.py, known.py   what Haystack's commands and `SearchQuerySet` talk to
queryset.py, leaves.py, language.py, nodes.py   what `SearchQuerySet` asks for
asking.py, members.py, evaluating.py, comparing.py, standing.py   which results hold it
ordering.py, counting.py, found.py   their order, their facets, the results themselves
similar.py, highlighting.py, spelling.py   rows like a row, marked passages, other words
"""
