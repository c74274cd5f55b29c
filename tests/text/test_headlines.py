"""Titles that name two things, and titles of one."""

import pytest

from archive.text.headlines import are_of_two, is_rule


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("济南市供水条例", "青岛市供水条例"),
        ("内蒙古自治区草原条例", "新疆维吾尔自治区草原管理条例"),
        ("济南市立法条例", "青岛市制定地方性法规条例"),
        ("北京市气象台发布大风预警", "海淀区气象台发布大风预警"),
        ("公司法（2013年修正）", "公司法（2018年修正）"),
        ("公司法", "公司法（2018年修正）"),
        ("关于渔港管辖的规定", "关于修改《关于渔港管辖的规定》的决定"),
        ("关于审理反补贴案件的规定", "关于审理反倾销案件的规定"),
        ("渔业问题的解释（一）", "渔业问题的解释（二）"),
        ("第一次全体会议举行", "第二次全体会议举行"),
        ("海州早报 8月3日", "海州早报 8月4日"),
    ],
)
def test_titles_of_two(one, other):
    """Another place, edition or number, or a rule of another subject."""
    assert are_of_two(one, other) and are_of_two(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("济南市供水条例", "《济南市供水条例》"),
        ("渔港今起开放", "渔港今起开放（组图）"),
        ("渔港今起开放", "海州：时隔三月，渔船出海"),
        ("二〇二三年工作报告", "2023年工作报告"),
        ("山东平原发生5.5级地震", "山东德州市平原县发生5．5级地震"),
        ("深圳市住建局：满足住房需求", "深圳市住房和建设局：满足住房需求"),
        ("山东省防汛办通报汛情", "山东省济南市防汛办通报汛情"),
        ("", "济南市供水条例"),
        ("题", "题"),
    ],
)
def test_titles_that_may_be_of_one(one, other):
    """The same text is printed under many titles; none says that it is another."""
    assert not are_of_two(one, other) and not are_of_two(other, one)


def test_rules():
    """Of these there are versions; of a report about them there are none."""
    rules = ("公司法", "物业管理办法（试行）", "专利法（2020年修正）", "若干规定（一）")
    assert all(map(is_rule, rules))
    assert not any(map(is_rule, ("看法", "公司法今起施行", "不合法", "工作方法")))
