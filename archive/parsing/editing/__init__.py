"""What an editor said of a reading, laid over it as data; the source stays.

corrections.py  what can be said: of a line, a label, a turn, a field
correcting.py   a document read with it
rebuilding.py   the lines as they are with it
reroles.py      roles that an editor set
"""
