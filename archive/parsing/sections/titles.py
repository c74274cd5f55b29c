"""A title for a text that has none: its first clause that says something.

原标题：三年后，每村将有一名村医…                the title that a portal kept
新华社北京8月15日电（记者 张三）水利部近期…      what stands behind the dateline
据报道，近日，市里开通一条地铁。                what stands behind the lead-in
"""

import re

from archive.text.clean import shorten, strip_white

LONGEST = 40
_HEAD = 400
"""The clause begins within so many characters."""

_STRAY = ".,，。、；;：:·… "
"""What a text cut out of a page may begin with."""

_KEPT = re.compile(r"原标题\s*[:：]\s*")
# 小店街道清洁日小店街道清洁日 近日…: the title once more
_TWICE = re.compile(r"(?P<title>\S.{6,60}?)\s*(?P=title)")
# 中新网北京8月11日电 (记者 徐婧) · 央视网消息： · 长江日报客户端7月31日讯（…）
_DATELINE = re.compile(
    r"[^。，,：:]{0,20}?(?:网|网站|社|报|台|之家|在线|客户端|新闻|日)"
    r"(?:[^。，,：:（(]{0,12}?讯|[^。，,：:（(]{0,6}?\d[\d月日\s]{2,8}(?:电|消息|报道)"
    r"|\s*(?:电|消息|报道))"
    r"\s*(?:[（(][^)）]{1,60}[)）])?(?:\s*[：:，,]|\s+|(?<=[)）]))\s*"
    r"|[^。，,：:]{2,20}日电\s*"
)
# 据报道， · 记者从市公安局获悉， · 近日， · 今年以来，
_LEAD_IN = re.compile(
    r"(?:据[^，,。：:]{0,30}(?:报道|消息|介绍|透露|通报)|据悉|据了解"
    r"|记者[^，,。：:]{0,30}(?:获悉|了解到)|(?:近|日|今|昨)[日前天](?:[上下]午|晚)?"
    r"|(?:今年|近年|连日|一直|长期)以?来|目前|眼下|当前|(?:当地|北京)时间[^，,。：:]{1,30}"
    r")\s*[，,：:]\s*"
)
# 8月7日，济南…: a day alone is no clause
_CLAUSE = re.compile(r"(?:\d[\d年月日时点分上下午\s]*[，,])?[^。！？!?；;，,：:]+")
# （记者 张三）近日… · (张三)近日… · 张三）近日…, broken off from the dateline above
_REPORTERS = re.compile(
    r"(?:[（(]\s*(?:(?:本报)?(?:记者|通讯员)[^)）]{0,40}|[\u3400-\u9fff][\u3400-\u9fff\s、/]{1,20})"
    r"|[^（(）)。，,]{1,16})[)）]\s*(?=\S)"
)
_CLAUSE_OF_TITLE = re.compile(r"[^。！？!?；;，,]+")
# …保生态目前 · …性能翻倍2023-07-30 11: where the text begins behind its title
_TEXT_BEGINS = re.compile(r"(?:(?:近|日|今)[日前]|目前|连日来|\s*\d{4}-\d\d-\d\d.*)$")
_MOST_LEAD_INS = 3
# 中新社北京8月11日电 · 中国发展网讯（记者 张三 · 每经记者：张三 · 图为收割现场。张三 摄
_SIGNED = re.compile(
    r"[^。，,：:]{2,30}?(?:\d\s*日[电讯]|[网报社台端线]讯)(?:\s*[（(][^。]{0,40})?"
    r"|(?:[^\s：:]{0,6}[网报社台经])?(?:本报|实习|见习|特约)?"
    r"(?:记者|编辑|作者|摄影|通讯员|来源|文字?|图片?)\s*[:：|｜/][^。，,？?！!]{0,30}"
    r"|[（(][^（()）。，,]{0,20}|图为.{1,60}|.{1,60}(?:[\s。]\S{2,12}摄|供图|\s摄)[）)]?"
)


def is_signature(line: str) -> bool:
    """Say whether a line only says who sent, wrote or took what stands below or above.

    >>> is_signature("中新社北京8月11日电"), is_signature("图为收割现场。张三 摄")
    (True, True)
    """
    return _SIGNED.fullmatch(line) is not None


def title_from(text: str) -> str:
    """Give a title out of the first words of a text, cut to `LONGEST` characters.

    >>> title_from("新华社北京8月15日电（记者 张三）近日，水土流失减少，林地增加。")
    '水土流失减少'
    >>> title_from("原标题：库尔勒：秸秆回收忙，农民增收")
    '库尔勒：秸秆回收忙'
    """
    head = strip_white(text[:_HEAD])
    head = head.lstrip(_STRAY) or head
    kept = _KEPT.match(head)
    rest = head[kept.end() :] if kept else head
    if kept and (twice := _TWICE.match(rest)):
        return shorten(strip_white(twice["title"]), LONGEST)
    rest = _without_lead_ins(rest)
    clause = (_CLAUSE_OF_TITLE if kept else _CLAUSE).search(rest)
    title = strip_white(clause[0]) if clause else head
    return shorten((kept and _TEXT_BEGINS.sub("", title)) or title, LONGEST)


def _without_lead_ins(text: str) -> str:
    """Take off who sent it from where, and words that only lead to the first clause."""
    if sender := _DATELINE.match(text) or _REPORTERS.match(text):
        text = text[sender.end() :] or text
    for _ in range(_MOST_LEAD_INS):
        lead_in = _LEAD_IN.match(text)
        if not lead_in or lead_in.end() == len(text):
            break
        text = text[lead_in.end() :]
    return text
