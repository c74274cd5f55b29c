"""Pages that are mostly words: about, help with searching, live."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

OPERATORS = [
    ("扫黑除恶", _("文中有这个词；也找到含有其中各个词的段落，原样出现的排在前面")),
    ("群众安全感 交警", _("空格隔开：两者都要有")),
    ("“平安山东”", _("引号：一字不差")),
    ("诈骗 -跨境赌博", _("减号：不要含有它的")),
    ("身份证 OR 居住证", _("OR 或竖线：有一个即可")),
    ("(身份证 | 居住证) 亮证", _("括号：先合在一起")),
    ("发言人:范华平", _("只看此人说的话，报道中的引语也算；也可写 speaker:")),
    ("媒体:大众日报", _("只看这家媒体的提问；也可写 outlet:")),
    ("角色:答 扫黑除恶", _("只在回答里找；角色有 问、答、发言；也可写 role:")),
    ("主题:扫黑除恶", _("归入此主题的条目；也可写 topic:")),
    ("来源:中国道路交通安全协会", _("原文发布者；也可写 source:")),
    ("类型:新闻发布会", _("新闻发布会或新闻稿；也可写 kind:")),
    ("年份:2021", _("那一年的；也可写 year:")),
    ("日期:2021-03", _("年、月或日；也可写 date:")),
    ("日期:2021-01..2021-06", _("一段日期，首尾都算")),
    ("242个", _("数字连同单位，原样找到")),
]
"""What can be typed, each with what it does; every one of them is a link that works."""


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what the archive is, and is not."""
    return render(request, "archive/about.html")


@require_safe
def help_search(request: HttpRequest) -> HttpResponse:
    """Show everything that can be typed into the search box."""
    return render(request, "archive/help_search.html", {"operators": OPERATORS})


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Say that no conference is live, and what will be shown here when one is."""
    return render(request, "archive/live.html")
