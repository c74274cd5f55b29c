"""The cards above the hits of a query that is a name."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.identity import refresh_memberships
from archive.models import Alias, Speech
from archive.search import cards_for, indexer
from archive.search.names import archive_names
from tests.factories import make_entry, outlet, person, topic
from tests.search.asking import ids

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_half_second(monkeypatch):
    """Synonyms are as each test makes them, and are read once in it at most."""
    monkeypatch.setattr("archive.search.names.monotonic", lambda: 0.0)
    archive_names.forget()
    yield
    archive_names.forget()


@pytest.fixture
def somebody():
    """A person who speaks in two years, in posts of two kinds."""
    who = person("唐鳳")
    for day, post in ((date(2020, 5, 1), "处长"), (date(2022, 5, 1), "厅长")):
        entry = make_entry(turns=[("answer", "唐鳳", who, ["好。"])] * 2, day=day)
        Speech.objects.filter(entry=entry).update(post=post)
    Alias.objects.create(person=who, name="唐厅长")
    refresh_memberships([who.pk])
    indexer.rebuild()
    return who


@pytest.mark.parametrize("query", ["唐鳳", "唐凤", " “唐凤” ", "唐 凤", "唐厅长"])
def test_a_person_has_a_card(somebody, query):
    """By name or other name, in either script: latest post, years, true counts."""
    (card,) = cards_for(query)
    assert (card.kind, card.id, card.name) == ("speaker", somebody.pk, "唐鳳")
    assert (card.post, card.years) == ("厅长", (2020, 2022))
    assert card.entries == len(ids(speaker=str(somebody.pk))) == 2
    assert card.speeches == len(ids(speaker=str(somebody.pk), unit="speech")) == 4
    assert card.url == somebody.get_absolute_url()


@pytest.mark.parametrize(
    "query", ["唐", "唐凤说", "唐凤 好", "糖风", "", "\0", "凤" * 500]
)
def test_what_is_no_whole_name_has_none(somebody, query):
    assert cards_for(query) == ()


def test_two_people_of_one_name_have_a_card_each(somebody):
    """Which of the two is told by the note."""
    other = person("唐鳳", note="记者")
    make_entry(turns=[("answer", "唐鳳", other, ["好。"])])
    indexer.rebuild()
    assert {card.name for card in cards_for("唐凤")} == {"唐鳳", "唐鳳（记者）"}


def test_topics_by_any_name_and_outlets_have_cards():
    topic("扫黑除恶", synonyms="打黑除恶")
    paper = outlet("大众日报")
    make_entry(turns=[("question", "记者", paper, ["请问？"])], topics=["扫黑除恶"])
    indexer.rebuild()
    for query in ("扫黑除恶", "掃黑除惡", "打黑除恶"):
        (card,) = cards_for(query)
        assert (card.kind, card.entries, card.years) == ("topic", 1, (2021, 2021))
    (card,) = cards_for("大众日报")
    assert (card.kind, card.id, card.speeches) == ("outlet", paper.pk, 1)


def test_whom_only_a_draft_names_has_no_card():
    make_entry(turns=[("answer", "某", person("未公开者"), ["话。"])], status="draft")
    indexer.rebuild()
    assert cards_for("未公开者") == ()


def test_cards_are_few_and_so_are_the_queries():
    """Of fifty people of one name the first have cards; the queries are as many."""

    def count():
        archive_names.forget()
        with CaptureQueriesContext(connection) as queries:
            assert len(cards_for("王伟")) <= 3
        return len(queries)

    counts = []
    for number in range(50):
        who = person("王伟", note=str(number))
        Alias.objects.create(person=who, name=f"老王{number}")
        make_entry(turns=[("answer", "王伟", who, ["话。"])])
        if number in {0, 49}:
            indexer.rebuild()
            counts.append(count())
    assert counts[0] == counts[1] <= 7


def test_without_an_index_there_is_no_card(somebody):
    (indexer.backend().folder.path / "CURRENT").unlink()
    assert cards_for("唐凤") == ()
