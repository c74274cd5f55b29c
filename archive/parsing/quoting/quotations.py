"""Quotations: words of an article that it gives to a person by name.

    “…群众给实实在在安全感。”山东省副省长、公安厅厅长范华平说。      after
    范华平在会上表示：“…” · 范华平说，“…”                        before
    “…，”范华平说，“…”                                       between
    范华平指出，… · 据…王海防介绍，…                             indirect

Each part between quotation marks is a quotation of its own; words reported without
marks are one, from the verb's pause to where they end (see `quoting.extent`). Emphasis
(“加减乘除”) and titles in quotation marks are none, nor are words given to a body
(国防部表示), to several people at once, or to nobody by name (村民们说, 叶女士说).
A pronoun or a short name is the person of the article whom it means.
"""

from collections.abc import Sequence

from archive.parsing.quoting.layout import Layout
from archive.parsing.quoting.occasion import occasion_of
from archive.parsing.quoting.paragraph import read_paragraph
from archive.parsing.quoting.people import People
from archive.parsing.quoting.repeated import repeated_names
from archive.records import ParsedQuotation
from archive.text.folding import simplify


def find_quotations(
    paragraphs: Sequence[str], first: int = 1, *, headings: str = ""
) -> list[ParsedQuotation]:
    """Find the quotations of an article's paragraphs, in printed order.

    `first` is the number of the first paragraph. The paragraphs belong to one article:
    who is named in one, or in its `headings`, is known in the next. Each text is a
    stretch of its paragraph as printed; those of one paragraph do not overlap.

    >>> found = find_quotations(["“好。”局长陈立新说。", "他表示，还要搬到村里。"])
    >>> [(q.speaker, q.text, q.directness.value) for q in found]
    [('陈立新', '好。', 'direct'), ('陈立新', '还要搬到村里。', 'indirect')]
    """
    printed = _Printed("\n".join([headings, *paragraphs]))
    simple = [simplify(text) for text in paragraphs] if printed.is_other else paragraphs
    people, occasion = People(), occasion_of(simple)
    article = "\n".join([simplify(headings), *simple])
    people.read(article)
    people.read_made_up(article)
    for name in repeated_names(article):
        people.introduce(name)
    return [
        ParsedQuotation(
            printed.of(said.person.name),
            printed.of(said.person.post),
            printed.of(said.attribution),
            paragraphs[place][said.start : said.end],
            first + place,
            said.directness,
        )
        for place, text in enumerate(simple)
        for said in read_paragraph(Layout(text), people, occasion)
    ]


class _Printed:
    """An article that is read in Simplified characters, and its words as printed.

    `is_other` says that it is printed in Traditional ones, in whole or in part.
    """

    def __init__(self, article: str) -> None:
        self._article = article
        self._simple = simplify(article)
        self.is_other = self._simple is not article

    def of(self, words: str) -> str:
        """Give words as the article first prints them: 範華平 for 范华平."""
        if not self.is_other:
            return words
        at = self._simple.find(words)
        return self._article[at : at + len(words)] if at >= 0 else words
