"""One value out of words that should say nothing else: for words that were quoted out of a message."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from bot.understanding.embedded.mentions.text import normalise

from .found import Found, Kind, Money, Period, Quantity

Find = Callable[[str], list[Found]]
"""`find_values` with its circumstances filled in: `partial(find_values, now=now, units=units)`."""

_T = TypeVar("_T")
_BEFORE = re.compile(
    r"(?:(?:by|on|at|for|in|before|until|till|due|the|of|to|from|a|price|total|is|no later than)\s"
    r"|在|于|到|最晚|最迟|单价|价格|数量|总价|共|一共|总共|就|是|要|[\s,，.。:：、(（\"'])*",
    re.ASCII,
)
_BEHIND = re.compile(
    r"(?:\s?(?:前|之前|以前|内|之内|以内|起|止|吧|的|数据|业绩)|\s(?:latest|at the latest"
    r"|or before|please|only|in total|total)\b|[\s,，.。:：、)）!！\"'])*",
    re.ASCII,
)


def _whole(words: str, find: Find, kind: Kind, type_: type[_T]) -> _T | None:
    """The one exact value of that kind which the words say, with nothing left over but small words around it."""
    text = normalise(words).text
    values: list[_T] = []
    for found in find(text):
        if found.kind == kind and found.exact and isinstance(found.value, type_) and _fills(text, found):
            values.append(found.value)
    return values[0] if len(values) == 1 else None


def _fills(text: str, found: Found) -> bool:
    before, behind = _BEFORE.match(text), _BEHIND.match(text, found.end)
    return bool(before and before.end() >= found.start and behind and behind.end() == len(text))


def read_number(words: str, find: Find) -> Decimal | None:
    """The bare number that the words say."""
    return _whole(words, find, "number", Decimal)


def read_quantity(words: str, find: Find) -> Quantity | None:
    """How many of which unit the words say."""
    return _whole(words, find, "quantity", Quantity)


def read_money(words: str, find: Find) -> Money | None:
    """The sum or price that the words say; a bare number is one without a currency."""
    bare = read_number(words, find)
    return _whole(words, find, "money", Money) or (Money(bare) if bare is not None else None)


def read_percent(words: str, find: Find) -> Decimal | None:
    """The per cent that the words say, as a number: 5% is 5."""
    return _whole(words, find, "percent", Decimal)


def read_discount(words: str, find: Find) -> Decimal | None:
    """The per cent off that the words say: 九折 is 10; so are 10% and 10% off."""
    off = _whole(words, find, "discount", Decimal)
    return off if off is not None else read_percent(words, find)


def read_day(words: str, find: Find) -> date | None:
    """The day that the words say."""
    return _whole(words, find, "day", date)


def read_moment(words: str, find: Find) -> datetime | None:
    """The day and time that the words say, in the zone of `now`."""
    return _whole(words, find, "moment", datetime)


def read_clock(words: str, find: Find) -> time | None:
    """The time of day that the words say without a day."""
    return _whole(words, find, "clock", time)


def read_period(words: str, find: Find) -> Period | None:
    """The period that the words say; a day is one of a single day."""
    day = read_day(words, find)
    return _whole(words, find, "period", Period) or (Period(day, day) if day else None)


def read_duration(words: str, find: Find) -> timedelta | None:
    """The length of time that the words say."""
    return _whole(words, find, "duration", timedelta)


def read_phone(words: str, find: Find) -> str | None:
    """The phone number that the words say, in digits."""
    return _whole(words, find, "phone", str)


def read_email(words: str, find: Find) -> str | None:
    """The e-mail address that the words say, in lower case."""
    return _whole(words, find, "email", str)
