"""Marks stand where the words stand as published, and are the only markup."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from archive.search.marking import AROUND, Wanted, cut_around, find, mark
from archive.text.folding import fold


def marked(text, *strings):
    return mark(text, find(text, [Wanted(fold(each)) for each in strings]))


def plain(html):
    return unescape(re.sub("</?mark>|^…|…$", "", html))


def test_marks_reach_across_scripts_and_widths():
    assert (
        marked("深入推進掃黑除惡鬥爭", "扫黑除恶")
        == "深入推進<mark>掃黑除惡</mark>鬥爭"
    )
    assert marked("抓获２４２个", "242个") == "抓获<mark>２４２个</mark>"
    assert marked("平 安\u3000山东", "平安山东") == "<mark>平 安\u3000山东</mark>"


def test_markup_in_the_text_is_text():
    html = marked("<b>平安</b><script>", "平安")
    assert html == "&lt;b&gt;<mark>平安</mark>&lt;/b&gt;&lt;script&gt;"


def test_words_are_marked_where_the_string_is_not_there():
    wanted = [Wanted("1+6", ("1", "6"))]
    assert find("2016年1月6日", wanted) == [(5, 6), (7, 8)]
    assert find("1+6模式，1月", wanted) == [(0, 3)]


def test_a_long_paragraph_is_cut_around_its_hit():
    text = "前面的话，" * 100 + "扫黑除恶专项斗争，" + "后面的话，" * 100
    html = cut_around(text, find(text, [Wanted("扫黑除恶")]))
    assert "<mark>扫黑除恶</mark>" in html
    assert html.startswith("…前面") and html.endswith("…")
    assert len(plain(html)) <= AROUND + 10


@given(
    before=st.text(max_size=300), hit=st.text("平安山东", min_size=1, max_size=200),
    after=st.text(max_size=300),
)  # fmt: skip
def test_a_snippet_is_never_without_its_hit(before, hit, after):
    text = before + hit + after
    html = cut_around(text, find(text, [Wanted(fold(hit))]))
    assert "<mark>" in html
    assert plain(html).strip("…") in text.replace("…", "") or "…" in text
    assert fold(hit)[:1] in fold(html)


def test_a_cut_stays_short_however_long_the_hit():
    """A line of one sign over and over is one hit from end to end."""
    text = "长" * 20_000
    assert len(cut_around(text, find(text, [Wanted("长长")]))) < 600
