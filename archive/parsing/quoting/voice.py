"""Whether a sentence is still said by the one whose words stand before it."""

import re
from dataclasses import dataclass

from archive.parsing.quoting.named import Person
from archive.parsing.quoting.people import People
from archive.parsing.quoting.signs import ITEM, SIGNS, points
from archive.parsing.quoting.somebody import name_at
from archive.text.names import DOTS, title_ends

# these end the words, whatever follows
_OTHER_VOICE = re.compile(
    r"\s*(?:(?:另外|此外|同时|但|而)[，,]?)?(?:[他她](?!们)|据(?!此|统计|测算)|会[上后前]|会[谈见]|随后|会议[还听审通决以由]|节目|活动|当晚|当[天日](?!的)|与会|现场|[（(【〖]|编辑|责任编辑|返回|来源"
    r"|图为|近日|日前|此前|另(?!一方面|外)|本文|本报|通讯员|[^，。]{0,10}记者|[^，。我们他她]{2,10}(?:了解到|获悉|注意到)|以上|值得[一注]|广告|文/|于是"
    r"|在[^，。]{2,30}，[他她](?!们)|开幕式|[^，。]{2,10}(?:仪式|典礼|会议|论坛|活动)(?:上|中(?!心))|“[^”]*[。！？!?…，,]\s?”)"
    # 约旦、欧盟等多方谴责, 网友纷纷…
    r"|[^。]{0,30}(?:等多[方国]|纷纷|网友)"
)
# 市监局相关负责人现场引导; not 有关负责人要…
_OF_BODY = re.compile("[^，。]{2,20}[相有]关负责人(?!要|必须|应|须)")
# 中国新闻周刊 图, 受访者供图, 王磊 摄, 停产整顿的铁矿一角。
_CAPTION = re.compile(
    r"\s[图摄](?:\s|\d|/|$)|供图|资料图|视频截图|(?:一角|现场|资料)。$"
)
# 目前还不得而知: the reporter does not know
_UNKNOWN = re.compile(
    "不得而知|未(?:作出|做出|予)?回应|暂无回应|没有(?:披露|透露|公布)"
    "|(?:引发|引起|存在)[^，。]{0,10}(?:争议|热议|关注|争论)"
)
# 市委常委杨仁华参加调研。 薛洋 整理报道
_CLOSING = re.compile("(?:参加|出席|陪同|报道|主持)[^，。]{0,6}[。）)]?$")
# 欢迎贵公司参加|第六届进博会。
_INVITES = re.compile("欢迎|邀请|希望|期待|诚邀")
_WILL = re.compile("将|要|会")
# 训练中心内，|一位女士在射击: a scene at the body
_INSIDE = re.compile("[^，]*[内上中里]，")
CITED = "总书记"
"""With this behind the name a feature cites one sentence and goes on by itself."""
_HONOURED = re.compile("(?:当选|候任)?(?:总书记|主席|总统|总理|先生|同志)")
_WITH = re.compile("[同与和向对由，]")
_A_BODY = 5
"""So many characters alike are the same body: 上海市商务委|副主任, 上海市商务委|将…."""
_OPENING = 30
_A_HEADLINE = 25
"""An item of a list of so few characters is explained in the next sentence."""

_OWN_WORDS, _LIKE_THE_FIRST = 1.5, 2.5
"""Behind a colon stand his own words."""
_BEHIND_QUESTION, _BY_HIS_BODY, _EXPLAINS, _OF_THE_SAME = 3, 3, 3, 1
_SUBJECT = 12
"""What a sentence tells of stands in so many characters."""


@dataclass(frozen=True)
class Voice:
    """Whose words they are, how they are attributed, and their first sentence.

    `lead` is what the kind of article says for their going on, in points: more than 0
    in reports of meetings, where nothing else stands between. `firm` says that their
    end is the paragraph's, as the page has more than one and they are no interview.
    """

    speaker: Person
    people: People
    attribution: str
    own: str
    lead: float
    firm: bool

    @property
    def leads(self) -> bool:
        """Say whether what follows is his too unless something speaks against it."""
        return self.lead > 0

    def is_other(self, sentence: str) -> bool:
        """Say whether a sentence is plainly somebody else's, or the article's."""
        if _OTHER_VOICE.match(sentence):
            return True
        if "负责人" in sentence and _OF_BODY.match(sentence):
            return True
        if any(mark.search(sentence) for mark in (_CAPTION, _UNKNOWN)):
            return True
        wished = ITEM.match(sentence) or _INVITES.search(sentence)
        if _CLOSING.search(sentence) and not wished:
            return True
        return self._is_about_another(sentence.lstrip())

    def weigh(self, sentence: str, before: str) -> float:
        """Give what speaks for a sentence being his, behind another: more than 0."""
        weight = self.lead + points(sentence, SIGNS)
        if self.attribution.rstrip().endswith(("：", ":")):
            weight += _OWN_WORDS
        if before.endswith(("？", "?")):
            weight += _BEHIND_QUESTION
        if len(before) < _A_HEADLINE and ITEM.match(before):
            weight += _EXPLAINS
        sentence = sentence.lstrip()
        if sentence.startswith(self.own.lstrip()[:2]):
            weight += _LIKE_THE_FIRST
        if self._is_of_his_body(sentence):
            weight += _BY_HIS_BODY
        if self._is_of_the_same(sentence):
            weight += _OF_THE_SAME
        return weight

    def _is_of_his_body(self, sentence: str) -> bool:
        """Say whether his own body acts: 上海市商务委将…, 云南将… of its governor."""
        post = self.speaker.post
        acts = post and sentence[:2] == post[:2] and _WILL.search(sentence)
        within = post and sentence[:_A_BODY] in post and not _INSIDE.match(sentence)
        return bool(acts or within)

    def _is_of_the_same(self, sentence: str) -> bool:
        """Say whether a sentence opens with something told of in the first one."""
        pairs = (sentence[at : at + 2] for at in range(_SUBJECT - 1))
        return any(pair in self.own for pair in pairs if pair.isalpha())

    def _is_about_another(self, sentence: str) -> bool:
        """Say whether a sentence opens with a person: him or another, by name."""
        if re.split(f"[{DOTS} ]", self.speaker.name)[-1] in sentence:
            return True
        known = self.people.known(sentence)
        if known and not (self.leads and _HONOURED.match(sentence, len(known[0]))):
            return True
        posts = title_ends(sentence[:_OPENING])
        return any(
            name_at(sentence, end) for end in posts if not _WITH.search(sentence[:end])
        )
