"""The country after whose custom a company writes its dates, told by its time zone."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

#: Zones outside America and China, with a country that writes the day first as all of them do.
_DAY_FIRST = (
    ("Europe/", "GB"),
    ("Australia/", "AU"),
    ("Pacific/Auckland", "NZ"),
    ("Africa/", "ZA"),
    ("Asia/Singapore", "SG"),
    ("Asia/Dubai", "AE"),
    ("Asia/Kolkata", "IN"),
)


def country_at(now: datetime) -> str | None:
    """The country whose custom holds where it is this time of day; None where dates are read as they stand."""
    return _of_zone(getattr(now.tzinfo, "key", ""))


@lru_cache(maxsize=64)
def _of_zone(zone: str) -> str | None:
    return next((country for begins, country in _DAY_FIRST if zone.startswith(begins)), None)
