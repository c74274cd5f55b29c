"""Who says what in running prose.

quotations.py an article's quotations: what uses all the others
layout.py     where a paragraph's sentences, clauses and quotation marks stand
marks.py      what between them is said: no emphasis, no title
matter.py     what a sentence speaks to: 针对范华平称…一事，
straight.py   words that follow its verb without a pause: 表示|中方愿…
telling.py    the clauses that tell of speaking: 范华平在会上指出，
joining.py    two of them that tell of the same words
people.py     the people an article names
somebody.py   what is the name of one person, and no word
settled.py    how far a name goes, by the whole article
called.py     what it calls somebody in another place: 外长彼得斯
whole.py      a name as the article writes it elsewhere: 习近平, not 习近
repeated.py   names that it shows by coming back to them
likely.py     what may be a name where nothing around it says so
named.py      a stretch that is one person: 公安厅厅长范华平, 王培副研究员
bare.py       a name without a title: 村里的周国盛, 前小姐玛丽亚·哈凡蒂
lead.py       what may stand before the subject of a clause
subject.py    the person a clause opens with: post and name as printed, or a pronoun
setting.py    clauses of when and where, or of a body
labelled.py   what stands before a colon: 李民：“…”
antecedent.py whom 他 means
brackets.py   a post that brackets part: 交通局（运输处）副主任
occasion.py   whether the article reports a meeting, and who spoke there
extent.py     how far words go that stand in no marks
within.py     where they end in their own sentence
voice.py      whether a sentence is still said by the same
signs.py      what speaks for that or against it, and how much
paragraph.py  one paragraph, read from its start with all of these
"""
