import re

from archive.models import Quotation, Section
from archive.views.marking import mark_paragraph, stands_above


def words(html):
    return re.sub(r"<[^>]+>", "", html)


def quotation(text, directness="direct"):
    return Quotation(pk=7, text=text, directness=directness)


def section(heading, level=1):
    return Section(heading=heading, level=level)


def test_a_quotation_is_marked_with_its_quotation_marks():
    """The words and the marks around them stand in a q; nothing else does."""
    html = mark_paragraph("他说：“说到做到。”大家点头。", [quotation("说到做到。")], [])
    assert html == '他说：<q class="said" id="q7">“说到做到。”</q>大家点头。'


def test_an_indirect_quotation_is_no_q():
    """What is reported is marked, but not as the words themselves."""
    html = mark_paragraph("他指出，要抓落实。", [quotation("要抓落实", "indirect")], [])
    assert "<q" not in html
    assert '<span class="said" id="q7">要抓落实</span>' in html


def test_an_indirect_quotation_that_opens_with_emphasis_is_marked_whole():
    """Its own marks stay inside, those around it outside."""
    html = mark_paragraph(
        "他说，“断卡”见效。", [quotation("“断卡”见效。", "indirect")], []
    )
    assert html == '他说，<span class="said" id="q7">“断卡”见效。</span>'


def test_a_quotation_that_was_edited_away_is_not_marked():
    """When an editor changed the paragraph, it shows as it is."""
    assert mark_paragraph("改过了。", [quotation("原来的话")], []) == "改过了。"


def test_lead_words_inside_the_paragraph_are_marked():
    """Each ordinal's heading is marked where it stands."""
    text = "一是抓打击。成效好。二是抓防范。更好。"
    html = mark_paragraph(text, [], [section("一是抓打击"), section("二是抓防范", 2)])
    assert html.count('<b class="lead">') == 2
    assert words(html) == text


def test_marks_that_run_into_each_other_do_not_nest():
    """Of two marks that overlap, the first stands and the page stays well formed."""
    text = "一是“抓打击、抓防范”两手硬。"
    html = mark_paragraph(
        text, [quotation("抓打击、抓防范")], [section("一是“抓打击、")]
    )
    assert words(html) == text
    assert html.count("<b") == html.count("</b>")
    assert html.count("<q") == html.count("</q>")


def test_markup_in_the_text_is_escaped_inside_and_outside_marks():
    """Published text never becomes markup."""
    html = mark_paragraph("<script>1</script>“<b>x</b>”&", [quotation("<b>x</b>")], [])
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_short_figures_keep_their_unit():
    """242个 is one run; a number alone needs no mark, a long one would not fit."""
    html = mark_paragraph("打掉242个，共3407，得96.13分。", [], [])
    assert '<span class="fig">242个</span>' in html
    assert '<span class="fig">96.13分</span>' in html
    assert "共3407，" in html


def test_a_heading_of_its_own_line_stands_above_its_paragraph():
    """An article's heading is a heading; an ordinal belongs to its paragraph."""
    assert stands_above(section("重拳出击"), "重拳出击，成效明显。")
    assert stands_above(section("第一部分 总体要求"), "坚持稳中求进。")
    assert not stands_above(section("一是抓打击"), "一是抓打击。")
    assert not stands_above(section("三要抓防范", 2), "二要抓打击，三要抓防范。")
    assert not stands_above(section("其一：抓防范", 2), "改过的文字。")
    assert stands_above(section("（一）高位推动", 2), "成立专班。")
