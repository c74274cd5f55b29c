"""Entries nearly the same are found, linked to the first of their kind, told apart."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command

from archive.models import Band, Entry, Outbox, ToldApart
from archive.records import ParseWarning
from archive.store import find_alike, store, store_batch, tell_apart
from archive.store.duplicates import relink, relink_all
from tests.store.records import article

pytestmark = pytest.mark.django_db

STORY = (
    "记者从省公安厅获悉，八月以来全省公安机关持续开展夏季治安打击整治行动。",
    "行动紧盯群众反映强烈的电信网络诈骗、盗抢骗等突出违法犯罪，快侦快破一批案件。",
    "目前已抓获一批犯罪嫌疑人，依法追赃挽损，群众安全感和满意度不断提升。",
)
OTHER = (
    "中国气象局今天继续发布暴雨橙色预警，预计今天夜间到明天，江南华南有大到暴雨。",
    "专家提醒，当地居民要减少外出，注意防范山洪、滑坡等次生灾害，确保安全。",
)
MOULD = "成交额{0}1.5万元，涨{0}2.7%，收于{0}3.9元，换手{0}4.1%，市值{0}5.6亿元。"


def print_of(number, *paragraphs):
    """The story as another site prints it."""
    return article(*(paragraphs or STORY), f"责任编辑：第{number}人", path=f"/{number}")


def links():
    """Every entry with the one it is linked to."""
    return dict(Entry.objects.order_by("pk").values_list("pk", "duplicate_of"))


@pytest.mark.parametrize("at_once", [True, False])
def test_each_print_is_linked_to_the_first(at_once):
    """In one batch or one by one: no chains, other texts apart, with a warning."""
    records = [print_of(1), article(*OTHER, path="/o"), print_of(2), print_of(3)]
    stored = store_batch(records) if at_once else [store(one) for one in records]
    first, other, second, third = (one.entry_id for one in stored)
    assert links() == {first: None, other: None, second: first, third: first}
    assert [w.code for w in stored[3].warnings] == ["near-duplicate"]
    assert set(Band.objects.values_list("entry", flat=True)) == {first, other}


@pytest.mark.parametrize("at_once", [True, False])
def test_what_a_text_became_later_is_no_print_of_it(at_once):
    """An amended law stands by itself, and so does its amendment; a reprint does not.

    The same words are linked whatever the day; without a day, the words decide.
    """
    days = ["2019-03-02", "2022-03-29", "2022-04-05", None]
    records = [
        replace(print_of(n), published_on=day and date.fromisoformat(day))
        for n, day in enumerate(days)
    ]
    records.append(replace(records[0], path="/again", published_on=date(2023, 1, 1)))
    stored = store_batch(records) if at_once else [store(one) for one in records]
    law, amended, reprint, undated, again = (one.entry_id for one in stored)
    linked = links()
    assert linked[law] is linked[amended] is None
    assert linked[reprint] == amended and linked[again] == law
    assert linked[undated] in (law, amended)


@pytest.mark.parametrize("at_once", [True, False])
def test_titles_keep_the_rules_of_two_cities_apart(at_once):
    """Nearly the same words of the same days, but for the same words to the letter."""
    titles = [
        "济南市巡查条例",
        "青岛市巡查条例",
        "青岛市巡查条例（全文）",
        "烟台市巡查条例",
    ]
    records = [replace(print_of(n), title=title) for n, title in enumerate(titles)]
    records[3] = replace(records[0], title=titles[3], path="/same")
    stored = store_batch(records) if at_once else [store(one) for one in records]
    jinan, qingdao, whole, same = (one.entry_id for one in stored)
    assert links() == {jinan: None, qingdao: None, whole: qingdao, same: jinan}


def test_a_law_without_a_day_may_be_another_version_of_it():
    """Some words less are a version, unless both days are known and near."""
    law = replace(print_of(1), title="巡查条例")
    version = replace(print_of(2, *STORY[:2], STORY[2][:20]), title="巡查条例")
    first, second, third = (
        store(replace(one, published_on=day, path=path)).entry_id
        for one, day, path in (
            (law, date(2021, 3, 4), "/law"),
            (version, None, "/undated"),
            (version, date(2021, 3, 5), "/dated"),
        )
    )
    assert links()[second] is None and links()[third] in (first, second)


def test_a_title_made_of_the_text_says_nothing():
    """It is the text over again: 8月3日 and 8月4日 may be two prints of one story."""
    inferred = (ParseWarning("title-inferred", 1, "没有标题。"),)
    records = [
        replace(print_of(n), title=f"8月{n}日，行动开始", warnings=inferred)
        for n in (3, 4)
    ]
    first, second = (store(one).entry_id for one in records)
    assert links()[second] == first
    named = store(replace(print_of(5), title="8月3日，行动开始")).entry_id
    other = store(replace(print_of(6), title="8月4日，行动开始")).entry_id
    assert links()[named] == first and links()[other] == first


def test_a_corrected_date_is_judged_again():
    """An editor who mends a wrong year has the prints linked."""
    first = store(print_of(1))
    second = store(replace(print_of(2), published_on=date(2002, 8, 1)))
    assert links()[second.entry_id] is None
    store(replace(print_of(2), published_on=first_day(first)))
    assert links()[second.entry_id] == first.entry_id


def first_day(stored):
    """The day of an entry that was stored."""
    return Entry.objects.get(pk=stored.entry_id).published_on


def test_an_edited_text_is_judged_again():
    """A print that becomes another text stands alone; one that becomes alike is linked.

    What was linked to it finds a first among what is left.
    """
    first, second, third = (store(print_of(n)).entry_id for n in (1, 2, 3))
    store(article(*OTHER, path="/1"))
    assert links() == {first: None, second: None, third: second}
    store(print_of(1))
    assert links() == {first: second, second: None, third: second}
    assert not Entry.objects.get(pk=second).warnings


def test_what_is_deleted_leaves_the_next_one_first():
    """The bands go with the first, and the next one of the kind has them."""
    first, second, third = (store(print_of(n)).entry_id for n in (1, 2, 3))
    left = list(Entry.objects.exclude(pk=first).order_by("pk"))
    Entry.objects.get(pk=first).delete()
    relink(left)
    assert links() == {second: None, third: second}
    assert store(print_of(4)).duplicate_of == second


def test_a_link_that_was_cut_is_not_made_again():
    """Neither at the next import, nor from the other side; the journal has it."""
    first, second = (store(print_of(n)).entry_id for n in (1, 2))
    Outbox.objects.all().delete()
    tell_apart(Entry.objects.get(pk=second))
    assert links() == {first: None, second: None}
    assert not Entry.objects.get(pk=second).warnings
    assert Outbox.objects.get().entry_id == second
    store(print_of(2, *STORY, "末段。"))
    store(print_of(1, *STORY, "另一末段。"))
    assert links() == {first: None, second: None}
    tell_apart(Entry.objects.get(pk=second))
    assert ToldApart.objects.count() == 1


def test_a_third_print_goes_to_the_one_it_is_most_like():
    """With two firsts told apart, the more alike of them is taken."""
    first, second = (store(print_of(n)).entry_id for n in (1, 2))
    tell_apart(Entry.objects.get(pk=second))
    assert store(article(*STORY, "责任编辑：第2人", "全文完。")).duplicate_of == second
    assert store(article(*STORY, "责任编辑：第1人", path="")).duplicate_of == first


def test_what_is_alike_is_found_with_its_likeness():
    """All of a kind, the most alike first; a draft as well; nothing for other words."""
    first = store(print_of(1), status="draft").entry_id
    second = store(print_of(2)).entry_id
    store(article(*OTHER, path="/o"))
    same, near = find_alike([*STORY, "责任编辑：第2人"])
    assert (same.entry_id, same.likeness) == (second, 1.0)
    assert near.entry_id == first and 0.6 < near.likeness < 1
    assert find_alike(["完全无关的一段话。"]) == []
    assert find_alike([]) == []


def test_short_texts_are_linked_by_the_same_words_only():
    """Thanks and greetings are not nearly the same as each other."""
    stored = store_batch(
        [
            article("谢谢大家！", path="/1"),
            article("谢谢各位！", path="/2"),
            article("谢谢 大家！", path="/3"),
        ]
    )
    assert [one.duplicate_of for one in stored] == [None, None, stored[0].entry_id]


def test_a_mould_shared_by_many_is_looked_up_in_bounded_time(
    django_assert_max_num_queries, monkeypatch
):
    """Bands that very many firsts have are passed over, and queries stay few."""
    monkeypatch.setattr("archive.store.likeness.MOST_SHARING", 3)
    moulds = [article(*STORY, MOULD.format(n), path=f"/{n}") for n in range(1, 8)]
    stored = store_batch(moulds)
    assert {one.duplicate_of for one in stored} == {None}
    with django_assert_max_num_queries(6):
        assert find_alike([*STORY, MOULD.format(9)]) == []


def test_all_are_judged_anew_as_if_imported_now():
    """Wrong links and missing ones are mended, in the order of the entries.

    What was told apart stays apart; a second run changes nothing.
    """
    stored = [store(print_of(n)).entry_id for n in range(4)]
    other = store(article(*OTHER, path="/o")).entry_id
    first, second, third, apart = stored
    tell_apart(Entry.objects.get(pk=apart))
    right = links()
    Entry.objects.filter(pk=other).update(duplicate_of=first)
    Entry.objects.filter(pk=first).update(duplicate_of=third)
    Entry.objects.filter(pk=second).update(duplicate_of=None)
    Entry.objects.filter(pk=third).update(duplicate_of=None)
    Band.objects.all().delete()
    Outbox.objects.all().delete()
    assert relink_all() == 4
    assert links() == right
    changed = set(Outbox.objects.values_list("entry_id", flat=True))
    assert changed == {*stored[:3], other}
    assert relink_all() == 0


def test_the_command_judges_all_anew(capsys):
    """`link_duplicates` says how many links are others now."""
    first, second = (store(print_of(n)).entry_id for n in (1, 2))
    Entry.objects.filter(pk=second).update(duplicate_of=None)
    call_command("link_duplicates")
    assert links() == {first: None, second: first}
    assert "1 " in capsys.readouterr().out
