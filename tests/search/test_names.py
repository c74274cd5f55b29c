"""A name is a word as soon as it is one, in every process, and nothing is indexed."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from archive.models import Alias, Outbox, Word
from archive.search import analysis, indexer
from archive.search.question import Term
from tests.factories import article, outlet, person, topic
from tests.search.asking import ids

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget_the_names_of_other_tests():
    analysis.names.forget()
    yield
    analysis.names.forget()


def words(text):
    analysis.names.forget()  # what half a second does elsewhere
    return analysis.term_words(Term(text))


NAME = "阿拉山口的王"


@pytest.mark.parametrize(
    "name_it",
    [
        person,
        outlet,
        topic,
        lambda name: Word.objects.create(name=name),
        lambda name: topic("治安", synonyms=f"别的\n {name}\n"),
        lambda name: Alias.objects.create(person=person("王敏"), name=name),
    ],
    ids=["person", "outlet", "topic", "word", "synonym", "alias"],
)
def test_every_name_of_the_archive_is_one_word(name_it):
    assert NAME not in words(f"请{NAME}发言")
    name_it(NAME)
    assert words(f"请{NAME}发言") == (NAME, "发言")


def test_a_name_is_known_in_either_script():
    person("魯警鳳")
    assert words("鲁警凤发言") == words("魯警鳳發言") == ("鲁警凤", "发言")


def test_a_name_that_is_gone_is_none():
    made = person(NAME)
    assert NAME in words(NAME)
    made.name = "别的名字"
    made.save()
    assert NAME not in words(NAME)
    made.delete()
    assert "别的名字" not in words("别的名字")


def test_passages_with_a_new_name_are_found_without_indexing_anything():
    made = article("会议", "请欧阳青松同志发言并讲话。")
    indexer.rebuild()
    person("欧阳青松")
    analysis.names.forget()
    assert ids("欧阳青松在哪里的讲话") == [made.pk]
    assert not Outbox.objects.exclude(entry_id=made.pk).exists()


def test_without_the_setting_there_are_no_names(settings):
    person(NAME)
    settings.SEARCH_NAMES = ""
    assert analysis.Names().among(frozenset({NAME})) == frozenset()


def test_what_a_search_asks_of_the_names_does_not_grow(django_assert_num_queries):
    Word.objects.bulk_create(Word(name=f"新词{number}号") for number in range(2000))
    analysis.names.forget()
    with django_assert_num_queries(2):
        assert "新词7号" in analysis.term_words(Term("关于新词7号的通知"))
    with django_assert_num_queries(0):
        analysis.term_words(Term("关于新词7号的通知"))


def test_a_word_of_the_dictionary_is_looked_for_among_no_names(
    django_assert_num_queries,
):
    """A name could only cut it up, and then it does not stand there."""
    person("治安")
    person("安")
    with django_assert_num_queries(0):
        assert words("治安") == ("治安",)


@pytest.mark.parametrize("name", ["一", "a b", "句号。", "x" * 31])
def test_the_word_list_takes_only_what_can_be_one_word(name):
    with pytest.raises(ValidationError):
        Word(name=name).full_clean()


def test_editors_add_and_remove_words(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("bian", password="x"))
    assert "雪亮工程" not in words("雪亮工程建设")
    page = client.post(reverse("admin:archive_word_add"), {"name": "雪亮工程"})
    assert page.status_code == 302
    assert "雪亮工程" in words("雪亮工程建设")
    gone = reverse("admin:archive_word_delete", args=[Word.objects.get().pk])
    assert client.post(gone, {"post": "yes"}).status_code == 302
    assert "雪亮工程" not in words("雪亮工程建设")
    assert not Outbox.objects.exists()
