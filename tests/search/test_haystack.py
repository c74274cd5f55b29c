"""The backend is a Haystack backend: what `SearchQuerySet` promises, on parts."""

from datetime import date

import pytest
from haystack import connections
from haystack.query import SQ, SearchQuerySet

from archive.models import Entry, Quotation, Speech
from archive.search import indexer
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


def test_content_finds_strings_and_quoted_phrases():
    found = speeches(content="扫黑除恶")
    texts = ["\n".join(p.text for p in each.object.paragraphs.all()) for each in found]
    assert found.count() == len(texts) > 3
    assert all("扫黑" in t or "掃黑" in t for t in texts)
    assert speeches(content__exact="群众安全感得分96.13").count() == 1
    assert speeches(content="毒").count() > 0


def test_fields_filter_and_combine():
    article = Entry.objects.get(title="治安工作综述")
    assert speeches(entry=article.pk).count() == article.speeches.count()
    assert {each.role for each in speeches(role="question")} == {"question"}
    assert speeches(role__in=["question", "answer"]).count() == (
        speeches(role="question").count() + speeches(role="answer").count()
    )
    since = speeches(day__gte=date(2022, 1, 1))
    assert {each.day for each in since} == {date(2022, 11, 3)}
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
