"""The whole search against a plain scan, for hard texts and whatever may be typed."""

import json
import re
from html import unescape

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from archive.models import Entry
from archive.search import indexer
from archive.search.question import FACETS, Mode, Unit
from archive.search.results import to_json
from archive.search.syntax import read
from archive.text.folding import fold
from tests.search.asking import MANY, ask, ids
from tests.search.fuzz import anything, make_random_archive, queries, texts
from tests.search.scan import Scan

SOME = settings(
    MANY, suppress_health_check=[*MANY.suppress_health_check, HealthCheck.too_slow]
)
FEW = settings(SOME, max_examples=8)
UNITS = pytest.mark.parametrize("unit", [Unit.ENTRY, Unit.SPEECH])


@pytest.mark.django_db
class TestAgainstAScan:
    """One archive of hard texts for all; what is asked differs."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def scan(cls, django_db_setup, django_db_blocker):
        """Index an archive and read it; it is taken back after."""
        with django_db_blocker.unblock(), transaction.atomic():
            make_random_archive(seed=1)
            indexer.rebuild()
            yield Scan()
            transaction.set_rollback(True)

    @UNITS
    @SOME
    @given(query=queries)
    def test_hits_are_those_of_a_scan(self, scan, unit, query):
        assert set(ids(query, unit=unit)) == scan.hits(read(query), unit)

    @UNITS
    @SOME
    @given(text=texts)
    def test_what_stands_in_a_text_is_found_first(self, scan, unit, text):
        reading, exact = read(text, Mode.EXACT), set(ids(text, unit=unit, mode="exact"))
        assert exact == scan.hits(reading, unit)
        if reading.whole and read(text).whole == reading.whole:
            assert set(ids(text, unit=unit)[: len(exact)]) == exact

    @UNITS
    @FEW
    @given(query=queries)
    def test_a_facets_count_is_the_total_of_its_filter(self, unit, query):
        answer = ask(query, unit=unit)
        for name in FACETS:
            for value in answer.facets[name]:
                sent = "null" if value.value is None else str(value.value)
                narrowed = ask(query, unit=unit, **{name: sent}).total
                assert (name, value.value, narrowed) == (name, value.value, value.count)

    @UNITS
    @SOME
    @given(text=texts)
    def test_every_hit_of_a_term_shows_it_as_published(self, scan, unit, text):
        for result in ask(text, unit=unit, mode="exact").results:
            shown = [snippet.html for snippet in result.snippets]
            if fold(text).strip():
                assert any("<mark>" in html for html in [result.title_html, *shown])
            for html in [result.title_html, *shown]:
                assert not re.search("<(?!/?mark>)", html)
                words = unescape(re.sub("</?mark>|^…|…$", "", html))
                assert any(words in each for each in scan.published)

    @UNITS
    @SOME
    @given(query=anything)
    def test_anything_is_answered_and_can_be_sent(self, unit, query):
        json.dumps(to_json(ask(query, unit=unit)), ensure_ascii=False).encode()

    def test_the_scan_is_of_the_archive(self, scan):
        assert len(scan.members[Unit.ENTRY]) == Entry.objects.published().count() > 5
