"""Word lists kept as plain text beside this module, in words/."""

from pathlib import Path

_FOLDER = Path(__file__).with_name("words")


def read_words(name: str) -> frozenset[str]:
    """Give the words of words/NAME.txt: set apart by white space, # opens a comment.

    >>> "欧阳" in read_words("surnames")
    True
    """
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(w for line in lines if line[:1] != "#" for w in line.split())
