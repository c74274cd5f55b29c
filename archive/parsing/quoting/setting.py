"""Clauses without a person: when and where somebody speaks, or a body that does."""

import re

from archive.parsing.quoting.layout import CLOSING, LONGEST_CLAUSE, Layout
from archive.parsing.quoting.lead import without_lead
from archive.parsing.quoting.likely import ADVERB_END
from archive.text.names import title_ends

# 韩国媒体报道, 国防部, 公司公告
_BODY = re.compile(
    "(?:报道|消息|声明|文章|公告|报告|研究|数据|调查|通报|通告|部门?|会议?|[局署院社报网台]|公司|集团|[方各]面|(?<!对)方"
    "|政府|机构|银行|组织|大学|中心|媒体|官[网微]|》(?:继续)?)"
    "(?:\\d+日|[今当昨][天日]|周.|此前|发布|在[^，]*)?$"
)
# “…”近日，在驿站，李建梅说
_SETTING = re.compile(
    r"\s*(?:在|事后|赛后|会后|近日|日前|今[天日]|\d|当[天日时]|很快|对此|对于|谈[及起到]|[看摸听接望拿指握拉].?[着到过起]|[牵抱捧戴穿站坐提背扶挽盯骑]着"
    r"|[^“”]{2,30}(?:现场|期间|途中|之余|间隙|会上|[前后时]|[厅室馆]内)\Z)"
)
# 谈起设置“爱心冰柜”的初衷，
_EMPHASIS = re.compile(r"“([^“”。！？!?…，,]{1,20})”")
_CLAUSES = re.compile(r"[。！？；，,：:“”\n]")


def is_body(clause: str) -> bool:
    """Say whether a clause opens with a body or its words, which are no 他.

    >>> is_body("俄罗斯国防部当天"), is_body("报道"), is_body("一名工作人员")
    (True, True, False)
    """
    who = ADVERB_END.sub("", without_lead(clause).strip())
    return _BODY.search(who) is not None


def is_setting(clause: str) -> bool:
    """Say whether a clause is when or where, or a post: “…”全国人大代表，董事长…说."""
    return bool(_SETTING.match(clause)) or title_ends(clause)[-1:] == [len(clause)]


def setting_start(layout: Layout, start: int) -> int:
    """Give where a sentence starts behind quoted words, saying when and where.

    `start` is where the clause starts that tells of speaking, and what is given where
    the sentence tells of more.
    """
    sentence = layout.sentence_start(start)
    far = start - sentence > LONGEST_CLAUSE
    if far or layout.text[sentence - 1 : sentence] != CLOSING:
        return start
    told = _EMPHASIS.sub(r"\1", layout.text[sentence:start])
    clauses = _CLAUSES.split(told)[:-1]
    return sentence if all(map(is_setting, clauses)) else start
