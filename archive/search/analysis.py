"""What of a term is looked for: its folded string, its words, how many are enough."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from time import monotonic
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from archive.search.marking import Wanted
from archive.search.question import All, Any, Node, Not, Term
from archive.text import segmentation
from archive.text.folding import fold
from archive.text.overlay import possible_names
from archive.text.segmentation import is_word

MOST_WORDS = 100
"""Of a term with more different words than this only the first count."""

KNOWN_FOR = 0.5
"""For so many seconds at most a name added or taken away may be overlooked."""


class KnowsNames(Protocol):
    """What can say which texts are names: `archive.search.names` of the archive's."""

    def among(self, candidates: frozenset[str]) -> frozenset[str]:
        """Give those of some folded texts that are names."""
        ...

    def forget(self) -> None:
        """Read anew what was kept for a moment."""
        ...


def words_needed(count: int) -> int:
    """Say how many of a term's words a text must hold.

    All of up to 3, more than half of 4 to 6, a fifth of 7 or more.

    >>> [words_needed(n) for n in (1, 3, 4, 5, 6, 7, 10, 11)]
    [1, 3, 3, 3, 4, 2, 2, 3]
    """
    if count <= 3:
        return count
    return count // 2 + 1 if count <= 6 else -(-count // 5)


def term_words(term: Term) -> tuple[str, ...]:
    """Give the words of a smart term that count; none of an exact one."""
    folded = fold(term.text)
    return () if term.exact else words_of(folded, names_of(folded))


def words_of(folded: str, known: frozenset[str]) -> tuple[str, ...]:
    """Give the words of a folded smart term that count, cut at some names."""
    return _words(folded, known)[:MOST_WORDS]


def has_more_words(term: Term) -> bool:
    """Say whether a term has words that do not count, being too many."""
    folded = fold(term.text)
    return not term.exact and len(_words(folded, names_of(folded))) > MOST_WORDS


def names_of(folded: str) -> frozenset[str]:
    """Give the names that a folded term may be cut at: see `archive.text.overlay`.

    None is looked up for a word of the dictionary: a name in it would make it more.
    """
    return frozenset() if is_word(folded) else names.within(folded)


def positive_terms(node: Node) -> list[Term]:
    """Give the terms of a question that a hit may hold, each once, as written."""
    if isinstance(node, Term):
        return [node]
    if isinstance(node, All | Any):
        found = [term for each in node.nodes for term in positive_terms(each)]
        return list(dict.fromkeys(found))
    return []


def wanted(node: Node) -> list[Wanted]:
    """Give what is marked of a question."""
    return marked(positive_terms(node))


def marked(terms: Iterable[Term]) -> list[Wanted]:
    """Give what is marked for some terms: each as a string, else its words."""
    return [Wanted(fold(term.text), term_words(term)) for term in terms]


def leaves(node: Node) -> list[Node]:
    """Give everything in a question that is not made of other parts."""
    if isinstance(node, Not):
        return leaves(node.node)
    if isinstance(node, All | Any):
        return [leaf for each in node.nodes for leaf in leaves(each)]
    return [node]


class Names:
    """The names that queries are cut with, asked of whoever was named in the settings.

    `SEARCH_NAMES` is the dotted path of a `KnowsNames`; without it there are no names.
    """

    def among(self, candidates: frozenset[str]) -> frozenset[str]:
        """Give those of some folded texts that are names."""
        return self._source.among(candidates) if self._source else frozenset()

    def within(self, folded: str) -> frozenset[str]:
        """Give the names that stand in a folded text, known at this moment."""
        return _within(folded, int(monotonic() / KNOWN_FOR))

    def forget(self) -> None:
        """Ask again at the next word, as another process does within a second."""
        _within.cache_clear()
        if self._source:
            self._source.forget()

    def __contains__(self, word: str) -> bool:
        return word in self.within(word)

    @cached_property
    def _source(self) -> KnowsNames | None:
        path = getattr(settings, "SEARCH_NAMES", "")
        return import_string(path) if path else None


names = Names()


@lru_cache(maxsize=512)
def _within(folded: str, _moment: int) -> frozenset[str]:
    return names.among(possible_names(folded))


@lru_cache(maxsize=1024)
def _words(folded: str, known: frozenset[str]) -> tuple[str, ...]:
    if not known and is_word(folded):  # no need to cut it again
        return (folded,) if folded not in segmentation.FUNCTION_WORDS else ()
    # One more than count, so that it can be said that there were more.
    return tuple(segmentation.content_words(folded, known)[: MOST_WORDS + 1])
