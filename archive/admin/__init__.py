"""The editors' desk: Django's admin, in Chinese, over the archive's rows.

site.py         the site itself: what is on the desk and in which order
waiting.py      what waits for an editor, on the front page
accounts.py     who edits, and who may do what
passwords.py    the one-time password and what its owner must do first
deleting.py     what goes with rows that are deleted
changes.py      what every change of an entry ends with; publishing, accepting topics
conflicts.py    two editors at once: what was on the page is what still is stored
history.py      the words of the change history
overwritten.py  what a changed source wrote over, in the history
putting_back.py   an editor's words put back where that was
transcript.py   the order of turns and paragraphs; moving, splitting, taking away
wording.py      a corrected passage carried over to its heading and quotations
exchanges.py    which turn answers which question
placing.py      rows that are put in order by a number typed in
mentions.py     rows that name somebody: the person, and who decided so
ids.py          ids as an address or a form sends them
answering.py    what pages of questions have in common
more_pages.py   pages beside the lists and forms of one kind of row
choosing.py     the field with which a row is found by typing
widgets.py      lists of choices that stay small and quick

desk/           the import desk
entries.py      新闻发布会 and 新闻稿: lists, form
entry_form.py   the form of an entry: dates, topics that wait
entry_actions.py  what is done to whole entries: publishing, deleting …
entry_rows.py   what stands in an entry's form below it: turns, attendees, headings …
photos.py       the captions, whom they show, and their pictures
filters.py      the filters beside the list of entries
speeches.py     one turn with its paragraphs
speech_form.py  the form of a turn
paragraphs.py   the paragraphs in it
people.py       people, organizations, series
identity/       who is who: the queue of questions, merging, splitting, undoing
topics.py       the tree of topics
proposals/      names that wait to be topics, over the whole archive
words.py        the word list
"""
