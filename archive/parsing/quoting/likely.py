"""A name by itself: what may be one where nothing around it says so.

高质量 opens like a name, 农业部 too; a page for somebody who does not exist is worse
than words missed, so this asks more of a name than that a surname opens it.
"""

import re

from archive.parsing.quoting.somebody import (
    NO_NAMES,
    RARELY_SURNAMES,
    is_somebody,
    is_word,
)
from archive.text.segmentation import is_common

# 范华平|在会上, 范华平|4日, 范华平|还: where the subject of a clause may end
SUBJECT_END = re.compile(
    r"(?:昨|今|当(?!局)|最近|最新|近|去年|上个月|前不久|日前|此前|之前|早[些前]|稍早|同[一天日]|[上本][周月]|周[一二三四五六日]|\d+[日月]|赛[后前]|会[后前]"
    r"|在|于|就|对|向|跟|用|则|还|也|亦|又|更|曾|仅|边(?![防境检疆])|再次|多次|特别|明确|进一步|重点|连连|连声|交口|再三|首先|最后|随后|接着|继续"
    r"|同时|一边|直接|深夜|如是|如此|这样|这么|深有|满[怀脸是含]|一脸|面带|难掩|由衷|微?笑|感慨|现场|转发|紧接|关于|接受|受访|回[答应复]|答复|针对|围绕|面对"
    r"|欢迎|祝贺|感谢|赞赏|热烈|高度(?!重视)|进行|结合|看着|指着|出席|参加|主持|听取|予以|告诉|发[表文声]|发言(?!人)|通过|谈及|谈到|晒出|转达|分享|评价|警告|的说法|的话|代表(?!团|处|们))"
)
# 范华平|也, 范华平|再次, 范华平|高兴地
ADVERB_END = re.compile(
    r"(?:[也还则又都就曾更仅已仍却便再]|仍然|依[然旧]|一直|始终|不久前|无奈|由衷|道歉|据此|(?<![大上中少])将|同[日天]|当天|再次|同时|进一步|随后|接着|最新|笑着|连忙|急忙|[\u3400-\u9fff]{2}地|\s)+$"
)
# 农业部, 安理会, 白宫, 韩方: they open like names and are bodies
_BODY_END = re.compile(
    r"[部会局署院厅委盟市省县区社报台们者员司组馆站校所方宫国军队团处网厂村乡镇店家众群里外内上下中后前时边地"
    r"客告媒航书章词号刊湖营党办坊]$"
)
OFTEN = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭罗郑梁谢宋唐许冯邓曹彭曾肖董袁潘蔡蒋杜程魏吕丁沈姚卢姜崔谭陆汪范"
    "廖贾邹孟熊秦邱侯尹薛闫段陶顾郝龚邵钱戴洪"
)
"""Surnames that hardly open another word of three characters."""
# 杨进军, 王建国: names that end like a body
_LIKE_BODY = re.compile(rf"[{OFTEN}].[军国]")
NOT_LAST = "在于称说"
_ENDS_TITLE = "官员者长"
_PLACES = ("有", "吉林", "金华", "石家", "马鞍", "连云", "景德", "常州", "项目", "青秀")


def ends_subject(name: str) -> bool:
    """Say whether a word stands in it at which the subject of a clause ends."""
    return any(len(end) > 1 for end in SUBJECT_END.findall(name))


def is_sure(name: str) -> bool:
    """Say whether this can hardly be but a name; two characters open a word oftener."""
    # 网红|乐评人
    often = name[0] in OFTEN or (len(name) > 2 and name[-1] != "人")
    return often and name[-1] not in _ENDS_TITLE and is_plausible(name)


def is_plausible(name: str) -> bool:
    """Say whether this is somebody's name; one without a post has more to fear."""
    if (
        name[-1] in NOT_LAST
        or ends_subject(name)
        or {name, name[:2]} & NO_NAMES
        or name[0] in RARELY_SURNAMES
    ):
        return False
    # 东西, 公司, 沈阳|应: words that open like a name
    if is_common(name) or (len(name) > 2 and is_common(name[:2])):
        return False
    # 龚家寨: a village
    if name[1:2] == "家" or name.startswith(_PLACES) or is_word(name[:2]):
        return False
    body = _BODY_END.search(name) and not _LIKE_BODY.fullmatch(name)
    return not body and is_somebody(name)
