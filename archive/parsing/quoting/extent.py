"""How far reported words go: to the end of the sentence, and on while it plainly does.

习近平指出，…。中方愿…。双方要…。会谈后，…
           ^ goes on   ^ goes on  ^ does not
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive.parsing.quoting.layout import Layout
from archive.parsing.quoting.named import Person
from archive.parsing.quoting.telling import Pause, Telling

# 要…, 我们…, 中方愿…: the voice is the speaker's own
_OWN_VOICE = re.compile(
    r"要|应|必须|须|希望|愿|期待|相信|感谢|我|咱|自己|[\u3400-\u9fff]{1,2}方(?!面|案|法)|双方|.{0,3}两国|期盼|各级|各地[区要]|各部门"
    r"|特别是|尤其是|同时[，,]|还要|[一二三四五六七八]是|第[一二三四五六七八][，,]|首先|其次|再次|最后[，,]"
    r"|当然|因此|所以|不但|不仅|而且|换句话说|也就是说|如果|接下来|下一步|未来[，,]|因为|欢迎|不能|只有|力争|推动|加强|持续|坚持"
)
# 有关部门要…, 水井应立即…: nobody tells so but who speaks
_URGES = re.compile(
    r"(?<![主重需只紧想不就首次简纪扼概提摘必])要(?![求素点闻么员地塞领犯案])|必须|(?<![适响反供效对])应(?:当(?![前时年])|该|立即|及时|尽快|注意|以|把|有)|不能|不得|切勿|务必|希望"
)
_OTHER_VOICE = re.compile(
    r"\s*(?:[他她](?!们)|据(?!此)|记者|会[上后前]|会[谈见]|随后|会议[还听审通决]|节目|活动|当晚|当[天日](?!的)|与会|现场|[（(【]|编辑|责任编辑|责编|返回|来源"
    r"|图为|近日|日前|另|本文|本报|声明|通讯员|记者|以上|值得一提|值得注意|这是|此次|一系列|广告|原标题|〖|讲座|游客|文/|党的|“)"
)
# where nothing says that the voice is still the same
_NEWS = re.compile(r"\s*(?:截至|目前|今年以来|近年来|其中)")
# 中国新闻周刊 图, 受访者供图, 王磊 摄
_CAPTION = re.compile(r"\s[图摄](?:\s|\d|/|$)|供图|资料图|视频截图")
# 市委常委杨仁华参加调研。 薛洋 整理报道
_CLOSING = re.compile(r"(?:参加|出席|陪同|报道|整理)[^，。]{0,6}[。）)]?$")
# 在发布会上表示, 致辞时说
_AT_MEETING = re.compile(r"会上|致辞|讲话|论坛上|仪式上|审议时|讨论时|座谈")
# 要坚定信心。|提高站位…: what must be done goes on without saying so again
_BIDS = re.compile(
    r"提[高升]|强化|深[化入]|加[快大]|统筹|注重|严[格肃防厉密]|做[好实]|抓[好实住]|落[实细]|完善|推[进行]|开展|压实|健全"
    r"|聚焦|突出|切实|全[面力]|树牢|积极|充分|[把以]|紧[盯扣]|围绕|结合|确保|发挥|保持|优化|增强|创新|支持|鼓励|引导"
    r"|着力|扎实|牢[固牢]|进一步|大力|不断|主动|认真|尽快|及时|细化|密切|贯彻"
)
_SOMEBODY = re.compile(r"[他她](?!们|国|人|山)|当天")


# ，可能意味着…, ，就…作出重要指示: the article's own words in the same sentence
_REMARK = re.compile(
    r"，这?(?:可能|或许?)意味着|，并?(?:就|围绕)[^。]{2,80}作出[^，。]{0,6}(?:指示|部署|批示|论述|安排)"
    r"|，但(?:[他她])?(?:没有|并未|未)(?:进一步)?(?:透露|说明|提及|提供|给出)"
)
_MINE = re.compile(r"\s*(?:我|咱|本人)")
CITED = "总书记"
"""With this behind the name a feature cites one sentence and goes on by itself."""
_A_BODY = 5
"""So many characters alike are the same body: 上海市商务委|副主任, 上海市商务委|将…."""


def reported_end(
    layout: Layout,
    telling: Telling,
    tellings: Sequence[Telling],
    speaker: Person,
    leads: bool,
) -> int:
    """Give where the words end that a telling clause reports without marks.

    `leads` says that the paragraph is the speaker's from its start, as reports of
    meetings are set: it then goes on unless something speaks against it. So do words
    that say what must be done, and what is said at a meeting.
    """
    if remark := _remark(layout, telling.says):
        return remark
    end = _own_end(layout, telling, tellings)
    own = layout.text[telling.says : end]
    clause = layout.text[telling.start : telling.end]
    meets = bool(_AT_MEETING.search(clause)) and speaker.post != CITED
    voice = _Voice(speaker, own[:2], leads or meets, bool(_URGES.match(own)))
    while end < len(layout.text):
        after = layout.sentence_end(end)
        sentence = layout.text[end:after]
        asked = layout.text[end - 1] in "？?"
        if _told_in(layout, tellings, end, after) or not voice.goes_on(sentence, asked):
            break
        end = after
    return end


@dataclass(frozen=True, slots=True)
class _Voice:
    """Whose words they are, and how they began."""

    speaker: Person
    topic: str
    leads: bool
    urges: bool

    def goes_on(self, sentence: str, asked: bool) -> bool:
        """Say whether a sentence is plainly more of it; `asked`: behind a question."""
        if _OTHER_VOICE.match(sentence) or self.speaker.name in sentence:
            return False
        if _CAPTION.search(sentence) or _CLOSING.search(sentence):
            return False
        if not self.leads and _NEWS.match(sentence):
            return False
        if self.leads or asked:
            return not _SOMEBODY.search(sentence)
        sentence = sentence.lstrip()
        post = self.speaker.post
        if sentence.startswith(self.topic) or (
            post and sentence[:_A_BODY] == post[:_A_BODY]
        ):
            return True
        if self.urges and _BIDS.match(sentence):
            return True
        return bool(_OWN_VOICE.match(sentence) or _URGES.search(sentence))


def _remark(layout: Layout, says: int) -> int | None:
    """Give where the article's own words begin in a sentence that reports."""
    found = _REMARK.search(layout.text, says, layout.sentence_end(says))
    return found.start() if found else None


def _own_end(layout: Layout, telling: Telling, tellings: Sequence[Telling]) -> int:
    """Give the end of the sentence, or of its half where somebody else speaks next."""
    end = layout.sentence_end(telling.says)
    position = bisect_right(tellings, telling.says, key=lambda one: one.start)
    while position < len(tellings) and tellings[position].start < end:
        if layout.text[tellings[position].start - 1] in "；;":
            return tellings[position].start - 1
        position += 1
    return end


def _told_in(layout: Layout, tellings: Sequence[Telling], start: int, end: int) -> bool:
    """Say whether a clause between two places tells of speaking, but for 我认为."""
    position = bisect_left(tellings, start, key=lambda one: one.start)
    while position < len(tellings) and tellings[position].start < end:
        told = tellings[position]
        if _tells(told, start) and not _MINE.match(layout.text, told.start):
            return True
        position += 1
    return False


def _tells(telling: Telling, sentence: int) -> bool:
    """Say whether a clause gives words to somebody; a label opens its sentence."""
    if telling.pause is Pause.LABEL:
        return telling.start == sentence
    return telling.pause is not Pause.STOP and not telling.may_be_noun
