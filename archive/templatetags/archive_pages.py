"""Filters of the archive's pages: dates in words, signs for who speaks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.models import Attendance, Capacity, Entry, Kind, Role, Speech
from archive.search.results import Result
from archive.wording import in_page_language

register = template.Library()
register.filter(in_page_language)

SHAPES = {Capacity.HOST: "◇", Capacity.OFFICIAL: "●", Capacity.REPORTER: "○"}
"""A shape for each capacity, so that colour alone tells nothing."""


@register.filter
def day(value: date) -> str:
    """Say a day in full.

    >>> day(date(2021, 3, 4))
    '2021年3月4日'
    """
    return date_format(value, pgettext("date format", "Y年n月j日"))


@register.filter
def weekday(value: date) -> str:
    """Name the day of the week."""
    return date_format(value, "l")


@register.filter
def held_clock(entry: Entry) -> str:
    """Say the Beijing time of day a conference began, "" where it is not known."""
    if entry.held_at is None or not entry.held_time_known:
        return ""
    return f"{timezone.localtime(entry.held_at):%H:%M}"


@register.filter
def machine_time(entry: Entry) -> str:
    """Give an entry's time or day for `<time datetime>` and `PubDate`."""
    if entry.held_at is not None and entry.held_time_known:
        return timezone.localtime(entry.held_at).isoformat(timespec="minutes")
    return entry.day.isoformat() if entry.day else ""


@register.filter
def shape(capacity: str) -> str:
    """Give a capacity's sign; ● for whoever has none but speaks."""
    return SHAPES.get(capacity, "●")


@register.filter
def capacity_word(turn: Speech | Attendance) -> str:
    """Name what somebody did: 主持, 发布, 记者."""
    words = {
        Capacity.HOST: _("主持"),
        Capacity.OFFICIAL: _("发布"),
        Capacity.REPORTER: _("记者"),
    }
    return words.get(turn.capacity, "")


@register.filter
def role_word(role: str | None) -> str:
    """Name a role as readers know it; prose has no word.

    >>> role_word("answer")
    '回答'
    """
    return "" if role in (None, "", Role.NARRATIVE) else str(Role(role).label)


@register.filter
def kind_word(kind: str) -> str:
    """Name a kind."""
    return str(Kind(kind).label)


@register.filter
def result_day(result: Result) -> date | None:
    """Give the day of a search result, null for the undated."""
    day_text = (result.held_at or result.published_on or "")[:10]
    return date.fromisoformat(day_text) if day_text else None


@register.filter
def facet_items(choices: Iterable[Any]) -> SafeString:
    """Give a filter's links as list items; each has `href`, `label` and `count`.

    A page has hundreds: as a loop in the template they cost a third of its time.
    """
    item = '<li><a href="{}" rel="nofollow">{}<span class="count">{}</span></a></li>'
    return format_html_join("", item, ((c.href, c.label, c.count) for c in choices))


@register.filter
def disc(name: str) -> str:
    """Give the character that stands for a person without a portrait."""
    return name.strip()[:1]
