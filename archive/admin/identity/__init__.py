"""Who is who, on the desk: the queue of questions, merging, splitting, undoing.

pages.py      the addresses below those of 人物, and who may open them
passages.py   mentions with the words as published, to be shown beside a question
who.py        people with posts, names and passages, a page of them in a few queries
queue.py      the questions, page by page
open_questions.py  … those about a name that stayed open
answers.py    what a click on an answer does
open_answers.py  … on one about a name that stayed open
stale.py      questions that are no more when their answer comes in
merging.py    the page on which two or more people become one
splitting.py  the page on which mentions go to another
decisions.py  what was decided, each with its undoing
told.py       what is said and noted of each of them
"""
