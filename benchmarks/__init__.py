"""What is measured on real text, never in a test.

    make bench CORPUS=DIR

bench.py   imports a sample of DIR into an archive of its own, then times the import,
           the index and the search
RESULTS.md what the last run gave, with the command it was run by
"""
