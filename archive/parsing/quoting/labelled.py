"""What stands before a colon without a verb of speaking: 李民：, 范立平很担忧：."""

import re

from archive.parsing.quoting.bare import read_untitled
from archive.parsing.quoting.named import Person, read_named
from archive.parsing.quoting.people import People
from archive.parsing.quoting.subject import opens_with, read_subject

# 央视|记者 李民：…: he speaks in a film
_WRITES = re.compile(r"(?:(?<!台)(?<!央视)记者|编辑|通讯员|作者|演员)$")
# 范立平收到短信：“…”, 彭越家门口写着：“…”: words of somebody else
_ANOTHERS = re.compile("[收接看听见][到见]|[写贴挂印]着|传来|[门口墙牌]上?$")


def read_label(text: str, people: People) -> Person | None:
    """Read what stands before a colon: a post and a name, or a name met before."""
    person = read_named(text.strip(), people)
    if person is None or _WRITES.search(person.post):
        return None
    told = person.post or people.known(person.name) or person.name != text.strip()
    return person if told else None


def read_doer(clause: str, people: People) -> Person | None:
    """Give who does what a clause tells before a colon and what he says between marks.

    >>> read_doer("主教练范立平对此感到担忧", People())
    Person(post='主教练', name='范立平')
    """
    known = people.known(clause.strip())
    person = read_subject(clause, people) if known else opens_with(clause, people)
    person = person or read_untitled(clause)
    post = person.post if person else ""
    anothers = _ANOTHERS.search(clause) or _WRITES.search(post) or "给" in post
    return None if anothers else person


def is_caption(label: str, person: Person) -> bool:
    """Say whether a label is set as under a picture of who speaks: 副科长 姜旺."""
    apart = label.removesuffix(person.name)
    return bool(person.post) and apart != apart.rstrip() and "《" not in label
