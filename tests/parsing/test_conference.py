"""What a conference page may look like beyond the sample: header, labels, turns."""

import pytest

from archive.parsing import parse_document
from archive.parsing.front.attendees import read_attendees
from archive.parsing.front.series import find_series
from archive.parsing.sections.outline import outline
from archive.records import Role

HEADER = (
    "通报会\n时间: 2022年5月6日9:30\n出席: 市水务局局长罗兰平 市水务局总工程师方敏\n\n"
)


def turns(body):
    entry = parse_document(HEADER + body)
    return [(s.role.value, s.label, len(s.paragraphs)) for s in entry.speeches], entry


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "省财政厅厅长周正 国库处处长李想 预算处 处长 王晓慧",
            [
                ("周正", "省财政厅厅长", ""),
                ("李想", "国库处处长", "省财政厅"),
                ("王晓慧", "预算处 处长", "省财政厅"),
            ],
        ),
        (
            "李想（省财政厅副厅长）、周正（国库处处长）",
            [("李想", "省财政厅副厅长", ""), ("周正", "国库处处长", "省财政厅")],
        ),
        (
            "欧阳建华 市卫生健康委员会主任 诸葛明 副主任",
            [
                ("欧阳建华", "市卫生健康委员会主任", ""),
                ("诸葛明", "副主任", "市卫生健康委员会"),
            ],
        ),
        (
            "毛根洪（亚组委副秘书长、市长）、周正（省财政厅 厅长）",
            [
                ("毛根洪", "亚组委副秘书长、市长", ""),
                ("周正", "省财政厅 厅长", ""),
            ],
        ),
        ("张三、李四、王五", [("张三", "", ""), ("李四", "", ""), ("王五", "", "")]),
        (
            "副省长王刚先生；副市长李红女士",
            [("王刚", "副省长", ""), ("李红", "副市长", "")],
        ),
    ],
)
def test_attendees(value, expected):
    people, unclear = read_attendees(value, {"王晓慧"})
    assert [(p.name, p.post, p.organization) for p in people] == expected
    assert unclear == []


def test_an_attendee_without_a_name_is_kept_and_named():
    people, unclear = read_attendees("市水务局局长罗兰平 有关专家代表", set())
    assert [p.name for p in people] == ["罗兰平", "有关专家代表"]
    assert unclear == ["有关专家代表"]


def test_an_unknown_label_is_named_with_line_and_text():
    shown, entry = turns("罗兰平\n\n先说情况。\n\n沈小雨\n\n我来补充。\n")
    assert shown == [("speech", "罗兰平", 1), ("speech", "沈小雨", 1)]
    (warning,) = entry.warnings
    assert (warning.code, warning.line) == ("unknown-label", 9)
    assert "沈小雨" in warning.message


def test_two_officials_answer_one_question():
    _, entry = turns(
        "晚报记者\n\n水价会涨吗？\n\n罗兰平\n\n不会。\n\n方敏\n\n两年内不会。\n"
    )
    assert [(e.question, e.answers) for e in entry.exchanges] == [(0, (1, 2))]


def test_without_questions_all_is_speech():
    shown, entry = turns("罗兰平\n\n情况如下。\n\n方敏\n\n我补充。\n")
    assert {role for role, _, _ in shown} == {"speech"}
    assert entry.exchanges == ()


def test_a_host_passes_a_question_on_or_answers_alone():
    body = (
        "晚报记者\n问一。\n主持人\n请罗局长答。\n罗兰平\n答一。\n主持人\n下一个。\n"
        "日报记者\n问二。\n主持人\n我来答。\n晨报记者\n问三。\n"
    )
    _, entry = turns(body)
    assert [(e.question, e.answers) for e in entry.exchanges] == [
        (0, (2,)),
        (4, (5,)),
        (6, ()),
    ]


def test_a_follow_up_is_an_exchange_of_its_own():
    _, entry = turns(
        "晚报记者\n问一。\n罗兰平\n答一。\n晚报记者\n再问。\n罗兰平\n再答。\n"
    )
    assert [(e.question, e.answers) for e in entry.exchanges] == [(0, (1,)), (2, (3,))]


def test_text_before_the_first_label_is_narrative():
    shown, _ = turns("会议现场座无虚席。\n\n罗兰平\n\n情况如下。\n")
    assert shown[0] == (Role.NARRATIVE.value, "", 1)


def test_a_label_without_text_is_kept_and_said():
    shown, entry = turns("罗兰平\n\n方敏\n\n情况如下。\n")
    assert shown[0] == ("speech", "罗兰平", 0)
    assert [w.code for w in entry.warnings] == ["label-without-text"]


def test_a_field_nobody_knows_between_others_is_text_with_a_warning():
    text = (
        "通报会\n时间: 2022年5月6日\n承办: 市水务局\n出席: 局长罗兰平\n罗兰平\n好。\n"
    )
    entry = parse_document(text)
    assert entry.paragraphs() == ["承办: 市水务局", "好。"]
    assert [(w.code, w.line) for w in entry.warnings] == [("unknown-field", 3)]


@pytest.mark.parametrize(
    ("time", "held", "code"),
    [
        ("2022年5月6日(星期五)下午3点半", "2022-05-06T15:30+08:00", None),
        ("2022-05-06", "2022-05-06", None),
        ("2022年5月6日(星期一)", "2022-05-06", "weekday-mismatch"),
        ("2022年5月6日25:00", "2022-05-06", "time-invalid"),
        ("2月31日", None, "date-invalid"),
        ("2021年2月31日", None, "date-invalid"),
        ("另行通知", None, "date-unread"),
    ],
)
def test_time(time, held, code):
    entry = parse_document(f"会\n时间: {time}\n出席: 局长罗兰平\n罗兰平\n好。\n")
    assert (entry.held_at.isoformat() if entry.held_at else None) == held
    assert [w.code for w in entry.warnings] == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("举行“强省”系列新闻发布会（第3场）。", "“强省”系列新闻发布会", 3),
        ("这是第二十一场《山河》主题系列记者会", "《山河》主题系列记者会", 21),
        ("发布会（“这十年”主题系列第三场）", "“这十年”主题系列", 3),
        ("是“开局”系列新闻发布会的第三场", "“开局”系列新闻发布会", 3),
        ("今天召开惠民政策系列吹风会第二场", "惠民政策系列吹风会", 2),
        ("今天举行新闻发布会第二场", "", None),
        ("举行“开局”系列主题新闻发布会。今天是第四场", "“开局”系列主题新闻发布会", 4),
        ("举行“开局”系列主题新闻发布会", "“开局”系列主题新闻发布会", None),
        ("“开局”系列报道说，省里举行新闻发布会", "", None),
    ],
)
def test_series(text, name, number):
    assert find_series(text) == (name, number)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["这一是旧账。一是先查清。"], []),
        (["一是查。二是改。四是评。"], [("一是查", 2, 1), ("二是改", 2, 1)]),
        (
            ["要做三件事。", "一要查：一是账，二是物。", "二要改。", "三要评。"],
            [
                ("一要查：一是账，二是物", 1, 2),
                ("一是账，二是物", 2, 2),
                ("二是物", 2, 2),
                ("二要改", 1, 3),
                ("三要评", 1, 4),
            ],
        ),
        (["第一，查；第二，改。"], [("第一，查", 2, 1), ("第二，改", 2, 1)]),
        (["其一，查；其三，改。"], []),
    ],
)
def test_ordinal_runs(paragraphs, expected):
    """A run counts from one with two items at least; level says where it stands."""
    found = outline(paragraphs, 1)
    assert [(s.heading, s.level, s.first_paragraph) for s in found] == expected


def test_a_long_heading_ends_at_its_first_comma():
    text = (
        "一是不出租、不出借银行卡，"
        + "包括各类具有收款功能的实名账户，" * 3
        + "。二是查。"
    )
    assert outline([text], 1)[0].heading == "一是不出租、不出借银行卡"


def test_the_first_label_is_no_empty_line_of_the_header():
    """主持人： with a greeting under it is who speaks, not the name of the host."""
    text = (
        "通报会\n主持人：徐莹\n出席：市水务局局长罗兰平\n\n"
        "主持人：\n各位记者朋友，上午好。\n\n罗兰平：\n谢谢。\n"
    )
    entry = parse_document(text)
    assert [p.name for p in entry.attendees] == ["罗兰平", "徐莹"]
    assert [s.speaker for s in entry.speeches] == ["徐莹", "罗兰平"]


def test_a_label_settles_where_a_post_ends():
    """新闻办 is no title; that somebody speaks as 寿小丽 says where her name begins."""
    text = (
        "发布会\n时间：2023年7月17日\n主持人：国务院新闻办寿小丽\n\n"
        "国务院新闻办寿小丽：\n大家好。\n\n寿小丽：\n再见。\n"
    )
    entry = parse_document(text)
    assert [(p.name, p.post) for p in entry.attendees] == [("寿小丽", "国务院新闻办")]
    assert [s.speaker for s in entry.speeches] == ["寿小丽", "寿小丽"]


def test_a_transcript_without_labels_is_told():
    text = HEADER.replace("\n\n", "\n") + "罗兰平：大家好。\n方敏：谢谢。\n"
    entry = parse_document(text, format="transcript-page")
    assert [w.code for w in entry.warnings] == ["no-labels"]
    assert entry.paragraphs() == ["罗兰平：大家好。", "方敏：谢谢。"]


CONFERENCE = (
    "全市防汛发布会\n时间：2022年8月18日上午10:00\n地点：会议厅\n"
    "出席：市水务局局长何平 防汛科科长刘伟\n主持：宋雨\n"
    "宋雨\n现在开始提问。\n\n海州日报记者\n今年雨多吗？\n\n{}宋雨\n谢谢大家。\n"
)


@pytest.mark.parametrize(
    ("body", "exchanges"),
    [
        ("何平\n多。\n\n海州日报记者追问\n淹吗？\n\n何平\n不淹。\n\n", [(1, (2, 4))]),
        ("何平\n多。\n\n追问：\n淹吗？\n\n刘伟\n不淹。\n\n", [(1, (2, 4))]),
        (
            "何平\n多。\n\n海州日报记者\n我再追问一下，淹吗？\n\n何平\n不淹。\n\n",
            [(1, (2, 4))],
        ),
        (
            "何平\n多。\n\n海州日报记者\n水库呢？\n\n何平\n满了。\n\n",
            [(1, (2,)), (3, (4,))],
        ),
        (
            "何平\n谢谢提问。这个问题请刘伟科长回答。\n\n刘伟\n多。\n\n何平\n补充。\n\n",
            [(1, (3, 4))],
        ),
        (
            "何平\n雨比往年多。后一半请刘伟科长回答。\n\n刘伟\n不淹。\n\n",
            [(1, (2, 3))],
        ),
    ],
)
def test_follow_ups_and_questions_passed_on(body, exchanges):
    """追问 belongs to its exchange; who only passes a question on does not answer."""
    entry = parse_document(CONFERENCE.format(body))
    assert [(x.question, x.answers) for x in entry.exchanges] == exchanges


def test_a_name_of_any_surname_stands_behind_its_post():
    entry = parse_document(
        "发布会\n时间：2022年5月6日\n出席：市渔业局局长　袭燕 副局长 㐰二毛\n"
        "主持：宋雨\n\n袭燕：\n大家好。\n\n㐰二毛：\n谢谢大家。\n"
    )
    people = [(a.name, a.post) for a in entry.attendees[:2]]
    assert people == [("袭燕", "市渔业局局长"), ("㐰二毛", "副局长")]
    assert [s.speaker for s in entry.speeches] == ["袭燕", "㐰二毛"]


def test_a_day_that_no_year_has_is_said():
    entry = parse_document(
        HEADER.replace("2022年5月6日9:30", "2月31日") + "罗兰平\n好。\n"
    )
    assert entry.held_at is None
    assert [(w.code, w.line) for w in entry.warnings] == [("date-invalid", 2)]
    assert "2月31日" in entry.warnings[0].message
