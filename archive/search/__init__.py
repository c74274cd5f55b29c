"""Search: the question as data, one engine behind a protocol, snippets, facets.

    SearchRequest  ->  Question  ->  engine  ->  Answer  ->  Results

question.py   what is asked, with no engine in it
syntax.py     what was typed, read into a question
engine.py     the protocol an engine fulfils, and which engine is set
whoosh_*.py   the embedded engine, behind Haystack
snippets.py   the words around a hit
service.py    `search()`: from a request to one page of results
indexer.py    outbox rows to index changes; generations
"""
