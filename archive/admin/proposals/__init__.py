"""Names that wait to be topics, over the whole archive, on the desk.

pages.py      the addresses below those of 主题
queue.py      the names, those of most entries first, with passages beside them
passages.py   where the texts have a name
answers.py    what a click on an answer does
"""
