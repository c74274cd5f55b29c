"""What was typed, read into the nodes of a question.

    terms set apart by spaces   all required
    "…" “…”                     exactly this string
    -x                          without
    x OR y, x | y               either
    ( ), （ ）                   together
    speaker:… 发言人：…          a filter (see `filters`)

What is not valid syntax is text. A query is never an error: what could not be used is
said in `Reading.ignored`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from archive.search.analysis import has_more_words, term_words
from archive.search.filters import NAMES, read_days, read_value
from archive.search.question import All, Any, Choice, Days, Mode, Node, Not, Term
from archive.search.tokens import Sign, Token, flattened, tokenize
from archive.text.folding import fold

MOST_CHARACTERS = 10_000
MOST_TERMS = 100
MOST_WORDS = 200
"""The terms after the one that brings this many words are looked for as strings."""
MOST_FILTERS = 20
"""Each filter may cost a look into the database."""
DEEPEST = 20


@dataclass(slots=True)
class Reading:
    """A query read: the node, the filters beside it, and what was not used.

    `whole` is the folded text of a query that is nothing but terms; `filters` are the
    names and values of the filters as they were typed.
    """

    node: Node = field(default_factory=All)
    choices: tuple[Choice, ...] = ()
    days: tuple[Days, ...] = ()
    whole: str = ""
    ignored: list[str] = field(default_factory=list)
    filters: list[tuple[str, str, bool]] = field(default_factory=list)


def read(query: str, mode: Mode = Mode.SMART) -> Reading:
    """Read a query. Filters that all hits must pass are set apart from the node."""
    reading = Reading()
    if len(query) > MOST_CHARACTERS:
        query = query[:MOST_CHARACTERS]
        cut = _("查询过长，只用了前 %(count)s 个字符。")
        reading.ignored.append(cut % {"count": f"{MOST_CHARACTERS:,}"})
    if mode is Mode.EXACT:
        _read_exact(query, reading)
        return reading
    tokens = tokenize(query)
    shallow = flattened(tokens, DEEPEST)
    if len(shallow) < len(tokens):
        reading.ignored.append(_("括号套得太深，里层的括号没有用上。"))
    parser = _Parser(shallow, reading)
    node = parser.alternatives()
    parser.say_cuts()
    _set_filters_apart(node, reading)
    return reading


def _read_exact(query: str, reading: Reading) -> None:
    folded = fold(query)
    if folded.strip():
        reading.node, reading.whole = Term(query, exact=True), folded
    elif query.strip():
        reading.ignored.append(_nothing(query))


def _set_filters_apart(node: Node, reading: Reading) -> None:
    nodes = node.nodes if isinstance(node, All) else (node,)
    rest: list[Node] = []
    for each in nodes:
        match each:
            case Choice():
                reading.choices += (each,)
            case Not(node=Choice() as choice):
                turned = Choice(choice.facet, choice.values, not choice.exclude)
                reading.choices += (turned,)
            case Days():
                reading.days += (each,)
            case _:
                rest.append(each)
    reading.node = rest[0] if len(rest) == 1 else All(tuple(rest))
    if rest and all(isinstance(each, Term) for each in rest):
        reading.whole = fold(" ".join(e.text for e in rest if isinstance(e, Term)))


class _Parser:
    """Reads tokens by recursive descent, never deeper than `DEEPEST`."""

    def __init__(self, tokens: list[Token], reading: Reading) -> None:
        self.tokens = tokens
        self.reading = reading
        self.place = 0
        self.terms = 0
        self.words = 0
        self.filters = 0
        self.cut = False

    def alternatives(self) -> Node:
        """Read groups set apart by OR, up to the end or a closing bracket."""
        groups = [self._group()]
        while self._at(Sign.OR):
            sign = self.tokens[self.place]
            self.place += 1
            if not groups[-1] or self._ends():
                # Nothing to choose from on one side: the sign is text.
                groups[-1] += self._term(Token(Sign.TEXT, sign.text))
                groups[-1] += self._group()
            else:
                groups.append(self._group())
        nodes = [_all(group) for group in groups if group]
        return nodes[0] if len(nodes) == 1 else Any(tuple(nodes)) if nodes else All()

    def say_cuts(self) -> None:
        """Say what was left out for its number."""
        if self.terms > MOST_TERMS:
            said = _("词太多，只用了前 %(count)s 个。") % {"count": MOST_TERMS}
            self.reading.ignored.append(said)
        if self.filters > MOST_FILTERS:
            said = _("筛选条件太多，只用了前 %(count)s 个。") % {"count": MOST_FILTERS}
            self.reading.ignored.append(said)
        if self.cut or self.words > MOST_WORDS:
            self.reading.ignored.append(_("查询太长，后面的词只按原文查找。"))

    def _group(self) -> list[Node]:
        nodes: list[Node] = []
        while not self._ends() and not self._at(Sign.OR):
            token = self.tokens[self.place]
            self.place += 1
            found = self._READERS[token.sign](self, token)
            nodes += [Not(_all(found))] if token.minus and found else found
        return nodes

    def _bracket(self, token: Token) -> list[Node]:
        node = self.alternatives()
        self.place += 1
        return [] if node == All() else [node]

    def _term(self, token: Token) -> list[Node]:
        if not fold(token.text).strip():
            self.reading.ignored.append(_nothing(token.text))
            return []
        self.terms += 1
        if self.terms > MOST_TERMS:
            return []
        term = Term(token.text, exact=token.sign is Sign.EXACT)
        self.words += len(term_words(term))
        self.cut |= has_more_words(term)
        if self.words > MOST_WORDS:
            return [Term(token.text, exact=True)]
        return [term]

    def _filter(self, token: Token) -> list[Node]:
        value: Node | None
        self.filters += 1
        if self.filters > MOST_FILTERS:
            return []
        if token.field == "date":
            value = read_days(token.text)
        else:
            values = read_value(token.field, token.text)
            value = Choice(token.field, values) if values else None
        if value is None:
            said = _("看不懂筛选条件“%(name)s：%(value)s”，没有用上。")
            shown = {"name": NAMES[token.field], "value": token.text[:50]}
            self.reading.ignored.append(said % shown)
            return []
        self.reading.filters.append((token.field, token.text, token.minus))
        return [value]

    def _at(self, sign: Sign) -> bool:
        return self.place < len(self.tokens) and self.tokens[self.place].sign is sign

    def _ends(self) -> bool:
        return self.place >= len(self.tokens) or self._at(Sign.CLOSE)

    _READERS: dict[Sign, Callable[["_Parser", Token], list[Node]]] = {
        Sign.TEXT: _term,
        Sign.EXACT: _term,
        Sign.FILTER: _filter,
        Sign.OPEN: _bracket,
    }


def _nothing(text: str) -> str:
    """Say that a term is made of nothing that can be seen."""
    return _("“%(text)s”里没有看得见的字，没有用上。") % {"text": ascii(text[:20])}


def _all(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))
