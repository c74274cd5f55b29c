"""How a text is parted: its title, its headings and how deep each lies.

titles.py    a title for a text without one; what is no title
headings.py  lines that stand alone above paragraphs
nesting.py   一、 above （一） above 1.
outline.py   the headings with the paragraphs under them
"""
