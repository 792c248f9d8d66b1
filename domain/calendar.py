"""The clock that is handed in, the company's zone, business days and periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time; a test or a replay hands in another one."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands where it was set until it is moved."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it was set to, in UTC."""
        return self.instant.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of business days, both ends inclusive."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.first <= day <= self.last


class NoSuchLocalTimeError(ValueError):
    """The local time is skipped when daylight saving begins."""


def business_day(instant: datetime, zone: ZoneInfo) -> date:
    """The company's date at an instant."""
    return instant.astimezone(zone).date()


def to_instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant of a local time; raises NoSuchLocalTimeError where the clock jumps over it."""
    instant = local.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local:
        raise NoSuchLocalTimeError(local.isoformat())
    return instant
