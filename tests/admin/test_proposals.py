"""Names that wait to be topics, over the whole archive, on the desk."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User

from archive.models import Proposal, Status, Topic
from tests.admin.rows import make_entry, propose, say

QUEUE = "/admin/archive/topic/proposals/"
SCRIPT = "<script>alert(1)</script>"

pytestmark = pytest.mark.django_db


def about(name, text="全省持续推进。", **fields):
    """An entry whose text proposed a name."""
    entry = make_entry(**fields)
    say(entry, "", text, role="narrative")
    return propose(entry, name)


def ask(desk, **params):
    return desk.get(QUEUE, params).context["questions"]


def reply(desk, value, **fields):
    """Click an answer; give what the desk then says."""
    sent = {"answer": value, "back": QUEUE, **fields}
    page = desk.post(f"{QUEUE}answer/", sent, follow=True)
    return [str(message) for message in page.context["messages"]]


def test_names_wait_with_their_entries_those_of_most_first(desk):
    """Name, number of entries, and the words that made them propose it."""
    about("扫毒")
    about("断卡", "警方开展断卡行动，成效明显。", title="破获大案")
    about("断卡")
    first, second = ask(desk)
    assert [(q.proposal.name, q.proposal.entry_count) for q in (first, second)] == [
        ("断卡", 2), ("扫毒", 1),
    ]  # fmt: skip
    html = desk.get(QUEUE).content.decode()
    assert "警方开展<mark>断卡</mark>行动，成效明显。" in html and "破获大案" in html
    assert [q.proposal.name for q in ask(desk, q="毒")] == ["扫毒"]


def test_another_word_for_a_name_is_shown_as_well(desk):
    """电信诈骗 made a text propose 电信网络诈骗."""
    about("电信网络诈骗", "电信诈骗多发。")
    assert "<mark>电信诈骗</mark>多发" in desk.get(QUEUE).content.decode()


def test_a_name_is_accepted_for_all_its_entries_and_taken_back(desk):
    """A click; the histories of the topic and of each entry tell of it."""
    entries = [about("断卡"), about("断卡", status=Status.DRAFT)]
    row = Proposal.objects.get()
    said = reply(desk, f"accept:{row.pk}")
    assert "“断卡”已成为主题，2 篇归入。" in said[0]
    assert list(Topic.objects.get().entries.order_by("pk")) == entries
    assert LogEntry.objects.count() == 3
    (settled,) = desk.get(QUEUE, {"kind": "filed"}).context["page"]
    assert settled == row and settled.settled_by.username == "editor"
    page = desk.post(f"{QUEUE}{row.pk}/undo/", {"back": QUEUE}, follow=True)
    assert "又是待定主题" in str(*page.context["messages"])
    assert not Topic.objects.exists() and len(ask(desk)) == 1


def test_a_name_goes_to_the_topic_it_is_another_word_for(desk):
    """What the archive calls 反诈 is offered for 电信网络诈骗; or one is chosen."""
    about("电信网络诈骗")
    about("养老")
    topic = Topic.objects.create(name="反诈")
    other, known = ask(desk)[::-1] if ask(desk)[0].known else ask(desk)
    assert (known.known, other.known) == (topic, None)
    reply(desk, f"merge:{known.proposal.pk}:{topic.pk}")
    assert "请先选择" in reply(desk, f"chosen:{other.proposal.pk}")[0]
    pk = other.proposal.pk
    reply(desk, f"chosen:{pk}", **{f"topic-{pk}": topic.pk})
    topic.refresh_from_db()
    assert topic.names() == ["反诈", "电信网络诈骗", "养老"]
    assert topic.entries.count() == 2


def test_a_page_is_settled_at_once(desk):
    """All that are ticked, and no others."""
    for name in ("甲事", "乙事", "丙事"):
        about(name)
    first, second, third = (q.proposal.pk for q in ask(desk))
    assert len(reply(desk, "accept-chosen", chosen=[first, third])) == 2
    assert Topic.objects.count() == 2
    assert "没有勾选" in reply(desk, "refuse-chosen")[0]
    reply(desk, "refuse-chosen", chosen=[second])
    assert ask(desk) == []
    assert len(desk.get(QUEUE, {"kind": "refused"}).context["page"]) == 1


@pytest.mark.parametrize(
    "value", ["", "merge:1", "merge:1:9", "accept:a", "accept:999", "drop:1", "accept"]
)
def test_a_value_no_button_has_changes_nothing(desk, value):
    """What is no answer, or was answered meanwhile, is refused with a word."""
    about("断卡")
    assert "已经有人处理" in reply(desk, value)[0]
    assert not Topic.objects.exists() and len(ask(desk)) == 1


def test_the_queue_is_for_those_who_may_change_topics(client):
    """And topics are made by those who may add some."""
    row = Proposal.objects.get(entries=about("断卡"))
    user = User.objects.create_user("reader", is_staff=True)
    client.force_login(user)
    assert client.get(QUEUE).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="change_topic"))
    assert "accept:" not in client.get(QUEUE).content.decode()
    answer = client.post(f"{QUEUE}answer/", {"answer": f"accept:{row.pk}"})
    assert answer.status_code == 403 and not Topic.objects.exists()
    assert client.get(f"{QUEUE}answer/").status_code == 405


def test_text_from_outside_is_only_text(desk):
    """A name, a title, a passage cannot be markup."""
    about(SCRIPT, f"文{SCRIPT}", title=SCRIPT)
    assert SCRIPT not in desk.get(QUEUE).content.decode()


def test_a_page_of_names_is_read_at_once(desk, django_assert_max_num_queries):
    """Thirty names in a hundred entries cost no query each; the list is paged."""
    for number in range(30):
        for _ in range(3):
            about(f"主题{number:02}")
    with django_assert_max_num_queries(14):
        assert len(ask(desk)) == 20
    assert len(ask(desk, page="2")) == 10
    assert len(ask(desk, page="x")) == 20


def test_the_ways_to_the_queue(desk):
    """The front page counts the names; the list of topics links to them."""
    about("断卡")
    about("断卡")
    page = desk.get("/admin/")
    assert ("主题：待定", 1, QUEUE) in page.context["waiting"]
    assert QUEUE in desk.get("/admin/archive/topic/").content.decode()
