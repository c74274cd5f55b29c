"""The series a conference belongs to and its number in it, from the opening words."""

import re

from archive.text.numerals import DIGITS, to_number

_MEETING = "(?:新闻发布会|发布会|吹风会|记者会|记者见面会|见面会|通气会)"
_COUNT = rf"第\s*(?P<number>[0-9０-９]{{1,3}}|[{DIGITS}]{{1,4}})\s*[场次期]"
# “展望‘十四五’”主题系列新闻发布会第十一场
_NUMBER_LAST = re.compile(
    rf"(?P<name>(?:“[^“”]{{1,40}}”|\"[^\"]{{1,40}}\"|《[^《》]{{1,40}}》)"
    rf"[^，,。；;：:“”\"\s]{{0,12}}?系列[^，,。；;：:“”\"\s]{{0,12}}?{_MEETING})"
    rf"[\s（(【\[]*的?{_COUNT}"
)
# 第十一场“展望‘十四五’”主题系列新闻发布会
_NUMBER_FIRST = re.compile(
    rf"{_COUNT}[\s）)】\]]*(?P<name>(?:“[^“”]{{1,40}}”|\"[^\"]{{1,40}}\"|《[^《》]{{1,40}}》)"
    rf"[^，,。；;：:“”\"\s]{{0,12}}?系列[^，,。；;：:“”\"\s]{{0,12}}?{_MEETING})"
)
# 举行高质量发展系列新闻发布会第3场
_UNQUOTED = re.compile(
    rf"(?:举行|举办|召开|这是|参加|出席)(?:的是)?(?P<name>[^，,。；;：:“”\"\s]{{2,30}}?系列"
    rf"[^，,。；;：:“”\"\s]{{0,12}}?{_MEETING})[\s（(【\[]*{_COUNT}"
)
# 国新办举行“权威部门话开局”系列主题新闻发布会 · 今天是第四场
_NAMED = re.compile(
    rf"(?P<name>“[^“”]{{1,40}}”[^，,。；;：:“”\"\s]{{0,4}}?系列"
    rf"[^，,。；;：:“”\"\s]{{0,8}}?{_MEETING})"
)
# （“这十年”主题系列第三场）
_NO_MEETING = re.compile(
    rf"(?P<name>“[^“”]{{1,40}}”[^，,。；;：:“”\"\s]{{0,4}}?系列){_COUNT}"
)
_THIS_IS = re.compile(
    rf"(?:今天|这|本场|本次)[^。，,；;]{{0,12}}?是[^。，,；;]{{0,8}}?{_COUNT}"
)


def find_series(text: str) -> tuple[str, int | None]:
    """Give the series named in a text and the number in it: ("", None) where none is.

    A name without a number beside it has the one that the text says today's is.

    >>> find_series("我们举行“展望‘十四五’”主题系列新闻发布会第十一场,邀请")
    ('“展望‘十四五’”主题系列新闻发布会', 11)
    """
    for pattern in (_NUMBER_LAST, _NUMBER_FIRST, _UNQUOTED, _NO_MEETING):
        if found := pattern.search(text):
            return found["name"], to_number(found["number"])
    if named := _NAMED.search(text):
        this = _THIS_IS.search(text)
        return named["name"], to_number(this["number"]) if this else None
    return "", None
