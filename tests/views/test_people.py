from datetime import date

import pytest

from archive.models import Alias, Entry, LinkedBy, Person, Quotation
from tests.views.rows import answer, ask, make_entry, say


def test_a_speaker_s_page_shows_statement_and_quotation(samples, page):
    """范华平: his statement in the conference, his words in the article, both posts."""
    person = Person.objects.get(name="范华平")
    html = page(person.get_absolute_url())
    assert "副省长、省公安厅党委书记、厅长" in html
    assert "山东省副省长、公安厅厅长" in html
    assert "靠前主动创平安" in html
    for entry in samples:
        assert entry.title in html
        assert f"{entry.get_absolute_url()}#p" in html


def test_a_speaker_s_page_shows_the_questions_answered(samples, page):
    """李民 answered two questions; each stands with its question and outlet."""
    html = page(Person.objects.get(name="李民").get_absolute_url())
    assert html.count('class="asked"') == 2
    assert "人民公安报记者" in html
    assert "中宏网记者" in html


def test_a_statement_shows_its_points(samples, page):
    """What 范华平 stated stands there by its headings, each with its paragraph."""
    html = page(Person.objects.get(name="范华平").get_absolute_url())
    assert html.count("一是社会治安形势持续向好,群众安全感进一步增强") == 1
    points = html.partition('class="points"')[2].partition("</ul>")[0]
    assert points.count("<li>") == 8
    assert f'href="{samples[0].get_absolute_url()}#p' in points


def test_an_inferred_person_is_marked_until_an_editor_confirms(samples, page):
    """Both the person's page and the entry's say what a rule decided."""
    person = Person.objects.get(name="范华平")
    assert page(person.get_absolute_url()).count('class="guess"') == 2
    article = samples[1].get_absolute_url()
    inferred = page(article).count('class="inferred" title="人物系推断"')
    assert inferred == samples[1].quotations.count()
    assert "未经编辑确认" in page(article)
    Quotation.objects.update(linked_by=LinkedBy.EDITOR)
    assert page(person.get_absolute_url()).count('class="guess"') == 1
    assert "未经编辑确认" not in page(article)


def test_many_turns_in_one_entry_are_cut_and_counted(db, page):
    """A host's page does not become the transcript again."""
    host = Person.objects.create(name="主持人甲")
    entry = make_entry()
    for n in range(30):
        say(entry, f"请第{n}位提问。", label="主持人甲", person=host)
    html = page(host.get_absolute_url())
    assert "还有 22 段发言在实录里" in html


def test_many_posts_are_folded_but_the_latest(db, page):
    """Who was written in many ways has all of them on the page, eight unfolded."""
    person = Person.objects.create(name="李民")
    for n in range(11):
        entry = make_entry(published_on=date(2011 + n, 1, 1))
        say(entry, "话。", label="李民", person=person, post=f"第{n}任")
    folded, _, rest = page(person.get_absolute_url()).partition("</details>")
    assert "更早的 3 种写法" in folded
    open_posts = rest.partition("</ol>")[0]
    assert [n for n in range(11) if f"第{n}任" in open_posts] == list(range(3, 11))


def test_aliases_and_the_note_that_tells_apart_are_shown(db, page):
    """Two people of one name are told apart; other names are given."""
    person = Person.objects.create(name="李民", note="刑侦总队")
    Alias.objects.create(person=person, name="李总队长")
    say(make_entry(), "话。", label="李民", person=person)
    html = page(person.get_absolute_url())
    assert "李民（刑侦总队）" in html
    assert "李总队长" in html


def test_people_are_listed_by_initial(samples, page):
    """Everybody is listed under the first letter of the pinyin."""
    html = page("/speakers/")
    for name in ("范华平", "丁绍敏", "王海防"):
        assert name in html
    assert html.index("丁绍敏") < html.index("范华平") < html.index("王海防")
    only_f = page("/speakers/", initial="f")
    assert "范华平" in only_f
    assert "丁绍敏" not in only_f


@pytest.mark.parametrize("initial", ["%", "\x00", "zz", "☃" * 500])
def test_an_initial_that_nobody_has_shows_all(samples, page, initial):
    """What cannot be an initial is let be."""
    assert "范华平" in page("/speakers/", initial=initial)


def test_somebody_only_a_draft_names_is_nowhere(samples, client, page):
    """Neither list nor page shows who stands in a draft only."""
    person = Person.objects.get(name="王海防")
    Entry.objects.filter(kind="news_article").update(status="draft")
    assert "王海防" not in page("/speakers/")
    assert client.get(person.get_absolute_url()).status_code == 404
    still_there = page(Person.objects.get(name="范华平").get_absolute_url())
    assert "四则运算" not in still_there
    assert "山东省副省长、公安厅厅长" not in still_there


def test_every_page_of_a_speaker_is_reached(db, page):
    """With more entries than a page holds, the last ones are on the next."""
    person = Person.objects.create(name="李民")
    for n in range(25):
        entry = make_entry(f"第{n:02}场")
        answer(ask(entry, "请问？"), "答。", person)
    address = person.get_absolute_url()
    both = page(address) + page(address, page=2)
    assert all(f"第{n:02}场" in both for n in range(25))
    assert "共 25 项，显示第 21–25 项" in page(address, page=2)
