"""What stands around a text as editors copy it: meta lines, pictures, the foot."""

import pytest

from archive.parsing import parse_document
from archive.text.clean import without_white

TEXT = (
    "海州市今天召开会议，部署防汛工作。",
    "会议要求，全力做好各项准备，确保群众安全。",
)


def read(above=(), under=(), between=()):
    lines = ["海州部署防汛", *above, TEXT[0], *between, TEXT[1], *under]
    return lines, parse_document("\n".join(lines))


@pytest.mark.parametrize(
    ("line", "day", "source"),
    [
        (
            "发布时间：2023-05-04  10:30 来源：海州发布 字号：[大 中 小]",
            "04",
            "海州发布",
        ),
        ("原创 海州公安 海州公安 2023-05-04 18:00 发表于海州", "04", "海州公安"),
        ("2023年5月4日 10:00 海州信息网", "04", "海州信息网"),
        ("（2023年5月4日）", "04", ""),
        ("二〇二三年五月四日", "04", ""),
        ("二零二三年五月四日 星期四  来源：海州日报", "04", "海州日报"),
        (
            "【发布日期：2023-05-04】 【来源：海州发布】 【打印】【关闭】",
            "04",
            "海州发布",
        ),
        ("来源：海州日报 作者： 张三 李四 2023-05-04 09:30 星期四", "04", "海州日报"),
        ("2023-05-04 09:30 来源：海州发布 浏览次数： 字号：大 中 小", "04", "海州发布"),
        ("海州发布 2023-05-04 09:30 山东", "04", "海州发布"),
        ("發布日期：112-05-04 點閱次數：120", "04", ""),
        ("Updated: May 4, 2023 Source: Xinhua", "04", "Xinhua"),
        ("索 引 号：HZ-2023-001 成文日期：2023-05-04", None, None),
    ],
)
def test_a_line_about_the_page(line, day, source):
    """Date and source become fields; one with more on it than that stays as it is."""
    _, entry = read(above=[line])
    if day is None:
        assert entry.published_on is None
        return
    assert entry.published_on.isoformat() == f"2023-05-{day}"
    assert (entry.source, entry.paragraphs()) == (source, list(TEXT))


WECHAT = (
    "END", "来源：海州公安", "编辑：小王", "审核：老李", "阅读 1.2万", "赞 88 在看 12",
    "扫一扫 关注我们", "往期推荐", "一图读懂防汛", "这些险情要当心",
)  # fmt: skip
SITE = (
    "责任编辑：李四", "相关链接", "海州市防汛条例今起施行", "扫一扫在手机打开当前页",
    "打印 关闭", "主办单位：海州市人民政府", "网站标识码：3700000001",
)  # fmt: skip


@pytest.mark.parametrize("foot", [WECHAT, SITE])
def test_the_foot_of_a_page_is_dropped_with_what_hangs_under_it(foot):
    """Nothing of it is text; but for the source each line is kept as dropped."""
    lines, entry = read(under=foot, above=["点击上方“海州公安”关注我们"])
    assert entry.paragraphs() == list(TEXT)
    gone = [f"来源：{entry.source}", *(d.text for d in entry.dropped)]
    gone = without_white("".join(gone))
    assert all(without_white(line) in gone for line in lines[-len(foot) :])


def test_links_between_paragraphs_stay():
    """Under the head of a column stands prose: it is part of the text."""
    _, entry = read(between=["相关链接"], under=["会议还通报了雨情。"])
    assert TEXT[1] in entry.paragraphs()


@pytest.mark.parametrize(
    ("line", "caption", "name"),
    [
        ("【图】会议现场", "会议现场", ""),
        ("【图片：市水利局局长李民】", "市水利局局长李民", "李民"),
        ("▲市水利局局长李民", "市水利局局长李民", "李民"),
        ("图为会议现场。张三 摄", "图为会议现场。张三 摄", ""),
    ],
)
def test_a_caption_in_a_text_is_a_photo(line, caption, name):
    """It is no paragraph, and no words of whoever speaks above it."""
    _, entry = read(between=[line])
    assert entry.paragraphs() == list(TEXT)
    (photo,) = entry.photos
    assert photo.caption == caption and name in ("", photo.name)


@pytest.mark.parametrize("line", ["图片", "[图片]", "【图】"])
def test_what_a_browser_leaves_of_an_image_is_dropped(line):
    _, entry = read(between=[line])
    assert entry.paragraphs() == list(TEXT)
    assert [(d.text, d.reason) for d in entry.dropped] == [(line, "图片没有说明")]


def test_a_sentence_about_a_picture_stays():
    _, entry = read(
        between=["图片显示，水位已经下降。", "【图解】防汛常识：远离河道。"]
    )
    assert len(entry.paragraphs()) == 4


def test_a_text_of_captions_stays_a_text():
    """A page of pictures says nothing else: its words are still found."""
    captions = [f"图为开渔现场第{n}景，渔民正在整修渔网。张三 摄" for n in range(5)]
    entry = parse_document("\n".join(["海州开渔", TEXT[0], *captions]))
    assert entry.paragraphs() == [TEXT[0], *captions] and not entry.photos


@pytest.mark.parametrize(
    "line",
    [
        "记者 张三 通讯员 李四 王五",
        "本报记者张三 见习记者李四",
        "文/张三 图/李四",
        "文｜张三　图｜李四",
        "张三/文 李四/图",
        "（作者：周舟，系海州市水利局干部）",
        "（海州日报全媒体记者 张三）",
        "撰稿：张三 摄影：李四",
    ],
)
@pytest.mark.parametrize("place", ["above", "between", "under"])
def test_a_byline_is_dropped_wherever_it_stands(line, place):
    """No entry has a field for its authors; nothing of the line is lost."""
    _, entry = read(**{place: [line]})
    assert entry.paragraphs() == list(TEXT)
    assert without_white(line) in without_white("".join(d.text for d in entry.dropped))


@pytest.mark.parametrize(
    "line",
    [
        "记者看到，水位已经下降。",
        "记者 现场 直击",
        "（作者）",
        "图为发布会现场",
        "文明 新风 吹遍 海州",
        "通讯员队伍建设",
    ],
)
def test_what_only_begins_like_a_byline_stays(line):
    _, entry = read(between=[line])
    headings = [section.heading for section in entry.sections]
    assert line in [*entry.paragraphs(), *headings]


@pytest.mark.parametrize(
    ("end", "source", "day"),
    [
        ("（来源：海州日报 2023年5月4日）", "海州日报", "2023-05-04"),
        ("（来源：海州日报）", "海州日报", None),
        ("（来源不明。）", "", None),
        ("（据来源：省厅、市局和县里的说法，汛情已过。）", "", None),
    ],
)
def test_the_source_behind_the_last_words_is_the_entry_s(end, source, day):
    """It leaves the paragraph, and is kept as dropped beside the field."""
    entry = parse_document(f"海州部署防汛\n{TEXT[0]}\n{TEXT[1]}{end}")
    shown = entry.published_on.isoformat() if entry.published_on else None
    assert (entry.source, shown) == (source, day)
    assert (end in entry.paragraphs()[1]) != bool(source)
    assert [d.text for d in entry.dropped] == ([end] if source else [])


def test_a_source_at_the_top_goes_before_the_one_at_the_end():
    text = "\n".join(["海州部署防汛", "2023-05-03 来源：海州发布", *TEXT])
    entry = parse_document(f"{text}（来源：海州日报 2023年5月4日）")
    assert (entry.source, entry.published_on.isoformat()) == ("海州发布", "2023-05-03")


@pytest.mark.parametrize(
    ("number", "is_told"),
    [
        ("138****1234", False),
        ("电话1385311****", False),
        ("联系电话：0531-8512123**", False),
        ("手机138xxxx1234", False),
        ("13853111234", True),
        ("联系电话：85121234", True),
    ],
)
def test_a_masked_telephone_number_is_nobody_s(number, is_told):
    _, entry = read(between=[f"群众可以举报，{number}，来电必复。"])
    assert ("phone-number" in {w.code for w in entry.warnings}) == is_told


def test_who_wrote_it_may_stand_behind_date_and_source():
    """The day and the source are read, whoever is named behind them."""
    about = "发布时间：2023-07-02 来源：海州日报 记者 孙小明 通讯员 钱伟"
    entry = parse_document(f"海州治水记\n{about}\n七月的海州，稻浪翻滚。")
    assert (str(entry.published_on), entry.source) == ("2023-07-02", "海州日报")
    assert [d.text for d in entry.dropped] == ["记者 孙小明 通讯员 钱伟"]
