"""Moments counted in hours and minutes from now: 半小时后, 过20分钟, in 2 hours, an hour ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from .counts import HALF, count_of
from .found import Reading
from .scan import Scan, is_letter
from .words_en import COUNT as COUNT_EN
from .words_zh import COUNT as COUNT_ZH

_UNIT_ZH = r"(?P<unit>小时|钟头|分钟|刻钟)"
_COUNTED_ZH = rf"(?P<count>{COUNT_ZH})\s?个?(?P<half>半)?{_UNIT_ZH}"
_ZH = re.compile(rf"(?:(?:再?过|等)了?)?{_COUNTED_ZH}(?:之后|以后|过后|后|(?P<back>之前|以前|前))")
_ZH_WAIT = re.compile(rf"(?:再?过|等){_COUNTED_ZH}")
_COUNTED_EN = (
    rf"(?:about |around )?(?P<count>{COUNT_EN})[ -]?(?P<unit>hours?|hrs?|h|minutes?|mins?)\b(?P<half> and a half)?"
)
_EN = re.compile(rf"(?:in|within) {_COUNTED_EN}(?:'s?)?(?: time)?", re.ASCII)
_EN_THEN = re.compile(rf"{_COUNTED_EN} (?:from now|later|hence|(?P<back>ago))\b", re.ASCII)
_MINUTES = {"小时": 60, "钟头": 60, "刻钟": 15}
_MOST = 100_000


def ahead_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The moment so many hours or minutes from now that begins here."""
    text = scan.text
    found = None if text.isascii() else _ZH.match(text, place) or _ZH_WAIT.match(text, place)
    if found is None and text[place].isascii() and not is_letter(text, place - 1):
        found = _EN.match(text, place) or _EN_THEN.match(text, place)
    if found is None:
        return
    count, exact = count_of(found["count"])
    minutes = (count + (HALF if found["half"] else 0)) * _minutes(found["unit"])
    if minutes <= _MOST:
        when = scan.now + timedelta(minutes=float(-minutes if found.groupdict().get("back") else minutes))
        yield Reading(place, found.end(), when, "moment", exact)


def _minutes(unit: str) -> Decimal:
    return Decimal(60 if unit.startswith("h") else _MINUTES.get(unit, 1))
