"""Days counted from Monday to Friday; feasts and moved working days are not known here."""

from __future__ import annotations

from datetime import date, timedelta

_MOST = 400


def working_day(start: date, count: int) -> date | None:
    """The day so many working days later (earlier below zero), or None where that is years away."""
    if abs(count) > _MOST:
        return None
    day, left = start, abs(count)
    one = timedelta(1 if count > 0 else -1)
    while left:
        day += one
        left -= day.weekday() < 5
    return day
