"""What a page says of itself in JSON-LD, by the names its meta tags would have.

    <script type="application/ld+json">
    {"@type": "NewsArticle", "headline": "…", "datePublished": "2021-12-20T10:30+08:00",
     "author": {"@type": "Organization", "name": "…"}, "publisher": {"name": "…"}}
    </script>

Source: schema.org, Article and its kinds, as news sites print them for search engines.
"""

import json
from collections.abc import Iterator
from typing import Any

from archive.text.clean import strip_white

LONGEST = 200_000
"""A script of more characters is no description of a page."""
MOST = 50
"""So many objects of a page are looked at."""
_KINDS = ("article", "posting", "report")
_NAMES = {
    "headline": "headline", "datePublished": "datepublished", "url": "url",
    "articleSection": "articlesection", "publisher": "publisher", "author": "source",
}  # fmt: skip


def linked_data(root: Any) -> dict[str, str]:
    """Give what the first article described in a page's JSON-LD says, by tag name.

    A person who wrote it is no source; a body is.
    """
    for count, thing in enumerate(_things(root)):
        if count >= MOST:
            break
        if _is_article(thing):
            said = {tag: _text(name, thing.get(name)) for name, tag in _NAMES.items()}
            return {tag: text for tag, text in said.items() if text}
    return {}


def _things(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.xpath("//script[@type='application/ld+json']"):
        text = script.text or ""
        try:
            found = json.loads(text) if len(text) <= LONGEST else None
        except (ValueError, RecursionError):
            # What a site says for search engines only; the page itself is whole.
            continue
        for thing in found if isinstance(found, list) else [found]:
            if isinstance(thing, dict):
                graph = thing.get("@graph")
                yield thing
                yield from (x for x in _listed(graph) if isinstance(x, dict))


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = _listed(thing.get("@type"))
    return any(isinstance(k, str) and k.lower().endswith(_KINDS) for k in kinds)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(name: str, value: Any) -> str:
    """Give what a property says in words: its text, or the name of the body it is."""
    value = _listed(value)[0] if _listed(value) else None
    if isinstance(value, dict):
        is_person = name == "author" and value.get("@type") == "Person"
        value = "" if is_person else value.get("name")
    elif name == "author":
        return ""
    return strip_white(" ".join(value.split())) if isinstance(value, str) else ""
