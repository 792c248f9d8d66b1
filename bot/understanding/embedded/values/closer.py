"""A day of a month said more closely in the same breath: "by mid October… the 15th", "next month, on the 5th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .found import Period, Reading
from .scan import Scan
from .span import real_day

_NUMBERED = re.compile(r"(?:on |by )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_BETWEEN = re.compile(
    r"[\s,.;…–—-]*(?:(?:so|say|call it|make it|make that|let's say|lets say|well|i mean|that is|that's|i\.e\.|ie|by|on"
    r"|ideally|preferably|best|latest|probably)[\s,.…–—-]+)*",
    re.ASCII,
)
_LONGEST_MONTH, _SHORTEST_MONTH = 31, 28


def said_closer(readings: Sequence[Reading], scan: Scan) -> list[Reading]:
    """The readings in order, with what is told of a month and the day of it right behind made one day."""
    kept: list[Reading] = []
    for reading in readings:
        closer = _closer(kept[-1], reading, scan) if kept and reading.kind == "day" else None
        if closer is None:
            kept.append(reading)
        else:
            kept = [each for each in kept if each.end <= closer.start or each.start >= closer.end]
            kept.append(closer)
    return kept


def _closer(one: Reading, other: Reading, scan: Scan) -> Reading | None:
    """The day that two readings tell together; None where the first tells of no month, or the second of more than a day."""
    if other.start < one.end or one.kind not in ("day", "period"):
        return None
    text = scan.text
    found = _NUMBERED.fullmatch(text, other.start, other.end)
    month = _month(one, text) if found else None
    if found is None or month is None or not _BETWEEN.fullmatch(text, one.end, other.start):
        return None
    day = real_day(month.year, month.month, int(found["day"]))
    if day is not None and one.kind == "period" and not _WHICH_YEAR.search(text, one.start, one.end):
        # "In May, the 3rd": of the year in which it lies on the side of today that days are looked for.
        ahead, today = scan.direction == "future", scan.today
        years = (day.year + 1, day.year, day.year - 1)
        days = [each for year in years if (each := real_day(year, day.month, day.day))]
        fits = [each for each in days if (each >= today if ahead else each <= today)]
        day = min(fits, key=lambda each: abs((each - today).days), default=day)
    return other._replace(start=one.start, value=day, exact=True) if day else None


_WHICH_YEAR = re.compile(r"\d|\b(?:last|this|next|past|previous|coming|current|month)\b", re.ASCII)


_EDGE = re.compile(r"(?:the )?(?:very )?(?:end|close|start|beginning) of ", re.ASCII)


def _month(reading: Reading, text: str) -> date | None:
    """A day of the month that a reading but roughly tells."""
    value = reading.value
    if isinstance(value, Period):
        days = (value.last - value.first).days + 1
        return value.first if value.first.day == 1 and _SHORTEST_MONTH <= days <= _LONGEST_MONTH else None
    rough = not reading.exact or _EDGE.match(text, reading.start, reading.end)
    return value if isinstance(value, date) and rough else None
