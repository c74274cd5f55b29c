"""Pictures in a text: what stands for one where it was copied without its images.

    图片                              what a browser leaves of an image
    【图】发布会现场                    a caption that says so
    ▲市公安局副局长李民。
    图为发布会现场。张三 摄
    发言人回答记者提问。张三摄

Captions become photos, so that they are no words of whoever speaks above them.
"""

import re

from archive.parsing.around.captions import photos_of
from archive.parsing.sheet import Sheet, Use
from archive.records import ParsedPhoto
from archive.text.wording import say as _

MOST = 0.25
"""More of a text than this is no captions."""

# A title with who took the film of it, or words that somebody says
_SAID = re.compile(r"[：:]\s*\S|[“「]|[！？!?]")
_TAKEN = re.compile("[摄攝]")
_OPENS = "【[（(▲△图"
_PLACE = re.compile(r"[【\[（(]?\s*图片?\s*[】\]）)]?")
_CAPTION = re.compile(
    r"[【\[（(]\s*图(?:片|说|注|为)?\s*\d*\s*(?:[】\]）)][:：]?\s*|[:：]\s*)(?P<said>.{2,100}?)[】\]）)]?"
    r"|[▲△]\s*(?P<under>.{2,100})"
    r"|(?P<signed>图为.{2,80}(?:摄|供图)[）)]?)"
)
# 发布会现场。李晓伟摄 · 發言人吳遠山（海州社 徐夢溪攝） · 会场 本报记者 张三 摄
_TAKEN_BY = re.compile(
    r".{4,100}"
    r"(?:[。\s]|[（(][^（()）]{0,12}[\s（(])\s*(?:[^\s（()）。]{0,10}(?:记者|記者)\s*)?"
    r"[\u3400-\u9fff]{2,4}\s*[摄攝]\s*[）)]?"
)


def _caption(text: str) -> str:
    """Give what a line says of a picture; "" where it is no caption."""
    if text[0] in _OPENS and (found := _CAPTION.fullmatch(text)):
        return found["said"] or found["under"] or found["signed"]
    if text[-1] not in "摄攝）)" or not _TAKEN.search(text[-3:]):
        return ""
    found = _TAKEN_BY.fullmatch(text)
    return text if found and not _SAID.search(text) else ""


def take_pictures(sheet: Sheet) -> tuple[ParsedPhoto, ...]:
    """Claim the lines that stand for pictures; give the photos they tell of.

    A text that is mostly captions is one of its own, and stays a text.
    """
    places = [line for line in sheet.lines if _PLACE.fullmatch(line.text)]
    marks = "|｜ "
    bars = [x for x in sheet.lines if x.text[0] in marks and not x.text.strip(marks)]
    captions = {
        line.number: said for line in sheet.lines if (said := _caption(line.text))
    }
    size = sum(len(line.text) for line in sheet.lines)
    if sum(map(len, captions.values())) > MOST * size:
        captions = {}
    sheet.drop(places, _("图片没有说明"))
    sheet.drop(bars, _("分隔线"))
    sheet.take([x for x in sheet.lines if x.number in captions], Use.CAPTION)
    sheet.lines = [x for x in sheet.lines if x.number not in sheet.uses]
    return photos_of(captions.values())
