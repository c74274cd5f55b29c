"""Clauses that tell of speaking, put together where two tell of the same words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.quoting.telling import Pause, Telling

_POSTED = re.compile("发[文帖声]|致辞")
# 但她|补充说: the person before, or nobody, in front of a second verb
_STILL = re.compile(r"(?:[但并而却又也还则]+(?:[他她](?!们)[^，]{0,2})?)?")
# 作出回应，|她表示：
_ANSWERED = re.compile("回应|答复|回复")


def joined(text: str, tellings: Sequence[Telling]) -> list[Telling]:
    """Put a clause and the verb behind it together that goes on with the same person.

    发视频回应，|称自己… · 要求对方表态，|但她补充说，…
    """
    found: list[Telling] = []
    for telling in tellings:
        before = found[-1] if found else None
        if before and before.pause is Pause.COMMA and _same(text, before, telling):
            found[-1] = replace(telling, start=before.start, verb=before.verb)
        else:
            found.append(telling)
    return [one for one in found if not _only_posts(text, one)]


def _only_posts(text: str, telling: Telling) -> bool:
    """Say whether what follows a comma is no post: 范华平深夜发文，晒出照片."""
    if telling.pause is not Pause.COMMA or text[telling.says] == "“":
        return False
    return _POSTED.match(text, telling.end - 2) is not None


def _same(text: str, before: Telling, telling: Telling) -> bool:
    """Say whether the words behind one clause are the next that tells of the same."""
    between = text[before.says : telling.verb]
    if before.says != telling.start:
        return False
    answered = _ANSWERED.match(text, before.end - 2) and between.strip() in {*"他她"}
    return bool(answered or _STILL.fullmatch(between))
