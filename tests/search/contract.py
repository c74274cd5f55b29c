"""What every engine must do. An engine's tests are a subclass of this in five lines."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Entry, Organization, Person, Speech, Topic
from archive.search import indexer
from archive.search.question import FACETS, Unit
from tests.search.asking import MANY, ask, facet, ids
from tests.search.oracle import all_fields, entry_fields, holding
from tests.search.rows import ASKED, make_archive

UNITS = pytest.mark.parametrize("unit", [Unit.ENTRY, Unit.SPEECH])


@pytest.mark.django_db
class EngineContract:
    """The meaning of a search, held against a plain look into every row."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def archive(cls, django_db_setup, django_db_blocker):
        """Index one archive for all tests of the class; it is taken back after."""
        with django_db_blocker.unblock(), transaction.atomic():
            make_archive()
            indexer.rebuild()
            yield
            transaction.set_rollback(True)

    # --- what is found ----------------------------------------------------------

    @UNITS
    @pytest.mark.parametrize("query", ASKED)
    def test_exact_mode_equals_a_scan(self, query, unit):
        assert set(ids(query, unit=unit, mode="exact")) == holding(query, unit)

    @UNITS
    @pytest.mark.parametrize("query", ["“平安山东”", '"1+6"', "“242个”", "“毒”"])
    def test_a_quoted_term_equals_a_scan(self, query, unit):
        assert set(ids(query, unit=unit)) == holding(query[1:-1], unit)

    @UNITS
    @pytest.mark.parametrize("query", ASKED[:-1])
    def test_smart_mode_has_the_exact_hits_first(self, query, unit):
        exact, smart = holding(query, unit), ids(query, unit=unit)
        assert set(smart[: len(exact)]) == exact

    @UNITS
    @MANY
    @given(data=st.data())
    def test_any_string_that_can_be_seen_is_found(self, unit, data):
        text = data.draw(st.sampled_from(all_fields()))
        start = data.draw(st.integers(0, len(text) - 1))
        string = text[start : start + data.draw(st.integers(1, 40))]
        if string.strip():
            assert set(ids(string, unit=unit, mode="exact")) == holding(string, unit)

    @UNITS
    @MANY
    @given(
        string=st.text(
            st.sampled_from("平安山东毒扫黑除恶,。1+6e \u00a0“”"), max_size=6
        )
    )
    def test_nothing_else_is_found(self, unit, string):
        if string.strip():
            assert set(ids(string, unit=unit, mode="exact")) == holding(string, unit)

    def test_a_match_never_crosses_from_one_field_into_the_next(self):
        entry = Entry.objects.get(title="治安工作综述")
        fields = [text for text in entry_fields(entry) if text]
        for before, after in pairwise(fields):
            string = before[-2:] + after[:2]
            assert entry.pk not in ids(string, mode="exact")

    def test_traditional_and_simplified_find_each_other(self):
        assert ids("掃黑除惡", mode="exact") == ids("扫黑除恶", mode="exact")
        assert Entry.objects.get(title="掃黑除惡常態化").pk in ids("扫黑除恶")

    def test_full_width_and_case_do_not_matter(self):
        wanted = Entry.objects.get(title="全角ＡＢＣ１２３与半角").pk
        assert ids("abc123", mode="exact") == [wanted]
        assert wanted in ids("２４２个", mode="exact")

    def test_terms_may_stand_anywhere_in_an_entry(self):
        entry = Entry.objects.get(title="治安工作综述").pk
        assert ids("巡逻 照明") == [entry]
        assert ids("巡逻 照明", unit="speech") == []

    def test_a_question_typed_as_a_sentence_finds_its_passage(self):
        asked = "全省公安机关打击治理电信网络诈骗犯罪取得了哪些成效和进展"
        assert holding(asked, Unit.SPEECH) == set()
        best = Speech.objects.get(pk=ids(asked, unit="speech")[0])
        assert any("电信网络诈骗" in p.text for p in best.paragraphs.all())

    def test_drafts_are_never_found(self):
        draft = Entry.objects.get(title="草稿里的扫黑除恶")
        assert ids("绝密草稿") == []
        assert draft.pk not in ids("扫黑除恶") + ids()

    # --- syntax -----------------------------------------------------------------

    @UNITS
    def test_or_is_the_union(self, unit):
        both = set(ids("“散煤”", unit=unit)) | set(ids("“毒”", unit=unit))
        for sign in ("OR", "|", "｜"):
            assert set(ids(f"“散煤” {sign} “毒”", unit=unit)) == both

    @UNITS
    def test_minus_is_the_difference(self, unit):
        some, others = set(ids("“扫黑除恶”", unit=unit)), set(ids("“毒”", unit=unit))
        assert set(ids("“扫黑除恶” -“毒”", unit=unit)) == some - others
        assert set(ids("-“毒”", unit=unit)) == set(ids(unit=unit)) - others

    def test_brackets_hold_together(self):
        assert set(ids("（散煤 OR 巡逻） 王敏")) == set(ids("散煤 王敏")) | set(
            ids("巡逻 王敏")
        )

    def test_filters_in_the_query_equal_filters_of_the_form(self):
        li = Person.objects.get(name="李民")
        for typed in ("speaker:李民", "发言人：李民", f"speaker:{li.pk}"):
            assert ids(f"{typed} 扫黑除恶") == ids("扫黑除恶", speaker=str(li.pk))
        assert ids("kind:新闻稿 扫黑除恶") == ids("扫黑除恶", kind="news_article")
        assert ids("日期：2021-01..2021-06") == ids(
            **{"from": "2021-01", "to": "2021-06"}
        )

    def test_alternatives_may_be_filters(self):
        either = set(ids("speaker:李民 OR speaker:田玉国", unit="speech"))
        assert either == set(ids("speaker:李民", unit="speech")) | set(
            ids("speaker:田玉国", unit="speech")
        )

    # --- filters ----------------------------------------------------------------

    def test_a_speaker_says_the_words_alone(self):
        """王敏 says 散煤 and 刘伟 says PM2.5 in one conference."""
        conference = Entry.objects.get(title="介绍秋冬季大气污染防治").pk
        assert ids("散煤 pm2.5") == [conference]
        assert ids("散煤", speaker="王敏") == [conference]
        assert ids("pm2.5", speaker="王敏") == []
        assert ids("散煤 pm2.5", speaker="王敏") == []

    def test_a_filter_by_speaker_never_finds_more(self):
        """王敏 does not say PM2.5, but the conference does."""
        assert ids("散煤 -pm2.5") == ids("散煤 -pm2.5", speaker="王敏") == []
        assert facet("speaker", "散煤 -pm2.5") == {}

    def test_an_article_counts_through_its_quotations(self):
        entry = Entry.objects.get(title="治安工作综述")
        assert ids("安心", speaker="王敏") == [entry.pk]
        assert ids("巡逻", speaker="王敏") == []
        turn = entry.speeches.get(position=1)
        (hit,) = ask("安心", unit="speech", speaker="王敏").results
        assert hit.id == turn.pk
        assert hit.snippets[0].speaker == "王敏"

    def test_a_name_two_people_bear_is_both(self):
        assert Person.objects.filter(name="刘伟").count() == 2
        both = {
            str(pk)
            for pk in Person.objects.filter(name="刘伟").values_list("pk", flat=True)
        }
        found = [set(ids(unit="speech", speaker=pk)) for pk in both]
        assert set(ids(unit="speech", speaker="刘伟")) == set.union(*found)

    def test_aliases_and_synonyms_are_names(self):
        assert ids(speaker="王副厅长") == ids(speaker="王敏") != []
        assert ids(topic="打黑除恶") == ids(topic="扫黑除恶") != []

    def test_nobody_of_that_name_says_nothing(self):
        assert ids(speaker="查无此人") == []

    def test_days(self):
        assert Entry.objects.get(title="治安工作综述").pk in ids("date:2021-03-09")
        undated = Entry.objects.get(title="掃黑除惡常態化").pk
        assert ids(year="null") == [undated]
        assert undated not in ids(**{"from": "0001"})
        every = ids(year=["2021", "null"])
        assert set(every) == set(ids(year="2021")) | {undated}

    # --- facets, totals, order --------------------------------------------------

    @UNITS
    @pytest.mark.parametrize(
        "query", ["", "扫黑除恶", "王敏", "群众 OR 散煤", "扫黑 -毒"]
    )
    def test_a_facets_count_is_the_total_of_its_filter(self, query, unit):
        for name in FACETS:
            for value, count in facet(name, query, unit=unit).items():
                sent = "null" if value is None else str(value)
                assert (name, value, len(ids(query, unit=unit, **{name: sent}))) == (
                    name,
                    value,
                    count,
                )

    @UNITS
    @pytest.mark.parametrize("extra", [{"speaker": "王敏"}, {"role": "answer"}])
    def test_facets_stay_true_under_a_filter(self, extra, unit):
        for name in set(FACETS) - set(extra):
            for value, count in facet(name, "", unit=unit, **extra).items():
                sent = "null" if value is None else str(value)
                found = ids("", unit=unit, **extra, **{name: sent})
                assert (name, value, len(found)) == (name, value, count)

    @UNITS
    @pytest.mark.parametrize("name", ["kind", "year", "month", "source"])
    def test_facets_of_one_value_add_up(self, name, unit):
        for query in ("", "扫黑除恶"):
            total = ask(query, unit=unit).total
            assert sum(facet(name, query, unit=unit).values()) == total

    def test_facets_name_what_they_count(self):
        facets = ask("散煤").facets
        wang = Person.objects.get(name="王敏")
        assert (wang.pk, "王敏") in {(v.value, v.label) for v in facets["speaker"]}
        (air,) = facets["topic"]
        assert air.value == Topic.objects.get(name="大气污染").pk
        paper = Organization.objects.get(name="大众日报")
        assert paper.pk in {v.value for v in facets["outlet"]}
        assert [v.value for v in facets["year"]] == [2022]
        assert [v.value for v in facets["month"]] == ["2022-11"]

    @UNITS
    def test_pages_show_every_hit_once(self, unit):
        whole = ids("全省", unit=unit)
        paged = [
            result.id
            for page in range(1, len(whole) + 1)
            for result in ask("全省", unit=unit, page=str(page), page_size="1").results
        ]
        assert paged == whole

    def test_a_page_past_the_end_is_empty_and_said(self):
        past = ask("扫黑除恶", page="1000000000")
        assert (past.results, past.total) == ((), len(ids("扫黑除恶")))
        assert past.ignored

    def test_sorted_by_day_the_undated_come_last(self):
        for sort in ("newest", "oldest"):
            days = [Entry.objects.get(pk=pk).day for pk in ids(sort=sort)]
            dated = [day for day in days if day]
            assert dated == sorted(dated, reverse=sort == "newest")
            assert days[len(dated) :] == [None] * (len(days) - len(dated))
        assert date(2022, 11, 3) == Entry.objects.get(pk=ids(sort="newest")[0]).day

    def test_the_title_comes_before_the_text(self):
        first = ids("掃黑除惡")[0]
        assert Entry.objects.get(pk=first).title == "掃黑除惡常態化"

    def test_words_close_together_come_before_words_far_apart(self):
        asked = "值守的巡特警联勤"
        titles = [result.title for result in ask(asked).results]
        assert titles == ["某地工作动态乙", "某地工作动态甲"]
        assert holding(asked, Unit.ENTRY) == set()

    def test_an_empty_query_lists_everything(self):
        assert set(ids()) == set(Entry.objects.published().values_list("pk", flat=True))
        turns = Speech.objects.filter(entry__status="published")
        assert set(ids(unit="speech")) == set(turns.values_list("pk", flat=True))
