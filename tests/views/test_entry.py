import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission, User

from archive.models import Entry, Kind, Person
from tests.views.rows import answer, ask, make_entry, quote, say


def visible(html):
    """The text of a page, as a reader sees it."""
    body = re.sub(r"<head>.*?</head>", "", html, flags=re.S)
    return unescape(re.sub(r"<[^>]+>", "", body))


def test_every_paragraph_is_there_with_its_number(samples, page):
    """Each paragraph of both samples stands whole behind its permanent anchor."""
    for entry in samples:
        html = page(entry.get_absolute_url())
        text = visible(html)
        for paragraph in entry.paragraphs.all():
            assert f'id="p{paragraph.number}"' in html
            assert paragraph.text in text


def test_a_conference_shows_its_header(samples, page):
    """Title, time in Beijing, series, who was there with post and capacity."""
    text = visible(page(samples[0].get_absolute_url()))
    assert "2021年3月4日（星期四） 10:00 北京时间" in text
    assert "“展望‘十四五’”主题系列新闻发布会" in text
    assert "第 11 场" in text
    assert "副省长、省公安厅党委书记、厅长" in text
    assert "◇ 主持" in text
    assert "● 发布" in text


def test_what_was_inferred_is_said_and_editors_notes_are_not(samples, page):
    """The inferred year is said; the telephone number is not pointed at."""
    text = visible(page(samples[0].get_absolute_url()))
    assert "年份系推断" in text
    assert "公开前请核对" not in text


def test_six_questions_stand_with_their_answers(samples, page):
    """Each exchange of the sample is one section."""
    html = page(samples[0].get_absolute_url())
    assert html.count('<section class="exchange"') == 6
    first = html.partition('<section class="exchange"')[2].partition("</section>")[0]
    assert "人民公安报记者" in first
    assert "李民" in first
    assert "中宏网记者" not in first


def test_order_can_be_turned_round(samples, page):
    """倒序 shows the last turn first, a question still before its answers."""
    address = samples[0].get_absolute_url()
    html = page(address, order="desc").partition('class="transcript"')[2]
    assert html.index("到此结束") < html.index("大家上午好")
    assert html.index("山东综合广播记者") < html.index("中宏网记者")
    assert html.index("中宏网记者") < html.index("人民公安报记者")
    assert "?order=desc" in page(address)


def test_an_article_shows_sections_and_who_is_quoted(samples, page):
    """Headings stand above their paragraphs, quotations carry their speaker."""
    article = samples[1]
    html = page(article.get_absolute_url())
    assert html.count('class="section-head"') == 3
    assert html.count('<q class="said"') == 2
    for quotation in article.quotations.all():
        assert quotation.person.get_absolute_url() in html
        assert quotation.post in html
    text = visible(html)
    assert "交管动态" in text
    assert "中国道路交通安全协会" in text


def test_the_page_carries_the_meta_tags_of_the_convention(samples, page):
    """Title, date, source and column are there for machines that read them."""
    conference, article = samples
    html = page(article.get_absolute_url())
    assert f'<meta name="ArticleTitle" content="{article.title}">' in html
    assert '<meta name="PubDate" content="2021-12-20">' in html
    assert '<meta name="ContentSource" content="中国道路交通安全协会">' in html
    assert '<meta name="ColumnName" content="交管动态">' in html
    html = page(conference.get_absolute_url())
    assert '<meta name="PubDate" content="2021-03-04 10:00">' in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/entry/' in html


def test_markup_in_the_rows_is_never_markup_on_the_page(db, page):
    """Text from outside is text: in titles, labels, posts, captions, everywhere."""
    bad = "<script>alert(1)</script>"
    entry = make_entry(bad, source=bad, place=bad, category=bad, summary=bad)
    person = Person.objects.create(name=bad)
    answer(ask(entry, bad, label=bad), bad, person, post=bad)
    quote(entry, "alert", person, post=bad)
    html = page(entry.get_absolute_url()) + page(person.get_absolute_url())
    html += page(f"/entry/{entry.pk}/cite/", p=1) + page("/") + page("/entries/")
    assert "<script>alert" not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "x"])
def test_only_web_addresses_become_links(db, page, address):
    """A source address that is no web address is shown, not linked."""
    entry = make_entry(source="某社", source_url=address)
    assert f'href="{address}"' not in page(entry.get_absolute_url())


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_an_unknown_entry_is_not_found(db, client, pk):
    """An id that does not exist is answered 404, in Chinese."""
    response = client.get(f"/entry/{pk}/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()


def test_a_draft_is_not_there_for_the_public(samples, client):
    """Neither the page nor its citation nor its files show a draft."""
    entry = samples[0]
    Entry.objects.filter(pk=entry.pk).update(status="draft")
    for path in ("", "cite/", "cite.bib", "cite.ris"):
        assert client.get(f"/entry/{entry.pk}/{path}").status_code == 404


@pytest.mark.parametrize("permission", ["change_entry", "change_pressconference"])
def test_an_editor_previews_a_draft_with_a_banner(samples, client, permission):
    """Who may change the entry sees it, marked as a draft."""
    entry = samples[0]
    Entry.objects.filter(pk=entry.pk).update(status="draft")
    editor = User.objects.create_user("editor", is_staff=True)
    client.force_login(editor)
    assert client.get(entry.get_absolute_url()).status_code == 404
    editor.user_permissions.add(Permission.objects.get(codename=permission))
    html = client.get(entry.get_absolute_url()).content.decode()
    assert "草稿，未公开" in html
    assert 'content="noindex"' in html


def test_an_editor_has_a_link_to_the_desk(samples, client, admin_user):
    """编辑 is there for an editor, and for nobody else."""
    address = samples[0].get_absolute_url()
    assert ">编辑</a>" not in client.get(address).content.decode()
    client.force_login(admin_user)
    edit = f"/admin/archive/pressconference/{samples[0].pk}/change/"
    assert edit in client.get(address).content.decode()


def test_an_entry_without_anything_is_still_a_page(db, page):
    """No date, no source, no text: the page says so."""
    text = visible(page(make_entry("空", published_on=None).get_absolute_url()))
    assert "无日期" in text
    assert "这一条目还没有正文" in text


def test_a_copy_points_to_the_first(samples, page):
    """A duplicate says which entry it repeats, unless that is not public."""
    first = samples[1]
    copy = make_entry("转载", duplicate_of=first)
    assert first.get_absolute_url() in page(copy.get_absolute_url())
    Entry.objects.filter(pk=first.pk).update(status="draft")
    assert first.title not in page(copy.get_absolute_url())


def test_reading_for_print_has_no_head_and_no_foot(samples, page):
    """?print is the text, its title block and its address."""
    html = page(samples[0].get_absolute_url() + "?print")
    assert "site-head" not in html
    assert "site-foot" not in html
    assert "http://127.0.0.1:8000/entry/" in visible(html)


def test_an_answer_apart_from_its_question_leads_to_it(db, page):
    """Where two questions came first, each answer says what it answers."""
    entry = make_entry(kind=Kind.PRESS_CONFERENCE)
    li = Person.objects.create(name="李民")
    first = ask(entry, "甲问？")
    say(entry, "插话。", label="主持人", capacity="host")
    answer(first, "答甲。", li)
    second = ask(entry, "乙问？")
    answer(second, "答乙。", li)
    answer(first, "再答甲。", li)
    html = page(entry.get_absolute_url())
    assert html.count('<section class="exchange"') == 2
    assert f'<a class="answers" href="#s{first.question_id}">' in html


def test_a_post_that_the_label_prints_is_not_said_again(db, page):
    """省公安厅厅长范华平 says it by himself; under 范华平 alone his post stands."""
    entry = make_entry(Kind.PRESS_CONFERENCE)
    say(entry, "好。", label="省公安厅厅长范华平", post="省公安厅厅长")
    say(entry, "好。", label="范华平", post="省公安厅厅长")
    text = page(entry.get_absolute_url())
    assert text.count('<span class="post">省公安厅厅长</span>') == 1
