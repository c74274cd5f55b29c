"""The first editor's account, its one-time password, and logging in."""

import re
import stat
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from archive.models import OneTimePassword

LOGIN, CHANGE = "/admin/login/", "/admin/password_change/"
OWN = "靠前一步主动作为2021"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.FIRST_EDITOR_FILE = tmp_path / "first-editor"
    return settings.FIRST_EDITOR_FILE


def first_editor():
    out = StringIO()
    call_command("first_editor", stdout=out)
    return out.getvalue()


def read(lines):
    """The name and the password, as the command says them."""
    name = re.search(r"用户名：(\S+)", lines)[1]
    return {"username": name, "password": re.search(r"一次性密码：(\S+)", lines)[1]}


def change(client, old, new):
    fields = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post(CHANGE, fields)


def test_is_made_once_and_says_where_the_password_lies(kept):
    """The first run makes an account and a file for its owner only; a second none."""
    said = first_editor()
    account = read(said)
    assert User.objects.get(username=account["username"]).is_superuser
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert read(kept.read_text(encoding="utf-8")) == account
    again = first_editor()
    assert str(kept) in said and str(kept) in again
    assert account["password"] not in again
    assert User.objects.count() == 1


def test_nothing_is_made_where_there_is_staff(kept, editor):
    """An installation that has an editor gets no other account and no file."""
    assert first_editor() == ""
    assert User.objects.count() == 1 and not kept.exists()


def test_group_is_made_once_and_stays_as_it_was_changed():
    """The group 编辑 has what an editor needs; an operator's changes to it stay."""
    first_editor()
    group = Group.objects.get(name="编辑")
    codes = set(group.permissions.values_list("codename", flat=True))
    assert {"change_pressconference", "add_paragraph", "delete_topic"} <= codes
    assert "change_user" not in codes and "add_membership" not in codes
    group.permissions.clear()
    first_editor()
    assert not group.permissions.exists()


def test_no_account_without_the_file(settings, tmp_path):
    """Where the password cannot be kept there is one clear line and no account."""
    (tmp_path / "file").touch()
    settings.FIRST_EDITOR_FILE = tmp_path / "file" / "first-editor"
    with pytest.raises(CommandError, match="写不了"):
        first_editor()
    assert not User.objects.exists()


def test_password_must_be_changed_before_anything_else(client, kept):
    """With a one-time password every page of the desk leads to the change of it."""
    account = read(first_editor())
    client.post(LOGIN, account)
    for path in ("/admin/", "/admin/archive/newsarticle/", "/admin/autocomplete/"):
        assert client.get(path).url == CHANGE
    assert "请先把一次性密码改成自己的密码" in client.get(CHANGE).content.decode()
    assert change(client, account["password"], OWN).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert not kept.exists() and not OneTimePassword.objects.exists()


def test_one_time_password_may_not_be_kept(client, kept):
    """To change it into itself is refused, and the desk stays closed."""
    account = read(first_editor())
    client.post(LOGIN, account)
    page = change(client, account["password"], account["password"])
    assert "新密码不能和现在的密码相同" in page.content.decode()
    assert client.get("/admin/").url == CHANGE and kept.exists()


def test_logging_in_leads_nowhere_else(client, editor):
    """A link to the log-in page cannot send an editor to another site."""
    given = {"username": "editor", "password": "靠前一步2021"}
    answer = client.post(f"{LOGIN}?next=https://elsewhere.example/", given)
    assert answer.url == "/admin/"


def test_wrong_passwords_close_the_door_for_a_while(client, editor):
    """After ten wrong passwords the answer is 429, in Chinese, with the remedy."""
    wrong = {"username": "editor", "password": "wrong"}
    pages = [client.post(LOGIN, wrong) for _ in range(10)]
    assert pages[0].status_code == 200 and "用户名" in pages[0].content.decode()
    assert pages[-1].status_code == 429
    right = client.post(LOGIN, wrong | {"password": "靠前一步2021"})
    assert right.status_code == 429
    assert (
        "登录暂停" in right.content.decode() and "axes_reset" in right.content.decode()
    )


def test_lock_out_says_its_true_length():
    """The page of the lock-out names the minutes that the settings give."""
    assert settings.AXES_COOLOFF_TIME * 60 == 15


def test_readers_may_not_enter(client):
    """An account that is no editor's is sent away from every page of the desk."""
    client.force_login(User.objects.create_user("reader"))
    for path in ("/admin/", "/admin/archive/newsarticle/", "/admin/archive/person/1/"):
        answer = client.get(path)
        assert answer.status_code == 302 and "/admin/login/" in answer.url


def test_login_page_is_chinese(client):
    """The log-in page and the title of the desk are Chinese."""
    page = client.get(LOGIN).content.decode()
    assert "平安档案 · 编辑台" in page and "密码" in page and "登录" in page


def test_logging_out(desk):
    """An editor who logs out is out."""
    assert desk.post("/admin/logout/").status_code == 200
    assert desk.get("/admin/").status_code == 302
