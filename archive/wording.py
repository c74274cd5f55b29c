"""What was told in Chinese, in the language of the page.

Parsing and the store tell in Chinese, and rows keep what they told as plain text; so
does the history of what editors changed. Pages give it here to be read in the language
that the switch says.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation.trans_real import translation

from archive.text.folding import HAN_CHARACTER
from archive.text.wording import Templates, Value

KEPT = 2_000
"""Texts that were read lately: a list repeats them."""
DEEPEST = 5
"""No text told holds others deeper in one another; one from outside may look so."""


def in_page_language(text: str) -> str:
    """Give a text that `archive.text.wording.say` made, in the language of the page.

    Published words in it stay as they are. What no template gives stays Chinese.
    """
    language = get_language()
    if language in (None, settings.LANGUAGE_CODE):
        return text
    return _translated(text, language, DEEPEST)


@lru_cache(maxsize=KEPT)
def _translated(text: str, language: str, deepest: int) -> str:
    said = gettext(text) if text else text
    is_told = said == text and deepest > 0
    found = _templates(language).find(text) if is_told else None
    if found is None:
        return said
    template, values = found
    told = {
        name: value.text
        if value.is_published
        else _translated(value.text, language, deepest - 1)
        for name, value in values.items()
    }
    if not HAN_CHARACTER.search(template) and told == _texts(values):
        # Marks alone are in any text: that it fits says nothing.
        return text
    return gettext(template).format(**told)


def _texts(values: Mapping[str, Value]) -> dict[str, str]:
    return {name: value.text for name, value in values.items()}


@cache
def _templates(language: str) -> Templates:
    # A catalogue has no public list of what it translates.
    known = translation(language)._catalog.items()
    return Templates(one for one, _said in known if isinstance(one, str))
