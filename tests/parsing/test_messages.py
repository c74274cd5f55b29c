"""A citizen's message with its reply, and what looks like one and is an article."""

import pytest

from archive.parsing import parse_document
from archive.records import Role

PLEA = "小区路灯坏了一个月，请有关部门派人修理，谢谢领导。"


@pytest.mark.parametrize(
    "reply",
    [
        "网友“UU0081234”您好！您的留言已收悉。路灯已经修好。2019年3月1日",
        "张同志：您好！经核实，路灯已经修好。感谢您的支持。",
    ],
)
def test_a_reply_is_told_by_what_only_replies_say(reply):
    """It answers the message above it."""
    entry = parse_document(f"{PLEA}\n{reply}\n")
    assert entry.format == "message-reply"
    assert [s.role for s in entry.speeches] == [Role.QUESTION, Role.ANSWER]


@pytest.mark.parametrize(
    "lines",
    [
        ["领导同志和各界群众前往送别。", "何以宁同志，1935年生，海州人。"],
        [
            "市领导近日对规划编制工作提出要求，要听取群众的意见建议，请有关部门研究。",
            "根据规划建议起草工作安排，各区将征求意见。",
        ],
        [
            "海州日报8月6日讯 “供水恢复了，谢谢你们！”居民反映。",
            "经过细致的检查，师傅找到了漏点。市民可拨打热线。",
        ],
    ],
)
def test_news_is_no_message(lines):
    """Who is told of is not written to, and an article names rules as a reply does."""
    assert parse_document("\n".join(lines)).format == "article"
