"""The backend is a Haystack backend: what `SearchQuerySet` promises, on parts."""

import pickle
from datetime import date

import pytest
from haystack import connections
from haystack.query import SQ, SearchQuerySet
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Entry, Quotation, Speech
from archive.search import indexer
from archive.search.question import Unit
from tests.factories import article
from tests.search.asking import MANY, ask, facet, ids
from tests.search.oracle import all_fields, holding
from tests.search.rows import make_archive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(db):
    """Index the small archive."""
    make_archive()
    indexer.rebuild()


def speeches(**filters):
    return SearchQuerySet().models(Speech).filter(**filters)


def test_every_row_is_there():
    turns = Speech.objects.filter(entry__status="published").count()
    rows = turns + Entry.objects.published().count() + Quotation.objects.count()
    assert SearchQuerySet().count() == rows
    assert SearchQuerySet().models(Speech).count() == turns
    assert len(SearchQuerySet().all()) == rows


def test_a_result_has_its_fields_wherever_it_goes():
    """They are read when asked for; what is kept elsewhere has all of them."""
    (found,) = SearchQuerySet().models(Entry).filter(content="巡逻 照明")
    kept = pickle.loads(pickle.dumps(found))
    assert kept.title == found.title == found.object.title
    assert kept.get_additional_fields() == found.get_additional_fields()
    assert {"id", "title", "kind", "day"} <= found.get_additional_fields().keys()
    assert found.no_such_field is kept.no_such_field is None


def test_results_of_several_commits_have_their_own_fields():
    """A page is read segment by segment, and shown in its order."""
    for number in range(3):
        article(f"夜巡{number}", "夜巡。")
        indexer.drain_all()
    assert len(indexer.backend().snapshots.current().segments) > 2
    found = SearchQuerySet().models(Entry).order_by("-day", "title")
    titles = dict(Entry.objects.published().values_list("pk", "title"))
    assert {int(each.pk): each.title for each in found} == titles


def test_values_are_listed_where_some_have_none():
    """An entry without a day has no month: None, as often as there are such entries."""
    for number in range(12):
        article(f"无日期{number}", "夜巡。", day=None)
    indexer.drain_all()
    found = SearchQuerySet().models(Entry).order_by("-day", "title")
    rows = [row[0] for row in found.values_list("month")]
    months = found.values_list("month", flat=True)
    assert list(months) == rows and rows.count(None) >= 12 and set(rows) != {None}
    assert [months[place] for place in range(len(rows))] == rows
    assert months[3:9] == rows[3:9] and months.best_match() == rows[0]
    assert list(found.values_list("month", flat=True)[: len(rows) + 5]) == rows
    none = found.filter(title__startswith="无日期").values_list("month", flat=True)
    assert list(none) == [None] * 12
    assert [each["month"] for each in found.values("month")] == rows


@pytest.mark.parametrize(
    "typed", ["扫黑除恶", "群众安全感", "平安山东 治安", "公安机关"]
)
def test_any_slice_is_a_piece_of_the_whole_order(typed):
    """However few are asked for, and only looked into until they are found."""
    for model in (Entry, Speech):
        asked = SearchQuerySet().models(model).filter(content=typed)
        whole = [each.pk for each in asked.all()[:1000]]
        assert len(whole) == asked.count()
        for stop in range(1, len(whole) + 1):
            assert [each.pk for each in asked.all()[:stop]] == whole[:stop]


def test_content_finds_strings_and_quoted_phrases():
    found = speeches(content="扫黑除恶")
    texts = ["\n".join(p.text for p in each.object.paragraphs.all()) for each in found]
    assert found.count() == len(texts) > 3
    assert all("扫黑" in t or "掃黑" in t for t in texts)
    assert speeches(content__exact="群众安全感得分96.13").count() == 1
    assert speeches(content="毒").count() > 0


def test_an_entry_is_found_by_all_its_parts():
    """Title, headings, labels and paragraphs of all turns are an entry's text."""
    found = SearchQuerySet().models(Entry).filter(content="扫黑除恶")
    assert {int(each.pk) for each in found} == set(ids("扫黑除恶"))
    assert found.count() == ask("扫黑除恶").total > 3
    entry = Entry.objects.get(title="治安工作综述")
    far_apart = SearchQuerySet().models(Entry).filter(content="巡逻 照明")
    assert [each.pk for each in far_apart] == [str(entry.pk)]
    assert far_apart[0].title == entry.title
    assert far_apart[0].day.date() == entry.day


@MANY
@given(data=st.data())
def test_any_string_of_an_entry_or_a_turn_finds_it(data):
    """`content__exact` equals a plain look into every row, for whole entries too."""
    text = data.draw(st.sampled_from(all_fields()))
    start = data.draw(st.integers(0, len(text) - 1))
    string = text[start : start + data.draw(st.integers(1, 20))].strip()
    if string:
        for model, unit in ((Entry, Unit.ENTRY), (Speech, Unit.SPEECH)):
            found = SearchQuerySet().models(model).filter(content__exact=string)
            assert {int(result.pk) for result in found} == holding(string, unit)


def test_what_holds_the_string_comes_before_what_holds_its_words():
    found = SearchQuerySet().models(Entry).filter(content="扫黑除恶")
    strings = holding("扫黑除恶", Unit.ENTRY)
    first = [int(result.pk) for result in found[: len(strings)]]
    assert set(first) == strings
    worst_first = [result.score for result in found.order_by("score")]
    assert worst_first == sorted(result.score for result in found)


def test_facets_of_entries_count_entries():
    found = SearchQuerySet().models(Entry).filter(content__exact="扫黑除恶")
    days = date(2020, 1, 1), date(2030, 1, 1)
    for name in ("kind", "source", "topics", "year", "month"):
        found = found.facet(name)
    counts = found.date_facet("day", *days, "year").facet_counts()
    for name in counts["fields"]:
        wanted = facet("topic" if name == "topics" else name, "“扫黑除恶”")
        assert {str(k): n for k, n in counts["fields"][name]} == {
            str(k): n for k, n in wanted.items()
        }
    years = {each and each[0].year: n for each, n in counts["dates"]["day"]}
    assert years == facet("year", "“扫黑除恶”")


def test_a_year_or_month_can_be_asked_for_like_any_other_value():
    found = SearchQuerySet().models(Entry).facet("year").facet("month")
    for name, counts in found.facet_counts()["fields"].items():
        assert sum(count for _, count in counts) == found.count()
        for value, count in counts:
            if value is not None:
                narrowed = found.narrow(f'{name}:"{value}"')
                assert narrowed.count() == count, (name, value)


def test_entries_of_all_kinds_of_rows_are_found_together():
    every = SearchQuerySet().filter(content="散煤")
    each = [every.models(model) for model in (Entry, Speech, Quotation)]
    assert every.count() == sum(found.count() for found in each)
    assert len({result.id for result in every}) == every.count()
    assert [result.score for result in every] == sorted(
        (result.score for result in every), reverse=True
    )


@pytest.mark.parametrize("order", [(), ("-day",), ("kind", "-entry")])
def test_pages_show_every_entry_once(order):
    found = SearchQuerySet().models(Entry).filter(content="扫黑除恶").order_by(*order)
    whole = [result.pk for result in found]
    assert [found[place].pk for place in range(len(whole))] == whole
    assert len(set(whole)) == len(whole) > 2


def test_passages_of_an_entry_come_from_the_turn_that_holds_the_term():
    (found,) = SearchQuerySet().models(Entry).filter(content="照明").highlight()
    assert "<em>照明</em>" in found.highlighted["text"][0]


def test_similar_entries():
    one = Entry.objects.get(title="某地工作动态甲")
    similar = SearchQuerySet().models(Entry).more_like_this(one)
    assert similar[0].title == "某地工作动态乙"
    assert str(one.pk) not in {result.pk for result in similar}


def test_fields_filter_and_combine():
    article = Entry.objects.get(title="治安工作综述")
    assert speeches(entry=article.pk).count() == article.speeches.count()
    assert {each.role for each in speeches(role="question")} == {"question"}
    assert speeches(role__in=["question", "answer"]).count() == (
        speeches(role="question").count() + speeches(role="answer").count()
    )
    since = speeches(day__gte=date(2022, 1, 1))
    assert {each.day.date() for each in since} == {date(2022, 11, 3)}
    assert speeches(topics=article.topics.first().pk).count() > 0
    either = SearchQuerySet().filter(SQ(content="散煤") | SQ(content="巡逻"))
    assert either.count() == (
        SearchQuerySet().filter(content="散煤").count()
        + SearchQuerySet().filter(content="巡逻").count()
    )
    rest = SearchQuerySet().models(Speech).exclude(content="扫黑除恶").count()
    assert (
        rest
        == SearchQuerySet().models(Speech).count()
        - speeches(content="扫黑除恶").count()
    )


def test_results_carry_their_fields_and_rows():
    result = speeches(content="散煤治理进展").load_all()[0]
    assert result.object == Speech.objects.get(pk=result.pk)
    assert result.kind == "press_conference"
    assert result.outlet == result.object.outlet_id
    assert result.get_stored_fields()["role"] == "question"


def test_slices_and_order():
    newest = SearchQuerySet().models(Entry).order_by("-day")
    days = [each.day for each in newest if each.day]
    assert days == sorted(days, reverse=True)
    assert [each.pk for each in newest[1:3]] == [each.pk for each in newest][1:3]


def test_facets_and_narrowing():
    counts = SearchQuerySet().models(Speech).facet("role").facet_counts()
    by_role = dict(counts["fields"]["role"])
    assert by_role["question"] == speeches(role="question").count()
    narrowed = SearchQuerySet().models(Speech).narrow("role:question")
    assert narrowed.count() == by_role["question"]


def test_auto_query_reads_the_archives_syntax():
    found = SearchQuerySet().models(Speech).auto_query('"扫黑除恶" -毒')
    assert found.count() == speeches(content__exact="扫黑除恶").count() - (
        SearchQuerySet().models(Speech).auto_query('"扫黑除恶" 毒').count()
    )


def test_rows_are_updated_and_removed_by_themselves():
    backend = indexer.backend()
    row = Speech.objects.filter(entry__status="published").first()
    index = connections["default"].get_unified_index().get_index(Speech)
    total = SearchQuerySet().count()
    backend.remove(row)
    assert SearchQuerySet().count() == total - 1
    backend.update(index, [row])
    backend.update(index, [row])
    assert SearchQuerySet().count() == total
    backend.clear(models=[Speech])
    assert SearchQuerySet().models(Speech).count() == 0
    assert SearchQuerySet().models(Entry).count() > 0
    backend.clear()
    assert SearchQuerySet().count() == 0
