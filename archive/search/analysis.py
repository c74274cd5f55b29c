"""What of a term is looked for: its folded string, its words, how many are enough."""

import threading
from functools import lru_cache
from time import monotonic

from archive.models import Alias, Organization, Person, Topic
from archive.search.marking import Wanted
from archive.search.question import All, Any, Node, Not, Term
from archive.text import segmentation
from archive.text.folding import fold

MOST_WORDS = 100
"""Of a term with more different words than this only the first count."""

NAMES_KEPT = 30.0
"""For so many seconds the archive's names are not asked for again."""


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
    if term.exact:
        return ()
    names.refresh()
    return _words(fold(term.text))[:MOST_WORDS]


def has_more_words(term: Term) -> bool:
    """Say whether a term has words that do not count, being too many."""
    return not term.exact and len(_words(fold(term.text))) > MOST_WORDS


def positive_terms(node: Node) -> list[Term]:
    """Give the terms of a question that a hit may hold, each once, as written."""
    if isinstance(node, Term):
        return [node]
    if isinstance(node, All | Any):
        found = [term for each in node.nodes for term in positive_terms(each)]
        return list(dict.fromkeys(found))
    return []


def wanted(node: Node) -> list[Wanted]:
    """Give what is marked of a question: each term's string, and its words."""
    terms = positive_terms(node)
    return [Wanted(fold(term.text), term_words(term)) for term in terms]


def leaves(node: Node) -> list[Node]:
    """Give everything in a question that is not made of other parts."""
    if isinstance(node, Not):
        return leaves(node.node)
    if isinstance(node, All | Any):
        return [leaf for each in node.nodes for leaf in leaves(each)]
    return [node]


class Names:
    """The archive's names, which the segmentation must know as words."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: frozenset[str] = frozenset()
        self._asked: float | None = None

    def refresh(self) -> None:
        """Read the names from the database, if that was not done of late."""
        if self._asked is not None and monotonic() - self._asked < NAMES_KEPT:
            return
        with self._lock:
            known = frozenset(map(fold, self._read()))
            if new := known - self._known:
                segmentation.add_names(sorted(new))
                _words.cache_clear()
            self._known |= known
            self._asked = monotonic()

    def forget(self) -> None:
        """Read the names again at the next word."""
        self._asked = None

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def _read(self) -> list[str]:
        rows = [
            *Person.objects.values_list("name", flat=True),
            *Alias.objects.values_list("name", flat=True),
            *Organization.objects.values_list("name", flat=True),
        ]
        topics = [name for topic in Topic.objects.all() for name in topic.names()]
        return rows + topics


names = Names()


@lru_cache(maxsize=1024)
def _words(folded: str) -> tuple[str, ...]:
    return tuple(segmentation.content_words(folded))
