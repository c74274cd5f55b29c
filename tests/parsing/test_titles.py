"""The title of a text that has none: its first clause that says something."""

import pytest

from archive.parsing import parse_document
from archive.parsing.sections.titles import LONGEST, title_from


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("今天上午，市里开会。", "市里开会"),
        ("休渔期从五月开始，到九月结束。", "休渔期从五月开始"),
        ("8月7日，海州警方通报，破获一案。", "8月7日，海州警方通报"),
        ("海风网消息：近日，市里开通一条地铁。", "市里开通一条地铁"),
        ("海风社海州8月15日电（记者 张三）林地增加，水土流失减少。", "林地增加"),
        ("海州日报城南客户端7月31日讯（记者李四 实习生王五）渔港开放。", "渔港开放"),
        ("据海风社报道，当地时间周二，渔港开放。", "渔港开放"),
        ("记者从市渔业局获悉，今年以来，渔港开放。", "渔港开放"),
        ("据报道，", "据报道"),
        ("原标题：海州：秸秆回收忙，农民增收。", "海州：秸秆回收忙"),
        ("原标题：海州秸秆回收忙近日，市里开会。", "海州秸秆回收忙"),
        (
            "原标题：三年后，村村都有医生！三年后，村村都有医生！ 昨天，",
            "三年后，村村都有医生！",
        ),
        ("（记者 张三）近日，渔港开放。", "渔港开放"),
        ("张三）近日，渔港开放。", "渔港开放"),
        ("(张三 李四)渔港今天开放。", "渔港今天开放"),
        (".8月3日，海州开展消防教育。", "8月3日，海州开展消防教育"),
        ("。。。", "。。。"),
    ],
)
def test_title(text, title):
    assert title_from(text) == title


def test_a_title_has_an_end():
    assert len(title_from("渔" * 1000)) <= LONGEST + 1
    assert title_from("原标题：" + "渔港" * 1000)


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("题", True),
        ("《渔港条例》", True),
        ("什么是休渔期？", True),
        ("海州，我们来啦！", True),
        ("渔港今天开放。", False),
        ("渔" * 50 + "？", False),
    ],
)
def test_the_first_line_of_a_text(first, is_title):
    """A short line is its title, also one that asks or calls; a sentence is none."""
    entry = parse_document(f"{first}\n休渔期从五月开始，到九月结束。\n补贴已经到账。")
    assert (entry.title == first) is is_title
    assert (first in entry.paragraphs()) is not is_title


@pytest.mark.parametrize(
    "first",
    [
        "海风社海州8月11日电",
        "海州发展网讯（记者 张三",
        "海报记者：张怀水",
        "图为开渔现场。张三 摄",
        "渔民整修渔网。 海州融媒体中心供图",
    ],
)
def test_who_sent_or_took_it_is_no_title(first):
    """It is kept, and the title is the first clause that says something."""
    entry = parse_document(f"{first}\n休渔期从五月开始，到九月结束。\n补贴已经到账。")
    assert entry.title == "休渔期从五月开始"
    assert [w.code for w in entry.warnings] == ["title-inferred"]
    kept = [d.text for d in entry.dropped] + [p.caption for p in entry.photos]
    assert first in [*entry.paragraphs(), *kept]


def test_whom_a_speech_greets_is_no_title():
    entry = parse_document("各位领导、同志们：\n我就安全生产讲三点意见。\n谢谢大家。")
    assert entry.title == "我就安全生产讲三点意见"
    assert entry.paragraphs()[0] == "各位领导、同志们："
