"""What was typed is read as the help page says, and nothing typed is an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.question import All, Any, Choice, Days, Mode, Not, Term
from archive.search.syntax import MOST_CHARACTERS, MOST_FILTERS, MOST_TERMS, read
from tests.factories import outlet, person, topic

pytestmark = pytest.mark.django_db


def exact(text):
    return Term(text, exact=True)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("", All()),
        (" \u3000 ", All()),
        ("扫黑", Term("扫黑")),
        ("扫黑　除恶", All((Term("扫黑"), Term("除恶")))),
        ('"平安 山东"', exact("平安 山东")),
        ("“平安山东”", exact("平安山东")),
        ("-毒", Not(Term("毒"))),
        ("扫黑 -“毒”", All((Term("扫黑"), Not(exact("毒"))))),
        ("a OR b c", Any((Term("a"), All((Term("b"), Term("c")))))),
        ("a|b｜c", Any((Term("a"), Term("b"), Term("c")))),
        ("(a OR b) c", All((Any((Term("a"), Term("b"))), Term("c")))),
        ("（a b）", All((Term("a"), Term("b")))),
        ("-(a b)", Not(All((Term("a"), Term("b"))))),
        # What is not valid syntax is text.
        ("a AND b", All((Term("a"), Term("AND"), Term("b")))),
        ('"', Term('"')),
        ("*", Term("*")),
        ("(", Term("(")),
        ("()", Term("()")),
        ("a)", Term("a)")),
        ("OR", Term("OR")),
        ("a OR", All((Term("a"), Term("OR")))),
        ("|", Term("|")),
        ("-", Term("-")),
        ("1+6", Term("1+6")),
        ("平安“山东”建设", Term("平安“山东”建设")),
        ("3月4日(星期四)", Term("3月4日(星期四)")),
        ("(3月4日(星期四) a)", All((Term("3月4日(星期四)"), Term("a")))),
        ("没有:这种筛选", Term("没有:这种筛选")),
        ("发言人：", Term("发言人：")),
        ("鲁警e法通", Term("鲁警e法通")),
        ("防控-打击", Term("防控-打击")),
    ],
)
def test_reading(query, node):
    assert read(query).node == node


def test_mode_exact_reads_no_syntax():
    assert read("a OR “b” -c", Mode.EXACT).node == exact("a OR “b” -c")


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ("kind:新闻稿", Choice("kind", frozenset({"news_article"}))),
        ("类型：发布会", Choice("kind", frozenset({"press_conference"}))),
        ("角色：问", Choice("role", frozenset({"question"}))),
        ("-role:答", Choice("role", frozenset({"answer"}), exclude=True)),
        ("year:2021", Choice("year", frozenset({"2021"}))),
        ("年份：null", Choice("year", frozenset({"null"}))),
        ("SOURCE:“新华社 北京”", Choice("source", frozenset({"新华社 北京"}))),
        ("来源： 新华社", Choice("source", frozenset({"新华社"}))),
        ("source: “新华社”", Choice("source", frozenset({"新华社"}))),
    ],
)
def test_filters(query, choice):
    reading = read(query)
    assert (reading.node, reading.choices) == (All(), (choice,))


@pytest.mark.parametrize(
    "after", ["OR a", "| a", "-a", "（a）", "(a)", "年份：", "年份：2021"]
)
def test_a_sign_is_no_value_of_a_filter(after):
    """After white space: right behind the colon anything is a value."""
    assert "发言人：" in str(read(f"发言人： {after}").node)
    assert not [c for c in read(f"发言人： {after}").choices if c.facet == "speaker"]


def test_names_are_looked_up():
    first, second = person("刘伟"), person("刘伟", note="环保")
    paper = outlet("大众日报")
    both = frozenset({str(first.pk), str(second.pk)})
    assert read("发言人：刘伟").choices == (Choice("speaker", both),)
    assert read("媒体:大众日报记者").choices[0].values == {str(paper.pk)}
    assert read("speaker:谁也不是").choices[0].values == {"0"}
    assert read("speaker:" + "长" * 9_000).choices[0].values == {"0"}


def test_a_name_in_a_filter_is_found_in_either_script():
    tang, ccw = person("唐鳳"), outlet("華視")
    assert read("speaker:唐凤").choices[0].values == {str(tang.pk)}
    assert read("媒体:华视记者").choices[0].values == {str(ccw.pk)}


def test_a_topic_is_known_by_any_of_its_names_in_any_script():
    air = frozenset({str(topic("大氣汙染", synonyms="雾霾PM2.5\n散煤治理").pk)})
    for typed in ("大气污染", "大氣汙染", "雾霾ｐｍ２.5", "霧霾pm2.5", "散煤治理"):
        assert read(f"主题：{typed}").choices == (Choice("topic", air),)
    for typed in ("散煤", "大气", "雾霾\n散煤治理", "%", "_" * 200, "长" * 9_000):
        assert read(f"主题：“{typed}”").choices[0].values == {"0"}


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021年3月4日", "2021-03-04", "2021-03-04"),
        ("2021-01..2021-06", "2021-01-01", "2021-06-30"),
        ("2021-06..2021-01", "2021-01-01", "2021-06-30"),
        ("2021..", "2021-01-01", None),
        ("..2021-06", None, "2021-06-30"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_days(value, first, last):
    (days,) = read(f"date:{value}").days
    assert [d and d.isoformat() for d in (days.first, days.last)] == [first, last]


@pytest.mark.parametrize(
    "query",
    ["date:2021-13", "date:2021-02-30", "year:abc", "kind:x", "role:谁", "date:.."],
)
def test_an_unusable_value_is_ignored_and_said(query):
    reading = read(f"{query} 扫黑")
    assert reading.node == Term("扫黑")
    assert (reading.choices, reading.days) == ((), ())
    assert query.partition(":")[2] in reading.ignored[0]


def test_days_and_filters_may_be_alternatives():
    node = read("date:2021 OR kind:新闻稿").node
    assert isinstance(node, Any)
    assert isinstance(node.nodes[0], Days)
    assert isinstance(node.nodes[1], Choice)


def test_the_whole_is_what_was_typed_where_it_is_plain():
    assert read("平安 山东").whole == "平安山东"
    assert read("a OR b").whole == read("-a").whole == ""


def test_cuts_are_said():
    assert str(MOST_TERMS) in read(" ".join(f"词{n}" for n in range(500))).ignored[0]
    assert f"{MOST_CHARACTERS:,}" in read("长" * 20_000).ignored[0]
    assert read(
        "扫黑除恶电信网络诈骗户籍制度改革" + "".join(map(chr, range(0x5200, 0x5400)))
    ).ignored
    assert read("(" * 3000 + "a" + ")" * 3000).ignored


def test_more_filters_than_anybody_types_are_cut_and_said():
    reading = read("source:a " * 500 + "扫黑")
    assert reading.node == Term("扫黑")
    assert len(reading.choices) == MOST_FILTERS
    assert str(MOST_FILTERS) in reading.ignored[0]


@pytest.mark.parametrize(
    "char", ['"', "“", "(", ")", "（", "|", "-", "*", " OR ", ":", "a:"]
)
def test_ten_thousand_signs_are_read(char):
    read(char * 10_000)


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        st.sampled_from('ab平安 \u3000"“”()（）|｜-:：OR发言人dateyear1..\ud800\0'),
        max_size=40,
    )
)
def test_nothing_is_an_error(query):
    read(query)
    read(query, Mode.EXACT)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_unicode_is_read(query):
    read(query)
