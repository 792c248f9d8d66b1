"""What the grammar reads, in words short enough for a table: an orchard's sales desk on a Wednesday morning."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.understanding.embedded.mentions import normalise
from bot.understanding.embedded.values import Found, Money, Period, Quantity, Units, find_values

ZONE = ZoneInfo("Asia/Shanghai")
#: A Wednesday in the middle of a quarter.
NOW = datetime(2027, 5, 12, 9, 30, tzinfo=ZONE)
UNITS = Units({word: word for word in ("筐", "箱", "个", "斤", "块", "crate", "box", "case", "bag")})


def found_in(text: str, now: datetime = NOW) -> list[Found]:
    """All values of a message as a person writes it."""
    return find_values(normalise(text).text, now=now, units=UNITS)


def said(text: str, now: datetime = NOW) -> list[str]:
    """The values with their kinds; one that is not to be written as said ends in a question mark."""
    return [f"{each.kind} {shown(each)}{'' if each.exact else '?'}" for each in found_in(text, now)]


def shown(found: Found) -> str:
    """A value as a table shows it."""
    match found.value:
        case Quantity(amount, unit):
            return f"{amount} {unit}"
        case Money(amount, currency, per):
            return f"{amount}{' ' + currency if currency else ''}{'/' + per if per else ''}"
        case Period(first, last):
            return f"{first}..{last}"
        case datetime() as when:
            return f"{when:%Y-%m-%d %H:%M}"
        case None:
            return "none"
        case value:
            return str(value)


def days(text: str, now: datetime = NOW) -> list[date | None]:
    """The days of a message, those included that no calendar has."""
    return [each.value for each in found_in(text, now) if each.kind in ("day", "bad_day")]  # type: ignore[misc]


def periods(text: str, now: datetime = NOW) -> list[tuple[date, date]]:
    """The periods of a message."""
    return [(each.value.first, each.value.last) for each in found_in(text, now) if isinstance(each.value, Period)]


def noon(day: date) -> datetime:
    """The middle of a day, as the time at which something is said."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)
