import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Paragraph, Person, Topic
from archive.search import indexer
from archive.search.question import FACETS
from tests.api.rows import make_archive

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search"


@pytest.fixture
def rows(db):
    """The rows of `make_archive`, in the index."""
    made = make_archive()
    indexer.rebuild()
    return made


def test_a_hit_is_shown_with_its_passage(api, rows):
    """A result must say what the entry is and where in it the words stand."""
    conference, *_ = rows
    page = api.read(SEARCH, q="242个")
    assert (page["query"], page["unit"], page["total"]) == ("242个", "entry", 1)
    (hit,) = page["results"]
    assert hit["id"] == conference.pk
    assert hit["url"] == f"/entry/{conference.pk}/"
    assert hit["held_at"] == "2021-03-04T10:00+08:00"
    assert hit["speaker"] is None
    assert hit["role"] is None
    (snippet,) = hit["snippets"]
    assert snippet["url"] == f"/entry/{conference.pk}/#p2"
    assert (snippet["paragraph"], snippet["speaker"]) == (2, "李民")
    assert snippet["role"] == "answer"
    assert "<mark>242个</mark>" in snippet["html"]
    text = Paragraph.objects.get(entry=conference, number=2).text
    assert unescape(re.sub("</?mark>|…", "", snippet["html"])) in text


def test_single_turns(api, rows):
    """In the unit speech a result must be a turn, with who speaks in it."""
    conference, *_ = rows
    page = api.read(SEARCH, q="242个", unit="speech")
    (hit,) = page["results"]
    speech = conference.speeches.get(role="answer")
    assert hit["id"] == speech.pk
    assert hit["url"].startswith(f"/entry/{conference.pk}/#")
    assert hit["speaker"] == {
        "id": speech.person_id,
        "name": "李民",
        "post": "刑侦总队总队长",
    }
    assert hit["role"] == "answer"


def test_drafts_are_not_found(api, rows):
    """Neither words nor values of a draft may come out, whatever is asked."""
    for unit in ("entry", "speech"):
        assert api.read(SEARCH, q="草稿", unit=unit, mode="exact")["total"] == 0
        page = api.read(SEARCH, unit=unit)
        labels = {v["label"] for values in page["facets"].values() for v in values}
        assert labels.isdisjoint({"王某", "某报", "秘密主题", "2022年"})


def test_what_only_a_draft_names_has_no_name(api, rows):
    """The reading of a filter must not tell the name behind an id of a draft's."""
    hidden = Person.objects.get(name="王某"), Topic.objects.get(name="秘密主题")
    for name, row in zip(("speaker", "topic"), hidden, strict=True):
        page = api.read(SEARCH, **{name: row.pk})
        assert page["total"] == 0
        assert row.name not in page["reading"]


def test_a_facet_gives_what_its_filter_takes(api, rows):
    """Every value must, sent back as a filter, leave as many hits as it counted."""
    page = api.read(SEARCH)
    assert list(page["facets"]) == list(FACETS)
    for name, values in page["facets"].items():
        for value in values:
            sent = "null" if value["value"] is None else value["value"]
            assert api.read(SEARCH, **{name: sent})["total"] == value["count"]


def test_any_of_several_values(api, rows):
    """A filter sent twice must let either value pass; an id does what the name does."""
    li = Person.objects.get(name="李民")
    assert api.read(SEARCH, kind=["press_conference", "news_article"])["total"] == 2
    assert api.read(SEARCH, speaker=[li.pk, "无此人"])["total"] == 2
    assert api.read(SEARCH, speaker="无此人")["total"] == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unit", "paragraph"),
        ("kind", "video"),
        ("role", "singer"),
        ("mode", "fuzzy"),
        ("sort", "random"),
        ("year", "abc"),
        ("month", "2021-13"),
        ("from", "2021-13"),
        ("to", "昨天"),
        ("page_size", "0"),
        ("page_size", "abc"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(api, rows, name, value):
    """The refusal must name the parameter, repeat its value and say what to send."""
    said = api.refusal(SEARCH, 400, **{name: value})
    assert (said["parameter"], said["value"]) == (name, value)
    assert f"参数 {name} 的值“{value}”不能用：" in said["detail"]


def test_what_was_ignored_is_said(api, rows):
    """Any page is answered, a page size beyond 100 cut; both must be said."""
    assert api.read(SEARCH, page="abc")["page"] == 1
    assert "abc" in "".join(api.read(SEARCH, page="abc")["ignored"])
    beyond = api.read(SEARCH, page="1000000000")
    assert beyond["results"] == []
    assert (beyond["total"], len(beyond["ignored"])) == (2, 1)
    cut = api.read(SEARCH, page_size="5000")
    assert (cut["page_size"], len(cut["ignored"])) == (100, 1)


@pytest.mark.parametrize("q", ["", " ", '"', "*", "AND", "(", "“", "平" * 5000, "\0"])
def test_no_query_is_an_error(api, rows, q):
    """Whatever is typed must be answered, cut or empty if need be."""
    assert api.read(SEARCH, q=q)["page"] == 1


def test_a_search_takes_few_queries(api, rows, django_assert_max_num_queries):
    """The number of queries must not grow with the hits."""
    api.read(SEARCH, q="李民")
    with django_assert_max_num_queries(16):
        api.read(SEARCH, q="李民", unit="speech")


NAMES = (*FACETS, "q", "unit", "mode", "sort", "from", "to", "page", "page_size", "x")
WORDS = ["李民", "242个", "null", "1", "2021", "2021-03", "entry", "speech", "exact",
         "newest", "kind", "press_conference", "answer", '"扫黑', "-x OR (",
         "年份:2021", "0", "-1", "٣", "1e9", "9" * 30]  # fmt: skip
VALUES = st.sampled_from(WORDS) | st.text(max_size=30)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    sent=st.dictionaries(st.sampled_from(NAMES), st.lists(VALUES, max_size=3)),
    path=st.sampled_from(["search", "search", "entries", "suggest", "speakers"]),
)
def test_nothing_sent_breaks_it(api, rows, sent, path):
    """Any parameters must get an answer of the document, or a problem: never a 500."""
    sent = {
        name: [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in sent.items()
    }
    assert api.answer(f"/api/v1/{path}", **sent).status_code in {200, 400}


def test_suggestions(api, rows):
    """What begins like the words typed must be suggested, nothing of a draft."""
    (person,) = api.read("/api/v1/suggest", q="李")["results"]
    li = Person.objects.get(name="李民")
    assert person == {
        "kind": "speaker",
        "id": li.pk,
        "label": "李民",
        "url": f"/speakers/{li.pk}/",
        "note": "",
    }
    for typed in ("王", "某", "秘密", "未公开", ""):
        page = api.read("/api/v1/suggest", q=typed)
        assert (page["total"], page["results"]) == (0, [])
