"""What the head of a page says of it: the meta tags of government sites, and others.

    <meta name="ArticleTitle" content="…">
    <meta name="PubDate" content="2021-12-20 10:30">
    <meta name="ContentSource" content="…">

Source: 政府网站发展指引 (国办发〔2017〕47号), appendix on page tags; Open Graph, Dublin
Core and schema.org, in tags or as JSON-LD, for the sites that have none of these.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from archive.parsing.given import Given
from archive.parsing.reading.linked_data import linked_data
from archive.parsing.reading.moments import beijing_day
from archive.records import ParseWarning
from archive.text.clean import shorten, strip_white
from archive.text.wording import say as _

LONGEST_ADDRESS = 1000

_TITLE = ("articletitle", "og:title", "dc.title", "dcterms.title", "headline", "title")
_DAY = (
    "pubdate", "article:published_time", "og:published_time", "publishdate",
    "publish_date", "publishtime", "datepublished", "dc.date", "dcterms.date",
    "dc.date.issued", "dcterms.issued", "og:release_date", "firstpublishedtime",
    "weibo:article:create_at",
)  # fmt: skip
_SOURCE = ("contentsource", "source", "dc.source", "dcterms.source", "mediaid")
_COLUMN = ("columnname", "article:section", "articlesection")
_SITE = ("sitename", "og:site_name", "application-name", "publisher")
_ADDRESS = ("og:url", "url")
# 来源：新华社
_NAMED = re.compile(r"^(?:信息|稿件|文章)?来源\s*[:：]\s*")
# 海州<br/>防汛 · <b>海州</b>防汛, but not 关于<海州办法>的说明 or a<b
_TAG = re.compile(
    r"<br\s{0,3}/?>|<(\w{1,8})(?:\s[^<>]{0,300})?>(?=.{0,500}</\1>)|</\w{1,8}>", re.I
)
# <!-- saved from url=(0042)https://www.example.gov.cn/a.html -->
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
# 题目_新闻中心_某某协会 · 题目 - 某某网 · 题目|某某网
# A dash of two (——) is the title's own.
_PARTS_OF_TITLE = re.compile(
    r"\s*[_|｜]\s*|\s+(?:--|[-–—])\s+|(?<![-–—\d])[-–—](?=[^-–—]{2,20}$)"
)


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page's head says.

    `title` is "" where no tag names it; `window_titles` are the texts that `<title>`
    may stand for, likeliest first. `site` is who runs the page.
    """

    title: str
    window_titles: tuple[str, ...]
    given: Given
    site: str
    warnings: tuple[ParseWarning, ...]


def read_page_meta(root: Any) -> PageMeta:
    """Read the head of a page; a day that is none gives a warning `date-invalid`."""
    tags = linked_data(root) | _tags(root)
    warnings: list[ParseWarning] = []
    given = Given(
        published_on=_day(_first(tags, _DAY), warnings),
        source=_NAMED.sub("", _first(tags, _SOURCE)),
        source_url=_address(root, tags),
        category=_first(tags, _COLUMN),
    )
    window = "".join(root.xpath("string(//head/title|//title)"))
    site = _first(tags, _SITE)
    return PageMeta(
        _first(tags, _TITLE), _window_titles(window), given, site, tuple(warnings)
    )


def _tags(root: Any) -> dict[str, str]:
    """Give the meta tags by name in small letters; the first that says a thing goes."""
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop") or ""
        text = " ".join(_TAG.sub("", tag.get("content") or "").split())
        if name and text:
            found.setdefault(name.strip().lower(), strip_white(text))
    return found


def _first(tags: Mapping[str, str], names: Sequence[str]) -> str:
    return next((tags[name] for name in names if name in tags), "")


def _day(text: str, warnings: list[ParseWarning]) -> date | None:
    if not text:
        return None
    try:
        return beijing_day(text)
    except ValueError:
        message = _(
            "网页标签里的发布日期“{text}”不是日历上的日期，已忽略，请补上。",
            text=shorten(text),
        )
        warnings.append(ParseWarning("date-invalid", 0, message))
        return None


def _address(root: Any, tags: Mapping[str, str]) -> str:
    """Give the page's own address: canonical, else a tag's, else the browser's.

    The front page of a site is no page's own, though careless sites name it on all.
    """
    links = root.xpath("//link[@rel='canonical']/@href")
    above = root.itersiblings(etree.Comment, preceding=True)
    comments = ((c.text or "")[:2000] for c in chain(above, root.iter(etree.Comment)))
    saved = (m[1] for comment in comments if (m := _SAVED_FROM.search(comment)))
    named = (tags[name] for name in _ADDRESS if name in tags)
    return next(
        (a for a in map(strip_white, (*links, *named, *saved)) if _is_own(a)), ""
    )


def _is_own(address: str) -> bool:
    if len(address) > LONGEST_ADDRESS or any(c.isspace() for c in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    own = parts.path.strip("/") or parts.query
    return bool(parts.scheme in ("http", "https") and parts.netloc and own)


def _window_titles(text: str) -> tuple[str, ...]:
    """Give what `<title>` may say of the page itself: all, then less and less of it.

    >>> _window_titles("答出平安答案_新闻中心_某某协会")
    ('答出平安答案_新闻中心_某某协会', '答出平安答案_新闻中心', '答出平安答案')
    """
    whole = " ".join(text.split())
    ends = [m.start() for m in _PARTS_OF_TITLE.finditer(whole)]
    parts = [whole, *(whole[:end] for end in reversed(ends))]
    return tuple(dict.fromkeys(part for part in parts if part))
