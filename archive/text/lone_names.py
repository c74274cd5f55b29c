"""Names that stand alone, as labels do, without a post that vouches for them."""

import re

from archive.text.names import is_name
from archive.text.segmentation import is_common, plain_pairs
from archive.text.wordlist import read_words

BODY = re.compile(
    r"[^的和与、，\s\d]{2,14}(?:[局厅部委办署处院校]|[^议布谈风]会|办公室|政府|公司|集团|中心"
    r"|海关|医院|银行|[总支大]队|使馆)"
)
"""市公安局, 省住建厅办公室, 海州海关."""
_OUTLETS = "网报社"
"""海州网, 文汇报: no name ends so."""
_NO_NAMES = read_words("not_names")


def is_lone_name(text: str) -> bool:
    """Say whether a text is the name of a person and no word or body; folded before.

    >>> is_lone_name("李民"), is_lone_name("方法"), is_lone_name("国发会")
    (True, False, False)
    """
    if not is_name(text) or text in _NO_NAMES:
        return False
    if len(text) == 3 and text[-1] in _OUTLETS:
        return False
    return len(text) != 2 or text not in plain_pairs()


def name_behind_body(text: str) -> tuple[str, str] | None:
    """Read a name with nothing but a body before it, as (body, name).

    >>> name_behind_body("省公安厅 李民"), name_behind_body("省公安厅")
    (('省公安厅', '李民'), None)
    """
    for size in (3, 2, 4):
        body, name = text[:-size].rstrip(), text[-size:]
        is_one = is_name(name) and not (BODY.fullmatch(text) or is_common(name[-2:]))
        if is_one and BODY.fullmatch(body):
            return body, name
    return None
