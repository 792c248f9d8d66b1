"""A time of day, and which hour is meant by the part of the day it is said with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo

from .span import add_days

OFFICE_OPENS = 7
"""Said alone, the hours before this one are meant in the afternoon: nobody in sales is rung up at 3 at night."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: where it ends, how many days later it falls (晚上12点: 1), whether it is one without a day beside it."""

    end: int
    time: time
    exact: bool = True
    days: int = 0
    alone: bool = True

    def on(self, day: date, zone: tzinfo | None) -> datetime | None:
        """The moment on that day, in the zone of the message's clock."""
        moved = add_days(day, self.days)
        return datetime.combine(moved, self.time, zone) if moved else None

    def within(self, part: str) -> Clock:
        """The same time read in a part of the day that was said behind it: 9 tomorrow evening."""
        if part in {"afternoon", "evening"} and self.time.hour < 12:
            return replace(self, time=self.time.replace(hour=self.time.hour + 12))
        if part == "morning" and self.time.hour > 12:
            return replace(self, time=self.time.replace(hour=self.time.hour - 12))
        return self


def clock(end: int, hour: int, minute: int, part: str | None = None, *, exact: bool = True) -> Clock | None:
    """The time of day with this hour, in a part of the day (`day`: the hour as it stands)."""
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    hour = _hour(hour, part)
    return Clock(end, time(hour % 24, minute), exact, hour // 24)


def clock_in_figures(end: int, hour: str, minute: str, part: str | None, *, exact: bool = True) -> Clock | None:
    """The time of day written 4:30, in the afternoon where nothing else is said: that of the night is written 04:30."""
    as_written = hour.startswith("0") or (part is None and int(hour) >= OFFICE_OPENS)
    return clock(end, int(hour), int(minute), "day" if as_written else part, exact=exact)


def _hour(hour: int, part: str | None) -> int:
    if part == "day" or hour > 12:
        return hour
    if part == "afternoon" or (part == "noon" and hour < 5):
        return hour + 12 if hour < 12 else 12
    if part == "evening":
        return hour + 12
    if part == "night":
        return hour % 12
    return hour + 12 if part is None and 0 < hour < OFFICE_OPENS else hour
