"""The import desk: text and files looked over before they become entries.

    paste, files  ->  upload  ->  Intake  ->  reading, saying  ->  deciding  ->  store

access.py       who may sit at it
upload.py       what was pasted or dropped, put down one by one
markup.py       pasted markup, sanitised
pictures.py     pictures that go with a document
reading.py      what lies there, read with what an editor said of it
rows.py         the lines as the page shows them, the entry beside
words.py        what it says of lines and fields, in words
saying.py       what an editor says on the page, as corrections
together.py     what two editors say of one document at once
existing.py     entries that it may be again
differences.py  what differs between the two
deciding.py     draft, published, update; the history's line
tray.py         the desk's front page
document.py     the page of one document
addresses.py    where the pages are
"""
