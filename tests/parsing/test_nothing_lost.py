"""Whatever comes in: only our own errors, and every character accounted for."""

import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.parsing import FORMATS, Given, ParseError, parse_document
from archive.parsing.front.header import FIELD_OF
from archive.parsing.sheet import Sheet, Use
from archive.records import Kind
from archive.text.clean import split_lines, strip_white, without_white
from tests.parsing.cases import all_cases, text_of

PIECES = (
    "各位记者朋友: 大家好! 首先，我们介绍情况。 "
    "“办实事。”市民政局局长陈立新说。 陈立新表示：“一定办好。” "
    "一是抓落实；二是促改革；三是保安全。 二要全面推进。 陈立新 李民 "
    "王小满 主持人 主持人： 【李民】 人民公安报记者 《大众日报》记者 "
    "记者 追问： 更多>> •\xa0局长\xa0李民 局长\xa0李民 "
    "时间:3月4日(星期四)上午10:00 时间：2021年2月31日 时间： "
    "日期:二〇二一年十三月五日 地点：市政府 主办：新闻办 "
    "出席:省公安厅厅长范华平\xa0刑侦总队总队长李民 出席：代表团 "
    "主持：陈立新 内容：介绍情况 来源：新华社 首页\xa0>\xa0新闻\xa0>\xa0正文 2021 "
    "12-20 2021-12-20 2月30日 13-45 打印 文字实录\xa0正序\xa0|\xa0倒序 热门新闻 "
    "最新推荐 平安建设最新推荐 便捷服务显成效 第一章\xa0总则 ##\xa0总则 "
    "责任编辑：宋雨 联系电话:85123283 <script>alert(1)</script> "
    "——2020年,战果位居全国前列 “ ” ‘ 。 1+6 １２ \u200b \ufeff 🎉 A"
)
LABELS = (
    "央视记者： 《环球时报》记者: 李民： 李民: 追问： 记者追问： 会后有记者问及： 问： "
    "答： 问题一： 记者： 【李民】 [主持人] 省公安厅厅长\xa0李民： 主持人： 案例一： "
    "第一宗罪： 中方提出四点建议： 下午4:00 ###\xa0李民： ##\xa0議題 >\xa0（播放影片） "
    "> ********** [09:58] 网友“QH0817”您好！ 现回复如下： 请问何时开工？ 还有吗？ "
    "（新华社记者\xa0张三） 请方敏总队长回答。 **记者：** https://a.b/c"
)
piece = st.sampled_from((PIECES + LABELS).split(" ")) | st.text(max_size=12)
line = st.lists(piece, max_size=4).map("".join)
gap = st.sampled_from(["\n", "\n\n", "\n   ", "\r\n", "\n\u3000\u3000"])
page = st.lists(st.tuples(line, gap), max_size=14).map(
    lambda parts: "".join(text + end for text, end in parts)
)


def shown(text):
    """What a reader sees of a text: no white space, no control characters."""
    return [c for c in without_white(text) if unicodedata.category(c) != "Cc"]


def parts_of(entry):
    """Every text of an entry in which a line of the input may have ended up."""
    yield from (entry.title, entry.place, entry.source, entry.category, entry.summary)
    for speech in entry.speeches:
        yield from (speech.label, *speech.paragraphs)
    yield from (section.heading for section in entry.sections if section.level == 1)
    yield from (photo.caption for photo in entry.photos)
    yield from (dropped.text for dropped in entry.dropped)
    yield from (warning.message for warning in entry.warnings)
    for attendee in entry.attendees:
        yield from (attendee.post, attendee.name)


def missing(text, entry):
    """Characters of the input that are nowhere in the entry, as often as missed."""
    kept = Counter(c for part in parts_of(entry) for c in shown(part))
    return Counter(shown(text)) - kept


FIELD_MARKS = set("".join(FIELD_OF)) | set('：:|｜•#>*【】[]《》()（）;；,，、"')
DATE_MARKS = set("0123456789１２年月日号时点分半上午下星期周一二三四五六七八九十〇-/.T")


@settings(max_examples=400, deadline=None)
@given(page)
@example("省公安厅厅长范华平\n\n大家好。\n")
@example("时间: 3月4日\n出席: 局长李民\n李民\n")
@example("问：何时开工？\n答：明年。\n问：要几年？\n答：三年。\n")
def test_no_character_is_lost(text):
    """All that is shown of an input is in the entry, but names of fields and dates."""
    try:
        entry = parse_document(text)
    except ParseError as error:
        assert not shown(text) or "NUL" in str(error) or "字符" in str(error)
        return
    lost = {c for c in missing(text, entry) if c not in FIELD_MARKS | DATE_MARKS}
    assert not lost


@settings(max_examples=200, deadline=None)
@given(page, st.sampled_from(sorted(FORMATS)))
def test_every_line_is_claimed_and_paragraphs_are_untouched(text, name):
    """A format says of each line what it is; paragraphs are the lines, in order."""
    sheet = Sheet(text)
    if not sheet.lines:
        return
    entry = FORMATS[name].parse(sheet, Given())
    assert "line-unclaimed" not in {w.code for w in entry.warnings}
    uses = sheet.uses
    lines = [x.text for x in sheet.lines if uses[x.number] == Use.PARAGRAPH]
    opened = [x.text for x in sheet.lines if uses[x.number] == Use.TURN]
    own = [strip_white(x) for x in split_lines(text)]
    said = entry.paragraphs()
    assert len(said) == len(lines) + len(opened)
    behind_mark = {x.lstrip("> ") for x in lines} | set(lines)
    for paragraph in said:
        is_rest = any(line.endswith(paragraph) for line in opened)
        assert is_rest or strip_white(paragraph) in map(strip_white, behind_mark)
    assert all(
        own[d.line - 1] == d.text or d.text in own[d.line - 1]
        for d in entry.dropped
        if d.line
    )


@pytest.mark.parametrize("case", all_cases(), ids=lambda p: p.stem)
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_page_of_another_format_is_not_lost_either(case, name):
    """A format forced upon any page still claims every line."""
    path = text_of(case)
    if path.suffix == ".jsonl":
        return
    entry = parse_document(path.read_bytes(), format=name)
    assert "line-unclaimed" not in {w.code for w in entry.warnings}
    assert entry.title and len(entry.title) <= 500


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | page.map(lambda t: t.encode("gb18030", "ignore")))
def test_bytes_give_an_entry_or_one_clear_line(data):
    """Nothing but ParseError comes out of bytes, and its message is one line."""
    try:
        parse_document(data, path="输入.txt")
    except ParseError as error:
        assert "\n" not in str(error)
        assert str(error).startswith("输入.txt")


@settings(max_examples=100, deadline=None)
@given(page, st.sampled_from([None, *Kind]))
def test_positions_in_an_entry_hold(text, kind):
    """Sections, quotations and exchanges point at what is there; kind is as given."""
    try:
        entry = parse_document(text, given=replace(Given(), kind=kind))
    except ParseError:
        return
    paragraphs = entry.paragraphs()
    assert kind is None or entry.kind == kind
    assert all(1 <= s.first_paragraph <= len(paragraphs) for s in entry.sections)
    for quotation in entry.quotations:
        assert quotation.text in paragraphs[quotation.paragraph - 1]
        assert quotation.attribution in paragraphs[quotation.paragraph - 1]
        assert quotation.speaker in quotation.attribution
    for exchange in entry.exchanges:
        turns = (exchange.question, *exchange.answers)
        assert list(turns) == sorted(turns) and turns[-1] < len(entry.speeches)


@pytest.mark.parametrize(
    "pasted",
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "首页 > 新闻中心 > 新闻详情",
        "当前位置：首页 > 政务公开 > 发布会",
    ],
)
def test_what_looks_like_a_path_below_the_text_takes_nothing_away(pasted):
    """A path through the site stands above a text, and no sentence above the path."""
    text = (
        "海州市反诈发布会\n海州日报记者：请介绍今年以来反诈工作的有关情况。\n"
        f"李民：今年以来，全市共破获电信网络诈骗案件一千二百起。\n{pasted}\n"
    )
    entry = parse_document(text)
    assert [speech.label for speech in entry.speeches] == ["海州日报记者", "李民"]
    assert entry.title == "海州市反诈发布会"
