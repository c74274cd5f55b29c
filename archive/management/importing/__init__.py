"""What `manage.py import_entries` is made of: its options, its run, its report.

options.py   the command line, read into what parsing is given
run.py       documents into the store, batch by batch
known.py     which inputs were read before, just so
report.py    what became of them: progress, refusals, the closing lines
"""
