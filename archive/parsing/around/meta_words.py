"""What lines about a page are made of: day, source, author, controls.

    发布时间：2021-12-20 10:30 | 来源：海州发布 | 作者：张三 | 字号：大 中 小
    二〇二一年十二月二十日
    【发布日期：2021-12-20】 【来源：海州发布】 【打印】【关闭】
    發布日期：110-12-20 點閱次數：120
    Updated: December 20, 2021 Source: Xinhua

Pieces stand apart by white space, bars or brackets.
"""

import re

from archive.text.numerals import DIGITS

_COLON = r"\s*[:：︰﹕]\s*"
_DATED = (
    "发布时间|发布日期|發布時間|發布日期|发表时间|发表日期|更新时间|更新日期|更新時間|发稿时间"
    "|时间|時間|日期|发布(?=\\s*[:：]\\s*\\d)"
)
_N = "[0-9０-９]"
_HAN = f"[{DIGITS}]"
_CLOCK = rf"T?\s*{_N}{{1,2}}[:：时]{_N}{{1,2}}(?:[:：]{_N}{{1,2}})?分?"
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_DAY = (
    rf"(?:[（(]\s*)?(?:(?:{_DATED}){_COLON})?"
    rf"(?P<day>(?:(?:中[华華])?民[国國]\s*\d{{2,3}}|{_N}{{4}}|1[012]\d)\s*[-/.年]"
    rf"\s*{_N}{{1,2}}\s*[-/.月]\s*{_N}{{1,2}}\s*日?"
    rf"(?:\s*{_WEEKDAY})?(?:\s*{_CLOCK})?"
    rf"|{_HAN}{{4}}\s*年\s*{_HAN}{{1,3}}\s*月\s*{_HAN}{{1,3}}\s*日"
    r"|(?:(?:Updated|Published|Posted)\s*:\s*)?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
    r"(?:[\s|]*\d{1,2}:\d\d)?"
    rf")(?:\s*{_WEEKDAY})?(?:\s*农历\S{{2,7}})?(?:\s*[)）])?"
)
_WORD = r"[^\s|｜:：，。【】\[\]]"
_PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北"
    "|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
# What WeChat prints under a title: 原创 张三 海州公安 2023-08-16 11:30 发表于山东
_ACCOUNT = (
    rf"(?P<account>{_WORD}{{2,30}})\s+(?=\d{{4}}[-年]\S{{4,7}}\s\d\d:\d\d\s+"
    rf"(?:发表于|(?:{_PLACES})$))"
)
_AUTHOR = rf"原创(?:\s+{_WORD}{{2,10}}(?=\s+{_WORD}{{2,30}}\s+\d{{4}}[-年]))?(?=\s)"
_SOURCE = (
    r"(?:(?:(?:信息|稿件|文章|新闻|资料|資料)?(?:来源|來源)|稿源|媒体|发布者|Source)"
    rf"{_COLON}(?P<source>{_WORD}{{1,40}})"
    # 大众日报 2022-11-03 08:15
    rf"|(?P<outlet>{_WORD}{{1,18}}(?:报|网|社|台|客户端|在线))\s+(?={_N}{{4}}[-/.年])"
    rf"|{_ACCOUNT})"
)
_NAMES = (
    "作者|记者|通讯员|责任编辑|责编|网络编辑|值班编辑|编辑|撰稿|供稿|审核|审签|摄影"
    "|校对"
)
_COUNTS = (
    "(?:浏览|阅读|点击|访问|點閱|瀏覽)(?:次数|次數|人次|量|数|數|率)?|人气"
    "|文章类型|内容分类|所属类别|稿件类型|发布机构|发布单位|發布單位|发文机关|主管单位|主题分类|信息分类|体裁分类|公开方式|公开形式"
    r"|主题词|索\s*引\s*号|文\s*号|有\s*效\s*性|统一编号|字体|视力保护色"
)
# Nothing stands in 浏览次数： 字号：大, which the page fills in when it is shown.
_VALUE = rf"(?!{_WORD}{{2,6}}\s*[:：])[^\s|｜:：？?！!。【】]{{0,30}}"
# 字号：[大 中 小] · 【打印】 · 分享到：
_SIZES = (
    r"字\s*[号體体](?:大小)?\s*[:：]?\s*[\[【（(]?\s*"
    r"(?:(?:特大|较大|默认|大|中|小)\s*)+[\]】）)]?"
)
_CONTROL = (
    r"打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享到?\s*[:：]?|收藏|我要纠错|朗读"
    r"|次(?=\s|$)"
)
_ASIDE = (
    rf"(?P<aside>{_SIZES}|(?:{_NAMES}){_COLON}{_VALUE}(?:\s[\u3400-\u9fff]{{2,4}}(?=\s|$))*"
    rf"|(?:{_COUNTS}){_COLON}{_VALUE}|发表于\s*{_WORD}{{2,6}}|(?:{_PLACES})$|{_AUTHOR}"
    rf"|{_CONTROL}|https?://\S+(?=\s+{_N}{{4}}[-/.年]))"
)
_BETWEEN = r"[\s|｜【】\[\]•※]*"
PIECE = re.compile(rf"{_BETWEEN}(?:{_DAY}|{_SOURCE}|{_ASIDE}){_BETWEEN}")
"""One piece of such a line, by its groups: day, source, outlet, account or aside."""
OUTLET_BEHIND = re.compile(
    rf"(?P<source>{_WORD}{{2,18}}(?:报|网|社|台|客户端|在线|发布|政府|办公室|[局厅委办署])){_BETWEEN}"
)
"""2005年5月4日 10:00 |海州信息网, but not at the front of a line."""
BYLINE_BEHIND = re.compile(
    r"(?P<aside>(?:本报|见习|实习|特约|首席)?(?:记者|通讯员|作者|编辑|摄影|文/图)"
    rf"(?:\s+[\u3400-\u9fff]{{2,4}}(?=\s|$))+){_BETWEEN}"
)
"""2023-07-02 来源：海州日报 |记者 孙小明 |通讯员 钱伟, the same."""
