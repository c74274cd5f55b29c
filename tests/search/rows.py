"""A small archive in which every filter, facet and order can tell things apart."""

from datetime import date

from archive.models import Alias, Kind, Role, Status
from tests.factories import article, make_entry, outlet, person, store_samples, topic

ASKED = [
    "扫黑除恶", "电信网络诈骗", "范华平", "平安山东", "毒", "242个", "1+6",
    "鲁警e法通", "96.13", "群众安全感 交警",
]  # fmt: skip
"""Strings that are in the sample documents, or nearly."""


def make_archive():
    """Both samples, and rows of other kinds, days, speakers, outlets and scripts."""
    store_samples()
    wang, liu = person("王敏"), person("刘伟", note="环保")
    Alias.objects.create(person=wang, name="王副厅长")
    topic("扫黑除恶", synonyms="打黑除恶")
    paper = outlet("大众日报")
    make_entry(
        "介绍秋冬季大气污染防治",
        [
            (Role.SPEECH, "主持人", wang, ["欢迎各位记者朋友。"]),
            (Role.QUESTION, "大众日报记者", paper, ["请问PM2.5浓度下降了多少？"]),
            (Role.ANSWER, "刘伟", liu, ["PM2.5平均浓度下降8.5%，扫黑除恶与此无关。"]),
            (Role.QUESTION, "大众日报记者", paper, ["散煤治理进展如何？"]),
            (Role.ANSWER, "王敏", wang, ["散煤治理完成年度任务。"]),
        ],
        kind=Kind.PRESS_CONFERENCE,
        day=date(2022, 11, 3),
        topics=["大气污染"],
        source="山东省人民政府新闻办公室",
    )
    article("掃黑除惡常態化", "深入推進掃黑除惡鬥爭，打擊電信網路詐騙。", day=None)
    article(
        "全角ＡＢＣ１２３与半角", "抓获２４２个嫌疑人，编号ABC-123。", source="新华社"
    )
    make_entry(
        "治安工作综述",
        [
            (
                Role.NARRATIVE,
                "",
                None,
                ["夜间巡逻已经展开。", "“群众更安心。”王敏说。"],
            ),
            (Role.NARRATIVE, "", None, ["夜间照明同步改善。"]),
        ],
        quotations=[(wang, "群众更安心。", 2)],
        headings=[("巡逻防控", 1), ("照明工程", 3)],
        day=date(2021, 3, 9),
        topics=["扫黑除恶", "治安"],
        source="新华社",
    )
    near, far = (
        "巡特警联勤值守",
        "巡特警" + "另有安排，" * 8 + "联勤" + "再议，" * 8 + "值守",
    )
    filling = "其余如常，" * 16
    article("某地工作动态甲", far + "。", day=date(2021, 5, 2))
    article("某地工作动态乙", near + filling + "。", day=date(2021, 5, 1))
    article("草稿里的扫黑除恶", "绝密草稿。", status=Status.DRAFT)
