"""Turns: what each label opens, in which role, in answer to what.

reading.py     a page on which each turn opens with its label
turns.py       turns, their roles and exchanges
introductions.py  posts that the host gives to who speaks next
unlabelled.py  turns without a label, between others that have one
headed_questions.py  questions that stand as headings
marks.py       labels that a dash, a bar or bold type sets off
scenes.py      lines that only tell what happens
spoken.py      turns to speeches, exchanges and outline
"""
