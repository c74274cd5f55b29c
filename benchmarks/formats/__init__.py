"""How well transcripts and messages are told apart into turns, on real text.

measure.py   the figures: `python -m benchmarks.formats.measure CORPUS`
truth.py     what the corpus says of each document, in the words of the archive
"""
