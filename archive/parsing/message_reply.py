"""A citizen's message and the official reply to it, one after the other.

    小区路灯坏了一个月，请有关部门派人修理。
    网友“UU0081234”您好！您的留言已收悉。现将有关情况回复如下：……2019年3月1日

Neither has a label: the reply is told by how it addresses the writer, says that the
message was received or looked into, and is dated at its end.

Source: 问政留言 and 市长信箱 pages; see README.md here and
tests/parsing/cases/message-reply/.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.parsing.around.meta_lines import Meta, skip_meta
from archive.parsing.assembly import Draft, finish
from archive.parsing.dialogue.spoken import read_turns
from archive.parsing.dialogue.turns import Turn
from archive.parsing.front.title import read_title
from archive.parsing.given import Given
from archive.parsing.labels.label import Cast
from archive.parsing.message_form import is_form, read_form
from archive.parsing.sheet import Line, Sheet
from archive.records import Kind, ParsedEntry, Role

NAME = "message-reply"
MOST_LINES = 60
"""A page of more lines is no message with its reply."""
SURE = 4
"""A line that scores so much is a reply, whatever stands above it."""

_WHO = r"(?:网友|网民|市民|群众|居民|[来写]信人|来信者|留言人|投诉人|来电人|朋友)"
# 网友“UU0081234”您好 · “UU008150”： · 尊敬的网友： · UU0081：您好 · 来信人：您好
_ADDRESS = re.compile(
    rf"(?:尊敬的|来信|广大|热心)*{_WHO}(?:同志|朋友)?[\s_:：，,您你“‘\"]"
    rf"|[“‘\"][^”’\"]{{1,20}}[”’\"]\s*"
    rf"(?:(?:{_WHO}|同志|先生|女士)[\s:：，,您你]|[:：您你])"
    r"|[“‘\"][A-Za-z_]*\d{4,}[”’\"]"
    r"|[A-Za-z_]+\d{4,}\s*[:：您你\s]|\d{5,}\s*[:：]"
    # not 李克强同志，是…: who is told of, and written to by nobody
    r"|[^。，,]{0,6}(?:先生|女士)\s*[:：，,您你]|[^。，,]{0,6}同志[，,]?\s*[:：您你]"
)
# 您好，… · 来信收悉 · 留言已转
_GREETING = re.compile(r"(?:您|你)好|留言|来信|来函|函件|帖|诉求|信件")
# 您的留言已收悉。现将有关情况回复如下 · 已转市人社局办理
_RECEIVED = re.compile(
    r"收悉|已?收到(?:您|你|贵)|已阅|(?:回复|答复|说明|汇报|处理|办理|反馈|核实|调查)(?:情况)?(?:回复|答复)?如下"
    r"|现(?:将|就|对)[^。]{0,40}(?:回复|答复|说明|反馈)|已(?:经?转|交|批转)[^。]{0,30}(?:处理|办理|研究|调查|部门)|转办"
)
# 您反映的问题 · 网友所称 · 经核实 · 我局
_HANDLES = re.compile(
    r"(?:您|你)(?:所|来信|在[^。，]{2,30})?(?:反映|提出|咨询|提的|关心|投诉|说的|所说|的建议|的留言|的问题|的来信)"
    r"|(?:网友|网民|市民|群众|来信人|来信网友)(?:所)?(?:反映|咨询|提出|称|自述|匿名)|所反映|发帖(?:称|举报|反映)"
    r"|经(?:我[局县区镇市办院校委]|现场)?[^。，]{0,12}(?:调查|核查|核实|了解|查)(?!不)|接到[^。]{0,20}(?:留言|交办|反映|来信|投诉|举报)"
    r"|我(?:局|委|镇|办|街道|单位|大队|中心|乡|院|司|公司)"
)
# 根据《…办法》: a reply says so, an article as well, but not under a question
_BY_RULES = re.compile("根据[^。]{2,40}(?:规定|办法|通知|条例|政策|意见|规划)")
_QUESTION_END = re.compile(r"[？?][”\"）)。]{0,2}$")
# 感谢您对我们工作的支持 · 特此回复 · 咨询电话：…
_THANKS = re.compile(
    r"感谢(?:您|你|网友|来信|对|大家)|谢谢您|敬请(?:谅解|理解|关注)|(?:特|专|此|予以)[此予]?(?:回复|答复|函复)"
    r"|联系电话|咨询电话|(?:欢迎|可)(?:您)?(?:来电|拨打|咨询|致电)"
)
# 2019年3月1日 at the end
_DATED_END = re.compile(
    r"(?:\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*[日号]?|\d{4}年\d{1,2}月)[\s。]*$"
)
# 本报8月6日讯, 新华社北京3月1日电（记者 张三）: news, whoever is thanked in it
_DATELINE = re.compile(r"[^。]{0,30}(?:日[讯电]|月\d+日消息|[（(]记者)")
# 尊敬的易书记：
_TO_OFFICIALS = re.compile(r"尊敬的?.{0,10}(?:书记|[县市区局镇]长|领导|政府)")
# 恳请有关部门派人修理 · 请问归谁管？
_PLEADS = re.compile(
    r"书记|[县市区局镇乡]长|领导|(?:有关|相关|主管)部门|政府|请求|恳请|请问|望|谢谢|求助|呼吁|何时"
    r"|咨询|建议|举报|投诉|反映|能否|本人|我[们家是在想的市县区村镇叫]|[?？]"
)


def matches(sheet: Sheet) -> bool:
    """Say whether a message stands above one reply, surely or by the form's names."""
    return find_reply(sheet.lines) > 0 or is_form(sheet.lines)


def find_reply(lines: Sequence[Line]) -> int:
    """Give the position of the line with which the reply begins; 0 where none does.

    The surest line is it, the first of those that are as sure.
    """
    if not 1 < len(lines) <= MOST_LINES or _DATELINE.match(lines[0].text):
        return 0
    scores = [0, *(_score(b.text, after=a.text) for a, b in pairwise(lines))]
    best = max(range(1, len(lines)), key=lambda n: (scores[n], -n))
    pleas = {word for line in lines[:best] for word in _PLEADS.findall(line.text)}
    return best if scores[best] >= _enough(len(pleas), len(lines)) else 0


def _enough(pleas: int, lines: int) -> int:
    """Give the score a reply needs: less, the plainer the message above it pleads."""
    if not pleas:
        return SURE
    if lines > 2:
        return SURE - 1
    return 2 if pleas < 3 else 1


def _score(text: str, *, after: str) -> int:
    """Say how much of a line is what only a reply says: 0 nothing, 4 all doubt gone.

    A line under the address of a letter (尊敬的领导：) is the letter.
    """
    if len(after) < 20 and _TO_OFFICIALS.match(after):
        return 0
    head, tail = text[:160], text[-120:]
    score = 3 if _ADDRESS.match(text) else 0
    score += 2 if _RECEIVED.search(head) else 0
    is_asked = _QUESTION_END.search(after[-4:]) or _TO_OFFICIALS.match(after)
    handles = _HANDLES.search(head) or ((score or is_asked) and _BY_RULES.search(head))
    score += 1 if handles else 0
    score += 1 if _GREETING.match(head) else 0
    score += 1 if _DATED_END.search(tail) else 0
    # A page's foot has a telephone number, too.
    return score + (1 if score and _THANKS.search(tail) else 0)


def parse(sheet: Sheet, given: Given) -> ParsedEntry:
    """Read the page whole; see the module for its shape."""
    draft, meta = Draft(NAME, Kind.NEWS_ARTICLE), Meta()
    lines = skip_meta(sheet, sheet.lines, meta)
    if is_form(lines) or find_reply(lines) > 1:
        lines = skip_meta(sheet, read_title(sheet, lines, draft, given), meta)
    draft.published_on, draft.source = meta.published_on, meta.source
    form = read_form(sheet, lines, draft) if is_form(lines) else None
    read_turns(sheet, form or _turns(lines), Cast(), draft)
    return finish(sheet, draft, given)


def _turns(lines: Sequence[Line]) -> list[Turn]:
    """Give message and reply; all is the message where no reply is found."""
    at = find_reply(lines)
    if not at:
        return [Turn(None, tuple(lines))] if lines else []
    message = Turn(None, tuple(lines[:at]), Role.QUESTION)
    return [message, Turn(None, tuple(lines[at:]), Role.ANSWER)]
