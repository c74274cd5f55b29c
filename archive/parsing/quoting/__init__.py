"""Who says what in running prose: the parts of `archive.parsing.quotations`.

layout.py     where a paragraph's sentences, clauses and quotation marks stand
telling.py    the clauses that tell of speaking: 范华平在会上指出，
people.py     the people an article names, as it is read from the top
subject.py    the person a clause opens with: post and name as printed, or a pronoun
extent.py     how far words go that stand in no marks
paragraph.py  one paragraph, read from its start with all of these
"""
