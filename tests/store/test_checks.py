"""What the rows cannot hold is refused by name, and nothing of it is stored."""

from dataclasses import replace
from datetime import date

import pytest

from archive.models import Entry, Outbox
from archive.records import (
    Attendee,
    Moment,
    ParsedExchange,
    ParsedPhoto,
    ParsedSection,
    ParsedSpeech,
    Role,
)
from archive.store import StoreError, store
from tests.store.records import CONFERENCE, article, quotation, said

LONG = "长" * 2001


@pytest.mark.parametrize(
    ("record", "place", "problem"),
    [
        (article(title=LONG), "title", "2001 字，最多 500 字"),
        (article(source=LONG), "source", "最多 200 字"),
        (article(source_url=LONG), "source_url", "最多 2000 字"),
        (replace(CONFERENCE, series=LONG), "series", "最多 200 字"),
        (replace(CONFERENCE, attendees=(Attendee(LONG),)), "attendees 1 name", "100"),
        (said(CONFERENCE, 3, post=LONG), "speeches 4 post", "最多 300 字"),
        (said(CONFERENCE, 2, outlet=LONG), "speeches 3 outlet", "最多 200 字"),
        (article(quotations=(quotation(LONG, ""),)), "quotations 1 speaker", "100"),
        (article(photos=(ParsedPhoto(LONG),)), "photos 1 caption", "最多 500 字"),
        (article("好。", "有\0空字符"), "speeches 1 paragraphs 2", "NUL"),
        (article("残缺\ud83d字符"), "speeches 1 paragraphs 1", "残缺的 Unicode"),
        (article(title="\ud800"), "title", "残缺的 Unicode"),
        (article(title=" "), "", "没有标题"),
        (article(speeches=()), "", "没有正文"),
        (article(" "), "", "没有正文"),
        (article(published_on=date(21, 12, 20)), "", "早于公元 1000 年"),
        (replace(CONFERENCE, held_at=Moment(date(1, 1, 1))), "", "早于公元 1000 年"),
        (replace(CONFERENCE, number=2**31), "", "场次 2147483648 超出范围"),
        (article(sections=(ParsedSection("标题", 1, 3),)), "", "不存在的段落"),
        (article(quotations=(quotation("甲", "", paragraph=0),)), "", "不存在的段落"),
        (replace(CONFERENCE, exchanges=(ParsedExchange(9),)), "", "不存在或重复"),
        (replace(CONFERENCE, exchanges=(ParsedExchange(2),) * 2), "", "不存在或重复"),
    ],
)
def test_a_record_that_does_not_fit_is_refused(db, record, place, problem):
    """The message must name input, place and what is wrong."""
    with pytest.raises(StoreError) as refused:
        store(record)
    assert str(refused.value).startswith(f"{record.path}：{place}")
    assert problem in str(refused.value)
    assert not Entry.objects.exists()
    assert not Outbox.objects.exists()


def test_what_just_fits_is_taken(db):
    """The longest text of a column must go in whole, any sign of Unicode with it."""
    title = "长" * 499 + "😀"
    escaped = ParsedSpeech(Role.NARRATIVE, ("写作 \\u0000 的转义，不是空字符。",))
    entry_id = store(article(title=title, speeches=(escaped,))).entry_id
    assert Entry.objects.get(pk=entry_id).title == title
