"""Marks stand where the words stand as published, and are the only markup."""

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.search.cutting import AROUND, BEFORE, LOOKED_AT, cut_around
from archive.search.marking import Wanted, find, held, mark
from archive.text import segmentation
from archive.text.folding import fold, fold_with_offsets


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


def test_a_string_that_overlaps_itself_is_marked_whole():
    assert marked("救救救我", "救救") == "<mark>救救救</mark>我"


def one_by_one(text, string):
    """Every place of a string that is folded already, place by place."""
    folded, offsets = fold_with_offsets(text)
    ends = [n + len(string) for n in range(len(folded)) if folded.startswith(string, n)]
    return {
        at
        for end in ends
        for at in range(offsets[end - len(string)], offsets[end - 1] + 1)
    }


@given(
    text=st.text("毒品 ㎡ab\u200b", max_size=40),
    string=st.text("毒品mab", min_size=1, max_size=4),
)
def test_marked_is_every_place_and_nothing_else(text, string):
    """However the places overlap, touch or repeat."""
    spans = find(text, [Wanted(string)])
    assert {at for span in spans for at in range(*span)} == one_by_one(text, string)
    assert all(end < start for (_, end), (start, _) in pairwise(spans))


@given(
    text=st.text("毒ab+ ", max_size=30), word=st.text("毒ab+", min_size=1, max_size=3)
)
def test_a_word_is_held_where_one_place_of_it_stands_alone(text, word):
    """Latin letters on either side make it a part of another word."""
    folded = fold(text)
    letter = "[0-9a-z]"
    before = f"(?<!{letter})" if re.match(letter, word[0]) else ""
    behind = f"(?!{letter})" if re.match(letter, word[-1]) else ""
    found = re.search(f"{before}{re.escape(word)}{behind}", folded)
    assert held(folded, word) == bool(found)


def test_a_line_of_one_character_is_one_mark():
    """Of any length, for strings that repeat themselves."""
    text = "毒" * 100_000
    for string in ("毒", "毒毒毒"):
        assert find(f"甲{text}乙", [Wanted(string)]) == [(1, 100_001)]
    assert find("a" * 100_000, [Wanted("x", ("aa", "a"))]) == []


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


def cut(text, string):
    return plain(cut_around(text, find(text, [Wanted(fold(string))])))


LONG = "今年以来全省公安机关持续深入推进专项行动并取得明显成效" * 3


def test_a_cut_runs_where_a_sentence_or_clause_ends():
    text = f"{LONG}。他说：“群众更安心。”打掉涉黑组织，{LONG}，{LONG}。"
    assert cut(text, "打掉涉黑组织") == f"他说：“群众更安心。”打掉涉黑组织，{LONG}，"
    text = f"{LONG}，（见附件），打掉涉黑组织{LONG}"
    assert cut(text, "打掉涉黑组织").startswith("（见附件），打掉")


def test_without_a_border_a_cut_runs_between_words():
    text = f"{LONG}打掉涉黑组织{LONG}{LONG}"
    before, _hit, after = cut(text, "打掉涉黑组织").partition("打掉涉黑组织")
    words = segmentation.words(LONG)
    assert segmentation.words(before) == words[-len(segmentation.words(before)) :]
    assert segmentation.words(after) == (words * 2)[: len(segmentation.words(after))]
    assert 10 <= len(before) <= 40 and len(after) >= 60


def test_a_cut_leaves_hits_and_characters_whole():
    text = "通报" + "抓获嫌疑人" * 100
    html = cut_around(text, find(text, [Wanted("抓获嫌疑人")]))
    assert html.count("抓获") == html.count("嫌疑人")
    text = "e\u0301" * 200 + "毒" + "e\u0301" * 200
    assert not cut(text, "毒").startswith("\u0301")


@given(
    text=st.text("平安，。“”（）a1 e\u0301🙂\n", max_size=400), hit=st.integers(0, 400)
)
def test_a_cut_is_a_stretch_of_the_text_with_the_hit_in_it(text, hit):
    text = text[:hit] + "毒" + text[hit:]
    html = cut_around(text, find(text, [Wanted("毒")]))
    assert "<mark>毒</mark>" in html
    assert plain(html) in text
    assert len(plain(html)) <= AROUND + BEFORE + LOOKED_AT
