"""What `manage.py import_entries` is made of: its options, its run, its report.

options.py   the command line, read into what parsing is given
run.py       documents into the store, chunk by chunk
chunks.py    the inputs of the files, so many at once
known.py     the names by which inputs read before are known again
hints.py     the options that do what readers advise
report.py    what became of them: progress, refusals, the closing lines
"""
