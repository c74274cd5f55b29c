"""Pages on which nobody asks: who speaks, and how labels without a colon are found."""

import pytest

from archive.parsing import parse_document
from archive.records import Kind, Role

SAID = "今年以来，全市发案下降两成，群众安全感明显上升。"


def labels(text):
    entry = parse_document(text)
    return [s.label for s in entry.speeches if s.label], entry


def test_ten_thousand_speakers_one_to_a_line():
    """Label and words on one line, nobody twice: each is a turn, and all is there."""
    names = [
        "李" + chr(0x5200 + n // 100) + chr(0x6E00 + n % 100) for n in range(10_000)
    ]
    shown, entry = labels("海州记录\n" + "".join(f"{x}：好的，谢谢。\n" for x in names))
    assert len(set(shown)) > 9_900 and set(shown) <= set(names)
    assert len(entry.paragraphs()) == 10_000
    assert len(entry.warnings) <= 201


@pytest.mark.parametrize(
    ("title", "count", "is_transcript"),
    [
        ("海州市举行反诈发布会", 2, True),
        ("海州市举行反诈发布会", 1, False),
        ("海州反诈", 5, False),
        ("海州反诈", 6, True),
    ],
)
def test_how_many_speakers_make_a_transcript(title, count, is_transcript):
    """Fewer at what calls itself a meeting; each is told as nobody of a list."""
    names = ["李民", "周舟", "何平", "王晓梅", "赵强", "孙丽"][:count]
    shown, entry = labels("\n".join([title, *(f"{name}：{SAID}" for name in names)]))
    assert shown == (names if is_transcript else [])
    codes = [w.code for w in entry.warnings if w.code == "unknown-label"]
    assert len(codes) == (count if is_transcript else 0)


@pytest.mark.parametrize(
    "rows",
    [
        [f"李{name}：一等奖" for name in "民强伟敏静丽勇艳杰"],
        ["案例一：" + SAID, "案例二：" + SAID, "案例三：" + SAID] * 3,
        ["时间：五月。", "地点：海州。", "内容：反诈。", "要求：抓紧。"] * 3,
    ],
)
def test_a_list_with_colons_is_no_transcript(rows):
    assert labels("\n".join(["海州评选结果", *rows]))[0] == []


WORDS = (
    "各位记者朋友，上午好。", SAID, "请问下一步有什么打算？", "我们将继续抓好落实。",
)  # fmt: skip


@pytest.mark.parametrize("mark", ["——", " ", "　", "  ", "\t", " | ", "\xa0"])
def test_a_mark_sets_labels_off_where_one_reporter_asks(mark):
    """The names come back or the lead gives them; the host's label may have a colon."""
    who = ("市公安局副局长李民", "李民", "海州日报记者", "李民")
    lines = [f"{label}{mark}{words}" for label, words in zip(who, WORDS, strict=True)]
    text = "\n".join(["海州反诈发布会", "主持人：现在开会。", *lines])
    shown, entry = labels(text)
    assert shown == ["主持人", *who]
    assert entry.speeches[-1].role == Role.ANSWER
    assert entry.kind == Kind.PRESS_CONFERENCE


@pytest.mark.parametrize(
    "lines",
    [
        ["海州 今天召开会议。", "海州 明天召开会议。", "记者：好吗？", "李民：好。"],
        ["李民 市公安局副局长", "周舟 市反诈中心主任", "李民 周舟 出席"],
        ["李民 一等奖", "李民 二等奖", "周舟 三等奖", "周舟 四等奖"],
    ],
)
def test_words_before_one_space_are_no_labels(lines):
    """A place is no person, and a list has no sentences behind its names."""
    shown, _ = labels("\n".join(["海州反诈发布会", SAID * 3, *lines]))
    assert not {"海州", "周舟"} & set(shown)
    assert "李民" not in shown[:-1]


def test_who_gives_another_post_speaks_in_it():
    """A shorter form of the listed post is the same post."""
    text = (
        "海州反诈发布会\n时间：2023年5月4日\n出席：市公安局副局长、反诈办主任李民\n"
        f"主持人：开会。\n副局长 李民：{SAID}\n记者：请问有什么打算？\n"
        f"市禁毒办主任 李民：{SAID}\n"
    )
    entry = parse_document(text)
    posts = [s.post for s in entry.speeches if s.speaker == "李民"]
    assert posts == ["市公安局副局长、反诈办主任", "市禁毒办主任"]
