"""The signs that a sentence is still said by the same, each with its weight.

A reported sentence is followed by more of it or by the article's own; what speaks for
either is weighed here, sentence by sentence, and `quoting.extent` adds it up. Weights
are points: what opens like a demand (要…) is worth two sentences without any sign.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

# 第一, 一是, 二要: an item of a list that somebody gives
ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九]是|[一二三四五六]要|第[一二三四五六七八][，,是]|首先|其次|再次|最后[，,]|再者)"
)
# 有关部门要…, 水井应立即…: nobody tells so but who speaks
URGES = re.compile(
    r"(?<![主重需只紧想不就首次简纪扼概提摘必])要(?![求素点闻么员地塞领犯案])|必须|(?<![适响反供效对])还应|应(?:当(?![前时年])|该|立即|及时|尽快|注意|以|把|有)|不能|不得|切勿|务必|希望"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something in a text that speaks for its speaker going on, or against it.

    `look` says whether a text has it.
    """

    name: str
    weight: float
    look: Callable[[str], re.Match[str] | None]


def opening(name: str, weight: float, words: str) -> Sign:
    """Make the sign of a text that opens with one of these words."""
    return Sign(name, weight, re.compile(rf"\s*(?:{words})").match)


def holding(name: str, weight: float, words: str) -> Sign:
    """Make the sign of a text that holds one of these words."""
    return Sign(name, weight, re.compile(words).search)


def points(text: str, signs: tuple[Sign, ...]) -> float:
    """Add up what the signs found in a text are worth."""
    return sum([sign.weight for sign in signs if sign.look(text)])


SIGNS = (
    opening("an item of a list", 8, ITEM.pattern),
    opening(
        "a demand, a wish, a promise",
        5,
        r"要|应(?!届|声)|必须|须|希望|愿|期待|期盼|相信|感谢|欢迎|不能|只有|力争|推动|加强|持续|坚持|奉劝|敦促|建议|对此，(?:建议|呼吁)|呼吁|诚挚|诚邀|热忱"
        r"|特别是|尤其|各级|各地[区要]|各部门|任何|一切",
    ),
    opening(
        "the speaker's own side",
        4,
        r"我(?!国|市|省|区|县)|我[国市省区县]要|咱|自己|[\u3400-\u9fff]{1,2}方(?!面|案|法|式)|双方|[\u3400-\u9fff]{2}双方(?=[正要将愿应可])|.{0,3}两国|两军|作为[^，。]{2,24}，(?:中国|我们|[\u3400-\u9fff]方)",
    ),
    opening(
        "a thought that goes on",
        3.5,
        r"同时[，,]|还[要将有]|此外|另外[，,]|并且|而且|与此同时|除此之外|另一方面|一方面|不但|不仅|例如|比如|更重要"
        r"|也就是说|换句话说|其实|实际上|事实上|当然|因此|所以|因为|这(?:意味着|说明|表明)|但?如果|假设|只要",
    ),
    opening(
        "something to be done",
        4,
        r"大力|加快|积极(?!性)|进一步|着力|切实|确保|努力|树牢|严格|重点|深入|全力"
        r"|巩固|健全|完善|优化|深化|扩大|拓展|统筹|抓[好紧实]|做[好优强]|引导",
    ),
    opening(
        "a side of it", 2, r"[^，。]{1,10}(?:方面|来看|而言|来说|层面)，|其中|届时"
    ),
    # 并预计…: what he said goes on without saying who
    opening("what is said besides", 5, "并(?!且|非|不|没|未)"),
    opening("what stands against it", 2.5, "而(?!且)"),
    holding(
        "what may or can be",
        1,
        r"可能|能够|可以|需要|会(?![议场长员见])|将|应|不能|难以|容易|有望|必将|值得|有[助利]",
    ),
    holding("what is not", 1, "不(?![断仅少同久])|没有|并非|未"),
    holding("what is furthered", 1, "[推带]动|促进|提升|增强|加强|推进|完善|优化"),
    opening("what the article holds against it", -1.5, "不过"),
    opening("a place", -1.5, r"在(?!此|这|未来)"),
    opening("a scene", -1, r"[^，。]{2,12}[里内中上旁边场]，"),
    holding("Latin letters", -1.5, "[A-Za-z]{3}"),
    opening(
        "what is to come",
        2,
        "下一步|接下来|在?未来|今后|下半年|下阶段|后续|面向未来|新征程|新的一年",
    ),
    holding("somebody must", 3, URGES.pattern),
    holding(
        "in the first person", 2, "我们|咱们|我(?=想|觉得|认为|相信|对|在|是|也|很)"
    ),
    holding("a promise", 1, "(?<!即)将(?!领|军|近)"),
    opening(
        "a date",
        -1,
        r"(?:在)?\d{4}年|\d{1,2}[月日]|去年|前年|昨|今天|今年[^是]|本周|上周|截[至止]|目前|近年来|上半年",
    ),
    holding("figures", -0.7, r"\d[^，。]{0,14}\d|\d(?:%|万|亿)"),
    holding(
        "news",
        -2,
        "举[行办]|开幕|签约|签署|参加|出席|担任|曾任|出生|当选|报道|当[天日]|同日",
    ),
    holding("somebody else", -1.5, "[他她](?!们)"),
    opening("the article's own view", -1, "这是|此次|一系列|党的|“"),
    opening(
        "a source",
        -5,
        "据(?:统计|测算)|[^，。]{0,16}(?:数据|资料|统计|研究|调查|报告)(?:也|还)?(?:显示|发现)|有消息|报道|有专家",
    ),
    opening("a paragraph of its own", -3.5, r"(?<=\s)"),
)
