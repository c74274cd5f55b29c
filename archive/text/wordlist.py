"""Word lists: plain text beside this module, in words/, and files of other packages."""

from importlib.util import find_spec
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")


def read_lines(name: str) -> list[str]:
    """Give the lines of words/NAME.txt that hold something; # opens a comment."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and line[0] != "#"]


def read_words(name: str) -> frozenset[str]:
    """Give the words of words/NAME.txt, set apart by white space.

    >>> "欧阳" in read_words("surnames")
    True
    """
    return frozenset(word for line in read_lines(name) for word in line.split())


def file_of_package(package: str, name: str) -> Path:
    """Give the place of a data file in an installed package, without loading that.

    Raises:
        ModuleNotFoundError: there is no such package.
    """
    place = find_spec(package)
    if place is None or place.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed")
    return Path(place.origin).with_name(name)
