"""A name as the whole article settles it, where one place leaves open how far it goes.

    国家主席习近平复信，…。习近平指出，      习近平, see whole.py
    发言人丹尼斯·布林肯去年表示，             去年 is no part of it
    负责人关鹏关鹏解释，                      a caption run into the text

And what is no name at all, as the article has it for a firm.
"""

import re

from archive.parsing.quoting.likely import SUBJECT_END
from archive.parsing.quoting.somebody import is_word
from archive.parsing.quoting.whole import ends_of, whole_name
from archive.text.names import DOTS, NAME_SOUNDS

_OFTEN = 50
# 关鹏关鹏, 艾瑞克·森超艾瑞克·森超: a caption run into the text
_TWICE = re.compile(rf"([\u3400-\u9fff{DOTS}]{{2,}})\1")
# 丹尼斯·布林肯|去年, 拉里·萨默斯|仍然: the last part in sounds, and what is none
_GOES_ON = re.compile(rf"(.*[{DOTS}-][{NAME_SOUNDS}]{{2,}})([^{NAME_SOUNDS}].*)")
_LAST = "竟据都如表列准"
# 候选人|哈维尔·米莱, 拜登之子|亨特·拜登, 之一|阿马杜·阿德拉马内
_HEAD = re.compile(
    rf".*的|[\u3400-\u9fff]*(?:[人户魁]|之[一子]|名叫|就是)(?=[{NAME_SOUNDS}]{{2,}}[{DOTS}])"
)
# 富士康|公司, 路虎|汽车: what only firms and places are called
_OF_FIRM = re.compile(
    "(?:公司|集团|汽车|股份|控股|地产|品牌|官网|财报|门店|工厂|车型|新车|股价|营收"
    "|当地(?!时间)|[州市县]的|[州市县区]公安|岛)"
)


def settled(name: str, article: str) -> str:
    """Give a name as the article has it, longer or shorter than where it was met.

    >>> settled("习近", "主席习近平复信。习近平指出，")
    '习近平'
    >>> settled("徐伟解", "司长徐伟解释了书名。徐伟说，")
    '徐伟'
    >>> settled("丹尼斯·布林肯去年", "")
    '丹尼斯·布林肯'
    """
    if twice := _TWICE.fullmatch(name):
        return twice[1]
    return whole_name(_trimmed(name), article)


def is_firm(name: str, article: str) -> bool:
    """Say whether the article has a name before a word for a firm or a place.

    >>> is_firm("富士康", "富士康表示，…。富士康公司的工厂")
    True
    """
    return any(_OF_FIRM.match(article, end) for end in ends_of(name, article))


def _trimmed(name: str) -> str:
    """Take from a name with dots what stands before it or goes on behind it."""
    name = _HEAD.sub("", name)
    found = _GOES_ON.fullmatch(name)
    rest = found[2] if found else ""
    # 阿卜杜哈|力克 is one name, in which 力克 is no word
    word = is_word(rest[:2], _OFTEN) and set(rest[1:]) - set(NAME_SOUNDS)
    goes_on = word or SUBJECT_END.match(rest) or rest in {*_LAST}
    return found[1] if found and goes_on else name
