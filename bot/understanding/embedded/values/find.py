"""All values of a message: every reading of every stretch, the longest sensible ones kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

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

Grammar = Callable[[Scan, int], Iterator[Reading]]
_AMOUNTS: tuple[Grammar, ...] = (quantity_readings, pack_readings, money_readings, percent_readings, number_readings)
_TIMES: tuple[Grammar, ...] = (moment_readings, day_readings, range_readings, duration_readings)
_CONTACTS: tuple[Grammar, ...] = (phone_readings, email_readings)


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
    """The values in a normalised message, in the order of their places."""
    scan = Scan(text, now, units, direction, period_direction, country, fiscal_start)
    return [
        Found(r.start, r.end, r.value, r.kind, r.exact, text[r.start : r.end]) for r in _longest(list(_readings(scan)))
    ]


def _readings(scan: Scan) -> Iterator[Reading]:
    for place, character in enumerate(scan.text):
        if character == " " or (is_letter(scan.text, place) and is_letter(scan.text, place - 1)):
            continue
        for grammar in _grammars(scan, place):
            yield from grammar(scan, place)


def _grammars(scan: Scan, place: int) -> tuple[Grammar, ...]:
    character = scan.text[place]
    if "0" <= character <= "9" and not may_start(scan.text, place):
        return _CONTACTS
    return (*_AMOUNTS, *_TIMES, *_CONTACTS)


def _longest(readings: list[Reading]) -> list[Reading]:
    """Without the readings that a longer one covers or crosses."""
    taken: list[Reading] = []
    for reading in sorted(readings, key=lambda each: (each.start - each.end, each.start)):
        if reading.stays or not any(_covers(longer, reading) for longer in taken):
            taken.append(reading)
    return sorted(_unlike(taken), key=lambda each: (each.start, each.end))


def _covers(longer: Reading, reading: Reading) -> bool:
    overlap = longer.start < reading.end and reading.start < longer.end
    return longer.hides and overlap and longer.end - longer.start > reading.end - reading.start


def _unlike(readings: list[Reading]) -> Iterator[Reading]:
    """Each value once for each stretch; what can be dialled is no number."""
    phones = {(reading.start, reading.end) for reading in readings if reading.kind == "phone"}
    seen = set()
    for reading in readings:
        if reading.kind == "number" and (reading.start, reading.end) in phones:
            continue
        key = (reading.start, reading.end, reading.kind, reading.value)
        if key not in seen:
            seen.add(key)
            yield reading
