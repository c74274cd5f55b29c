"""What is run by hand or by a machine, not by a page.

commands/    one file per command
indexing.py  what the commands that write the index share
importing/   what `import_entries` is made of
indexing.py  how the commands that write the index tell of their failures
"""
