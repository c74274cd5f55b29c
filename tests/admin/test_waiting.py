"""The desk's front page: what waits for whoever is logged in, and nothing else."""

import pytest
from django.contrib.auth.models import Permission, User

from archive.models import Kind, Status
from tests.admin.rows import make_entry

pytestmark = pytest.mark.django_db
ALL = [
    "新闻发布会：草稿",
    "新闻稿：草稿",
    "导入台：待收",
    "主题：待定",
    "人物：新人物待核对",
    "人物：未定的提及",
    "改动尚未进入搜索",
]


@pytest.mark.parametrize(
    ("may", "listed"),
    [
        (["view_newsarticle"], [1, 6]),
        (["add_newsarticle", "change_newsarticle"], [1, 2, 6]),
        (["change_person", "change_pressconference"], [0, 4, 5, 6]),
        (["change_topic"], [3, 6]),
    ],
)
def test_everybody_sees_what_is_open_to_him(client, may, listed):
    """Each line leads to a page that he may open."""
    for status in Status.values:
        make_entry(kind=Kind.NEWS_ARTICLE, status=status)
    user = User.objects.create_user("helper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(user)
    waiting = client.get("/admin/").context["waiting"]
    assert [what for what, _count, _url in waiting] == [ALL[n] for n in listed]
    addresses = [url for _what, _count, url in waiting if url]
    assert {client.get(url).status_code for url in addresses} == {200}


def test_an_editor_in_chief_sees_all(desk):
    assert [what for what, *_ in desk.get("/admin/").context["waiting"]] == ALL
