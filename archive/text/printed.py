"""The lines of a text as it is printed, made of its paragraphs and its headings."""

from collections.abc import Iterable, Sequence


def with_headings(
    paragraphs: Sequence[str], headings: Iterable[tuple[str, int]]
) -> list[str]:
    """Give the lines of a text as printed: each heading above its first paragraph.

    `headings` come in order, each with the number of that paragraph. What opens the
    paragraph, or stands in it, is there already.

    >>> with_headings(["一是打击犯罪。", "好。"], [("一是打击犯罪", 1), ("问答", 2)])
    ['一是打击犯罪。', '问答', '好。']
    """
    above: dict[int, list[str]] = {}
    for heading, number in headings:
        above.setdefault(number, []).append(heading)
    lines: list[str] = []
    for number, text in enumerate(paragraphs, start=1):
        lines += (one for one in above.get(number, ()) if one not in text)
        lines.append(text)
    return lines
