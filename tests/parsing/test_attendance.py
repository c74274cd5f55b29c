"""Conferences as press offices print them: who is there, with which post, who asks."""

import pytest

from archive.parsing import parse_document
from archive.records import Capacity

WORKS = "今年以来，全市破案一千二百起，群众损失同比下降两成。"
PEOPLE = [
    ("李民", "市公安局党委委员、副局长", Capacity.OFFICIAL),
    ("赵强", "市反诈中心主任", Capacity.OFFICIAL),
    ("王晓梅", "市政府新闻办副主任", Capacity.HOST),
]
TURNS = (
    f"王晓梅：大家上午好。\n李民副局长：{WORKS}\n海州日报记者：下一步怎么做？\n"
    f"赵强主任：{WORKS}\n王晓梅：谢谢大家。\n"
)


@pytest.mark.parametrize(
    "header",
    [
        "出席：市公安局党委委员、副局长李民，市反诈中心主任赵强\n主持：市政府新闻办副主任王晓梅",
        "发布人：\n李民  市公安局党委委员、副局长\n赵强  市反诈中心主任\n"
        "主持人：\n王晓梅  市政府新闻办副主任",
        "出席嘉宾：\n市公安局党委委员、副局长    李  民\n"
        "市反诈中心主任              赵　强\n市政府新闻办副主任   王晓梅（主持）",
        "出席人员：\n李  民（市公安局党委委员、副局长）\n赵  强（市反诈中心主任）\n"
        "主持：王晓梅（市政府新闻办副主任）",
    ],
)
def test_a_list_of_attendees(header):
    """On one line or several, the post before the name or behind, names spread wide."""
    entry = parse_document(f"海州市反诈发布会\n{header}\n\n{TURNS}")
    assert [(a.name, a.post, a.capacity) for a in entry.attendees] == PEOPLE
    said = [(str(s.role), s.speaker) for s in entry.speeches]
    assert said == [
        ("speech", "王晓梅"),
        ("speech", "李民"),
        ("question", ""),
        ("answer", "赵强"),
        ("speech", "王晓梅"),
    ]
    assert not entry.warnings


def test_a_post_in_brackets_behind_a_label():
    """It makes an attendee, and holds for all his turns; the host is one, too."""
    entry = parse_document(
        "海州市反诈发布会实录\n（2023年5月4日）\n"
        "主持人 王晓梅（市政府新闻办副主任）：\n大家上午好。\n"
        f"李民（市公安局副局长）：\n{WORKS}\n海州台记者：\n还有吗？\n李民：\n有。\n"
    )
    assert [(a.name, a.post, str(a.capacity)) for a in entry.attendees] == [
        ("王晓梅", "市政府新闻办副主任", "host"),
        ("李民", "市公安局副局长", "official"),
    ]
    assert [s.post for s in entry.speeches if s.speaker == "李民"] == [
        "市公安局副局长"
    ] * 2
    assert entry.held_at.isoformat() == "2023-05-04"


def test_an_interview_with_its_header():
    """Who is there and when is read; the host asks by inviting (请您介绍)."""
    entry = parse_document(
        "海州在线访谈：反诈进行时\n访谈嘉宾：市公安局副局长 李民\n"
        "访谈时间：2023年5月4日 15:00\n主持人：各位网友大家好。李局长您好。\n"
        f"李民：大家好。\n主持人：请您介绍一下情况。\n李民：{WORKS}\n"
        f"网友“春天”：老人怎么防骗？\n李民：{WORKS}\n主持人：感谢李局长，再见。\n"
    )
    assert entry.held_at.isoformat() == "2023-05-04T15:00+08:00"
    assert [(e.question, e.answers) for e in entry.exchanges] == [(2, (3,)), (4, (5,))]


def test_a_host_who_passes_a_question_on_does_not_ask():
    """请您介绍 right under a question hands it on."""
    entry = parse_document(
        "海州市反诈发布会\n主持人：现在开会。\n海州日报记者：数字如何？\n"
        f"主持人：李局长，请您介绍。\n李民：{WORKS}\n主持人：谢谢。\n"
    )
    assert [(e.question, e.answers) for e in entry.exchanges] == [(1, (3,))]


@pytest.mark.parametrize(
    ("line", "post"),
    [("李民", ""), ("李  民", ""), ("市公安局局长  李  民", "市公安局局长")],
)
def test_a_speech_is_his_who_stands_under_its_title(line, post):
    """All of it is said by him; the day in brackets is the day of the speech."""
    entry = parse_document(
        f"在反诈会议上的讲话\n（2023年5月4日）\n{line}\n同志们：\n{WORKS}\n"
        f"一、压实责任\n{WORKS}\n"
    )
    said = {(str(s.role), s.speaker, s.post) for s in entry.speeches}
    assert said == {("speech", "李民", post)}
    assert [s.heading for s in entry.sections] == ["一、压实责任"]
    assert entry.published_on.isoformat() == "2023-05-04"


def test_a_table_of_attendees():
    """Unit and post of each row belong to its name, in a page and in Word."""
    rows = "姓名 | 单位 | 职务\n李民 | 市公安局 | 副局长\n赵强 | 市反诈中心 | 主任"
    entry = parse_document(f"海州市反诈发布会\n时间：2023年5月4日\n{rows}\n{TURNS}")
    assert [(a.name, a.post) for a in entry.attendees] == [
        ("李民", "市公安局副局长"),
        ("赵强", "市反诈中心主任"),
        ("王晓梅", ""),
    ]


def test_a_second_conference_in_one_text_is_told():
    """Where its header stands, with the advice to part the two."""
    header = "时间：2023年5月4日\n出席：市公安局副局长李民\n"
    text = f"海州市反诈发布会\n{header}李民：{WORKS}\n记者：还有吗？\n李民：有。\n"
    entry = parse_document(text + "\n" + text)
    (warning,) = (w for w in entry.warnings if w.code == "several-conferences")
    assert warning.line == 9 and "拆开" in warning.message


def test_numbered_questions_head_the_parts_of_an_explanation():
    """一、何时施行？ above its paragraph is a heading, as 一、时间 is."""
    entry = parse_document(
        f"条例解读\n一、为何制定？\n{WORKS}\n二、何时施行？\n{WORKS}\n"
    )
    assert [s.heading for s in entry.sections] == ["一、为何制定？", "二、何时施行？"]


TOP = (
    "海州市反诈发布会\n时间：2023年5月4日上午10时\n"
    "出席：市公安局副局长李民、市反诈中心主任赵强\n主持：市政府新闻办王晓梅\n"
)


@pytest.mark.parametrize(
    ("label", "speaker", "outlet"),
    [
        ("李　民：", "李民", ""),
        ("赵  强：", "赵强", ""),
        ("李民副局长：", "李民", ""),
        ("【赵强补充】", "赵强", ""),
        ("张三丰（新华社记者）：", "张三丰", "新华社"),
        ("中央广播电视总台央视记者提问：", "", "中央广播电视总台央视"),
    ],
)
def test_ways_to_print_a_label(label, speaker, outlet):
    """Names spread wide, with a title, with what he does, with the outlet behind."""
    entry = parse_document(
        f"{TOP}王晓梅：大家好。\n海州日报记者：数字？\n李民：{WORKS}\n{label}{WORKS}\n"
        f"赵强：{WORKS}\n"
    )
    said = [s for s in entry.speeches if s.label == label.strip("：【】")]
    assert [(s.speaker, s.outlet) for s in said] == [(speaker, outlet)]
    assert entry.attendees[-1].name == "王晓梅"


@pytest.mark.parametrize("shape", ["{who}：{said}", "{who}\n{said}"])
def test_what_only_says_which_part_follows_is_nobodys_words(shape):
    """一、答记者问, 提问环节, and at the end 完 and how it was written down."""
    turns = [("王晓梅", "大家好。"), ("李民", WORKS), ("海州日报记者", "数字？")]
    turns = [
        shape.format(who=who, said=said) for who, said in [*turns, ("赵强", WORKS)]
    ]
    turns.insert(2, "一、答记者问")
    turns += ["（完）", "（根据录音整理，未经本人审阅）"]
    entry = parse_document(TOP + "\n".join(turns))
    assert entry.paragraphs() == ["大家好。", WORKS, "数字？", WORKS]
    assert [d.reason for d in entry.dropped] == ["环节", "页脚", "页脚"]


def test_the_lead_names_who_speaks_below():
    """Met once only under the host's words, he is one as the lead names him."""
    entry = parse_document(
        "海州市反诈发布会\n5月4日，发布会举行，市公安局副局长李民、王晓梅出席。\n"
        f"王晓梅：大家好。\n李民：{WORKS}\n海州日报记者：数字？\n李民：{WORKS}\n"
    )
    assert [s.speaker for s in entry.speeches] == ["", "王晓梅", "李民", "", "李民"]


def test_questions_with_their_answers_under_them_unlabelled():
    """问 stands before each question, nothing before the answers: they are inferred."""
    entry = parse_document(
        f"反诈问答\n问：什么是反诈？\n{WORKS}\n问：怎么办？\n{WORKS}\n{WORKS}\n"
    )
    assert [(e.question, e.answers) for e in entry.exchanges] == [(0, (1,)), (2, (3,))]
    assert {w.code for w in entry.warnings} == {"answer-inferred"}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("市水务局专家 John Smith（约翰·史密斯）", "约翰·史密斯"),
        ("市水务局专家 约翰·史密斯（John Smith）", "约翰·史密斯"),
        ("市水务局专家 John Smith", "John Smith"),
        ("市水务局专家 欧\u200b阳华", "欧阳华"),
    ],
)
def test_a_foreign_guest_or_a_torn_name_ends_no_list(printed, name):
    """The host under him is still of the header, and he is in the list by one name."""
    header = f"出席：\n市反诈中心主任 赵强\n{printed}\n主持：市政府新闻办副主任王晓梅"
    entry = parse_document(f"海州市反诈发布会\n{header}\n\n{TURNS}")
    there = [(a.name, a.post) for a in entry.attendees]
    assert (name, "市水务局专家") in there and len(there) == 4
    assert entry.speeches[0].label == "王晓梅"


def test_who_cannot_be_read_off_a_list_ends_none_of_it():
    """A line between two of a list is kept as it stands, with a warning."""
    header = "出席：\n市反诈中心主任 赵强\n及相关处室人员\n市公安局副局长 李民"
    entry = parse_document(f"海州市反诈发布会\n{header}\n\n{TURNS}")
    assert {"赵强", "李民", "及相关处室人员"} <= {a.name for a in entry.attendees}
    assert "attendee-unclear" in {w.code for w in entry.warnings}


def test_a_table_of_who_is_there_may_spread_names():
    """田　野 in a cell is one name, as it is under its label below."""
    table = "姓名 | 职务\n赵　强 | 市反诈中心主任\n李民 | 市公安局副局长"
    header = f"时间：5月8日上午10时\n出席人员：\n{table}\n主持：王晓梅"
    entry = parse_document(f"海州市反诈发布会\n{header}\n\n{TURNS}")
    assert [a.name for a in entry.attendees] == ["赵强", "李民", "王晓梅"]


def test_the_day_of_a_meeting_may_be_called_that_of_its_release():
    """发布时间 above 发布地点 is when it was held; anywhere else it is of the page."""
    header = "发布时间：2023年5月12日下午3时\n发布地点：市行政中心\n主持：王晓梅"
    entry = parse_document(f"海州市反诈发布会\n{header}\n\n{TURNS}")
    assert entry.held_at.isoformat() == "2023-05-12T15:00+08:00"
    assert (entry.place, entry.published_on) == ("市行政中心", None)


def test_a_label_in_other_characters_is_who_is_listed():
    header = "出席：市反诈中心主任 赵强\n主持：市政府新闻办副主任 王晓梅"
    turns = TURNS.replace("赵强主任：", "趙強：")
    entry = parse_document(f"海州市反诈发布会\n{header}\n\n{turns}")
    assert [(s.label, s.speaker) for s in entry.speeches][3] == ("趙強", "赵强")


def test_what_a_host_does_is_no_post_of_hers():
    """主持人王晓梅 speaks in the post that the header prints."""
    header = "出席：市反诈中心主任 赵强\n主持：市政府新闻办副主任 王晓梅"
    turns = TURNS.replace("王晓梅：谢谢", "主持人王晓梅：谢谢")
    entry = parse_document(f"海州市反诈发布会\n{header}\n\n{turns}")
    assert (entry.speeches[-1].label, entry.speeches[-1].post) == (
        "主持人王晓梅",
        "市政府新闻办副主任",
    )


def test_a_list_in_paragraphs_of_a_page_is_one_list():
    """Where each line is a paragraph of its own, a blank line ends no field."""
    lines = ["时间：2024年5月9日上午9：30", "嘉宾：", "史　可　市发展改革委副主任"]
    lines += ["阮　青　市市场监管局二级调研员", "主持人：", "成　龙　市新闻办主任科员"]
    page = "".join(f"<p>{line}</p>" for line in lines)
    said = (
        ("成龙", "大家好。"),
        ("史可", "我介绍。"),
        ("海州日报记者", "怎么办？"),
        ("阮青", "登录。"),
    )
    turns = "".join(
        f"<dt>{x}</dt><dd>09:3{n}:11</dd><dd>{y}</dd>" for n, (x, y) in enumerate(said)
    )
    title = "<h1>优化营商环境新闻发布会</h1>"
    body = f"{title}<div class='TRS_Editor'>{page}<dl>{turns}</dl></div>"
    entry = parse_document(f"<html><body>{body}</body></html>".encode(), path="页.html")
    assert [(a.name, a.post, a.capacity) for a in entry.attendees] == [
        ("史可", "市发展改革委副主任", Capacity.OFFICIAL),
        ("阮青", "市市场监管局二级调研员", Capacity.OFFICIAL),
        ("成龙", "市新闻办主任科员", Capacity.HOST),
    ]
    assert [s.paragraphs for s in entry.speeches] == [(words,) for _who, words in said]
    assert {d.reason for d in entry.dropped} == {"时间戳"}


def _spoken(listed, *labels, colon="："):
    said = "下面由我来介绍这项工作的有关情况。"
    mark = colon or "\n"
    turns = "\n".join(f"{label}{mark}{said}" for label in ("丁绍敏", *labels))
    text = (
        f"平安建设发布会\n时间：2021年3月4日\n出席：{listed}\n主持：丁绍敏\n\n{turns}\n"
    )
    entry = parse_document(text)
    return [(s.label, s.speaker) for s in entry.speeches[1:]]


@pytest.mark.parametrize("colon", ["：", ""])
def test_a_family_name_with_a_title_is_who_is_listed_so(colon):
    """Where a page calls 范华平 范副省长 above his words, they are his."""
    listed = "副省长 范华平、省公安厅治安警察总队总队长 刘伟"
    labels = ("范华平", "范副省长", "刘总队长")
    found = _spoken(listed, *labels, colon=colon)
    assert found == list(zip(labels, ("范华平", "范华平", "刘伟"), strict=True))


@pytest.mark.parametrize(
    "listed", ["副省长 范华平、副省长 范长江", "省公安厅厅长 范华平"]
)
def test_a_title_that_is_of_two_or_of_none_names_nobody(listed):
    """Who speaks is left open rather than guessed."""
    found = _spoken(listed, "范华平", "范副省长", "范华平")
    assert ("范副省长", "范华平") not in found
