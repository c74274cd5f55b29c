"""Days, times and numbers as Chinese pages print them."""

from datetime import date

import pytest

from archive.text.dates import find_day, infer_year, parse_day, years_passed
from archive.text.numerals import to_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十一", 11),
        ("二十", 20),
        ("一百零三", 103),
        ("两百", 200),
        ("二〇二一", 2021),
        ("7", 7),
        ("１２", 12),
        ("〇", 0),
    ],
)
def test_numbers(text, number):
    assert to_number(text) == number


@pytest.mark.parametrize("text", ["", "万", "三场", "١٢", "-3"])
def test_what_is_no_number(text):
    with pytest.raises(ValueError, match="not a number"):
        to_number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年3月4日(星期四)上午10:00", (2021, 3, 4, 3, 10, 0)),
        ("３月４日下午3点半", (None, 3, 4, None, 15, 30)),
        ("二〇二一年十二月二十日 周一", (2021, 12, 20, 0, None, 0)),
        ("发布于2021/12/20 08:05", (2021, 12, 20, None, 8, 5)),
        ("12月20日，上午的会", (None, 12, 20, None, None, 0)),
    ],
)
def test_find_day(text, expected):
    day = find_day(text)
    parts = (day.year, day.month, day.day, day.weekday, day.hour, day.minute)
    assert parts == expected


def test_no_day():
    assert find_day("3.14与2021年") is None


def test_parse_day():
    assert parse_day("2021年12月20日") == parse_day("2021-12-20") == date(2021, 12, 20)
    for text in ("", "2021-02-30", "12月20日", "发布于2021-12-20"):
        with pytest.raises(ValueError):
            parse_day(text)


def test_years_that_are_aimed_at_have_not_passed():
    text = "2019年起步，截至2020年底建成，到2025年翻番，力争2035年领先，90年代。"
    assert years_passed(text) == [2019, 2020]


def test_the_year_is_the_first_with_that_weekday():
    assert infer_year(find_day("3月4日(星期四)"), not_before=2020) == 2021
    assert infer_year(find_day("2月29日(星期四)"), not_before=2021) == 2024
    assert infer_year(find_day("3月4日"), not_before=2020) is None
