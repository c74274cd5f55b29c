"""What a sentence speaks to, which holds words of somebody who does not speak in it.

针对市长范华平称路已修好一事，|主任李民强说，…
"""

import re

# 针对…一事，; a comma would part off a clause of its own
_MATTER = re.compile(
    r"(?:(?<=[。！？!?；;，,：:”\s])|\A)(?:[但而]?(?:针对|对于|关于|至于|就(?![连算在是要])|对))"
    r"[^。！？!?；;，,：:\n]{4,80}?(?:一事|这件事|的?(?:事情|问题)|的(?:说法|言论|报道|消息|传闻|指责|质疑|指控|表态|做法))，"
)


# Quicker to look for: most texts have none of these.
_MATTER_END = re.compile(
    "(?:一事|这件事|事情|问题|说法|言论|报道|消息|传闻|指责|质疑|指控|表态|做法)，"
)


def matters(text: str) -> list[range]:
    """Give where a text names what somebody speaks to, in order.

    >>> matters("针对范华平称路已修好一事，李民强说，还没有。")
    [range(0, 13)]
    """
    if not _MATTER_END.search(text):
        return []
    return [range(*found.span()) for found in _MATTER.finditer(text)]
