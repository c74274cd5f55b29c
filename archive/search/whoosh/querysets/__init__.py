"""What `SearchQuerySet` promises, for the index classes of any project.

known.py      what follows from a project's index classes
nodes.py, leaves.py, queryset.py, language.py   what is asked, read into nodes
members.py    what a result is made of
standing.py, comparing.py, evaluating.py   which results hold it, and how well
ordering.py, found.py, counting.py, highlighting.py   the results as Haystack gives them
similar.py, spelling.py   rows like one, words like one
asking.py     one search, from all these
"""
