"""A day of a month said more closely in the same breath: "by mid October… the 15th", "next month, on the 5th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .found import Period, Reading

_NUMBERED = re.compile(r"(?:on |by )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_BETWEEN = re.compile(
    r"[\s,.;…–—-]*(?:(?:so|say|call it|make it|make that|let's say|lets say|well|i mean|that is|that's|i\.e\.|ie|by|on"
    r"|ideally|preferably|best|latest|probably)[\s,.…–—-]+)*",
    re.ASCII,
)
_LONGEST_MONTH, _SHORTEST_MONTH = 31, 28


def said_closer(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings in order, with what is told of a month and the day of it right behind made one day."""
    kept: list[Reading] = []
    for reading in readings:
        closer = _closer(kept[-1], reading, text) if kept and reading.kind == "day" else None
        if closer is None:
            kept.append(reading)
        else:
            kept = [each for each in kept if each.end <= closer.start or each.start >= closer.end]
            kept.append(closer)
    return kept


def _closer(one: Reading, other: Reading, text: str) -> Reading | None:
    """The day that two readings tell together; None where the first tells of no month, or the second of more than a day."""
    if other.start < one.end or one.kind not in ("day", "period"):
        return None
    found = _NUMBERED.fullmatch(text, other.start, other.end)
    month = _month(one, text) if found else None
    if found is None or month is None or not _BETWEEN.fullmatch(text, one.end, other.start):
        return None
    try:
        day = month.replace(day=int(found["day"]))
    except ValueError:
        return None
    return replace(other, start=one.start, value=day, exact=True)


_EDGE = re.compile(r"(?:the )?(?:very )?(?:end|close|start|beginning) of ", re.ASCII)


def _month(reading: Reading, text: str) -> date | None:
    """A day of the month that a reading but roughly tells."""
    value = reading.value
    if isinstance(value, Period):
        days = (value.last - value.first).days + 1
        return value.first if value.first.day == 1 and _SHORTEST_MONTH <= days <= _LONGEST_MONTH else None
    rough = not reading.exact or _EDGE.match(text, reading.start, reading.end)
    return value if isinstance(value, date) and rough else None
