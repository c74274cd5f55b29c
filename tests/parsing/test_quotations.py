"""Direct quotations: attributed before, after and between; emphasis is none."""

import pytest

from archive.parsing.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“群众满意就好。”市公安局局长范立说。",
            [("范立", "市公安局局长", "群众满意就好。")],
        ),
        ("范立平表示，“群众满意就好。”", [("范立平", "", "群众满意就好。")]),
        (
            "范立平说：“好。”“再来。”",
            [("范立平", "", "好。"), ("范立平", "", "再来。")],
        ),
        (
            "“好，”范立平说，“再来。”",
            [("范立平", "", "好，"), ("范立平", "", "再来。")],
        ),
        (
            "据副局长王海介绍，“今年再建二十处”。",
            [("王海", "副局长", "今年再建二十处")],
        ),
        ("范立平4日在记者会上表示：“已经破案。”", [("范立平", "", "已经破案。")]),
        ("“会更好。”埃及总统塞西说。", [("塞西", "埃及总统", "会更好。")]),
        ("村民们说，“日子好过了。”", []),
        ("范立平强调，“加减乘除”要算明白。", []),
        ("范立平指出，“十四五”时期是关键。", []),
        ("国防部表示：“坚决反对。”", []),
        ("他说：“好。”", []),
        ("开展“断卡”行动。范立平说，成效明显。", []),
        ("“没有右引号，范立平说。", []),
    ],
)
def test_quotations(text, expected):
    found = find_quotations(text, 3)
    assert [(q.speaker, q.post, q.text) for q in found] == expected
    assert all(q.paragraph == 3 and q.attribution in text for q in found)


def test_attribution_is_as_printed():
    (quotation,) = find_quotations("“真好。”据市政治部主任王海防介绍，情况不错。", 1)
    assert quotation.attribution == "据市政治部主任王海防介绍"
