"""What stands on a page around its text: navigation, controls, side columns, feet.

Each test looks at one line by itself; where on the page it may be asked is for the
format to say, since a paragraph may be as short as a button.
"""

import re
from collections.abc import Sequence

from archive.parsing.sections.headings import ends_sentence
from archive.parsing.sheet import Line
from archive.text.clean import without_white
from archive.text.folding import simplify_each

# 文字实录 正序 | 倒序 手动刷新 自动刷新: · 更多>> · English 登录 · 【字号：大 中 小】
_BUTTON = (
    "文字实录|图文实录|访谈实录|访谈内容|直播实录|图文直播|文字直播|现场实录|图片实录|实录|视频回放|视频直播|正序|倒序"
    "|手动刷新|自动刷新|刷新|打印本页|打印|关闭窗口|关闭|分享到|分享|微信|微博|收藏|返回顶部"
    "|返回列表|返回|更多|字体大小|字体|字号|默认|特大|较大|大|中|小|首页|网站首页|网站地图"
    r"|第 ?\d+ ?[页頁]|跳到主要[內内]容[區区][塊块]|關閉視窗|打 ?印|CNML格式|A A A"
    "|登录|登陆|注册|退出|搜索|无障碍|长者版|手机版|繁体|简体|English|EN|上一篇|下一篇|上一页|下一页"
)
_SEPARATORS = r"[\s|｜/\\:：>＞»›·•,，、\[\]【】（）()\-—+]"
_BUTTONS = re.compile(_BUTTON, re.IGNORECASE)

# 首页 > 新闻中心 > 新闻详情 · 当前位置：首页 >> 新闻
_BREADCRUMB = re.compile(
    r"(?:(?:您的|您|你|当前)?(?:的?位置|所在位置|当前位置)[:：])?\s*"
    r"[^<>＞»›。，,]{1,20}(?:\s*(?:>>|>|＞|»|›)\s*[^<>＞»›。，,]{1,40}){1,6}\s*[>＞»›]?"
)
_CRUMB = re.compile(r">>|>|＞|»|›")
_PLAIN_CRUMBS = {"首页", "正文", "详情", "新闻详情", "内容", "文章", "查看", "详细内容"}
_HERE = re.compile(r"^.*?位置\s*[:：]\s*")

COLUMN_WORDS = (
    "最新推荐|热门新闻|热门推荐|热点推荐|热点新闻|最新新闻|最新资讯|推荐阅读|推荐新闻|精彩推荐"
    "|相关阅读|相关新闻|相关链接|相关文章|相关推荐|相关稿件|延伸阅读|编辑推荐|猜你喜欢|为您推荐"
    "|往期推荐|往期回顾|精彩推荐|喜欢此内容的人还喜欢|相关解读|相关报道|相关文件"
    "|相关图片|现场图片|图片集锦|阅读排行|热门排行|新闻排行|点击排行|图片新闻|友情链接"
)
_COLUMN = re.compile(rf"(?:{COLUMN_WORDS})[:：>\s]*")
_FUSED_COLUMN = re.compile(rf"(?<=.{{4}})\s*((?:{COLUMN_WORDS})+)\s*$")

# 【编辑:李岩】 · 更多精彩内容请进入国内新闻 · 版权所有 · 鲁ICP备12345号 · 阅读 1万+
_FOOT = re.compile(
    r"[\[【（(]?\s*(?:责任编辑|责编|(?:网络|版面)?编辑|编审|审核|校对|值班编辑|实习编辑)\s*[:：][^。]{1,30}"
    r"|更多(?:精彩|新闻|内容|资讯|详情)[^。]{0,20}(?:进入|关注|点击|下载)[^。]{1,20}"
    r"|(?:版权所有|Copyright|©|主办单位|承办单位|技术支持|网站标识码|联系我们)[^。]{0,80}"
    r"|[^。]{0,60}ICP备\s*\d+号[^。]{0,40}"
    r"|(?:上一篇|下一篇|上一条|下一条)\s*[:：].{0,60}"
    r"|(?:信息|稿件|文章|图片)?来源\s*[:：][^。，]{1,30}|预览时标签不可点|喜欢此内容的人还喜欢"
    r"|(?:主办|承办|版权|备案号|网站备案|公安备案|地址|邮编)\s*[:：][^。]{0,80}"
    r"|[（(]?\s*[请請](?:同[时時])?[参參][閱阅看][^。]{0,30}(?:英文|中文)[^。]{0,8}。?"
    r"|\(?please also refer to the .{0,40}"
    r"|[-—–~=·\s（(【]*(?:END|(?:正文|全文|实录|发布会|记者会)?(?:完|完毕|结束))[-—–~=·。\s]*"
    r"|[（(【]?\s*(?:注\s*[:：]\s*)?(?:本文|以上内容)?(?:根据|据)(?:现场)?(?:录音|速记|直播|视频)[^。]{0,40}。?",
    re.IGNORECASE,
)
# 阅读 1.2万 · 赞 88 在看 12 · 扫一扫在手机打开当前页 · 点击上方“海州公安”关注我们
_PROMO = re.compile(
    r"(?:(?:阅读|点赞|赞|在看|分享|收藏|评论|留言)\s*[\d.]+\s*万?\+?\s*)+"
    r"|(?:请?(?:长按|扫码|扫一扫|扫描|识别|微信扫)|点击(?:上方|下方|蓝字|“阅读原文”|阅读原文))"
    r"[^。]{0,40}"
    r"|(?:(?:点赞|在看|分享|转发|收藏|评论|留言|关注)(?:[、，,和\s]+|$)){2,}"
    r"|(?:欢迎)?关注(?:我们|“[^”]{1,20}”)[^。]{0,20}|阅读原文|分享到?[:：]?|赞|在看|分享收藏"
)


def is_control(line: Line) -> bool:
    """Say whether the line is nothing but buttons and separators."""
    if len(line.text) > 80 or not _BUTTONS.search(line.text):
        return False
    return _only_buttons(line.text)


HEAD = 15
"""A breadcrumb stands within so many lines from the top."""
_GREETS = "！!：:"
"""So end a greeting above it and where one is: 欢迎访问海州市政府网站！"""
LONGEST_STAGE = 16
STAGE = "记者提问"
"""It heads the part that follows, or is the label of who asks."""
# 一、答记者问 · 现场提问环节
_STAGE = re.compile(
    r"(?:[一二三四五壹贰叁][、.]\s*|[【\[※]\s*)?"
    r"(?:(?:答记者问|记者问答|问答)(?:环节)?|(?:记者|现场)?(?:提问|互动|问答|答问|(?:新闻|主题|嘉宾)?发布|情况介绍)环节)\s*[】\]:：]?"
)


def is_stage(line: Line) -> bool:
    """Say whether the line only says which part of a meeting follows."""
    text = line.text
    if len(text) > LONGEST_STAGE:
        return False
    return _STAGE.fullmatch(simplify_each(text)) is not None


def is_promo(line: Line) -> bool:
    """Say whether the line asks to follow, share or scan, or counts who did."""
    return len(line.text) <= 80 and _PROMO.fullmatch(line.text) is not None


def _only_buttons(text: str) -> bool:
    rest = _BUTTONS.sub("", text)
    return not re.sub(_SEPARATORS, "", rest)


def has_several_buttons(line: Line) -> bool:
    """Say whether a line of controls has two or more: then it is no short paragraph."""
    return is_control(line) and len(_BUTTONS.findall(line.text)) > 1


def is_breadcrumb(line: Line) -> bool:
    """Say whether the line is a path through the site (首页 > 新闻中心 > 新闻详情)."""
    if len(line.text) > 120 or not _CRUMB.search(line.text):
        return False
    crumbs = [c for c in _CRUMB.split(line.text) if c.strip()]
    named = "首页" in line.text or "位置" in line.text or len(crumbs) > 2
    return named and len(crumbs) > 1 and _BREADCRUMB.fullmatch(line.text) is not None


def breadcrumb_at(lines: Sequence[Line]) -> int | None:
    """Give where the path through the site stands above a text; None where it has none.

    What stands above it is none of the text, so no sentence may.
    """
    for position, line in enumerate(lines[:HEAD]):
        if is_breadcrumb(line):
            return position
        if ends_sentence(line.text) and line.text[-1] not in _GREETS:
            return None
    return None


def category_of(breadcrumb: Line) -> str:
    """Give the last step of a breadcrumb that says more than 首页 or 正文; may be "".

    >>> category_of(Line(1, "首页 > 新闻 > 交管动态 > 正文", False, True))
    '交管动态'
    """
    steps = [s.strip() for s in _CRUMB.split(_HERE.sub("", breadcrumb.text))]
    named = [s for s in steps if s and s not in _PLAIN_CRUMBS]
    return named[-1] if named else ""


def is_column_head(line: Line) -> bool:
    """Say whether the line is the head of a side column (热门新闻)."""
    return _COLUMN.fullmatch(line.text) is not None


def split_fused_column(title: str) -> tuple[str, str]:
    """Split the words of a side column off the end of a title: (title, words or "").

    >>> split_fused_column("山东公安解出平安答案最新推荐")
    ('山东公安解出平安答案', '最新推荐')
    """
    found = _FUSED_COLUMN.search(title)
    return (title[: found.start()], found[1]) if found else (title, "")


def is_foot(line: Line) -> bool:
    """Say whether the line signs or closes a page: editor, copyright, next article."""
    return (
        len(line.text) <= 160
        and _FOOT.fullmatch(line.text.rstrip("]】）)")) is not None
    )


def is_repeat_of(text: str, following: list[str]) -> bool:
    """Say whether a text is what follows, joined and perhaps cut short at its end.

    Pages print the lead above the article, run together and cut to a length; white
    space and an ellipsis at the cut do not count. Short texts are never a repeat.
    """
    lead = without_white(text).rstrip("…").rstrip(".")
    if len(lead) < 20:
        return False
    joined = ""
    for paragraph in following:
        joined += without_white(paragraph)
        if len(joined) >= len(lead):
            break
    return joined.startswith(lead)
