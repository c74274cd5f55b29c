"""Whom a label names, and with which post: 刑侦总队总队长 李民, 李民（副局长）."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.parsing.labels.label import Label, names_in, without_how, without_part
from archive.text.folding import fold
from archive.text.lone_names import is_lone_name, name_behind_body
from archive.text.names import (
    ends_in_title,
    is_name,
    join_spread,
    split_foreign_name,
    split_post,
    title_ends,
    without_honorific,
)
from archive.text.titled import titled_name

LONGEST_POST = 30
"""A label that ends in a post and is longer is a sentence."""

# 李民（市公安局副局长）
_POST_BEHIND = re.compile(
    r"(?P<name>[^（(]{2,20}?)\s*[（(](?P<post>[^（()）]{2,40})[)）]"
)
# 主持人（新闻科科长 |翟思远）
_POST_INSIDE = re.compile(r"[（(](?P<post>[^（()）]{2,40}?)\s*$")

# David Smith · 世卫组织代表 Martin Taylor
_IN_LATIN = re.compile(
    r"(?P<post>[\u3400-\u9fff]*)\s*(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
)


@lru_cache(maxsize=4096)
def person(label: str) -> tuple[str, str] | None:
    """Read a label as (post, name), the post perhaps ""; None where it is neither.

    >>> person("省公安厅刑侦总队总队长 李民"), person("案例一")
    (('省公安厅刑侦总队总队长', '李民'), None)
    """
    label = without_part(without_how(label))
    if names_in(label):
        return None
    if behind := _POST_BEHIND.fullmatch(label):
        name, post = join_spread(behind["name"]).strip(), behind["post"].strip()
        if is_lone_name(fold(name)) and ends_in_title(fold(post)):
            return post, name
    if len(label) > LONGEST_POST:
        return None
    plain = re.sub(r"[（(][^（()）]{1,20}[)）]$", "", label)
    plain = without_honorific(join_spread(plain))
    folded = fold(plain)
    found = split_post(folded) or split_foreign_name(folded) or name_behind_body(folded)
    if found and not found[0] and not is_lone_name(folded):
        return None
    titled = None if found else titled_name(plain)
    if titled and titled.is_whole:
        return plain[len(titled.name) :], titled.name
    found = found or _with_title_behind(folded)
    found = found or _foreign(plain)
    if found and len(folded) == len(plain) and not found[1].isascii():
        # As printed: 簡德源 stays in the characters of its page.
        at = folded.rfind(found[1])
        return plain[: len(found[0])], plain[at : at + len(found[1])]
    return found


def _foreign(label: str) -> tuple[str, str] | None:
    """Read 世卫组织代表 Martin Taylor as (post, name), the post perhaps ""."""
    found = _IN_LATIN.fullmatch(label)
    if found is None or (found["post"] and not ends_in_title(fold(found["post"]))):
        return None
    return found["post"], found["name"]


def _with_title_behind(label: str) -> tuple[str, str] | None:
    """Read 立法会主席梁君明议员 as (post, name), with a title behind the name, too."""
    for end in title_ends(label):
        titled = titled_name(label[end:])
        if titled and titled.is_whole:
            return label[:end], titled.name
    return None


def person_of(label: Label) -> tuple[str, str]:
    """Give post and name as a label prints them: ("", "") where it has no name."""
    if label.post:
        return label.post, label.name
    text = without_part(without_how(label.text))
    if label.name and text.endswith(label.name):
        return text.removesuffix(label.name).strip(), label.name
    before, name, behind = text.partition(label.name or "\n")
    if name and (post := _POST_BEHIND.fullmatch(name + behind)):
        return post["post"], name
    if name and (post := _POST_INSIDE.search(before)):
        return post["post"], name
    return person(label.text) or ("", "")


def is_parted(label: str, person: tuple[str, str]) -> bool:
    """Say whether white space or brackets part post and name, as in labels only."""
    post, name = person
    if not post:
        return False
    behind = _POST_BEHIND.fullmatch(label)
    in_brackets = behind is not None and behind["post"] == post
    return in_brackets or re.search(rf"\s{re.escape(name)}$", label) is not None


def has_post(name: str, text: str) -> bool:
    """Say whether a post stands right before a name (商务部新闻发言人高峰)."""
    before = (text[: found.start()] for found in re.finditer(re.escape(name), text))
    return any(ends_in_title(fold(part[-LONGEST_POST:].rstrip())) for part in before)


def named_with_posts(labels: Iterable[str], above: str) -> Iterator[str]:
    """Give names, words of their own as well, that stand behind posts on the page.

    林业局局长方圆 in another label, or `above` the first, says that 方圆 is somebody.
    """
    for label in labels:
        if label in above and is_name(fold(label)) and has_post(label, above):
            yield label
        elif (who := person(label)) and who[0]:
            yield who[1]
