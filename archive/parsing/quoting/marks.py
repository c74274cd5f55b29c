"""What stands between quotation marks and is said: no emphasis, no title."""

import re

from archive.parsing.quoting.layout import CLOSING, Layout, Quoted

SHORTEST = 6
"""Fewer characters between marks are emphasis unless a stop or comma ends them."""
LONG = 12
"""So many characters between marks are no emphasis, even where the sentence goes on."""

# 。” · ，” · ”，范华平说
_SAID_BEFORE = re.compile(r"[。！？!?…，,—]”.?$|”[，,。]$")
_SENTENCE_END = "。！？!?…"
_SAID_END = _SENTENCE_END + "，,—"
_STOPS_BEHIND = "。！？!?；;“\n据"
_COMMA_BEHIND = "，, "
_SHORT = 8
# 称“确有一些变故”，|并表示…; not “都在嘲笑美国”，|因为…
_SAYS_MORE = re.compile("[，,](?:[并且还又]|同时|[他她](?!们))")


def said_from(layout: Layout, at: int) -> Quoted | None:
    """Give what is said between marks that open at a place."""
    words = layout.quoted_from(at + 1)
    return words if words and _is_said(layout.text, words) else None


def said_up_to(layout: Layout, end: int) -> Quoted | None:
    """Give what is said between marks that close right before a place."""
    words = _closed(layout, end)
    if words is None:
        return None
    text, at = layout.text, words.behind
    ending = text[words.end - 1] + text[at - 1 : at + 1]
    return words if _SAID_BEFORE.search(ending) else None


def is_sentence(layout: Layout, words: Quoted) -> bool:
    """Say whether quoted words are a whole sentence."""
    ended = layout.text[words.end - 1] in _SENTENCE_END
    return ended and words.end - words.start >= LONG


def led_to_from(layout: Layout, words: Quoted) -> int:
    """Give where a sentence starts that leads to a quoted one behind a comma.

    田航很兴奋，“…。”: the quoted words themselves where nothing leads to them.
    """
    opening = words.start - 1
    ended = layout.text[words.end - 1] in _SENTENCE_END
    if not ended or layout.text[opening - 1 : opening] not in {*"，,"}:
        return words.start
    return layout.sentence_start(opening - 1)


def _closed(layout: Layout, end: int) -> Quoted | None:
    text = layout.text
    if end > 1 and text[end - 1] == CLOSING:
        return layout.around(end - 2)
    if end < 3 or text[end - 1] not in "，,。" or text[end - 2] != CLOSING:
        return None
    words = layout.around(end - 3)
    if words is None or words.end - words.start < LONG:
        return None
    # “…”，范华平说: a sentence of its own, not the end of another
    return words if layout.sentence_start(words.start) == words.start - 1 else None


def _is_said(text: str, words: Quoted) -> bool:
    size = words.end - words.start
    if text[words.end - 1] in _SAID_END:
        return True
    behind = text[words.behind : words.behind + 1]
    if not behind or behind in _STOPS_BEHIND:
        return size >= SHORTEST
    more = _SAYS_MORE.match(text, words.behind) if size >= _SHORT else None
    return behind in _COMMA_BEHIND and (size >= LONG or more is not None)
