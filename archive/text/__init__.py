"""Strings in, strings out: what is known of Chinese text, nothing of the archive.

clean.py         white space, lines, control characters
dates.py  numerals.py    days, times and numbers as Chinese pages print them
names.py         what may be a person's name; where a post ends and the name begins
lone_names.py    names without a post to vouch for them
titled.py        names with a title behind them: 范副省长
posts.py         single titles in a printed post, and whether one man can hold both
pinyin.py        names by their letters
readings.py      how characters and phrases are read (pypinyin's data)
spelling.py      what sounds alike, what is one character off
folding.py       the form in which texts and queries are compared
segmentation.py  words of a text (jieba's)
overlay.py       names laid over them
topics.py        what a text is about
subjects.py      subjects any archive has, found by their names
keywords.py      phrases of a text's own
headlines.py     titles that say that two texts are two
printed.py       paragraphs and headings as they are printed
wording.py       words for editors: templates, and which of them a text was made from
likeness.py      how alike two texts are, and by what alike ones are looked up
wordlist.py  words/      word lists as plain text

Only this folder knows jieba, and its twin rjieba. pypinyin is never imported: it would
fill memory with what `readings.py` looks up.
"""
