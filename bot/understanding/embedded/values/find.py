"""All values of a message: every reading of every stretch, the longest sensible ones kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from .ahead import ahead_readings
from .contacts import email_readings, phone_readings
from .durations import duration_readings
from .found import Direction, Found, Reading
from .moments import day_readings, moment_readings
from .money import money_readings
from .numbers import may_start, number_readings
from .percents import percent_readings
from .quantities import pack_readings, quantity_readings
from .ranges import range_readings
from .scan import Scan, Units, is_letter
from .starts import may_begin

Grammar = Callable[[Scan, int], Iterator[Reading]]
_AMOUNTS: tuple[Grammar, ...] = (quantity_readings, pack_readings, money_readings, percent_readings, number_readings)
_TIMES: tuple[Grammar, ...] = (ahead_readings, moment_readings, day_readings, range_readings, duration_readings)


def find_values(
    text: str,
    *,
    now: datetime,
    units: Units,
    direction: Direction = "future",
    period_direction: Direction = "past",
    country: str | None = None,
    fiscal_start: int = 1,
) -> list[Found]:
    """The values in a normalised message, in the order of their places. `now` is the local time at which it is said."""
    scan = Scan(text, now, units, direction, period_direction, country, fiscal_start)
    kept = _longest(list(_readings(scan)), len(text))
    return [Found(r.start, r.end, r.value, r.kind, r.exact, text[r.start : r.end]) for r in kept]


def _readings(scan: Scan) -> Iterator[Reading]:
    addresses = "@" in scan.text
    for place, character in enumerate(scan.text):
        if is_letter(scan.text, place) and is_letter(scan.text, place - 1):
            continue
        if "0" <= character <= "9" or character in "+(":
            yield from phone_readings(scan, place)
        if addresses and character.isascii():
            yield from email_readings(scan, place)
        for grammar in _grammars(scan, place):
            yield from grammar(scan, place)


def _grammars(scan: Scan, place: int) -> tuple[Grammar, ...]:
    if not may_start(scan.text, place):
        return ()
    amount, when = may_begin(scan, place)
    return (_AMOUNTS if amount else ()) + (_TIMES if when else ())


def _longest(readings: list[Reading], size: int) -> list[Reading]:
    """Without the readings that a longer one covers or crosses; `longest` holds the length of what covers each character."""
    longest = [0] * size
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda each: each.start - each.end):
        length = reading.end - reading.start
        if not reading.stays and max(longest[reading.start : reading.end]) > length:
            continue
        kept.append(reading)
        if reading.hides:
            longest[reading.start : reading.end] = [
                max(length, other) for other in longest[reading.start : reading.end]
            ]
    return sorted(_once(kept), key=lambda each: (each.start, each.end))


def _once(readings: list[Reading]) -> Iterator[Reading]:
    """Each value once for each stretch; what can be dialled is no number."""
    phones = {(reading.start, reading.end) for reading in readings if reading.kind == "phone"}
    seen = set()
    for reading in readings:
        stretch = (reading.start, reading.end)
        key = (stretch, reading.kind, reading.value)
        if key not in seen and not (reading.kind == "number" and stretch in phones):
            seen.add(key)
            yield reading
