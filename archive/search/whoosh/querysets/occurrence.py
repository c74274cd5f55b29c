"""Whether a term stands in a folded text, as Haystack's filters mean it."""

from haystack.constants import FUZZY_WHOOSH_MAX_EDITS, FUZZY_WHOOSH_MIN_PREFIX

from archive.search.marking import in_one_word


def stands(text: str, term: str, begins: bool = False, ends: bool = False) -> bool:
    """Say whether a term is in a text, at a word's beginning or end where asked for.

    Only Latin letters and digits have borders of words; Han may begin anywhere.

    >>> stands("news articles", "new"), stands("news articles", "new", ends=True)
    (True, False)
    >>> stands("山东扫黑除恶", "扫黑", begins=True, ends=True)
    True
    """
    place = text.find(term)
    while place >= 0:
        end = place + len(term)
        inside = (begins and in_one_word(text[max(place - 1, 0) : place + 1])) or (
            ends and in_one_word(text[end - 1 : end + 1])
        )
        if not inside:
            return True
        place = text.find(term, place + 1)
    return False


def leads(text: str, term: str) -> bool:
    """Say whether a text, or what follows a mark or space in it, begins with a term.

    >>> leads("范华平 副厅长", "副厅"), leads("山东扫黑", "扫黑")
    (True, False)
    """
    place = text.find(term)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(term, place + 1)
    return place >= 0


def trails(text: str, term: str) -> bool:
    """Say whether a text, or what goes before a mark or space in it, ends with a term.

    >>> trails("范华平 副厅长", "华平")
    True
    """
    return leads(text[::-1], term[::-1])


def nearly_stands(text: str, term: str) -> bool:
    """Say whether a text has a term with up to two letters written otherwise.

    The term's first letters (three, or all but one) must be as they are.

    >>> nearly_stands("扫黑除恶斗争", "扫黑除饿"), nearly_stands("扫黄打非", "扫黑除恶")
    (True, False)
    """
    prefix = unchanged(term)
    rest = term[len(prefix) :]
    place = text.find(prefix)
    while place >= 0:
        start = place + len(prefix)
        if _edits(rest, text[start : start + len(rest) + EDITS]) <= EDITS:
            return True
        place = text.find(prefix, place + 1)
    return False


EDITS: int = FUZZY_WHOOSH_MAX_EDITS


def unchanged(term: str) -> str:
    """Give the beginning of a term that a word like it must have."""
    return term[: max(min(FUZZY_WHOOSH_MIN_PREFIX, len(term) - 1), 1)]


def edits(one: str, other: str) -> int:
    """Count the letters to change, add or leave out to make one word of another.

    >>> edits("扫黑除饿", "扫黑除恶"), edits("exampl", "example")
    (1, 1)
    """
    return _rows(one, other)[-1]


def _edits(term: str, text: str) -> int:
    """Give the fewest edits that make some beginning of a text of the term."""
    return min(_rows(term, text))


def _rows(term: str, text: str) -> list[int]:
    """Give the edits from a term to each beginning of a text."""
    row = list(range(len(text) + 1))
    for number, letter in enumerate(term, 1):
        before, row = row, [number]
        for place, other in enumerate(text):
            least = min(before[place + 1], row[place]) + 1
            row.append(min(least, before[place] + (letter != other)))
    return row
