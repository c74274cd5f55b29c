"""Markdown files: front matter, and marks that become hints."""

from datetime import date

import pytest

from archive.parsing import parse_document
from archive.parsing.reading.markdown import read
from archive.records import ParsedPhoto

BODY = "第一段在这里，说的是休渔期。\n\n第二段在这里，说的是补贴。\n"


def parsed(text):
    return parse_document(text.encode(), path="稿.md", format="article")


def test_front_matter_says_what_the_entry_is():
    """Its lines are fields at their own numbers; keys nobody knows are noted."""
    entry = parsed(
        f"---\n标题: 鱼鳞天\ndate: 2022-08-18\n来源：海风报\nmood: 好\n---\n\n{BODY}"
    )
    assert (entry.title, entry.source) == ("鱼鳞天", "海风报")
    assert entry.published_on == date(2022, 8, 18)
    assert [(d.line, d.text) for d in entry.dropped] == [
        (1, "---"),
        (5, "mood: 好"),
        (6, "---"),
    ]


def test_a_date_that_is_none_is_a_warning_at_its_line():
    entry = parsed(f"---\ntitle: 题\ndate: 2022-02-31\n---\n{BODY}")
    assert [(w.code, w.line) for w in entry.warnings] == [("date-invalid", 3)]


def test_a_rule_on_top_is_no_front_matter_without_its_end():
    assert len(parsed(f"---\n题目\n\n{BODY}").paragraphs()) == 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("这是**粗体**和*强调*，还有`码`。", "这是粗体和强调，还有码。"),
        ('见[公告](https://a.example/b "题")。', "见公告。"),
        ("见<https://a.example/b>。", "见https://a.example/b。"),
        ("> 一网不捞鱼。", "一网不捞鱼。"),
        ("> （掌声）", "> （掌声）"),
        ("- 第一批。", "第一批。"),
        ("3*4=12，snake_case_name。", "3*4=12，snake_case_name。"),
        (r"\*不是强调\*。", "*不是强调*。"),
        ("| 年 | 数 |", "年 | 数"),
        ("**", "**"),
    ],
)
def test_marks_go_and_words_stay(line, shown):
    (read_line,) = read(line, "").sheet.lines
    assert read_line.text == shown


def test_bold_and_headings_are_hints():
    lines = read("# 题\n**李民：**大家好。\n小节\n---\n# 尾 #\n", "").sheet.lines
    assert [(x.text, x.level, x.bold) for x in lines] == [
        ("# 题", 1, 0),
        ("李民：大家好。", 0, 3),
        ("小节", 2, 0),
        ("# 尾", 1, 0),
    ]


def test_code_is_left_as_it_is():
    lines = read("题\n```\n**a** # b\n```\n", "").sheet.lines
    assert [x.text for x in lines] == ["题", "**a** # b"]


def test_images_are_photos():
    entry = parsed(f"题目\n\n![局长 邢大海](a.jpg)\n\n![](b.jpg)\n\n{BODY}")
    assert entry.photos == (ParsedPhoto("局长 邢大海", "邢大海"),)
    assert ("![](b.jpg)", "图片没有说明") in [(d.text, d.reason) for d in entry.dropped]
