"""Labels: the words on a page that say who speaks next.

label.py       one label, and the people known from header and title
openings.py    a label with the words it opens, on one line
lone.py        a label alone on its line
words.py       what a label says by its own words: 记者, 主持人, 答
people.py      whom it names, and with which post
askers.py      who asks without the word 记者
english.py     labels of a page in English
voices.py      which openings of a page name who speaks, and as what
few.py         a page with few of them: transcript, or article that prints one
members.py    who speaks in an assembly, titles within names
meetings.py    whether a title tells of a meeting
stamps.py      times of day beside labels
parting.py     many turns that run on in one line
"""
