"""Names that stand alone, as labels do, without a post that vouches for them."""

from archive.text.names import is_name
from archive.text.segmentation import plain_pairs
from archive.text.wordlist import read_words

_NO_NAMES = read_words("not_names")


def is_lone_name(text: str) -> bool:
    """Say whether a text is the name of a person and no word or body; folded before.

    >>> is_lone_name("李民"), is_lone_name("方法"), is_lone_name("国发会")
    (True, False, False)
    """
    if not is_name(text) or text in _NO_NAMES:
        return False
    return len(text) != 2 or text not in plain_pairs()
