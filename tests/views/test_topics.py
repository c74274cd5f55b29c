from archive.models import Entry, Topic
from tests.views.rows import make_entry


def test_the_tree_counts_what_each_topic_holds(samples, page):
    """A topic above stands even with nothing of its own, if one below has entries."""
    above = Topic.objects.create(name="平安建设")
    Topic.objects.create(name="空主题")
    Topic.objects.filter(name="扫黑除恶").update(parent=above)
    html = page("/topics/")
    assert html.index("平安建设") < html.index("扫黑除恶")
    assert '扫黑除恶<span class="count">2</span>' in html
    assert "空主题" not in html


def test_a_topic_s_page_lists_its_entries(samples, page):
    """Both samples are filed under 扫黑除恶; its other name is given."""
    html = page(Topic.objects.get(name="扫黑除恶").get_absolute_url())
    assert "打黑除恶" in html
    for entry in samples:
        assert entry.title in html


def test_a_topic_of_drafts_only_is_nowhere(samples, client, page):
    """Neither the list nor a page of its own tells what only drafts are filed under."""
    Entry.objects.update(status="draft")
    topic = Topic.objects.get(name="扫黑除恶")
    assert client.get(topic.get_absolute_url()).status_code == 404
    assert "扫黑除恶" not in page("/topics/")


def test_a_topic_above_others_says_where_to_look(samples, page):
    """Nothing is filed under it itself: it has a page, and names what is below it."""
    above = Topic.objects.create(name="平安建设")
    Topic.objects.filter(name="扫黑除恶").update(parent=above)
    Topic.objects.create(name="未归一篇", parent=above)
    html = page(above.get_absolute_url())
    assert "没有直接归入这一主题的公开条目" in html
    assert "扫黑除恶" in html
    assert "未归一篇" not in html


def test_many_topics_are_paged(db, page):
    """Each topic is on one of the pages."""
    entry = make_entry()
    for n in range(60):
        entry.topics.add(Topic.objects.create(name=f"题{n:02}号"))
    both = page("/topics/") + page("/topics/", page=2)
    assert all(f"题{n:02}号" in both for n in range(60))


def test_an_unknown_topic_is_not_found(db, client):
    """No such id: 404."""
    assert client.get("/topics/99/").status_code == 404
