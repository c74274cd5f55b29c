"""Headings of an article stand under one another as they are numbered."""

import pytest

from archive.parsing import parse_document

TEXT = "坚持稳中求进，成效明显，群众满意。"


def levels(*headings):
    body = "".join(f"{heading}\n\n{TEXT}\n\n" for heading in headings)
    entry = parse_document(f"关于某项工作的情况\n\n{TEXT}\n\n{body}")
    assert [section.heading for section in entry.sections] == list(headings)
    return [section.level for section in entry.sections]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            ["一、总体要求", "（一）加强领导", "（二）压实责任", "二、主要做法"],
            [1, 2, 2, 1],
        ),
        (["第一章 总则", "第一节 目的", "第二节 原则", "第二章 责任"], [1, 2, 2, 1]),
        (
            ["一、做法", "（一）领导", "1.成立专班", "2.压实责任", "（二）宣传"],
            [1, 2, 3, 3, 2],
        ),
        (["一、做法", "1、成立专班", "二、成效"], [1, 2, 1]),
        (
            ["第一编 总则", "第一章 任务", "第一条", "第二条 职权", "第二章 管辖"],
            [1, 2, 3, 3, 2],
        ),
        (["（一）加强领导", "（二）压实责任"], [1, 1]),
        (["重拳出击", "便捷服务"], [1, 1]),
        (["前言", "一、做法", "（一）领导", "结语"], [1, 1, 2, 1]),
        (["一、做法", "（一）领导", "关于保障", "（二）宣传"], [1, 2, 1, 2]),
    ],
)
def test_a_heading_stands_under_the_one_above(headings, expected):
    """By its number; what is not numbered stands beside the topmost."""
    assert levels(*headings) == expected


def test_markup_says_how_deep_a_heading_is():
    """Where it says nothing, the numbers do."""
    shown = ("## 做法", "### 领导", "### 宣传", "## 成效")
    text = "".join(f"{heading}\n\n{TEXT}\n\n" for heading in shown)
    entry = parse_document(f"# 题目在此\n\n{TEXT}\n\n{text}", path="a.md")
    assert [section.level for section in entry.sections] == [1, 2, 2, 1]


def test_headings_without_text_between_are_all_kept():
    entry = parse_document(
        f"某某条例\n\n第一章 总则\n\n第一节 目的\n\n{TEXT}\n\n{TEXT}\n"
    )
    found = [(s.heading, s.level, s.first_paragraph) for s in entry.sections]
    assert found == [("第一章 总则", 1, 1), ("第一节 目的", 2, 1)]


def test_one_blank_line_takes_no_numbered_heading_away():
    """Pages part a list of contents, or two chapters, by a blank line and no more."""
    said = "各部门要按照职责分工，认真抓好落实。"
    text = (
        f"海州市总体方案\n{said}\n\n一、总体要求\n{said}\n二、主要做法\n{said}\n{said}"
    )
    assert [s.heading for s in parse_document(text).sections] == [
        "一、总体要求",
        "二、主要做法",
    ]


def test_a_numbered_heading_may_stand_right_above_its_words():
    """Set off from what is above, it heads a block; the first line of one does not."""
    wrapped = "三、各县区要压实工作责任，对排查出的隐患逐一登记造册"
    text = (
        f"海州市防汛工作情况\n\n{TEXT}\n\n{TEXT}\n\n一、工作成效\n{TEXT}\n\n"
        f"二、下一步打算\n{TEXT}\n\n{wrapped}\n并限期整改到位。\n\n{TEXT}\n"
    )
    found = [s.heading for s in parse_document(text).sections]
    assert found == ["一、工作成效", "二、下一步打算"]
