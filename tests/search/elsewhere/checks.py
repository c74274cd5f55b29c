"""What Haystack promises, in a project that has nothing of the archive's."""

import sys
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone
from haystack import connections, indexes
from haystack.exceptions import SearchBackendError
from haystack.forms import FacetedSearchForm
from haystack.inputs import AutoQuery, Clean, Exact, Not, Raw
from haystack.query import SQ, SearchQuerySet
from haystack.utils.loading import UnifiedIndex

from archive.search.engine import IndexRefused
from archive.search.whoosh.backend import WhooshBackend
from tests.search.elsewhere.models import Letter, Note
from tests.search.elsewhere.rows import make_rows
from tests.search.elsewhere.search_indexes import LetterIndex, NoteIndex


def keys(found):
    return sorted(result.pk for result in found)


class Rows(TestCase):
    """Both indexes hold the rows."""

    @classmethod
    def setUpTestData(cls):
        for connection in connections.all():
            connection.get_backend().clear()
        make_rows()
        LetterIndex().update(using="letters")

    def setUp(self):
        self.notes = SearchQuerySet().models(Note)

    def holding(self, *args, **filters):
        return keys(self.notes.filter(*args, **filters))


class Project(Rows):
    def setUp(self):
        super().setUp()
        # Rows are as they were before each test; the index is as the last one left it.
        call_command("rebuild_index", interactive=False, verbosity=0)

    def test_nothing_of_the_archive_is_needed(self):
        models = [name for name in sys.modules if name.startswith("archive.models")]
        self.assertEqual(models, [])

    def test_each_connection_has_a_folder_and_indexes_of_its_own(self):
        self.assertEqual(keys(SearchQuerySet()), ["1", "10", "2", "7", "x9.a"])
        self.assertEqual(keys(SearchQuerySet(using="letters")), ["7", "x9.a"])
        self.assertTrue((settings.HAYSTACK_CONNECTIONS["default"]["PATH"]).is_dir())

    def test_signals_keep_the_index_up_to_date(self):
        Note.objects.filter(pk=1).get().delete()
        self.assertEqual(keys(self.notes), ["10", "2"])
        letter = Letter.objects.get(pk="7")
        letter.body = "雨天"
        letter.save()
        self.assertEqual(keys(SearchQuerySet().filter(content="雨天")), ["10", "7"])
        LetterIndex().update_object(letter, using="letters")
        self.assertEqual(SearchQuerySet(using="letters").filter(text="雨天").count(), 1)

    def test_the_commands_of_haystack_work(self):
        call_command("clear_index", interactive=False, verbosity=0)
        self.assertEqual(SearchQuerySet().count(), 0)
        call_command("update_index", verbosity=0, batchsize=2)
        self.assertEqual(SearchQuerySet().count(), 5)
        Note.objects.filter(pk=2).delete()
        call_command("update_index", remove=True, verbosity=0)
        self.assertEqual(keys(self.notes), ["1", "10"])
        Letter.objects.all()._raw_delete("default")
        call_command("rebuild_index", interactive=False, verbosity=0)
        self.assertEqual(SearchQuerySet().count(), 2)
        self.assertEqual(SearchQuerySet(using="letters").count(), 0)

    def test_a_folder_must_be_named(self):
        with self.assertRaisesMessage(ImproperlyConfigured, "PATH"):
            WhooshBackend("nowhere")

    def test_places_on_a_map_are_refused_by_name(self):
        class PlaceIndex(indexes.SearchIndex, indexes.Indexable):
            text = indexes.CharField(document=True)
            where = indexes.LocationField()

            def get_model(self):
                return Letter

        unified = UnifiedIndex()
        unified.build([PlaceIndex()])
        backend = connections["default"].get_backend()
        with self.assertRaisesMessage(SearchBackendError, "where"):
            backend.build_schema(unified.all_searchfields())
        with self.assertRaises(SearchBackendError):
            backend.search("*", within={"field": "where"})
        with self.assertRaises(NotImplementedError):
            self.notes.stats("length")

    def test_an_index_of_other_fields_is_refused_and_rebuilt(self):
        class OtherIndex(NoteIndex):
            more = indexes.IntegerField(default=1)

        connection = connections["default"]
        before, other = connection.get_unified_index(), UnifiedIndex()
        other.build([OtherIndex()])
        connection._index = other
        self.addCleanup(setattr, connection, "_index", before)
        with self.assertRaises(IndexRefused):
            self.notes.count()
        with self.assertRaises(IndexRefused):
            OtherIndex().update_object(Note.objects.get(pk=1))
        OtherIndex().get_backend().clear()
        OtherIndex().update()
        self.assertEqual(self.notes.filter(more=1).count(), 3)


class Fields(Rows):
    def test_every_value_comes_back_as_it_was(self):
        first, second, third = (self.notes.filter(django_id=pk)[0] for pk in (1, 2, 10))
        row = Note.objects.get(pk=1)
        self.assertEqual(first.text, row.body)
        self.assertEqual((first.title, first.shown), (row.title, row.title))
        self.assertEqual((first.words, third.words), ("李民", None))
        self.assertEqual(first.key, row.written)
        self.assertEqual(third.key, Note.objects.get(pk=10).written)
        self.assertEqual(first.day.date(), row.day)
        self.assertIsNone(third.day)
        self.assertEqual((first.length, second.length), (-1, 7))
        self.assertEqual((first.weight, second.weight), (-0.5, 2.25))
        self.assertEqual((first.price, third.price), ("9.50", None))
        self.assertIs(second.is_public, False)
        self.assertEqual((first.tags, third.tags), (["平安", "扫黑"], []))
        self.assertEqual(first.object, row)
        self.assertEqual(first.id, "elsewhere.note.1")

    def test_numbers_and_times_are_compared(self):
        self.assertEqual(self.holding(length=-1), ["1"])
        self.assertEqual(self.holding(length__lt=7), ["1", "10"])
        self.assertEqual(self.holding(length__in=[-1, 7]), ["1", "2"])
        self.assertEqual(self.holding(length__range=[0, 7]), ["10", "2"])
        self.assertEqual(self.holding(weight__gt=-0.5), ["10", "2"])
        self.assertEqual(self.holding(weight=2.25), ["2"])
        self.assertEqual(self.holding(is_public=False), ["2"])
        self.assertEqual(self.holding(day__lte=date(2021, 12, 31)), ["1"])
        self.assertEqual(self.holding(day="2022-01-01"), ["2"])
        moment = timezone.make_aware(datetime(2022, 1, 1))
        self.assertEqual(self.holding(key__gte=moment), ["2"])
        self.assertEqual(self.holding(key__lt=datetime(1970, 1, 1, 8)), ["10"])

    def test_decimals_are_compared_as_numbers(self):
        self.assertEqual(self.holding(price__gt=Decimal("9.5")), ["2"])
        self.assertEqual(self.holding(price__range=["9", "9.9"]), ["1"])
        self.assertEqual(self.holding(price=Decimal(10)), ["2"])

    def test_texts_are_compared(self):
        self.assertEqual(self.holding(title="除恶"), ["1"])
        self.assertEqual(self.holding(title="POLICE"), ["2"])
        self.assertEqual(self.holding(title="polic"), [])
        self.assertEqual(self.holding(title__contains="olic"), ["2"])
        self.assertEqual(self.holding(title__startswith="rep"), ["2"])
        self.assertEqual(self.holding(title__startswith="扫黑"), ["1"])
        self.assertEqual(self.holding(title__startswith="除恶"), [])
        self.assertEqual(self.holding(title__endswith="斗争"), ["1"])
        self.assertEqual(self.holding(title__exact="无题"), ["10"])
        self.assertEqual(self.holding(title__fuzzy="扫黑除饿"), ["1"])
        self.assertEqual(self.holding(words__in=["李民", "王敏"]), ["1", "2"])
        self.assertEqual(self.holding(words__gte="王"), ["2"])
        self.assertEqual(self.holding(shown="無題"), ["10"])

    def test_lists_are_held_by_any_of_their_values(self):
        self.assertEqual(self.holding(tags="平安"), ["1", "2"])
        self.assertEqual(self.holding(tags__in=["扫黑", "治安"]), ["1"])
        self.assertEqual(self.holding(~SQ(tags="平安")), ["10"])

    def test_rows_are_found_by_key_and_model(self):
        self.assertEqual(self.holding(id="elsewhere.note.2"), ["2"])
        self.assertEqual(self.holding(django_id__in=[1, 10]), ["1", "10"])
        found = SearchQuerySet().filter(django_ct="elsewhere.letter")
        self.assertEqual(keys(found), ["7", "x9.a"])
        self.assertEqual(found.filter(id="elsewhere.letter.x9.a").count(), 1)

    def test_what_is_no_value_of_a_field_is_passed_by_nothing(self):
        self.assertEqual(self.holding(length="many"), [])
        self.assertEqual(self.holding(day="never"), [])
        self.assertEqual(self.holding(price="dear"), [])
        self.assertEqual(self.holding(nothing_of_that_name=1), [])

    def test_autocomplete(self):
        def completed(**typed):
            return keys(self.notes.autocomplete(**typed))

        self.assertEqual(completed(begins="pol"), ["2"])
        self.assertEqual(completed(begins="olice"), [])
        self.assertEqual(completed(begins="电信 rep"), ["2"])
        self.assertEqual(completed(holds="olice"), ["2"])
        self.assertEqual(completed(begins="扫"), ["1"])


class Queries(Rows):
    def test_inputs(self):
        self.assertEqual(self.holding(content=Exact("平安山东")), ["1", "2"])
        self.assertEqual(self.holding(content=Not("扫黑")), ["1", "10", "2"])
        self.assertEqual(self.holding(content=Clean("电信 嫌疑人")), ["2"])
        auto = AutoQuery('"平安山东" -诈骗')
        self.assertEqual(self.holding(content=auto), ["1"])
        self.assertEqual(self.holding(title=AutoQuery("电信 -扫黑")), ["2"])
        raw = Raw("平安 AND NOT 诈骗")
        self.assertEqual(self.holding(content=raw), ["1"])
        self.assertEqual(self.holding(text__in=["雨天", "诈骗"]), ["10", "2"])

    def test_filters_combine(self):
        both = SQ(content="交警") | SQ(length=7)
        self.assertEqual(self.holding(both), ["10", "2"])
        self.assertEqual(self.holding(both, is_public=True), ["10"])
        self.assertEqual(keys(self.notes.exclude(content="平安")), ["10"])
        either = self.notes.filter(content="交警") | self.notes.filter(content="96.13")
        self.assertEqual(keys(either), ["1", "10"])
        self.assertEqual(keys(self.notes.none()), [])
        self.assertEqual(self.holding(content=" "), [])

    def test_query_strings(self):
        asked = {
            "*": ["1", "10", "2"],
            "平安山东 AND 诈骗": ["2"],
            '"群众安全感得分96.13"': ["1"],
            "title:police OR length:0": ["10", "2"],
            "key:[2021 to 202106]": ["1"],
            "title:pol*": ["2"],
            "words_exact:李民": ["1"],
            "": [],
        }
        for text, wanted in asked.items():
            found = connections["default"].get_backend().search(text, models={Note})
            self.assertEqual((text, keys(found["results"])), (text, wanted))
        self.assertEqual(keys(self.notes.raw_search("tags:扫黑")), ["1"])
        with self.assertRaises(SearchBackendError):
            keys(self.notes.raw_search("[甲 TO 乙]"))

    def test_order(self):
        def ordered(*names):
            return [result.pk for result in self.notes.order_by(*names)]

        self.assertEqual(ordered("length"), ["1", "10", "2"])
        self.assertEqual(ordered("-key"), ["2", "1", "10"])
        self.assertEqual(ordered("day"), ["1", "2", "10"])
        self.assertEqual(ordered("-day"), ["2", "1", "10"])
        self.assertEqual(ordered("-price", "id"), ["2", "1", "10"])
        self.assertEqual(ordered("is_public", "-length"), ["2", "10", "1"])
        self.assertEqual(ordered("django_id"), ["1", "2", "10"])
        self.assertEqual(self.notes.latest("key").pk, "2")

    def test_what_was_boosted_comes_first(self):
        either = self.notes.filter_or(content="交警").filter_or(content="嫌疑人")
        for term in ("交警", "嫌疑人"):
            best = either.boost(term, 9).best_match()
            self.assertIn(term, best.text)

    def test_slices_counts_and_values(self):
        ordered = self.notes.order_by("length")
        self.assertEqual([result.pk for result in ordered[1:3]], ["10", "2"])
        self.assertEqual(ordered.count(), 3)
        self.assertEqual(ordered[5:9], [])
        self.assertEqual(ordered.values_list("pk", "length")[0], ["1", -1])
        self.assertEqual(list(ordered.values_list("pk", flat=True)), ["1", "10", "2"])
        self.assertEqual(list(ordered.values("title"))[1], {"title": "无题"})
        rows = [result.object for result in ordered.load_all()]
        self.assertEqual(rows, list(Note.objects.order_by("stars")))

    def test_facets(self):
        start, end = date(2021, 1, 1), date(2023, 1, 1)
        found = (
            self.notes.facet("words")
            .facet("tags")
            .facet("is_public")
            .date_facet("day", start, end, "year")
            .query_facet("length", "[0 to]")
        )
        counts = found.facet_counts()
        self.assertEqual(
            counts["fields"],
            {
                "words": [("李民", 1), ("王敏", 1), (None, 1)],
                "tags": [("平安", 2), ("扫黑", 1), (None, 1)],
                "is_public": [(True, 2), (False, 1)],
            },
        )
        year = datetime(2022, 1, 1)
        self.assertEqual(
            counts["dates"]["day"],
            [
                ((datetime(2021, 1, 1), year), 1),
                ((year, datetime(2023, 1, 1)), 1),
                (None, 1),
            ],
        )
        self.assertEqual(counts["queries"], {"length:[0 to]": 2})
        self.assertEqual(
            found.facet("words", limit=1).facet_counts()["fields"]["words"],
            [("李民", 1)],
        )

    def test_narrowing_takes_what_a_facet_gives(self):
        self.assertEqual(keys(self.notes.narrow("tags_exact:平安")), ["1", "2"])
        self.assertEqual(keys(self.notes.narrow(SQ(words="王敏"))), ["2"])
        narrowed = self.notes.narrow("tags:平安").narrow("is_public:true")
        self.assertEqual(keys(narrowed), ["1"])

    def test_haystacks_form_narrows_by_any_field(self):
        for chosen, wanted in (
            ("words_exact:王敏", ["2"]),
            ("price_exact:9.50", ["1"]),
            ("title_exact:打击电信网络诈骗 police report", ["2"]),
            ("title_exact:打击电信网络诈骗", []),
        ):
            form = FacetedSearchForm(
                {"q": "平安"}, selected_facets=[chosen], searchqueryset=self.notes
            )
            self.assertEqual((chosen, keys(form.search())), (chosen, wanted))

    def test_passages_are_marked_and_safe(self):
        (found,) = self.notes.filter(content="建设").highlight()
        (shown,) = found.highlighted["text"]
        self.assertIn("&lt;b&gt;平安山东&lt;/b&gt;<em>建设</em>", shown)
        options = {"html_tag": "b", "css_class": "hit", "max_length": 10}
        (found,) = self.notes.filter(content="嫌疑人").highlight(**options)
        self.assertIn('<b class="hit">嫌疑人</b>', found.highlighted["text"][0])

    def test_more_like_this(self):
        similar = SearchQuerySet().more_like_this(Note.objects.get(pk=1))
        self.assertEqual(set(keys(similar)), {"2", "x9.a"})
        self.assertEqual(keys(similar.models(Note)), ["2"])
        self.assertEqual(keys(similar.filter(length=99)), [])
        self.assertEqual(len(similar[:1]), 1)
        self.assertEqual(keys(similar.more_like_this(Note(pk=99))), [])

    def test_spelling(self):
        found = SearchQuerySet().filter(content="exampl")
        self.assertEqual(found.spelling_suggestion(), "example")
        self.assertIsNone(
            SearchQuerySet().filter(content="example").spelling_suggestion()
        )
        self.assertIsNone(SearchQuerySet(using="letters").spelling_suggestion("exampl"))
