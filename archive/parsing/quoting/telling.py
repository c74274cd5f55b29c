"""The clauses of a paragraph that tell of speaking.

    范华平在会上指出，… · …范华平说。 · 李民：“…”

Which words they give to whom is not said here. A clause that names nobody (会议指出，)
is one too, since the words of whoever spoke before end there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from archive.parsing.quoting.layout import LONGEST_CLAUSE, Layout
from archive.parsing.quoting.matter import matters
from archive.parsing.quoting.straight import ADMITS, PLAIN, goes_straight_on, is_by_name
from archive.text.names import is_name, title_ends

LONGEST_LABEL = 60
NEAR = 12
"""So far from its clause's start a verb may have a short subject before it."""
MARKS = 3
_SENTENCE = "。！？!?…，,；"

_SAYS = (
    "介绍|回忆|补充|解释|回应|分析|评价|总结|坦言|坦承|感慨|感叹|反问|追问|警告|批评|质疑|评论"
    "|回答|解答|讲述|怒斥|痛[斥批]|讽刺|呼吁|提醒|承认|证实|透露|强调|发[文帖声]|表态|留言|致辞|提出|提议"
    "|断言|辩解|驳斥|抱怨|嘲讽|调侃|点评|通报|称赞|赞叹|打趣|聊了起来|建议|宣布|要求|直言"
    "|提到|谈到|认为|配文|猜测|推测|吐槽|直呼|叮嘱|嘱咐|描述|喊话"
    "|觉得|判断|笑言|分享|承诺|主张|告诫|点赞|打气|预测|预告|爆料|曝光|续指|直指"
)
_NOUNS = frozenset(
    {"介绍", "补充", "解释", "回应", "分析", "评价", "总结", "警告", "批评", "质疑"}
    | {"提醒", "建议", "要求", "通报", "承诺", "主张", "预测", "预告", "爆料", "曝光"}
    | {"讽刺", "分享", "判断"}
)
_NO_TELLER = re.compile(
    "按照|根据|围绕|结合|落实|严格|通过|针对|提出|符合|满足|达到|听取|为|将|要|对"
)
# 全会审议通过了规划|建议, 听取布局|介绍, 应总理的|要求
_DONE_TO = re.compile(
    r"(?:通过了?|审议|提出了?|[作给]出了?|制定了?|发布(?!会)了?|形成了?|收到了?|听取了?|根据|按照|贯彻|落实)"
    r"[^，]{0,20}$|^(?:传达|学习|贯彻|落实|宣读)|^应(?!当|该)|的$|意见$"
)
# 未正面|回应，笑着走了
_NOT_SAID = re.compile("(?:未|没有?|拒绝|不愿)[^，]{0,5}$")
# 学|问，, 专题|分享，: a noun, or nobody
_BY_NAME = ("问", "分享")
# 暂未|表示
_NOT_YET = "未没"
# 一边包饺子一边说道，, 边说，还边比划
_MEANWHILE = re.compile("边[^边侧界缘]{1,12}[还也]?一?边(?!界|缘|境)")
_TELLER = re.compile("他|她|会|方|报|部|局|军|公司|人员|文|书|声明|通知|[委厅院办]$")
# 写道, 笑称, 仅笑回：“…”
_SHORT = "[写问答讲喊笑回直]"
# 作介绍, 发表致辞, 演讲, 被认为: done, but nothing is told
_NOT_DONE = "(?<![作做行表的受致、和与了被演况背守弃])"
# 说 but not 来说, 据说; 称 but not 名称, 简称, 堪称
_SAID = (
    "说道|说到|问道|谈道|(?<![发坦直断预感常])言道|(?:说过|讲到)(?=[，,：:])|(?<!来)(?<![听据再小劝歹演游])说|表示|重申|指出|强调|指称|声称|坚称|宣称|自称"
    "|(?<![号人名自俗简统全职指声坚宣堪])称|(?<=[写答喊问讲享叹言充释忆结慨述露价绍应醒吁析调评诉叫劝嘱赞声笑谈])道|道(?<=又道)(?=[，：。])"
)
# 讲述着…, 介绍了…, 表示感谢: no words follow, but some may stand before
_THINGS = "(?:介绍|讲述|分享|(?<!知)道出)了|讲述[着起]|回忆起|[聊说谈]起"
_THANKS = "表示(?:衷心|由衷|深切)?(?:感谢|感激|满意|赞赏)"
# 建议家长，要…; 希望，… but not 看到了希望，
_ADVISES = (
    r"(?=[建呼奉敦希预])(?:(?:建议|呼吁|奉劝|敦促)[\u3400-\u9fff]{2,5}(?=[，,：:](?:[要应可不切须尽]|一定|务必))"
    "|(?<![了的出新满有大是充怀燃到来切丝线点份个看])希望(?=[，：:])|(?<![出超及过])预计(?=[，：:]))"
)
_OF_THINGS = re.compile(f"{_THINGS}|{_THANKS}")
_OPENS_VERB = {verb[0] for verb in _SAYS.split("|")} | set(
    "询证写问答讲喊笑回直说表指强声坚宣自称道告介认分看的勉提重眼聊谈言"
)
_VERB = re.compile(
    # most places are no verb: one look at the character spares the search
    rf"(?=[{''.join(sorted(_OPENS_VERB))}])(?:{_THANKS}(?=[，。])|(?:{_SAYS}|{_SHORT})?(?:{_SAID})"
    r"|(?:告诫|勉励|叮嘱|嘱[咐托]|提醒)(?![了过和])[\u3400-\u9fff]{1,4}(?=[，,：:“])"
    r"|提出?了?[^，。：]{0,12}[几两\d一二三四五六七八九十][点项条个]"
    r"[^，。：]{0,2}(?:主张|建议|意见|要求|看法|希望|倡议)(?=[：:]|。(?:一是|第一))"
    r"|提出(?=要(?!求))|声明(?=[：:]“)|(?<![要大的示])指示(?=[：:]?“)|[说道]出了?[^，。：“”]{2,12}(?=[：:]“)|提出了?[^，。：]{0,6}(?:要求|希望)(?=[，：:]要)"
    r"|告诉[《》\u3400-\u9fff]{0,16}?(?:记者|大家|我们|他|她|媒体|[\w》]{1,6})(?=[，,：:“。])"
    rf"|{_NOT_DONE}(?:{_SAYS})(?=[，,：:“。！]|\Z)|{_SHORT}(?=[：:]“)|问(?=，)"
    rf"|[聊说谈](?:到|起|及)[^，。：“”]{{2,30}}(?=[，：]“[^”]{{11,300}}[。！？…，]”)"
    rf"|{_THINGS}|{_NOT_DONE}认为|介绍说|分享道|看来|眼[中里](?=，)|的说法)"
    rf"|{_ADVISES}|{ADMITS}"
    r"|询问[\u3400-\u9fff]{1,8}(?=[：:]“|，[^。”]{2,60}(?:[？?]|什么|多少|如何|是否|怎|吗))"
)
# 至于范华平称|…的说法
_ABOUT = re.compile("至于")
# 红军城（乌称|某地）
_REMARK = re.compile(r"[（(][^（）()]*\Z")
# 据…的说法, 在…看来
_VIEW = re.compile(r"\s*[据根按在]")
_VIEWS = ("的说法", "看来", "眼中", "眼里")
# the last one: 提出三点希望。|一是…
_PAUSE = re.compile(r"\s*[，,：:]\s*(?=\S)|。(?=一是|第一)")
_COLON = re.compile(r"[：:](?<!\d.)\s*(?=\S)")
_STOP = re.compile(r"\s*(?:[。！!；;]|\Z)")


class Pause(Enum):
    """What stands between a verb of speaking and the words."""

    COMMA = "，"
    COLON = "："
    NONE = ""
    MARKS = "“"
    STOP = "。"
    LABEL = "no verb, a colon"


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells of speaking: from `start` on, its verb from `verb` to `end`.

    `says` is where the words may begin that it tells of, behind the pause.
    `may_be_noun` says that the verb can be a noun here: 按照有关工作要求，; `of_thing`
    that what is told of is no words: 讲述着往事.
    """

    start: int
    verb: int
    end: int
    says: int
    pause: Pause
    may_be_noun: bool = False
    of_thing: bool = False


def find_tellings(layout: Layout) -> list[Telling]:
    """Give the clauses outside quotation marks that tell of speaking, in order."""
    found: dict[int, Telling] = {}
    spoken_to = {at for matter in matters(layout.text) for at in matter}
    for verb in _VERB.finditer(layout.text):
        start = _start(layout, verb.start())
        if verb.start() in spoken_to or not _may_tell(layout, start, verb):
            continue
        telling = _telling(layout.text, start, verb)
        if telling and not _is_within(found.get(start), verb[0]):
            # of two verbs in one clause the words follow the second
            found[start] = telling
    tellings = [*found.values(), *_labels(layout, found.values())]
    return sorted(tellings, key=lambda one: one.start)


def _may_tell(layout: Layout, start: int, verb: re.Match[str]) -> bool:
    """Say whether the clause that starts at a place may tell of words with a verb."""
    text, at = layout.text, verb.start()
    if at - start > LONGEST_CLAUSE or layout.around(at):
        return False
    if verb[0] in _BY_NAME and not is_by_name(text[start:at]):
        return False
    if text[at - 1 : at] in {*_NOT_YET}:
        return False
    if verb[0] in _VIEWS and not _VIEW.match(text, start):
        return False
    return _REMARK.search(text, start, at) is None


def _is_within(first: Telling | None, verb: str) -> bool:
    """Say whether a verb stands in words told of before: 表示将进行|补充，."""
    return first is not None and first.pause is Pause.NONE and verb in _NOUNS


def _start(layout: Layout, verb: int) -> int:
    """Give where a clause starts, with what stands in brackets behind its name."""
    start = _over_emphasis(layout, layout.clause_start(verb))
    if not start or layout.text[start - 1] not in "）)":
        return start
    behind = layout.text[start:verb]
    if len(behind) > NEAR or behind.startswith("—") or title_ends(behind):
        return start
    return _over_emphasis(layout, layout.clause_start(layout.opening(start)))


def _over_emphasis(layout: Layout, start: int) -> int:
    """Give where a clause starts in which emphasis stands: 在“断卡”行动现场表示."""
    for _ in range(MARKS):
        words = (
            layout.around(start - 2) if layout.text[start - 1 : start] == "”" else None
        )
        if words is None or layout.text[words.end - 1] in _SENTENCE:
            return start
        before = layout.clause_start(words.start - 1)
        if before >= words.start - 1:
            # “…”，“小青椒”志愿者范立平说
            return before if layout.text[before - 2 : before] == "”，" else start
        start = before
    return start


def _telling(text: str, start: int, verb: re.Match[str]) -> Telling | None:
    """Read what stands behind a verb of speaking; None where no words can follow."""
    at, end = verb.span()
    clause = text[start:at].strip()
    if _OF_THINGS.fullmatch(verb[0]):
        return Telling(start, at, end, end, Pause.STOP, of_thing=True)
    noun = verb[0] in _NOUNS and _may_be_noun(clause)
    if pause := _PAUSE.match(text, end):
        kind = Pause.COLON if pause[0].strip() in "：:。" else Pause.COMMA
        if kind is Pause.COMMA and _MEANWHILE.search(text[start : pause.end() + 3]):
            return Telling(start, at, end, end, Pause.STOP)
        if kind is Pause.COMMA and _tells_nothing(clause, verb[0]):
            return None
        return Telling(start, at, end, pause.end(), kind, noun)
    if _STOP.match(text, end):
        return Telling(start, at, end, end, Pause.STOP)
    if text.startswith("“", end) and not _ABOUT.match(clause):
        kind = Pause.NONE if PLAIN.search(verb[0]) else Pause.MARKS
        return Telling(start, at, end, end, kind, noun)
    if goes_straight_on(verb[0], text, start, end) and not _ABOUT.match(clause):
        return Telling(start, at, end, end, Pause.NONE)
    return None


def _tells_nothing(clause: str, verb: str) -> bool:
    """Say whether a clause tells of no words: 听取介绍, 未正面回应."""
    said = _DONE_TO.search(clause) or _NOT_SAID.search(clause)
    return verb in _NOUNS and said is not None


def _may_be_noun(clause: str) -> bool:
    """Say whether nobody is named before a verb that can be a noun: 规划|建议，."""
    named = title_ends(clause) or is_name(clause[:3]) or is_name(clause[:2])
    return bool(_NO_TELLER.match(clause)) or not (named or _TELLER.search(clause))


def _labels(layout: Layout, tellings: Iterable[Telling]) -> list[Telling]:
    """Give the clauses before a colon that hold no verb of speaking: 李民：“…”."""
    told = {telling.says for telling in tellings}
    found = []
    for colon in _COLON.finditer(layout.text):
        at = colon.start()
        start = layout.clause_start(at)
        short = 1 < at - start <= LONGEST_LABEL
        if short and colon.end() not in told and not layout.around(start):
            found.append(Telling(start, at, at, colon.end(), Pause.LABEL))
    return found
