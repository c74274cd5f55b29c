import pytest

from archive.models import Entry, Person, Role, Series, Topic
from archive.records import JSON_KEYS
from tests.api.rows import make_archive, make_entry, say

pytestmark = pytest.mark.django_db

LIST = "/api/v1/entries"


def titles(page):
    return [entry["title"] for entry in page["results"]]


def test_the_list_is_newest_first_and_has_no_draft(api):
    """Every published entry must be listed once, newest first, and no draft."""
    make_archive()
    make_entry("没有日期")
    page = api.read(LIST)
    assert titles(page) == ["平安答卷", "通报全省治安形势", "没有日期"]
    assert (page["total"], page["page"], page["page_size"]) == (3, 1, 20)
    oldest = api.read(LIST, sort="oldest")
    assert titles(oldest) == ["通报全省治安形势", "平安答卷", "没有日期"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "news_article"}, "A"),
        ({"kind": ["news_article", "press_conference"]}, "ACU"),
        ({"year": "2021"}, "AC"),
        ({"year": "2022"}, ""),
        ({"year": "null"}, "U"),
        ({"year": ["null", "2022"]}, "U"),
        ({"month": "2021-12"}, "A"),
        ({"month": ["2021-12", "2021-03"]}, "AC"),
        ({"year": "0000"}, ""),
        ({"month": "0000-12"}, ""),
        ({"month": "null"}, "U"),
        ({"speaker": "李民"}, "AC"),
        ({"speaker": "李总队长"}, "AC"),
        ({"speaker": "null"}, "U"),
        ({"speaker": "王某"}, ""),
        ({"speaker": "9" * 18}, ""),
        ({"speaker": "9" * 30}, ""),
        ({"speaker": "\0"}, "ACU"),
        ({"outlet": "大众日报"}, "C"),
        ({"outlet": ["大众日报", "null"]}, "ACU"),
        ({"topic": "扫黑除恶"}, "C"),
        ({"topic": "null"}, "AU"),
        ({"source": "协会"}, "A"),
        ({"source": "null"}, "U"),
        ({"from": "2021-03-05"}, "A"),
        ({"from": "2021-03", "to": "2021-03"}, "C"),
        ({"from": "2021-12", "to": "2021-03-04"}, "AC"),
        ({"to": "2021"}, "AC"),
        ({"to": "9999"}, "AC"),
        ({"kind": "新闻稿"}, "A"),
        ({"kind": ""}, "ACU"),
        ({"unheard_of": "x"}, "ACU"),
    ],
)  # fmt: skip
def test_filters(api, filters, found):
    """A filter must keep what has one of its values; filters must all hold."""
    make_archive()
    make_entry("没有日期")
    letters = {"平安答卷": "A", "通报全省治安形势": "C", "没有日期": "U"}
    shown = titles(api.read(LIST, **filters))
    assert "".join(letters[title] for title in shown) == found


def test_a_person_can_be_named_by_id(api):
    """An id from a list must filter as the name does, and only that person."""
    make_archive()
    other = Person.objects.create(name="李民", note="另一人")
    li = Person.objects.exclude(pk=other.pk).get(name="李民")
    assert api.read(LIST, speaker=li.pk)["total"] == 2
    assert api.read(LIST, speaker=other.pk)["total"] == 0
    assert api.read(LIST, speaker=[other.pk, li.pk])["total"] == 2


@pytest.mark.parametrize(
    ("sent", "page", "page_size", "shown"),
    [
        ({"page": "2", "page_size": "2"}, 2, 2, 1),
        ({"page": "abc"}, 1, 20, 3),
        ({"page": "-1"}, 1, 20, 3),
        ({"page": "0"}, 1, 20, 3),
        ({"page": "٣"}, 1, 20, 3),
        ({"page": "1000000000"}, 10**9, 20, 0),
        ({"page": "9" * 5000}, 10**9, 20, 0),
        ({"page_size": "101"}, 1, 100, 3),
        ({"page_size": "9" * 5000}, 1, 100, 3),
    ],
)
def test_any_page_number_is_answered(api, sent, page, page_size, shown):
    """A page that is none must be the first, one past the end empty; never an error."""
    make_archive()
    make_entry("没有日期")
    answer = api.read(LIST, **sent)
    assert (answer["page"], answer["page_size"]) == (page, page_size)
    assert answer["total"] == 3
    assert len(answer["results"]) == shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "video"),
        ("year", "abc"),
        ("year", "10000"),
        ("year", "²"),
        ("month", "2021-13"),
        ("month", "3"),
        ("from", "2021-13"),
        ("from", "2021-02-30"),
        ("to", "-2021"),
        ("to", "2021-03-04-05"),
        ("sort", "relevance"),
        ("page_size", "0"),
        ("page_size", "abc"),
        ("page_size", "-5"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(api, name, value):
    """The refusal must name the parameter, repeat its value and say what to send."""
    said = api.refusal(LIST, 400, **{name: value})
    assert said["parameter"] == name
    assert said["value"] == value
    assert f"参数 {name} 的值“{value}”不能用：" in said["detail"]


def test_a_filter_takes_so_many_values(api):
    """Very many values must be refused: each may cost a look into the database."""
    assert "50" in api.refusal(LIST, 400, speaker=["范华平"] * 51)["detail"]


def test_a_long_value_is_repeated_in_part(api):
    """A refusal must stay short however much was sent."""
    said = api.refusal(LIST, 400, kind="长" * 5000)
    assert said["value"] == "长" * 100 + "…"


def test_an_entry_is_shown_whole(api):
    """All that the dry run shows must be there, with ids and permalinks beside it."""
    conference, _, _ = make_archive()
    shown = api.read(f"{LIST}/{conference.pk}")
    assert set(JSON_KEYS) <= set(shown)
    assert shown["held_at"] == "2021-03-04T10:00+08:00"
    assert shown["topics"] == ["扫黑除恶"]
    question, answer = shown["speeches"]
    assert (question["role"], question["outlet"]) == ("question", "大众日报")
    assert question["speaker"] == ""
    assert question["speaker_id"] is None
    assert (answer["speaker"], answer["post"]) == ("李民", "刑侦总队总队长")
    assert answer["url"] == f"/entry/{conference.pk}/#s{answer['id']}"
    assert answer["paragraphs"] == [
        {
            "number": 2,
            "text": "打掉涉黑组织242个。",
            "url": f"/entry/{conference.pk}/#p2",
        }
    ]
    assert shown["exchanges"] == [
        {
            "question": 0,
            "answers": [1],
            "question_id": question["id"],
            "answer_ids": [answer["id"]],
        }
    ]


def test_a_day_without_a_time_of_day(api):
    """Where only the day is known no time must be shown."""
    entry = make_entry(held="2021-03-04T00:00+08:00", held_time_known=False)
    assert api.read(f"{LIST}/{entry.pk}")["held_at"] == "2021-03-04"


def test_where_a_file_lay_is_not_shown(api):
    """Of an imported file the name must be shown, never the folder on the server."""
    entry = make_entry(import_key="path:/home/somebody/记者会.txt")
    assert api.read(f"{LIST}/{entry.pk}")["path"] == "记者会.txt"
    other = make_entry(import_key="url:https://example.org/1")
    assert api.read(f"{LIST}/{other.pk}")["path"] == ""


def test_warnings_name_no_other_entry(api):
    """Doubts about the text must be shown, the title of a duplicate must not."""
    doubt = {"code": "year-inferred", "line": 5, "message": "年份由星期推断。"}
    other = {"code": "duplicate", "line": 0, "message": "与“未公开的稿子”相同"}
    entry = make_entry(warnings=[doubt, other])
    assert api.read(f"{LIST}/{entry.pk}")["warnings"] == [doubt]


def test_a_draft_is_not_there(api):
    """A draft's address must answer as if there were nothing."""
    _, _, draft = make_archive()
    assert str(draft.pk) in api.refusal(f"{LIST}/{draft.pk}", 404)["detail"]


def test_an_entry_of_1000_turns(api, django_assert_max_num_queries):
    """A long conference must come whole, with no query more than a short one."""
    person = Person.objects.create(name="李民")
    entry = make_entry()
    for turn in range(1000):
        say(entry, f"第{turn}句", role=Role.SPEECH, label="李民", person=person)
    with django_assert_max_num_queries(10):
        shown = api.read(f"{LIST}/{entry.pk}")
    assert len(shown["speeches"]) == 1000
    assert shown["speeches"][-1]["paragraphs"][0]["number"] == 1000


def test_a_list_of_many_takes_few_queries(api, django_assert_max_num_queries):
    """The number of queries must not grow with the page."""
    topic = Topic.objects.create(name="扫黑除恶")
    for name in "甲乙丙丁戊":
        make_entry(series=Series.objects.create(name=name)).topics.add(topic)
    with django_assert_max_num_queries(3):
        assert len(api.read(LIST, page_size=100)["results"]) == 5


def test_what_has_not_changed_is_not_sent_again(client):
    """Asked with the ETag of before, the answer must be 304 until the entry changes."""
    conference, _, _ = make_archive()
    address = f"{LIST}/{conference.pk}"
    tag = client.get(address)["ETag"]
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 304
    Entry.objects.filter(pk=conference.pk).update(place="济南")
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 200
