"""Every request gets an answer, whatever was sent."""

import json
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from archive.search import BadParameter, indexer, read_params, search
from archive.search.params import MOST_VALUES
from archive.search.question import SearchRequest
from archive.search.results import to_json
from tests.factories import store_samples
from tests.search.asking import MANY, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples():
    """Both sample documents, indexed."""
    made = store_samples()
    indexer.rebuild()
    return made


# --- parameters -----------------------------------------------------------------


def test_parameters_are_read():
    sent = QueryDict(
        "q=扫黑&unit=speech&mode=exact&sort=newest&page=3&page_size=50"
        "&speaker=李民&speaker=3&year=2021&year=null&from=2021-01&x=y"
    )
    request = read_params(sent, strict=True)
    assert (request.query, request.page, request.page_size) == ("扫黑", 3, 50)
    assert (request.unit, request.mode, request.sort) == ("speech", "exact", "newest")
    assert dict(request.filters) == {
        "speaker": ("李民", "3"), "year": ("2021", "null"), "from": ("2021-01",),
    }  # fmt: skip
    assert request.ignored == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [("unit", "x"), ("sort", "x"), ("mode", "x"), ("kind", "x"), ("role", "x"),
     ("year", "abc"), ("month", "2021-13"), ("from", "2021-13"), ("to", "昨天")],
)  # fmt: skip
def test_bad_values_are_refused_or_ignored_and_said(name, value):
    with pytest.raises(BadParameter) as refused:
        read_params({name: value}, strict=True)
    assert (refused.value.name, refused.value.value) == (name, value)
    assert value in refused.value.message
    request = read_params({name: value})
    assert request == SearchRequest(ignored=request.ignored)
    assert f"“{value}”" in request.ignored[0]
    assert name not in request.ignored[0].replace(value, "")


@pytest.mark.parametrize(
    ("sent", "page"),
    [
        ("abc", 1),
        ("0", 1),
        ("-1", 1),
        ("1e9", 1),
        ("1000000000", 10**9),
        ("9" * 5000, 10**9),
    ],
)
def test_any_page_number_will_do(sent, page):
    assert read_params({"page": sent}, strict=True).page == page


def test_a_page_is_a_hundred_at_most():
    request = read_params({"page_size": "101"}, strict=True)
    assert request.page_size == 100
    assert request.ignored


def test_values_beyond_the_most_of_a_filter_are_cut_and_said():
    many = [str(number) for number in range(10_000)]
    request = read_params(QueryDict(urlencode({"speaker": many}, doseq=True)))
    assert request.filter_values("speaker") == tuple(many[:MOST_VALUES])
    assert str(MOST_VALUES) in request.ignored[0]
    ends = read_params(QueryDict("from=2021&from=2022"))
    assert (ends.filter_values("from"), len(ends.ignored)) == (("2021",), 1)


def test_the_ends_of_a_stretch_may_stand_in_either_order(samples):
    totals = {
        search(read_params(QueryDict(sent))).total
        for sent in ("from=2019&to=2021", "from=2021&to=2019", "q=date:2021..2019")
    }
    assert len(totals) == 1
    assert totals.pop() > 0


# --- answers --------------------------------------------------------------------


def test_the_reading_says_how_a_query_was_understood(samples):
    reading = ask("群众安全感 -毒 发言人：范华平 date:2021").reading
    for said in ("群众安全感", "安全感", "不含", "毒", "发言人：范华平", "2021-01-01"):
        assert said in reading


def test_an_answer_is_plain_json(samples):
    shown = to_json(ask("扫黑除恶 242个", unit="speech"))
    assert json.loads(json.dumps(shown)) is not None
    assert list(shown["results"][0]) == [
        "id", "kind", "title", "url", "held_at", "published_on", "source", "speaker",
        "role", "score", "snippets",
    ]  # fmt: skip
    conference = to_json(ask("丁绍敏"))["results"][0]
    assert conference["held_at"] == "2021-03-04T10:00+08:00"
    assert list(conference["snippets"][0]) == [
        "paragraph",
        "url",
        "speaker",
        "role",
        "html",
    ]


def test_without_an_index_the_answer_is_empty_and_says_so():
    folder = indexer.backend().folder
    indexer.rebuild()
    (folder.path / "CURRENT").unlink()
    answer = ask("扫黑除恶")
    assert (answer.total, answer.results) == (0, ())
    assert "索引" in answer.ignored[0]


def test_an_entry_deleted_a_moment_ago_is_not_shown(samples):
    samples[0].delete()
    assert [r.id for r in ask("扫黑除恶").results] == [samples[1].pk]


HARD = [
    '"', "*", "AND", "(", ")", "OR", "-", "|", "“", "”", "'", "\\", "\0", "\ud800",
    "\u200b", "🙂", "\u202e平安", "speaker:", "date:..", "a" * 10_000, "毒" * 5_000,
    "毒 " * 500, " ".join(f"词{n}" for n in range(500)), "(" * 5_000,
    "(毒 " * 2_000 + ")" * 2_000, "“毒” OR " * 500, "-毒 " * 500,
    "扫黑除恶电信网络诈骗" * 500,
]  # fmt: skip


@pytest.mark.parametrize("unit", ["entry", "speech"])
@pytest.mark.parametrize("mode", ["smart", "exact"])
def test_hard_queries_are_answered(samples, mode, unit):
    for query in HARD:
        answer = ask(query, mode=mode, unit=unit)
        json.dumps(to_json(answer), ensure_ascii=False).encode()


@MANY
@given(
    query=st.text(
        st.one_of(
            st.characters(exclude_categories=()), st.sampled_from('毒平安“”"()|-:')
        )
    ),
    name=st.sampled_from(["speaker", "outlet", "topic", "source", "year", "month"]),
    value=st.text(st.characters(exclude_categories=())),
)
def test_anything_is_answered(samples, query, name, value):
    answer = search(read_params({"q": query, name: value}))
    json.dumps(to_json(answer), ensure_ascii=False).encode()
