"""Pages as saved from sites: what the head says, where the text is, how it is set."""

from html import escape

import pytest

from archive.parsing import Given, ParseError, parse_document
from archive.parsing.reading.html import read as read_html
from archive.records import ParsedPhoto

TEXT = (
    "<p>休渔期从五月开始，到九月结束，渔民都在岸上修网。</p>"
    "<p>补贴已经到账，邢大海说，大家心里踏实。</p>"
)


def page(body=TEXT, head="", container="<div class='TRS_Editor'>{}</div>"):
    inner = container.format(body)
    return f"<html><head>{head}</head><body>{inner}</body></html>".encode()


def read(*args, **options):
    return parse_document(page(*args, **options), path="页.html")


def reasons(entry):
    return {d.text: d.reason for d in entry.dropped}


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ('<meta name="ArticleTitle" content="鱼鳞天">', "title", "鱼鳞天"),
        ('<meta property="og:title" content="鱼鳞天">', "title", "鱼鳞天"),
        ("<title>鱼鳞天里的事_某某网</title>", "title", "鱼鳞天里的事"),
        ('<meta name="ContentSource" content="来源：海风报">', "source", "海风报"),
        ('<meta name="SiteName" content="海风网">', "source", "海风网"),
        ('<meta name="ColumnName" content="要闻">', "category", "要闻"),
        ('<meta name="pubdate" content="2022年8月18日">', "published_on", "2022-08-18"),
        (
            '<meta name="PubDate" content="2022-08-18 9∶30">',
            "published_on",
            "2022-08-18",
        ),
        (
            '<meta property="article:published_time" content="2022-08-17T20:00:00Z">',
            "published_on",
            "2022-08-18",
        ),
        (
            '<link rel="canonical" href="https://a.example/x/1.html">',
            "source_url",
            "https://a.example/x/1.html",
        ),
        ('<link rel="canonical" href="https://a.example/">', "source_url", ""),
        ('<meta property="og:url" content="javascript:alert(1)">', "source_url", ""),
    ],
)
def test_the_head_says_what_the_page_is(head, name, value):
    """Times are Beijing days; a site's front page is no page's address."""
    assert str(getattr(read(head=head), name) or "") == value


def test_what_the_caller_gives_goes_before_the_head():
    data = page(head='<meta name="ContentSource" content="海风报">')
    entry = parse_document(data, path="页.html", given=Given(source="渔报"))
    assert entry.source == "渔报"


def test_a_date_in_the_head_that_is_none_is_a_warning():
    entry = read(head='<meta name="PubDate" content="2022-02-31">')
    assert entry.published_on is None
    assert "2022-02-31" in entry.warnings[0].message


@pytest.mark.parametrize(
    "container",
    [
        "<div id='zoom'>{}</div>",
        "<div id='UCAP-CONTENT'>{}</div>",
        "<div class='view TRS_UEDITOR trs_paper_default'>{}</div>",
        "<article>{}</article>",
        "<div class='whatever'>{}</div>",
    ],
)
def test_the_text_is_found_and_the_rest_is_dropped(container):
    """By the name of its container, else by the extractor; nothing goes unseen."""
    text = TEXT + "<p>市渔业局将继续做好服务，帮助渔民把船修好、把网补好。</p>" * 3
    above = "<div class='menu'><a href='/'>首页</a> <a href='/b'>站点地图</a></div>"
    below = "<div><a href='/c'>联系我们</a> <a href='/d'>友情链接</a></div>"
    entry = read(text, container=above + container + below)
    assert len(entry.paragraphs()) == 5
    assert "联系我们 友情链接" in reasons(entry)


def test_bold_words_do_not_put_a_line_outside_the_text():
    """A short notice of which every line holds some; no container names it."""
    page = (
        "<title>停水通知</title><div class=q><h2>停水通知</h2>"
        "<p>因管道检修，定于<b>8月16日8时至18时</b>停止供水，请提前做好储水准备。</p>"
        "<p>特此<b>通知</b>如下，请相互转告，感谢大家的理解和支持，敬请谅解。</p></div>"
    )
    entry = parse_document(page, path="页.html")
    assert len(entry.paragraphs()) == 2
    assert entry.dropped == ()


def test_scripts_and_hidden_text_are_no_text():
    entry = read(
        TEXT + "<script>document.write('脚本的字')</script><style>p{}</style>"
        "<p style='display:none'>隐藏的字</p><noscript>请打开脚本</noscript>"
    )
    assert not any("的字" in text for text in entry.paragraphs())
    assert reasons(entry)["<script> × 1"] == "脚本"
    assert reasons(entry)["隐藏的字"] == "隐藏的文字"


def test_what_is_hidden_or_deleted_within_a_line_is_no_text_of_it():
    """It is put down beside the line, which stays one line with what is shown of it."""
    entry = read(
        TEXT
        + "<p>补贴<span style='display: none'>暗记</span>已<br>经<b hidden>粗</b>到账"
        "<del>八</del><ins>九</ins>成。</p>"
    )
    assert entry.paragraphs()[-2:] == ["补贴已", "经到账九成。"]
    said = {"暗记": "隐藏的文字", "粗": "隐藏的文字", "八": "删去的文字"}
    assert said.items() <= reasons(entry).items()


def test_a_text_that_a_script_would_show_is_text():
    """WeChat hides what its pages say until a script has run; some of it stays so."""
    hidden = "<p style='display:none'>暗记</p>"
    container = "<div id=js_content style='visibility: hidden; opacity: 0'>{}</div>"
    entry = read("<h1>鱼鳞天里的事</h1>" + TEXT + hidden, container=container)
    assert len(entry.paragraphs()) == 2
    assert reasons(entry) == {"暗记": "隐藏的文字"}


@pytest.mark.parametrize(
    "line",
    [
        "海州公安 2023-08-16 11:30 发表于山东",
        "原创 海州公安 2023-08-16 11:30 发表于山东",
        "原创 邢大海 海州公安 2023年08月16日 11:30 发表于山东",
    ],
)
def test_day_and_account_are_read_as_wechat_prints_them(line):
    entry = parse_document(f"鱼鳞天里的事\n{line}\n休渔期从五月开始，到九月结束。\n")
    assert (entry.source, str(entry.published_on)) == ("海州公安", "2023-08-16")
    assert len(entry.paragraphs()) == 1


def test_comments_of_word_are_no_text():
    """Word puts the mark of a comment into the line, and the comment under the text."""
    entry = read(
        TEXT + "<p>已经到账。<a class=msocomanchor href='#c1'>[A1]</a></p>"
        "<div id=c1 class=msocomtxt><p><a class=msocomoff>[A1]</a>请再核实</p></div>"
    )
    assert entry.paragraphs()[-1] == "已经到账。"
    assert reasons(entry)["请再核实"] == "批注"


def test_a_heading_is_one_whatever_its_words():
    entry = read(TEXT + "<h2>补贴来了吗？</h2><p>已经到账。</p>")
    assert [s.heading for s in entry.sections] == ["补贴来了吗？"]


def test_a_bold_name_alone_on_its_line_is_a_label():
    """Of a name the header does not know, bold is the evidence that it is one."""
    entry = read(
        "<p>出席：市渔业局局长邢大海</p><p>主持：宋雨</p><p><b>宋雨</b></p><p>大家好。</p>"
        "<p><b>邢大海</b></p><p>介绍情况。</p><p><b>阿里木江同志</b></p><p>我补充。</p>",
        head='<meta name="ArticleTitle" content="发布会">',
    )
    assert [s.label for s in entry.speeches] == ["宋雨", "邢大海", "阿里木江同志"]
    assert [w.code for w in entry.warnings] == ["unknown-label"]


def test_what_is_bold_by_its_tag_and_light_by_its_style_is_light():
    """Google Docs copies a text within such a tag: no line is bold for that."""
    style = "font-weight: normal; color: red"
    body = "<p>休渔期五月开始。</p><p>邢大海</p><p>他补好了<b>网</b>。</p>"
    page = read_html(f"<article><b style='{style}'>{body}</b></article>", "页.html")
    assert [line.bold for line in page.sheet.lines] == [0, 0, 0]


def test_a_line_broken_in_the_source_is_one_line():
    """`<br>` and blocks end a line; a line end in the source does not."""
    entry = read(
        "<p>题目在此</p><p>第一\n   行，<b>English\nwords</b>。<br>第二行。</p>"
    )
    assert entry.paragraphs() == ["第一行，English words。", "第二行。"]


def test_tables_are_kept_row_by_row():
    entry = read(
        TEXT + "<table><tr><th>年</th><th>数</th></tr>"
        "<tr><td>2020</td><td><p>96.13</p></td></tr></table>"
        "<table><tr><td><p>排版用的表一。</p><p>二。</p><p>三。</p></td></tr></table>"
    )
    assert entry.paragraphs()[-5:] == [
        "年 | 数",
        "2020 | 96.13",
        "排版用的表一。",
        "二。",
        "三。",
    ]


def test_captions_are_photos():
    """From a figure, from the line under an image, else from what stands for it."""
    entry = read(
        TEXT + "<figure><img src='a.jpg'><figcaption>局长 邢大海</figcaption></figure>"
        "<p><img src='b.jpg'></p><p align='center'>发布会现场</p>"
        "<p><img src='c.jpg' alt='渔民在修网'></p><p>正文又一段。</p>"
        "<p><img src='d.jpg' alt='d.jpg'></p>"
    )
    assert entry.photos == (
        ParsedPhoto("局长 邢大海", "邢大海"),
        ParsedPhoto("发布会现场"),
        ParsedPhoto("渔民在修网"),
    )
    assert reasons(entry)["d.jpg"] == "图片没有说明"
    assert entry.paragraphs()[-1] == "正文又一段。"


@pytest.mark.parametrize(
    ("declared", "encoding", "codes"),
    [
        ("gb2312", "gb18030", []),
        ("big5", "big5", []),
        ("", "gb18030", ["encoding-detected"]),
        ("", "big5", ["encoding-detected"]),
        ("gb2312", "utf-8", ["encoding-detected"]),
        ("iso-8859-1", "gb18030", ["encoding-detected"]),
        ("utf-8", "utf-8-sig", []),
        ("utf-8", "utf-16", []),
    ],
)
def test_encodings(declared, encoding, codes):
    """What is declared holds if it can; what is guessed is said."""
    head = f"<meta charset='{declared}'>" if declared else ""
    head += "<title>漁期_網</title>"
    text = "<p>休漁期從五月開始，到九月結束，漁民都在岸上修網。</p>"
    data = page(text, head).decode().encode(encoding)
    entry = parse_document(data, path="頁.html")
    assert entry.paragraphs() == ["休漁期從五月開始，到九月結束，漁民都在岸上修網。"]
    assert [w.code for w in entry.warnings if w.code.startswith("enc")] == codes


def test_broken_bytes_are_warned_of_at_their_line():
    data = page(head="<meta charset='utf-8'>").replace("邢".encode(), b"\xe9\xff")
    entry = parse_document(data, path="页.html")
    (broken,) = (w for w in entry.warnings if w.code == "encoding-broken")
    assert broken.line == 2 and "第 2 行" in broken.message
    assert "到账" in broken.message


def test_a_page_that_is_mostly_broken_is_refused():
    with pytest.raises(ParseError, match="损坏"):
        parse_document(b"<html><p>" + b"\xff\xfe\x81" * 400, path="页.html")


def test_a_page_without_text_is_refused_with_a_remedy():
    with pytest.raises(ParseError, match="复制后粘贴"):
        parse_document(
            b"<html><body><script>go()</script></body></html>", path="a.html"
        )


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul"])
def test_deep_nesting_is_read_or_refused(tag):
    """A page that nests without end costs no stack."""
    data = f"<html><body>{f'<{tag}>' * 30_000}休渔期不会延长。".encode()
    try:
        entry = parse_document(data, path="a.html")
    except ParseError:
        return
    assert "休渔期不会延长。" in entry.paragraphs()


LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "站"},'
    ' {"@type": ["NewsArticle"], "headline": "鱼鳞天", "datePublished":'
    ' "2022-08-17T20:00:00Z", "articleSection": "要闻", "author": [%s],'
    ' "publisher": {"@type": "Organization", "name": "海风网"}}]}</script>'
)


def test_linked_data_says_what_no_tag_does():
    """Headline, day, column, a body that wrote it; a person is no source."""
    entry = read(head=LINKED % '{"@type": "Organization", "name": "海风报"}')
    assert (entry.title, entry.source, entry.category) == ("鱼鳞天", "海风报", "要闻")
    assert entry.published_on.isoformat() == "2022-08-18"
    assert read(head=LINKED % '{"@type": "Person", "name": "李"}').source == "海风网"


def test_tags_go_before_linked_data():
    head = '<meta name="ArticleTitle" content="晚霞">' + LINKED % '"李"'
    assert read(head=head).title == "晚霞"


@pytest.mark.parametrize(
    "said", ["{", "[" * 20_000, "[1, null]", '{"@type": 7}', '{"@type": "Article"}', ""]
)
def test_linked_data_that_is_none_is_passed_over(said):
    script = f'<script type="application/ld+json">{said}</script>'
    assert read(head=script).paragraphs() == read().paragraphs()


TITLES = [
    "关于<海州办法>的说明",
    "<海州办法>",
    "《海州办法》",
    "〈海州〉",
    "a<b>c",
    "5<6 且 7>3",
    "海州_防汛",
    "海州防汛 —— 一日",
    "海州 & 防汛",
    "题",
    "<题>",
]
PAGES = {
    "h1": "<h1>{0}</h1><div class='zoom'>{1}</div>",
    "tag": "<meta name='ArticleTitle' content='{0}'><div class='zoom'>{1}</div>",
    "window": "<title>{0}_海州网</title><p>{0}</p><div class='zoom'>{1}</div>",
    "no container": "<h1>{0}</h1>{1}",
}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("page_", PAGES)
def test_a_title_is_kept_character_for_character(page_, title):
    """Marks of a page are none where they are written out, nor is a short title."""
    body = "<p>海州市今天召开会议，部署防汛。</p><p>会议听取了有关部门的汇报。</p>"
    source = "<html><body>" + PAGES[page_].format(escape(title), body)
    assert parse_document(source).title == title


def test_markup_in_a_tag_is_no_part_of_the_title():
    """Some systems put the markup of the headline into the tag."""
    title = escape("海州<br/>防<b style='x'>汛</b>")
    source = f"<meta name='ArticleTitle' content=\"{title}\"><p>海州部署防汛。</p>"
    assert parse_document(f"<html><body>{source}").title == "海州防汛"


def test_a_short_heading_far_above_the_text_names_the_site():
    source = (
        "<html><body><h1>海州</h1><p>今天是星期二</p><p>欢迎光临</p>"
        "<div class='zoom'><p>海州市今天召开会议，部署防汛。</p></div>"
    )
    assert parse_document(source).title == "海州市今天召开会议"


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f'a{n}="x"' for n in range(20_000)),
        " ".join(f"a{n}" for n in range(20_000)),
        '"' + " ".join(f"a{n}='>'" for n in range(20_000)),
    ],
)
def test_a_tag_of_attributes_without_end_is_refused_by_its_line(attributes):
    """The parser compares each with all those before: a large page takes minutes."""
    page = f"<html><body>\n<p {attributes}>平安建设。</p></body></html>"
    with pytest.raises(ParseError, match=r"第 2 行：.*属性.*另存为 \.txt"):
        parse_document(page.encode(), path="a.html")


def test_a_script_is_no_tag_of_many_attributes():
    """What stands behind i<n in a script has words and slashes without end."""
    script = "for(i=0;i<n;i++)load('" + "https://例/a b c/" * 3_000 + "')"
    text = "全省公安机关持续推进平安建设，群众安全感稳步提升。"
    page = f"<html><head><title>平安建设</title><script>{script}</script></head>"
    page += f"<body><h1>平安建设</h1><p>{text}</p><p>{text}</p></body></html>"
    assert parse_document(page.encode(), path="a.html").paragraphs() == [text, text]


def test_the_address_a_browser_noted_is_found_above_and_inside_the_page():
    """Edge and Chrome write it above <html>, some programs inside."""
    note = "<!-- saved from url=(0026)https://e.cn/art/2021.html -->"
    plain = page().decode()
    for saved in (f"<!DOCTYPE html>\n{note}\n{plain}", plain.replace("<body>", note)):
        entry = parse_document(saved.encode(), path="页.html")
        assert entry.source_url == "https://e.cn/art/2021.html"


def test_a_page_of_very_many_elements_is_read_without_the_extractor(monkeypatch):
    """Its time grows with their square; all the text is taken, and that is said."""
    monkeypatch.setattr("archive.parsing.reading.main_text.MOST_ELEMENTS", 20)
    entry = read("<p>休渔期从五月开始，到九月结束。</p>" * 30, container="{}")
    assert len(entry.paragraphs()) == 30
    assert "main-text-unclear" in {warning.code for warning in entry.warnings}


def test_readings_beside_the_characters_are_no_text():
    """A name with its reading above it is the name; the reading is accounted for."""
    who = "<ruby>仇<rp>(</rp><rt>qiú</rt><rp>)</rp></ruby>英"
    entry = read(f"<p>{who}：我们推广普通话，覆盖率已经很高。</p>")
    assert entry.speeches[-1].paragraphs[-1].startswith("仇英：我们")
    assert reasons(entry)["qiú"] == "注音"


@pytest.mark.parametrize(
    "within",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">市民可以拨打热线咨询。</p>',
        '<a href="javascript:alert(1)">点此查看</a>',
    ],
)
def test_a_script_in_the_text_is_told(within):
    """Around the text every page has some; in it somebody put it there."""
    text = "<p>休渔期从五月开始，到九月结束。</p>" * 3
    warned = {w.code: w.message for w in read(text + within).warnings}
    assert "alert(1)" in warned["scripts-ignored"]
    data = '<script type="application/ld+json">{"name": 1}</script>'
    assert "scripts-ignored" not in {w.code for w in read(text + data).warnings}
