"""Times of day in live records: beside labels they go, in a timetable they stay."""

import pytest

from archive.parsing import parse_document

SAID = (
    ("王晓梅", "各位记者朋友，大家上午好！欢迎参加今天的发布会。"),
    ("市公安局副局长 李民", "今年以来，全市破案一千二百起。"),
    ("海州日报记者", "请问下一步有什么打算？"),
    ("市公安局副局长 李民", "继续加大打击力度。"),
)
SHAPES = (
    "[10:0{n}] {who}：{said}",
    "10:0{n}:32 {who}\n{said}",
    "{who} [2023-05-04 10:0{n}:01]\n{said}",
    "【10:0{n}】\n{who}：{said}",
    "{who}：{said} [10:0{n}]",
)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_live_record_is_read_without_its_times(shape):
    """Who speaks, with which post, and what is said: the same in every shape."""
    lines = [
        shape.format(n=n, who=who, said=said) for n, (who, said) in enumerate(SAID)
    ]
    entry = parse_document("海州市反诈发布会图文直播\n" + "\n".join(lines))
    assert [s.label for s in entry.speeches] == [who for who, _ in SAID]
    assert entry.paragraphs() == [said for _, said in SAID]
    assert [str(s.role) for s in entry.speeches[2:]] == ["question", "answer"]
    assert {s.post for s in entry.speeches if s.speaker == "李民"} == {"市公安局副局长"}
    assert {d.reason for d in entry.dropped} == {"时间戳"}


def test_a_timetable_keeps_its_times():
    """What stands beside them is no label."""
    points = ["9:00 开幕式", "10:00 李民副局长讲话", "14:30 分组讨论", "16:00 闭幕式"]
    entry = parse_document("会议日程\n会议在海州举行，日程如下。\n" + "\n".join(points))
    text = "\n".join([*entry.paragraphs(), *(s.heading for s in entry.sections)])
    assert all(point in text for point in points)
