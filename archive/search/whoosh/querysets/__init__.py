"""What `SearchQuerySet` promises, for the index classes of any project.

declared.py   what a project's index classes declare
nodes.py, leaves.py, query.py, language.py   what is asked, read into nodes
groups.py     what a result is made of
occurrence.py, comparing.py, evaluating.py   which results hold it, and how well
ordering.py, results.py, pages.py, highlighting.py   the results as Haystack has them
flat.py       lists of single values, of which some are None
valued.py, counting.py   what they carry
similar.py, spelling.py   rows like one, words like one
asking.py     one search, from all these
"""
