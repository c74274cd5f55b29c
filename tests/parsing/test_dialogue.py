"""Who speaks on a page with its labels on the line: what is a label, what is none."""

import pytest

from archive.parsing import FORMATS, Given, parse_document
from archive.parsing.sheet import Line, Sheet
from archive.records import Capacity, Kind, Role

FRAME = (
    "外办发言人沈知遥主持例行记者会\n"
    "海风报记者：港口何时开放？\n沈知遥：下月八日。\n"
    "{line}\n"
    "江海晚报记者：收费吗？\n沈知遥：不收。\n"
)


def turns(text, **options):
    entry = parse_document(text, **options)
    return [(s.role.value, s.label) for s in entry.speeches], entry


@pytest.mark.parametrize(
    "line",
    [
        "案例一：码头扩建。",
        "第一宗罪：虚报工期。",
        "中方提出四点建议：开门办会，不设门槛。",
        "我愿强调三点：",
        "毛主席曾说：“人间正道是沧桑。”",
        "《潮州观察》：船大港也深。",
        "会议定于下午4:00开幕。",
        "详见https://example.org/a：附件",
        "【提示】以现场为准。",
        "例如：客运、货运。",
    ],
)
def test_what_looks_like_a_label_and_is_none(line):
    """It stays a paragraph of the answer, as printed."""
    shown, entry = turns(FRAME.format(line=line))
    assert [label for _, label in shown] == [
        "海风报记者", "沈知遥", "江海晚报记者", "沈知遥",
    ]  # fmt: skip
    assert entry.speeches[1].paragraphs == ("下月八日。", line)


@pytest.mark.parametrize(
    ("line", "label", "outlet", "name"),
    [
        ("《环岛时报》记者：几点？", "《环岛时报》记者", "环岛时报", ""),
        ("南国《海报》记者 周舟:几点?", "南国《海报》记者 周舟", "南国海报", "周舟"),
        ("会后有记者问及：几点？", "会后有记者问及", "", ""),
        ("会后，有记者问：几点？", "会后，有记者问", "", ""),
        ("海风报记者追问：几点？", "海风报记者追问", "海风报", ""),
        ("江海晚报：几点？", "江海晚报", "江海晚报", ""),
        ("《大河》：几点？", "《大河》", "大河", ""),
        ("記者：幾點？", "記者", "", ""),
        ("网友“春天”：几点？", "网友“春天”", "", ""),
        ("**大河网记者：** 几点？", "大河网记者", "大河网", ""),
    ],
)
def test_who_asks(line, label, outlet, name):
    """A label is kept as printed; the outlet has no title marks."""
    _, entry = turns(FRAME.format(line=line + "\n沈知遥：九点。"))
    asked = entry.speeches[2]
    assert (asked.role, asked.label, asked.outlet, asked.speaker) == (
        Role.QUESTION, label, outlet, name,
    )  # fmt: skip
    assert asked.paragraphs[0] in line


@pytest.mark.parametrize("follow_up", ["追问", "记者追问", "海风报记者追问", "记者"])
def test_a_follow_up_belongs_to_its_exchange(follow_up):
    line = f"{follow_up}：还有吗？\n沈知遥：没有。"
    _, entry = turns(FRAME.format(line=line))
    assert [(e.question, e.answers) for e in entry.exchanges] == [
        (0, (1, 3)),
        (4, (5,)),
    ]


def test_the_title_says_who_presides_and_when():
    text = FRAME.format(line="好。").replace("外办", "2022年9月5日外办", 1)
    entry = parse_document(text)
    (person,) = entry.attendees
    assert (person.name, person.post) == ("沈知遥", "外办发言人")
    assert person.capacity == Capacity.HOST
    assert entry.held_at.isoformat() == "2022-09-05"
    assert {s.post for s in entry.speeches if s.role == Role.ANSWER} == {"外办发言人"}


@pytest.mark.parametrize(
    ("lead", "held"),
    [
        ("2023年8月16日上午10时，省政府新闻办举行新闻发布会。", "2023-08-16T10:00"),
        ("济南2023年8月16日电，省公安厅今天召开例行新闻发布会。", "2023-08-16"),
        ("2023年8月16日，省公安厅举行升旗仪式。", None),
        ("8月16日，省公安厅举行新闻发布会。", None),
        ("2023年2月31日，省公安厅举行新闻发布会。", None),
        ("省公安厅去年的情况，已在2023年1月5日举行的新闻发布会上介绍。", None),
    ],
)
def test_the_lead_says_when_the_meeting_was_held(lead, held):
    """Only the meeting that it is about, on a day printed with its year."""
    entry = parse_document(
        f"省公安厅介绍扫黑除恶情况\n{lead}\n主持人：各位记者朋友，上午好。\n"
        "李民：今年以来，全省共破获涉黑涉恶案件一千二百起，抓获嫌疑人三千名。\n"
        "记者：请问下一步有什么打算？\n李民：我们将继续保持严打的高压态势。\n",
    )
    said = entry.held_at.isoformat() if entry.held_at else None
    assert (said or "").startswith(held or "") and bool(said) == bool(held)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("2023年3月21日上午10时", "2023-03-21T10:00+08:00"),
        ("（2023年3月21日 星期二 下午3:30）", "2023-03-21T15:30+08:00"),
    ],
)
def test_a_day_with_its_hour_under_the_title_is_when_it_was_held(line, held):
    """No word stands before it, and no page is published at such an hour."""
    text = FRAME.format(line="好。").replace("记者会\n", f"记者会\n{line}\n", 1)
    shown, entry = turns(text)
    assert (entry.held_at.isoformat(), entry.published_on) == (held, None)
    assert shown[0] == ("question", "海风报记者")


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("时间：2023年3月21日上午10:00", "2023-03-21T10:00+08:00"),
        ("时间：2023年3月21日", "2023-03-21"),
        ("时间：2023-03-21 10:00", None),
    ],
)
def test_a_header_may_say_nothing_but_when(line, held):
    """A day in figures is when the page was published."""
    text = FRAME.format(line="好。").replace("记者会\n", f"记者会\n{line}\n", 1)
    shown, entry = turns(text)
    assert (entry.held_at and entry.held_at.isoformat()) == held
    assert bool(entry.published_on) == (held is None)
    assert shown[0] == ("question", "海风报记者")


def test_what_was_issued_later_stands_apart():
    """A row of asterisks ends the exchange, and no answer goes on under it."""
    shown, entry = turns(FRAME.format(line="*******\n今天是港口日。"))
    assert shown[2] == ("narrative", "")
    assert (
        entry.paragraphs()[2] == "下月八日。" or entry.paragraphs()[1] == "下月八日。"
    )
    for row in ("＊＊＊＊＊＊", "*　*　*"):
        shown, _ = turns(FRAME.format(line=f"{row}\n沈知遥：节日快乐。"))
        assert shown[2] == ("speech", "沈知遥")


def test_a_colleague_to_whom_a_question_is_handed_answers_it():
    line = "大河网记者：水深吗？\n沈知遥：这个问题请顾南舟同志回答。\n顾南舟：十八米。"
    shown, entry = turns(FRAME.format(line=line))
    assert shown[2:5] == [
        ("question", "大河网记者"), ("speech", "沈知遥"), ("answer", "顾南舟"),
    ]  # fmt: skip
    assert entry.exchanges[1].answers == (4,)


def test_a_name_met_once_is_taken_with_a_warning():
    line = "大河网记者：水深吗？\n顾南舟：十八米。"
    _, entry = turns(FRAME.format(line=line))
    assert [(w.code, w.line) for w in entry.warnings] == [("unknown-label", 5)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("答问\n有记者问：何时访华？\n毛宁：下月。\n", "questions-answers"),
        ("答问\n问：何时访华？\n答：下月。\n", "questions-answers"),
        ("Talk\n\nQ: When?\nA: In May.\n", "questions-answers"),
        ("記錄\n問：何時？\n答：下月。\n", "questions-answers"),
        (
            "答问\n【记者】何时？\n【答】下月。\n【记者】几日？\n【答】五日。\n",
            "questions-answers",
        ),
        ("會議\n### 王主任：\n開始。\n### 李科長：\n好。\n", "markdown-transcript"),
        ("会\n【李民】大家好。\n【方敏】好。\n【李民】散会。\n", "bracketed-names"),
        ("会\n[李民]：大家好。\n[方敏]：好。\n[李民]：散会。\n", "bracketed-names"),
    ],
)
def test_the_format_is_found(text, name):
    assert parse_document(text).format == name


@pytest.mark.parametrize(
    "text",
    [
        "消息\n记者：张三\n8月2日，三起案例公布。\n案例一：诈骗案。\n案例二：盗窃案。\n",
        "消息\n【环岛网报道】8月2日，港口开放。\n【延伸阅读】港口的历史。\n【链接】详情。\n",
        "纪要\n议题：供水。\n要求：抓紧。\n措施：三条。\n议题：供电。\n要求：抓紧。\n",
        "文章\n## 第一章：开始\n正文一段。\n正文又一段。\n## 第二章\n正文。\n",
        "大赛落幕\n大赛落幕，选手们说。\n海州队运动员 张明：很高兴。\n他得了第一。\n"
        "河州队运动员 李强：很荣幸。\n他得了第二。\n海州队教练 王平：都不错。\n",
        "解读\n张明：社科院研究员\n李强：大学教授\n张明说，政策很及时。\n",
        "一则\n路灯坏了，请领导派人修理。\n谢谢。\n",
    ],
)
def test_an_article_stays_one(text):
    assert parse_document(text).format == "article"


def test_bold_type_marks_a_label():
    """A name in bold before its colon speaks, though it stands there only once."""
    texts = [
        "沈知遥谈港口",
        "海风报记者：深吗？",
        "沈知遥：深。",
        "顾南舟：我补充一句。",
    ]
    lines = [
        Line(number, text, indented=False, after_blank=False, bold=text.find("：") + 1)
        for number, text in enumerate(texts, 1)
    ]
    entry = FORMATS["inline-labels"].parse(Sheet(lines), Given())
    assert [speech.label for speech in entry.speeches][-1] == "顾南舟"


def test_a_title_given_beside_the_text_takes_no_line_of_it():
    """The first paragraph of a body is text, unless it repeats the title."""
    body = "先发布一条消息\n" + FRAME.partition("\n")[2].format(line="好。")
    entry = parse_document(body, given=Given(title="例行记者会"))
    assert (entry.title, entry.kind) == ("例行记者会", Kind.PRESS_CONFERENCE)
    assert entry.paragraphs()[0] == "先发布一条消息"


def test_ten_thousand_speakers():
    """Each is a turn of its own, and nothing is lost."""
    names = [f"李{chr(0x4E00 + n)}" for n in range(10_000)]
    entry = parse_document("".join(f"【{name}】好。\n" for name in names))
    assert [speech.label for speech in entry.speeches] == names


LIVE = (
    "【主持人】各位网友大家好，欢迎收看在线访谈。[10:00:12]\n"
    "【市渔业局局长 李民】大家好。（10:01）\n【主持人】请问何时开渔？[10:02]\n"
    "【李民】九月一日。[10:03]\n[海州日报记者] 补贴呢？\n【李民】已经到账。\n"
)


def test_the_first_turn_is_no_title_for_the_time_behind_it():
    """A live record stamps each turn; the stamps are no part of what was said."""
    entry = parse_document(LIVE)
    first = "各位网友大家好，欢迎收看在线访谈。"
    assert (entry.title, entry.paragraphs()[0]) == ("各位网友大家好", first)
    dropped = [(d.line, d.text, d.reason) for d in entry.dropped]
    assert dropped[0] == (1, "[10:00:12]", "时间戳") and len(dropped) == 4


def test_a_host_who_says_so_asks():
    exchanges = parse_document(LIVE).exchanges
    assert [(x.question, x.answers) for x in exchanges] == [(2, (3,)), (4, (5,))]


def test_one_question_will_do_where_labels_are_bold():
    """A page with its labels in bold is a dialogue; the same words plain are not."""
    said = ("主持人：大家好。", "王平：谢谢。", "海州日报记者：好吗？", "王平：好。")
    bold = "".join(
        f"<p><b>{x[: x.index('：') + 1]}</b>{x[x.index('：') + 1 :]}</p>" for x in said
    )
    page = f"<html><body><div class='TRS_Editor'>{bold}</div></body></html>"
    entry = parse_document(page.encode(), path="a.html")
    assert [(x.question, x.answers) for x in entry.exchanges] == [(2, (3,))]


def test_an_interpreter_in_brackets_is_no_part_of_a_label():
    """海外记者（翻译） asks as any reporter does, and 翻译 is nobody's post."""
    said = "海风社记者（翻译）：港口多深？\n沈知遥（通过翻译）：十八米。"
    _shown, entry = turns(FRAME.format(line=said))
    asked, answer = entry.speeches[2:4]
    assert (asked.role, asked.outlet, asked.label) == (
        Role.QUESTION,
        "海风社",
        "海风社记者（翻译）",
    )
    assert (answer.speaker, answer.post) == ("沈知遥", "外办发言人")


def test_two_people_in_one_label_are_nobody_alone():
    """The label stays, who it was is left open and said; each keeps his own post."""
    text = (
        "海州市举行港口新闻发布会\n"
        "5月8日，市长郑之远、副市长何以宁介绍有关情况。\n"
        "主持人：大家好，请郑之远市长介绍。\n郑之远：港口开放了。\n"
        "海风报记者：收费吗？\n郑之远、何以宁：我们一起回答，不收。\n"
        "江海晚报记者：何时扩建？\n何以宁：明年。"
    )
    _shown, entry = turns(text)
    both = entry.speeches[4]
    assert (both.label, both.speaker, both.role) == ("郑之远、何以宁", "", Role.ANSWER)
    posts = {a.name: a.post for a in entry.attendees}
    assert posts == {"郑之远": "市长", "何以宁": "副市长"}
    assert [w.code for w in entry.warnings if w.line == 6] == ["several-speakers"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("网友通过微信提问：码头何时通车？请沈知遥回答。", Role.QUESTION),
        ("还有市民来信，想知道票价多少？", Role.QUESTION),
        ("感谢网友关注。下面请沈知遥介绍情况。", Role.SPEECH),
    ],
)
def test_a_host_asks_what_others_sent_in(words, role):
    text = (
        "海州港新闻发布会\n主持人：大家好。\n沈知遥：港口开放了。\n"
        f"海风报记者：收费吗？\n沈知遥：不收。\n主持人：{words}\n沈知遥：明年。\n"
        "江海晚报记者：多深？\n沈知遥：十八米。"
    )
    _shown, entry = turns(text)
    asked = entry.speeches[4]
    assert (asked.label, asked.role) == ("主持人", role)
    assert (4 in {e.question for e in entry.exchanges}) == (role == Role.QUESTION)


def test_a_word_that_a_post_stands_before_is_a_name():
    """方圆 is a word; behind 林业局局长 it is somebody, and then by itself as well."""
    text = (
        "海州市森林防火新闻发布会\n主持人：大家好。\n林业局局长方圆：今年无火灾。\n"
        "海风报记者：有什么经验？\n方圆：群防群治。"
    )
    _shown, entry = turns(text)
    assert [s.speaker for s in entry.speeches] == ["", "方圆", "", "方圆"]


def test_a_guest_is_no_post():
    """嘉宾 林晓峰 is 林晓峰, with the post that the lead prints."""
    text = (
        "海州在线访谈\n近日，海州调查队队长林晓峰做客本站。\n"
        "【主持人】各位网友好。\n【嘉宾 林晓峰】大家好。\n【网友】收入多少？\n"
        "【林晓峰】一万元。"
    )
    _shown, entry = turns(text)
    assert [(a.name, a.post) for a in entry.attendees] == [("林晓峰", "海州调查队队长")]


def test_numbers_above_questions_and_what_asks_to_be_shared_are_no_text():
    """01 above a question numbers it; 点赞、在看、转发 is no answer."""
    text = (
        "海州港新闻发布会\n5月8日，市港口局局长谷雨出席。\n01\n记者：收费吗？\n谷雨：不收。\n"
        "02\n记者：何时？\n谷雨：明年。\n来源：市港口局\n编辑：小周\n点赞、在看、转发"
    )
    _shown, entry = turns(text)
    assert [s.paragraphs for s in entry.speeches[1:]] == [
        ("收费吗？",),
        ("不收。",),
        ("何时？",),
        ("明年。",),
    ]
    assert {"序号", "页脚"} <= {d.reason for d in entry.dropped}


def test_an_outlet_alone_in_brackets_has_asked():
    text = (
        "就港口收费答记者问\n问：收费吗？（江海网）\n答：不收。\n问：何时？\n答：明年。"
    )
    _shown, entry = turns(text)
    assert [s.outlet for s in entry.speeches] == ["江海网", "", "", ""]


def test_questions_and_answers_in_writing():
    """Who asks and answers in writing is told by the label, a body too."""
    text = (
        "关于物业管理条例的书面答复\n海州日报记者书面提问：怎么召开？\n市住建局答复：按面积。\n"
        "海州电视台书面提问：能降吗？\n市住建局、市发改委答复：按指导价。\n"
        "提问（海州晚报）：何时？\n市司法局书面答复：年内。"
    )
    shown, entry = turns(text)
    assert [role for role, _label in shown] == ["question", "answer"] * 3
    assert [s.outlet for s in entry.speeches[::2]] == [
        "海州日报",
        "海州电视台",
        "海州晚报",
    ]


@pytest.mark.parametrize("label", ["网友[蓝天]", "网友【蓝天】"])
def test_a_nickname_in_brackets_is_part_of_a_label(label):
    text = (
        "“共话双拥”在线访谈\n主持人：今天的嘉宾是市退役军人局副局长严守一。\n"
        f"严守一：大家好。\n{label}：怎么就业？\n严守一：有招聘会。\n主持人：再见。"
    )
    shown, entry = turns(text)
    assert shown[2] == ("question", label)
    assert entry.exchanges[0].answers == (3,)
