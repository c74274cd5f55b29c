"""What holds of any question at all, whatever it is made of. A part of the contract."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Entry, Topic, record_changes
from archive.search import indexer
from archive.search.engine import get_engine
from archive.search.question import (
    FACETS,
    NONE,
    All,
    Any,
    Choice,
    Days,
    Not,
    Question,
    Sort,
    Term,
    Unit,
)
from archive.text.folding import fold
from tests.factories import article
from tests.search.asking import MANY
from tests.search.oracle import holding
from tests.search.rows import make_archive

ALL = 10_000
STRINGS = [
    "扫黑除恶", "掃黑除惡", "群众", "毒", "的", "1+6", "pm2.5", "散煤治理", "王敏",
    "电信网络诈骗", "巡特警联勤值守", "查无此词", "全省公安机关", "新的表述", "，",
]  # fmt: skip

terms = st.builds(Term, st.sampled_from(STRINGS), st.booleans())
exact_terms = st.builds(Term, st.sampled_from(STRINGS), st.just(True))
choices = st.sampled_from(
    [
        Choice("kind", frozenset({"news_article"})),
        Choice("year", frozenset({"2021", NONE})),
        Choice("month", frozenset({"2022-11"}), exclude=True),
        Choice("role", frozenset({"answer"})),
        Choice("role", frozenset({"narrative", NONE})),
        Choice("speaker", frozenset({NONE})),
        Choice("source", frozenset({"新华社"})),
    ]
)
days = st.just(Days(date(2021, 1, 1), date(2021, 12, 31)))


def made_of(leaves):
    """Give questions' nodes of some leaves, nested a little."""
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(All, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Any, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=5,
    )


questions = st.builds(
    Question,
    node=made_of(st.one_of(terms, terms, choices, days)),
    whole=st.sampled_from(["", *map(fold, STRINGS[:8])]),
    unit=st.sampled_from(Unit),
    sort=st.sampled_from(Sort),
    choices=st.lists(choices, max_size=2).map(tuple),
    days=st.lists(days, max_size=1).map(tuple),
    limit=st.just(ALL),
)


def answer(question):
    """Ask the engine that is set."""
    return get_engine().answer(question)


def places(hits):
    """Give what hits are, without what is shown of them."""
    return [(hit.entry, hit.speech, hit.score) for hit in hits]


@pytest.mark.django_db
class AnswersContract:
    """Totals, pages, facets and orders that fit together, on an index much changed."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def archive(cls, django_db_setup, django_db_blocker):
        """Index an archive, then change, add and take away, a commit each."""
        with django_db_blocker.unblock(), transaction.atomic():
            make_archive()
            indexer.rebuild()
            gone = article("删去的扫黑除恶", "毒，散煤治理，的。", day=None)
            indexer.drain_all()
            for entry in Entry.objects.order_by("-pk")[1:4]:
                entry.paragraphs.filter(position=1).update(text="新的表述，毒。")
                record_changes([entry.pk])
                indexer.drain_all()
            record_changes([gone.pk])
            gone.delete()
            indexer.drain_all()
            yield
            transaction.set_rollback(True)

    @MANY
    @given(questions)
    def test_the_hits_are_as_many_as_the_total_and_each_comes_once(self, question):
        found = answer(question)
        units = [(hit.entry, hit.speech) for hit in found.hits]
        assert len(units) == len(set(units)) == found.total

    @MANY
    @given(questions, st.integers(0, 12), st.integers(0, 7))
    def test_any_stretch_is_a_piece_of_the_whole_order(self, question, offset, limit):
        whole = answer(question)
        piece = answer(replace(question, offset=offset, limit=limit))
        assert piece.total == whole.total
        assert places(piece.hits) == places(whole.hits[offset : offset + limit])

    @MANY
    @given(questions)
    def test_every_count_is_the_total_of_its_filter(self, question):
        for facet, counts in answer(question).facets.items():
            for value, count in counts:
                chosen = (*question.choices, Choice(facet, frozenset({value})))
                filtered = Question(
                    question.node, "", question.unit, choices=chosen, days=question.days
                )
                assert (facet, value, answer(filtered).total) == (facet, value, count)

    @MANY
    @given(made_of(exact_terms), st.sampled_from(Unit))
    def test_strings_are_held_as_a_scan_holds_them(self, node, unit):
        found = answer(Question(node, unit=unit, limit=ALL, facets=(), passages=False))
        ids = {hit.entry if unit is Unit.ENTRY else hit.speech for hit in found.hits}
        assert ids == _scanned(node, unit)

    @MANY
    @given(questions, st.sets(st.sampled_from(FACETS)))
    def test_an_answer_has_the_facets_that_were_asked_for(self, question, asked):
        some = Question(question.node, unit=question.unit, facets=tuple(asked))
        every = Question(question.node, unit=question.unit)
        counts = answer(every).facets
        assert answer(some).facets == {facet: counts[facet] for facet in asked}

    def test_nothing_is_shown_of_a_hit_where_nothing_was_asked_for(self):
        asked = Question(Term("毒"), passages=False)
        assert not any(hit.passages for hit in answer(asked).hits)

    def test_a_title_is_found_beside_an_alternative_about_who_speaks(self):
        entry = Entry.objects.get(title="全角ＡＢＣ１２３与半角").pk
        topic = Topic.objects.get(name="大气污染")
        role = Choice("role", frozenset({"question"}))
        found = answer(Question(Any((role, Term("与半角")))))
        asked = Entry.objects.filter(speeches__role="question", topics=topic)
        assert {hit.entry for hit in found.hits} >= {entry, asked.first().pk}


def _scanned(node, unit):
    match node:
        case Term():
            return holding(node.text, unit)
        case Not():
            return _scanned(All(), unit) - _scanned(node.node, unit)
        case All():
            found = [_scanned(each, unit) for each in node.nodes]
            return holding("", unit).intersection(*found)
        case Any():
            return set().union(*(_scanned(each, unit) for each in node.nodes))
