"""What an editor should look at: the queue of open questions, of three kinds.

new.py    people whom a rule made and nobody has confirmed
open.py   names that the rules left open, with whom they may mean, and why or why not
alike.py  people who may be one, and what speaks for it

What an editor has answered is asked no more; what he set aside is asked last.
"""
