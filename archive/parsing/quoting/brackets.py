"""A post that brackets part in two: 县交通局（运输处）副主任."""

import re

from archive.parsing.quoting.layout import Layout

# 县交通局, 云岭大学, 刚果: a body, and nothing of the sentence before it
_BODY = re.compile(
    r"[\u3400-\u9fff]{1,4}|[\u3400-\u9fff]{1,24}"
    r"(?:[局院部会行社所厅司处委团站园]|中心|公司|大学|集团|协会)"
)
# （记者 刘一）, （完）: no part of a post
_ASIDE = re.compile("记者|编辑|通讯员|摄|图|完|报道|来源|[时日]报")


def whole_post(layout: Layout, post: str, start: int) -> tuple[str, int]:
    """Give a post as printed, with the body before brackets, and where it starts.

    `start` is where a clause starts; a post further in is given back as it is.
    """
    text = layout.text
    opening = layout.opening(start)
    opens = post and text.startswith(post, start)
    if not opens or text[start - 1] not in "）)" or opening == start:
        return post, start
    wide = layout.clause_start(opening)
    if not _BODY.fullmatch(text, wide, opening) or _ASIDE.search(text, opening, start):
        return post, start
    return text[wide:start] + post, wide
