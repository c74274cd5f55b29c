"""Every page of the desk in both languages: no word of the other but published ones.

What is in the rows is English where the page is Chinese and Chinese where it is
English, so that any other word of that language is one nobody translated.
"""

import re
from html.parser import HTMLParser

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.urls import reverse

from archive.models import Organization, Person, Series, Topic, Word
from tests.admin.rows import form_url, form_values, make_conference, save

pytestmark = pytest.mark.django_db

SHOWN = {"alt", "aria-label", "content", "placeholder", "title", "data-said"}
HAN = re.compile(r"[\u4e00-\u9fff]+")
WORD = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]+)*")
NAMES = {
    "Control", "Command", "Mac", "LDAP",
    "txt", "html", "docx", "jsonl", "xml", "JPEG", "PNG", "WebP", "GIF",
    "fan hua", "wen zi", "editor",
}  # fmt: skip
"""Keys, endings of files, names read aloud, and who is logged in."""


class _Told(HTMLParser):
    """Gathers what a page tells the eye and the ear."""

    def __init__(self):
        super().__init__()
        self.told, self._unseen = [], ""

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "style"}:
            self._unseen = tag
        values = dict(attrs)
        is_button = tag == "input" and values.get("type") in {"submit", "button"}
        names = SHOWN | ({"value"} if is_button else set())
        if tag != "meta":
            self.told += [values[name] or "" for name in names & values.keys()]

    def handle_endtag(self, tag):
        if tag == self._unseen:
            self._unseen = ""

    def handle_data(self, data):
        if not self._unseen:
            self.told.append(data)


def told_by(page):
    told = _Told()
    told.feed(page.content.decode())
    return [" ".join(text.split()) for text in told.told if text.strip()]


def rows(word):
    """A row of every kind that the desk has a form for, all made of one word."""
    entry = make_conference(title=word, source=word, place=word)
    entry.paragraphs.update(text=word)
    entry.speeches.update(label=word, name=word, post=word)
    person = Person.objects.create(name=word)
    topic = Topic.objects.create(name=word)
    made = [
        person, topic, Organization.objects.create(name=word, is_outlet=True),
        Series.objects.create(name=word), Word.objects.create(name=word),
        Group.objects.create(name=word), User.objects.create_user(word),
        entry.speeches.first(),
    ]  # fmt: skip
    return entry, made


def pages(entry, made):
    """The addresses of the desk: lists, forms, histories, and pages of its own."""
    yield from map(reverse, ("admin:index", "admin:desk", "admin:password_change"))
    for model in admin.site._registry:
        meta = model._meta
        for page in ("changelist", "add"):
            yield reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}")
    for form in map(_form, [entry, *made]):
        yield from (form, form.replace("change/", "history/"))
        yield form.replace("change/", "delete/")
    person = made[0].pk
    yield from (f"/admin/archive/person/{page}" for page in (
        "questions/", "questions/?kind=open", "questions/?kind=alike", "decisions/",
        f"merge/?ids={person}", f"{person}/split/",
    ))  # fmt: skip
    yield "/admin/archive/topic/proposals/"
    yield f"{form_url(entry)}?_changelist_filters=x"


def _form(row):
    app = row._meta.app_label
    if app == "archive":
        return form_url(row)
    return reverse(f"admin:{app}_{row._meta.model_name}_change", args=[row.pk])


def left(desk, addresses, foreign, known):
    """What stands on pages in the other language, by the pages.

    A form is sent empty as well, to hear what it refuses.
    """
    found = {}
    for address in addresses:
        shown = [desk.get(address, follow=True)]
        if address.endswith(("add/", "change/", "desk/", "password_change/")):
            sent = form_values(shown[0])
            emptied = {k: v if k.endswith("_FORMS") else "" for k, v in sent.items()}
            shown.append(desk.post(address, emptied, follow=True))
        texts = (text for page in shown for text in told_by(page))
        words = {word for text in texts for word in foreign.findall(text)}
        if words := {word for word in words if word not in known}:
            found[address] = words
    return found


def test_english_pages_hold_no_chinese(desk):
    """But the name of the other language on the switch."""
    entry, made = rows("wording")
    desk.cookies["language"] = "en"
    save(desk, form_url(entry), title="otherword", status="draft")
    assert left(desk, pages(entry, made), HAN, set()) == {}


def test_chinese_pages_hold_no_english(desk):
    """But names and what a machine writes."""
    entry, made = rows("文字")
    save(desk, form_url(entry), title="改过", status="draft")
    assert left(desk, pages(entry, made), WORD, NAMES) == {}
