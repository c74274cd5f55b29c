"""Records: what people type for a day and a time of day is read, or refused."""

import pytest

from archive.records import Moment


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021/3/4", "2021-03-04"),
        ("2021年3月4日", "2021-03-04"),
        ("2021-03-04T10:00", "2021-03-04T10:00"),
        ("2021-03-04T10:00+08:00", "2021-03-04T10:00"),
        (" 2021-03-04  9:00 ", "2021-03-04T09:00"),
        ("2021-03-04 9：00", "2021-03-04T09:00"),
        ("2021-03-04 9:00:30", "2021-03-04T09:00"),
        ("２０２１－０３－０４", "2021-03-04"),
        ("２０２１年３月４日９：３０", "2021-03-04T09:30"),
        ("2021年3月4日9时30分", "2021-03-04T09:30"),
        ("2021.3.4 10点半", "2021-03-04T10:30"),
        ("2021年3月4日（星期四）上午 9:00", "2021-03-04T09:00"),
        ("2021年3月4日下午3时", "2021-03-04T15:00"),
        ("2021-03-04 中午1点", "2021-03-04T13:00"),
        ("2021-03-04 凌晨12点10分", "2021-03-04T00:10"),
        ("", None),
        ("昨天", None),
        ("3月4日 9:00", None),
        ("2021-02-31 9:00", None),
        ("2021-03-04 9", None),
        ("2021-03-04 25:00", None),
        ("2021-03-04 晚上12点", None),
        ("2021-03-04 9:00-11:30", None),
        ("2021年3月4日（星期五）", None),
        ("2021-03-04T10:00+00:00", None),
        ("2021-03-04 9:00 新闻发布厅", None),
    ],
)
def test_a_moment_is_read_as_typed_or_refused_whole(typed, read):
    """Nothing typed is left out in silence: what is no moment is refused."""
    if read is None:
        with pytest.raises(ValueError, match=r"."):
            Moment.parse(typed)
    else:
        assert Moment.parse(typed).isoformat().removesuffix("+08:00") == read
