from django.utils import timezone

from archive.models import Entry
from archive.models.reads import add_reads


def test_home_shows_the_ways_in(samples, page):
    """Search box, latest, people and topics are on the home page."""
    html = page("/")
    conference, article = samples
    assert 'name="q"' in html
    assert article.title in html
    assert conference.title in html
    assert html.index(article.title) < html.index(conference.title)
    assert "范华平" in html
    assert "扫黑除恶" in html


def test_home_lists_what_is_read_most(samples, page):
    """热门 is the most read first."""
    conference, article = samples
    add_reads(timezone.localdate(), {conference.pk: 5, article.pk: 2})
    hot = page("/").partition('id="hot"')[2]
    assert hot.index(conference.title) < hot.index(article.title)


def test_an_empty_archive_says_what_to_do(db, page):
    """Each empty list says why it is empty."""
    html = page("/")
    assert "档案里还没有公开的条目" in html
    assert "近 30 天还没有阅读记录" in html


def test_drafts_are_not_on_the_home_page(samples, page):
    """A draft, its people and its topics are not shown."""
    Entry.objects.update(status="draft")
    html = page("/")
    assert "四则运算" not in html
    assert "范华平" not in html
    assert "扫黑除恶" not in html
