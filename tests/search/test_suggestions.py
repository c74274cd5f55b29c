"""What is suggested while somebody types."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Alias, Membership, Person
from archive.search import indexer, suggest
from tests.factories import article, make_entry, outlet, person, store_samples, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples():
    """Both sample documents, filed under a topic, indexed."""
    made = store_samples()
    topic("扫黑除恶", synonyms="打黑除恶\n反黑").entries.set(made)
    indexer.rebuild()
    return made


def shown(typed, limit=10):
    return [(s.kind, s.label) for s in suggest(typed, limit)]


@pytest.mark.parametrize(
    "typed",
    ["范", "范华平", "華平", "华平", "fan", "fanhuaping", "fan hua", "FHP", "fanh",
     "fanhp", "fan华ping", "fan华", "huaping", "范华萍"],
)  # fmt: skip
def test_a_person_is_suggested_by_characters_and_by_pinyin(samples, typed):
    """However a name is begun, in characters, letters or both, it must be there."""
    assert ("speaker", "范华平") in shown(typed)


@pytest.mark.parametrize("typed", ["扫黑", "除恶", "saohei", "shce", "saoheichue"])
def test_a_topic_is_suggested_by_any_word_and_by_pinyin(samples, typed):
    assert ("topic", "扫黑除恶") in shown(typed)


def test_what_is_not_meant_is_not_suggested(samples):
    """Letters in the middle of a syllable, or skipping one, are no pinyin of a name."""
    for typed in ("anhua", "fp", "uaping", "范平"):
        assert ("speaker", "范华平") not in shown(typed)


def test_a_synonym_leads_to_its_topic_and_says_so(samples):
    (found,) = [s for s in suggest("打黑") if s.kind == "topic"]
    assert (found.label, found.note) == ("扫黑除恶", "又作打黑除恶")
    assert ("topic", "扫黑除恶") in shown("fanhei")


def test_an_alias_leads_to_the_person_with_the_latest_post(samples):
    """Beside the person's name stand the other name that was typed and the post."""
    someone = Person.objects.get(name="范华平")
    Alias.objects.create(person=someone, name="老范头")
    for typed in ("老范", "范头", "laofan", "lft"):
        (found,) = [s for s in suggest(typed) if s.kind == "speaker"]
        assert found.label == "范华平"
        assert found.note.startswith("又作老范头 · ")
    latest = Membership.objects.filter(person=someone).order_by("last_seen").last()
    assert str(latest) in found.note


def test_outlets_are_suggested(samples):
    assert ("outlet", "人民公安报") in shown("公安报")
    assert ("outlet", "人民公安报") in shown("rmgab")


def test_titles_with_the_text_anywhere_come_newest_first():
    """A title is suggested by any string in it, in either script."""
    old = article("持续推进扫黑除恶", "x", day="2020-01-01")
    new = article("全省掃黑除惡总结", "x", day="2021-01-01")
    article("别的", "扫黑除恶在正文里。")
    article("草稿说扫黑除恶", "x", status="draft")
    indexer.rebuild()
    for typed in ("扫", "扫黑", "扫黑除恶", "掃黑除"):
        titles = [s.id for s in suggest(typed) if s.kind == "entry"]
        assert titles == [new.pk, old.pk]
    assert suggest("扫黑除饿") == []


def test_the_best_fit_comes_first():
    """The whole name before one that begins so, before one that has it inside."""
    for name in ("欧阳王", "王敏华", "王敏", "王"):
        who = person(name)
        make_entry(turns=[("speech", name, who, ["话。"])])
    assert [label for _, label in shown("王")] == ["王", "王敏", "王敏华", "欧阳王"]


def test_what_only_sounds_so_gives_way_to_any_name_written_so():
    """央视 is an outlet: 楊世華 is not what was begun. 羊世华 is found by sound."""
    who, asking = person("楊世華"), outlet("央视")
    make_entry(
        turns=[
            ("question", "央视记者", asking, ["话？"]),
            ("answer", "楊", who, ["话。"]),
        ]
    )
    assert shown("央视") == [("outlet", "央视")]
    assert shown("羊世华") == [("speaker", "楊世華")]


def test_each_kind_has_its_share_of_the_room():
    """Many people of a name leave room for the titles with it."""
    for number in range(12):
        who = person(f"海{number}")
        make_entry(f"海上{number}", [("speech", "海", who, ["话。"])])
    indexer.rebuild()
    kinds = [kind for kind, _ in shown("海")]
    assert kinds == ["speaker"] * 4 + ["entry"] * 6
    assert len(shown("海", 7)) == 7


def test_polyphones_are_read_as_names_are():
    """曾 as a family name is zeng, 重庆 is chong qing."""
    who = person("曾庆红")
    make_entry(turns=[("speech", "曾庆红", who, ["话。"])], topics=["重庆"])
    assert shown("zengqing") == [("speaker", "曾庆红")]
    assert shown("chongqing") == [("topic", "重庆")]


def test_nothing_of_drafts_and_never_an_error(samples):
    person("无处出现"), outlet("无处发问")
    make_entry("无处可见", status="draft", topics=["无处归类"])
    hard = (
        "无处",
        "wuchu",
        "",
        " ",
        "\0",
        "%",
        "_",
        "[",
        "(" * 500,
        "\ud800",
        "a" * 500,
    )
    for typed in (*hard, "’", "'", "ｆｈ\u200b", "\u202e", "🙂"):
        assert all("无处" not in s.label for s in suggest(typed)), typed
    assert suggest("%") == suggest("_") == suggest("\0") == []


def test_without_an_index_people_are_suggested_all_the_same(samples):
    (indexer.backend().folder.path / "CURRENT").unlink()
    assert shown("范华") == [("speaker", "范华平")]


def test_the_number_of_queries_does_not_grow(samples):
    """Ten suggestions or one: the database is asked as often, and seldom."""

    def count(typed):
        with CaptureQueriesContext(connection) as queries:
            suggest(typed)
        return len(queries)

    few = count("fan")
    for number in range(30):
        who = person(f"范{number}")
        Alias.objects.create(person=who, name=f"范{number}同志")
        make_entry(
            f"范{number}来了",
            [("speech", "范", who, ["话。"])],
            topics=[f"范{number}题"],
        )
    indexer.rebuild()
    assert few <= count("fan") <= few + 2 <= 10
