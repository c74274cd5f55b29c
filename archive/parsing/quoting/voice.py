"""Whether a sentence is still said by the one whose words stand before it."""

import re
from dataclasses import dataclass

from archive.parsing.quoting.named import Person

# 要…, 我们…, 中方愿…: the voice is the speaker's own
_OWN_VOICE = re.compile(
    r"要|应|必须|须|希望|愿|期待|相信|感谢|我|咱|自己|[\u3400-\u9fff]{1,2}方(?!面|案|法)|双方|.{0,3}两国|期盼|各级|各地[区要]|各部门"
    r"|特别是|尤其是|同时[，,]|还要|[一二三四五六七八]是|第[一二三四五六七八][，,]|首先|其次|再次|最后[，,]"
    r"|当然|因此|所以|不但|不仅|而且|换句话说|也就是说|如果|接下来|下一步|未来[，,]|因为|欢迎|不能|只有|力争|推动|加强|持续|坚持"
    r"|任何|一切|奉劝|敦促|一方面|另一方面|这(?:不仅|将|会|就是|样|说明|表明|意味着|也将|也会)"
)
# 有关部门要…, 水井应立即…: nobody tells so but who speaks
_URGES = re.compile(
    r"(?<![主重需只紧想不就首次简纪扼概提摘必])要(?![求素点闻么员地塞领犯案])|必须|(?<![适响反供效对])应(?:当(?![前时年])|该|立即|及时|尽快|注意|以|把|有)|不能|不得|切勿|务必|希望"
)
_OTHER_VOICE = re.compile(
    r"\s*(?:[他她](?!们)|据(?!此)|记者|会[上后前]|会[谈见]|随后|会议[还听审通决]|节目|活动|当晚|当[天日](?!的)|与会|现场|[（(【]|编辑|责任编辑|责编|返回|来源"
    r"|图为|近日|日前|另(?!一方面)|本文|本报|声明|通讯员|记者|以上|值得一提|值得注意|广告|原标题|〖|讲座|游客|文/|于是|就这样|“[^”]*[。！？!?…]”)"
)
# news, where nothing says that the voice is still the same
_NEWS = re.compile(r"\s*(?:截至|目前|今年以来|近年来|其中)")
# the article's own view, where its paragraphs do not part the speakers
_VIEW = re.compile(r"\s*(?:这是|此次|一系列|党的|“)")
# 中国新闻周刊 图, 受访者供图, 王磊 摄
_CAPTION = re.compile(r"\s[图摄](?:\s|\d|/|$)|供图|资料图|视频截图")
# 目前还不得而知: the reporter does not know
_UNKNOWN = re.compile("不得而知|尚不清楚|未(?:作出|做出|予)?回应|暂无回应")
# 市委常委杨仁华参加调研。 薛洋 整理报道
_CLOSING = re.compile(r"(?:参加|出席|陪同|报道|整理)[^，。]{0,6}[。）)]?$")
# 要坚定信心。|提高站位…: what must be done goes on without saying so again
_BIDS = re.compile(
    r"提[高升]|强化|深[化入]|加[快大]|统筹|注重|严[格肃防厉密]|做[好实]|抓[好实住]|落(?:细|实(?!总书记|习近平|《))|完善|推[进行]|开展|压实|健全"
    r"|聚焦|突出|切实|全[面力]|树牢|积极|充分|[把以]|紧[盯扣]|围绕|结合|确保|发挥|保持|优化|增强|创新|支持|鼓励|引导"
    r"|着力|扎实|牢[固牢]|进一步|大力|不断|主动|认真|尽快|及时|细化|密切|贯彻"
)
_SOMEBODY = re.compile(r"[他她](?!们|国|人|山)|当天")
CITED = "总书记"
"""With this behind the name a feature cites one sentence and goes on by itself."""
_A_BODY = 5
"""So many characters alike are the same body: 上海市商务委|副主任, 上海市商务委|将…."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are, and their first sentence.

    `leads` says that nothing else stands between them, as in reports of meetings: they
    then go on unless something speaks against it. `firm` says that their end is the
    paragraph's, since the page has more than one and the words are no interview.
    """

    speaker: Person
    own: str
    leads: bool
    firm: bool

    def goes_on(self, sentence: str, *, asked: bool) -> bool:
        """Say whether a sentence is plainly more of it; `asked`: behind a question."""
        if self._is_other(sentence):
            return False
        if self.leads or asked:
            return not _SOMEBODY.search(sentence)
        sentence = sentence.lstrip()
        if sentence.startswith(self.own[:2]) or sentence[:_A_BODY] in self.speaker.post:
            return True
        if _URGES.match(self.own) and _BIDS.match(sentence):
            return True
        return bool(_OWN_VOICE.match(sentence) or _URGES.search(sentence))

    def _is_other(self, sentence: str) -> bool:
        """Say whether somebody else tells this, or the speaker is told of."""
        if _OTHER_VOICE.match(sentence) or self.speaker.name in sentence:
            return True
        if any(mark.search(sentence) for mark in (_CAPTION, _UNKNOWN, _CLOSING)):
            return True
        news = not self.leads and _NEWS.match(sentence)
        return bool(news or (not self.firm and _VIEW.match(sentence)))
