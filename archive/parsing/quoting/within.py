"""Where in its own sentence a report ends: what the article adds, or somebody else.

山路已经修好，|引起阵阵掌声。 · 山路已经修好，|他还宣布修桥。 · …，|而镇长何以宁表示，…
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from archive.parsing.quoting.layout import CLOSING, Layout, Quoted
from archive.parsing.quoting.setting import is_setting
from archive.parsing.quoting.telling import Pause, Telling
from archive.parsing.quoting.voice import CITED, Voice

# ，可能意味着…, ，就…作出重要指示: the article's own words in the same sentence
_REMARK = re.compile(
    r"，这?(?:可能|或许?)意味着|，并?(?:就|围绕)[^。]{2,80}[作做]出[^，。]{0,6}(?:指示|部署|安排|要求)|，并部署"
    r"|[（(](?:图|来源|完[）)]|记者|通讯员|本文)|返回[\u3400-\u9fff]{2}，查看更多|责任编辑[:：]|来源[:：@]"
    r"|(?:，\d[^，。]{2,10})?，[^，。]{0,10}记者(?:也|还|又|随后)?(?:向|就)"
    r"|，并?(?:引发|引起)[^，。]{0,8}(?:网友|热议|关注|争议)|，并?(?:引发|引起|引来|赢得)[^，。]{0,12}(?:共鸣|掌声)|，并(?:附上|配上|晒出)"
    r"|，[他她](?:高度)?(?:称赞|赞扬|赞赏)"
    r"|，(?:但|不过，?)[他她]?(?:并?没有|并未|未|拒绝)(?:进一步|具体|详细)?(?:透露|说明|提及|提供)"
    r"|，(?:但|不过，?)?[他她](?:并?没有|并未)(?:排除|否认)"
    # ，他还宣布…: not reported words but what he did with them
    r"|，(?:但|而)?[他她](?!们)(?:还|也|又|同时|随后|则)+(?:呼吁|宣布|称赞|赞扬|承诺|警告|批评|指责|敦促|感谢|否认|拒绝)"
    r"|，[他她](?:警告|对此(?:道歉|保持|感到))|，这是[^，。]{0,12}首次"
)
# 表示，…，|他还表示…: said anew
_AGAIN = re.compile(r"但?[他她](?!们)[还也又同]")
# 总书记强调，…，|为各地扩大开放指明方向: a feature says what his words did
_PRAISE = re.compile("，为[^，。“”]{2,40}(?:指明|按下|提出新|擘画|贡献中国|遵循)")
# ，范华平|同时宣布…: he by name
_TOO = ("还", "也", "又", "同时", "随后")
# ，而费城联储主席哈克表示: somebody else, set against him
_AGAINST = re.compile("(?:而|但是?)(?![^，。]{0,3}(?:我|咱|自己|[他她]|同时|只是))")
_SPEAKS = re.compile("(?:表示|认为|称|指出|说|强调|坦言|透露)$")
_A_SUBJECT = 4
"""So many characters name somebody before a verb."""


def own_end(
    layout: Layout, telling: Telling, tellings: Sequence[Telling], voice: Voice
) -> int:
    """Give the end of the sentence that a report opens with, or where it ends in it."""
    end = layout.sentence_end(telling.says)
    added = _added(layout, telling.says, end, voice)
    if added is not None:
        return added
    position = bisect_right(tellings, telling.says, key=lambda one: one.start)
    while position < len(tellings) and tellings[position].start < end:
        anew = _opens_anew(layout, tellings[position])
        if anew is not None:
            return anew
        position += 1
    return end


def _added(layout: Layout, start: int, end: int, voice: Voice) -> int | None:
    """Give where the article adds something of its own, or he does something else."""
    if remark := _REMARK.search(layout.text, start, end):
        return remark.start()
    praise = _PRAISE.search(layout.text, start, end)
    if praise and not voice.leads and CITED in voice.attribution:
        return praise.start()
    named = f"，{voice.speaker.name}"
    by_name = layout.text.find(named, start, end)
    does_more = by_name >= 0 and layout.text.startswith(_TOO, by_name + len(named))
    return by_name if does_more else None


def _opens_anew(layout: Layout, telling: Telling) -> int | None:
    """Give where a clause begins to tell of other words; None where it goes on."""
    text, start = layout.text, telling.start
    if words := _told_behind(layout, telling):
        opening = words.start - 1
        return opening - (text[opening - 1] in "，,")
    if text[start - 1] in "；;" or _AGAIN.match(text, start):
        return start - 1
    # 指出，…；|在地方调研时，总书记强调“…”
    before = layout.clause_start(start - 1)
    if text[before - 1] in "；;" and is_setting(text[before : start - 1]):
        return before - 1
    against = text[start - 1] in "，," and _is_against(layout, telling)
    return start - 1 if against else None


def _is_against(layout: Layout, telling: Telling) -> bool:
    """Say whether a clause sets the words of somebody else against those before."""
    against = _AGAINST.match(layout.text, telling.start, telling.verb)
    if not against or telling.pause is Pause.STOP:
        return False
    named = telling.verb - against.end() >= _A_SUBJECT
    return named and bool(_SPEAKS.search(layout.text, telling.verb, telling.end))


def _told_behind(layout: Layout, telling: Telling) -> Quoted | None:
    """Give the words between marks that a clause behind them tells of: “…，”他说。."""
    opens = layout.text[telling.start - 1] == CLOSING
    words = layout.around(telling.start - 2) if opens else None
    if words is None or telling.pause is not Pause.STOP:
        return None
    return words if layout.text[words.end - 1] in "，,。" else None
