"""White space, lines, marks; names and posts."""

import pytest

from archive.text.clean import (
    shorten,
    split_lines,
    strip_bullet,
    strip_white,
    without_controls,
    without_white,
)
from archive.text.names import is_name, split_foreign_name, split_post
from archive.text.titled import titled_name


def test_white_space_goes_from_the_edges_only():
    assert strip_white("\u200b\xa0\u3000丁 绍敏\xa0\ufeff ") == "丁 绍敏"
    assert without_white(" 保民安\u3000解民忧\u200b") == "保民安解民忧"


def test_every_kind_of_line_end_splits():
    assert split_lines("一\r\n二\r三\n四\u2028五") == ["一", "二", "三", "四", "五"]


def test_marks_and_controls():
    assert strip_bullet("•\xa0局长 李民") == "局长 李民"
    assert strip_bullet("-50度") == "-50度"
    assert without_controls("正\x08文\t\n") == "正文\t\n"
    assert shorten("一二三四五", 3) == "一二…"


@pytest.mark.parametrize(
    "text", ["李民", "范华平", "欧阳震华", "阿里木·买买提", "吕长根"]
)
def test_names(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["", "王", "平安建设", "主持人", "何厅长", "Ann", "李民。"]
)
def test_no_names(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省公安厅党委书记、厅长范华平", ("省公安厅党委书记、厅长", "范华平")),
        ("市长春晓", None),
        ("村民吕长根", ("村民", "吕长根")),
        ("主任 李民 先生", ("主任", "李民")),
        ("范华平", ("", "范华平")),
        ("有关负责人", None),
    ],
)
def test_post_and_name(text, expected):
    assert split_post(text) == expected


def test_known_names_go_first():
    assert split_post("总工程师春晓", {"春晓"}) == ("总工程师", "春晓")
    assert split_foreign_name("法国总统马克龙") == ("法国总统", "马克龙")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("李副总队长", ("李", "副总队长")),
        ("欧阳主任", ("欧阳", "主任")),
        ("习近平总书记", ("习近平", "总书记")),
        ("泽连斯基总统", ("泽连斯基", "总统")),
        ("黄大队长", ("黄", "大队长")),
        ("何科長", ("何", "科长")),
        *(
            (text, None)
            for text in ("党委书记", "文化部代表", "常务副省长", "时任市长", "主持人")
        ),
        *((text, None) for text in ("新闻发言人", "司长", "王女士", "全国人大代表")),
    ],
)
def test_a_title_behind_a_name_is_parted_from_it(text, parts):
    """What stands before the title is a family name or a whole one, or nothing is."""
    assert titled_name(text) == parts
