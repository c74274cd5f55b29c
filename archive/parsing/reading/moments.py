"""Days and moments as machines write them, of whatever offset, in Beijing."""

from datetime import date, datetime, timedelta, timezone

from archive.records import Moment
from archive.text.clean import strip_white
from archive.text.dates import parse_day

BEIJING = timezone(timedelta(hours=8))


def beijing_day(text: str) -> date:
    """Read a day, or a moment of any offset as the day it is in Beijing.

    Some sites write the time with U+2236 (10∶30).

    >>> beijing_day("2021-12-19T18:00:00Z"), beijing_day("2021-12-20 10∶30")
    (datetime.date(2021, 12, 20), datetime.date(2021, 12, 20))

    Raises:
        ValueError: it is no day of the calendar.
    """
    text = strip_white(text).replace("∶", ":")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return parse_day(text)
    try:
        return (moment.astimezone(BEIJING) if moment.tzinfo else moment).date()
    except OverflowError as error:
        raise ValueError(text) from error


def beijing_moment(text: str) -> Moment:
    """Read a day, or a moment of any offset with its time of day in Beijing.

    >>> beijing_moment("2021-03-04T02:00:00Z").isoformat()
    '2021-03-04T10:00+08:00'

    Raises:
        ValueError: it is neither.
    """
    text = strip_white(text)
    if len(text) <= 10:
        return Moment(beijing_day(text))
    moment = datetime.fromisoformat(text)
    try:
        moment = moment.astimezone(BEIJING) if moment.tzinfo else moment
    except OverflowError as error:
        raise ValueError(text) from error
    return Moment(moment.date(), moment.hour, moment.minute)
