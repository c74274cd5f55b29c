"""Direct quotations: words between quotation marks that the text gives to a person.

    “…群众给实实在在安全感。”山东省副省长、公安厅厅长范华平说。      after
    范华平在会上表示：“…” · 范华平说，“…”                        before
    “…，”范华平说，“…”                                       between

Emphasis (“加减乘除”) and titles in quotation marks are none, and neither are words
given to nobody by name (村民们说, 叶女士说). Precision goes first: what is doubtful is
left out, since a page for somebody who does not exist is worse than words missed.
"""

import re
from dataclasses import dataclass

from archive.records import ParsedQuotation
from archive.text.names import is_name, split_foreign_name, split_post
from archive.text.segmentation import is_common

SHORTEST = 6
"""Fewer characters are emphasis unless a stop or comma stands inside the marks."""

_MARKS = re.compile(r"“([^“”]+)”")
_VERB = (
    r"(?:介绍说?|表示|指出|强调|告诉(?:本报|本台)?记者|告诉总台(?:央视)?记者|补充道|补充说|解释道|解释说|回答说|答道"
    r"|反问道?|追问道?|回应说?|回说|坦言|直言|写道|回忆道|回忆说|感慨道|感叹道|感慨|感叹|认为|呼吁|提醒|要求|透露|宣布|声称|宣称|讲道|讲述|总结道"
    r"|说道|问道|称|(?<!来)说)"
)
# 据山东省公安厅党委委员、政治部主任王海防介绍
_CLAUSE = re.compile(rf"(?P<who>[^。！？；，,：:“”\n]{{2,80}}?)(?P<verb>{_VERB})")
_LEAD = re.compile(
    r"^(?:另?据|按照|对此|同时|此外|另外|当天|其中|随后|而|但|会上|会后|如今)"
)
_SAID_END = re.compile(r"[。！？!?…]$")
_BROKEN_OFF = re.compile(r"[，,—]$")
_STOP_AFTER = "。！？!?；;"
_CLAUSE_EDGE = "。！？!?；;，,：:“”)）】\n 　"
# 范华平|在会上, 范华平|4日, 范华平|还: where the subject of a clause may end
_SUBJECT_END = re.compile(
    r"(?:昨|今|当|近|日前|\d+日|\d+月|在|于|就|对|向|接受|表态|则|还|也|又|曾|再次|多次|特别|明确|进一步|重点"
    r"|随后|接着|告诉|发表|发文|这样|如此|笑着|感慨|同时|一边|一再|如是|不无|颇|深有|说起|谈及|谈到|用)"
)
# 范华平|也, 范华平|再次, 范华平|高兴地
_ADVERB_END = re.compile(
    r"(?:[也还则又都就曾]|同日|当天|再次|同时|进一步|随后|接着|笑着|连忙|急忙|赶紧|[\u3400-\u9fff]{2}地)+$"
)
# 农业部, 安理会, 白宫, 韩方: they open like names and are bodies
_BODY_END = re.compile(
    r"[部会局署院厅委盟市省县区社报台们者员司组馆站校所方宫国军队团处网厂村乡镇店家众群里外内上下中后前时边地客告]$"
)
_NO_NAMES = frozenset(
    {"安理会", "国安会", "东盟", "欧盟", "白宫", "于是", "时任", "农谚", "古语"}
    | {"任职", "补充", "曾说"}
)
# 叶女士, 王阿姨, 谢某某: as many people as there are articles
_NOBODY_BY_NAME = re.compile(
    r".(?:先生|女士|小姐|太太|某某?|[阿大]?[姨伯婆叔妈爸爷哥姐嫂娘]|奶奶|爷爷|师傅|老师"
    r"|老板|同学|同志|老汉|经理|医生|警官)$"
)

# 示威者萨拉马图·希马: more than a name stands before the dot
_LONG_PART = re.compile(r"^[^·•・]{5,}[·•・]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that attribute, as printed, and whom they name."""

    text: str
    post: str
    name: str


def find_quotations(text: str, paragraph: int) -> list[ParsedQuotation]:
    """Find the direct quotations of one paragraph, in printed order.

    `paragraph` is its number, from 1 over the entry.

    >>> [q.speaker for q in find_quotations("“服务没有终点。”民政局局长陈立新说。", 3)]
    ['陈立新']
    """
    if "“" not in text:
        return []
    found: list[ParsedQuotation] = []
    said: Attribution | None = None
    end = -1
    for mark in _MARKS.finditer(text):
        goes_on = mark.start() == end and _SAID_END.search(mark[1])
        said = _attribution(text, mark) or (said if goes_on else None)
        end = mark.end()
        if said:
            words = mark[1]
            found.append(
                ParsedQuotation(said.name, said.post, said.text, words, paragraph)
            )
    return found


def _attribution(text: str, mark: re.Match[str]) -> Attribution | None:
    if not _may_be_said(text, mark):
        return None
    return _before(text, mark) or _after(text, mark)


def _may_be_said(text: str, mark: re.Match[str]) -> bool:
    """Say whether what stands between the marks may be a sentence somebody said."""
    words = mark[1]
    if _SAID_END.search(words) or _BROKEN_OFF.search(words):
        return True
    rest = text[mark.end() : mark.end() + 1]
    return len(words) >= SHORTEST and (not rest or rest in _STOP_AFTER)


def _before(text: str, mark: re.Match[str]) -> Attribution | None:
    """Read `范华平表示，` or `范华平说：` right before the marks."""
    head = text[max(0, mark.start() - 120) : mark.start()]
    if not head or head[-1] not in "：:，,":
        return None
    start = len(head) - 1
    while start and head[start - 1] not in _CLAUSE_EDGE:
        start -= 1
    return _read_clause(head[start:-1])


def _after(text: str, mark: re.Match[str]) -> Attribution | None:
    """Read `范华平说` right after the marks; a colon gives them to what follows."""
    words = mark[1]
    if not _SAID_END.search(words) and not _BROKEN_OFF.search(words):
        return None
    end = mark.end()
    while end < min(len(text), mark.end() + 90) and text[end] not in _CLAUSE_EDGE:
        end += 1
    if text[end : end + 1] in ("：", ":"):
        return None
    return _read_clause(text[mark.end() : end])


def _read_clause(clause: str) -> Attribution | None:
    """Read a clause that is a person, perhaps where and when, and a verb."""
    found = _CLAUSE.fullmatch(clause.strip())
    if not found:
        return None
    who = found["who"]
    lead = _LEAD.match(who)
    person = _person(who[lead.end() :] if lead else who)
    return Attribution(found[0], *person) if person else None


def _person(who: str) -> tuple[str, str] | None:
    """Give (post, name) of the subject of a clause; None where nobody is named."""
    ends = [len(who), *(m.start() for m in _SUBJECT_END.finditer(who))]
    for end in ends:
        subject = _ADVERB_END.sub("", who[:end].strip())
        found = split_post(subject) or split_foreign_name(subject)
        if found and _is_plausible(*found):
            return found
    return None


def _is_plausible(post: str, name: str) -> bool:
    """Say whether this is somebody's name; one without a post has more to fear."""
    goes_on = any(len(end) > 1 for end in _SUBJECT_END.findall(name))
    if goes_on or name in _NO_NAMES or _NOBODY_BY_NAME.fullmatch(name):
        return False
    if post:
        return True
    # 东西, 公司, 沈阳|应: words that open like a name
    if is_common(name) or (len(name) > 2 and is_common(name[:2])):
        return False
    if name.startswith("有") or _BODY_END.search(name):
        return False
    return is_name(name) and not _LONG_PART.search(name)
