"""What `manage.py import_entries` is made of: its options, its run, its report.

options.py   the command line, read into what parsing is given
run.py       documents into the store, batch by batch
report.py    what became of them: progress, refusals, the closing lines
"""
