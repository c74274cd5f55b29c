"""A corrected passage, carried over to what repeats its words.

The heading of an ordinal and a quotation stand in their paragraph and again in a row of
their own, where the search finds them: a correction must reach both.
"""

from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from archive.models import Paragraph

ALIKE = 0.5
"""How much of a passage must be left (0 to 1) to call the new words a correction."""


def carried(old: str, new: str, part: str) -> str:
    """Give what `part` of the old text has become in the new one, "" if it is gone.

    >>> carried("一是守护平安。全省", "一是守卫平安。全省", "一是守护平安")
    '一是守卫平安'

    A part that stands in the new text as it was, or never stood in the old, comes back
    unchanged.
    """
    start = old.find(part)
    if start < 0 or part in new:
        return part
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    first = last = 0
    for tag, old_from, old_to, new_from, new_to in codes:
        equal = tag == "equal"
        if old_from <= start < old_to:
            first = new_from + (start - old_from if equal else 0)
        end = start + len(part)
        if old_from < end <= old_to:
            last = new_from + end - old_from if equal else new_to
    became = new[first:last].strip()
    alike = SequenceMatcher(None, part, became, autojunk=False).ratio()
    return became if alike >= ALIKE else ""


def follow_correction(old: str, paragraphs: list[Paragraph]) -> list[str]:
    """Carry a correction over to headings and quotations; give those that are lost.

    `paragraphs` are what the old paragraph has become: itself first, then what was
    split off. What is lost stays as it was, for an editor to look at.
    """
    return [
        *_follow(old, paragraphs, "sections", "heading", "first_paragraph"),
        *_follow(old, paragraphs, "quotations", "text", "paragraph"),
    ]


def lost_told(part: str) -> str:
    """Say that a heading or a quotation is to be looked at."""
    return _("“%s”是小标题或引语，改后的段落里已找不到它，请到条目页核对。") % part


def _follow(
    old: str, paragraphs: list[Paragraph], rows: str, words: str, place: str
) -> list[str]:
    lost = []
    new = "\n".join(paragraph.text for paragraph in paragraphs)
    for row in getattr(paragraphs[0], rows).all():
        part = getattr(row, words)
        if part not in old:  # a heading on a line of its own
            continue
        changed = carried(old, new, part)
        home = next((p for p in paragraphs if changed and changed in p.text), None)
        if home is None:
            lost.append(part)
            continue
        setattr(row, words, changed)
        setattr(row, place, home)
        row.save(update_fields=[words, place])
    return lost
