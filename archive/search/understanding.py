"""How a query was read, as data that a page can draw: its terms, words and filters."""

from collections import defaultdict
from collections.abc import Iterable

from archive.search.analysis import leaves, term_words, words_needed
from archive.search.filters import NAMES
from archive.search.labels import describe_days, labels
from archive.search.question import All, Any, Choice, Days, Node, Not, Question, Term
from archive.search.results import PartKind, Understood
from archive.text.folding import fold


def understood(question: Question) -> tuple[Understood, ...]:
    """Give everything a hit must hold, in the order typed, then its filters.

    Names are looked up once for each kind of filter.
    """
    nodes = question.node.nodes if isinstance(question.node, All) else (question.node,)
    choices = [leaf for leaf in leaves(question.node) if isinstance(leaf, Choice)]
    called = _called([*choices, *question.choices])
    every = (*nodes, *question.choices, *question.days)
    return tuple(_part(node, called) for node in every)


Called = dict[str, dict[str, str]]


def _called(choices: Iterable[Choice]) -> Called:
    values: defaultdict[str, set[str]] = defaultdict(set)
    for choice in choices:
        values[choice.facet] |= choice.values
    return {facet: labels(facet, wanted) for facet, wanted in values.items()}


def _part(node: Node, called: Called) -> Understood:
    match node:
        case Term():
            return _term(node)
        case Not():
            return Understood(PartKind.NOT, parts=(_part(node.node, called),))
        case All():
            return Understood(PartKind.ALL, parts=_parts(node.nodes, called))
        case Any():
            return Understood(PartKind.ANY, parts=_parts(node.nodes, called))
        case Choice():
            return _choice(node, called[node.facet])
        case Days():
            return Understood(PartKind.DAYS, describe_days(node))


def _parts(nodes: Iterable[Node], called: Called) -> tuple[Understood, ...]:
    return tuple(_part(node, called) for node in nodes)


def _term(term: Term) -> Understood:
    words = term_words(term)
    if not words or words == (fold(term.text),):
        return Understood(PartKind.STRING, term.text)
    return Understood(PartKind.WORDS, term.text, words, words_needed(len(words)))


def _choice(choice: Choice, called: dict[str, str]) -> Understood:
    names = tuple(sorted(called[value] for value in choice.values))
    made = Understood(PartKind.FILTER, str(NAMES[choice.facet]), names)
    return Understood(PartKind.NOT, parts=(made,)) if choice.exclude else made
