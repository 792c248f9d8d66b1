"""All values of a message: every reading of every stretch, the longest sensible ones kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from .ahead import ahead_readings
from .closer import said_closer
from .contacts import email_readings, phone_readings
from .durations import duration_readings
from .found import Direction, Found, Reading
from .moments import day_readings, moment_readings
from .money import money_readings
from .numbers import number_readings
from .percents import percent_readings
from .quantities import pack_readings, quantity_readings
from .ranges import range_readings
from .scan import Scan, Units
from .starts import starts

Grammar = Callable[[Scan, int], Iterator[Reading]]
_AMOUNTS: tuple[Grammar, ...] = (quantity_readings, money_readings, percent_readings, number_readings)
_WITHOUT_PERCENT: tuple[Grammar, ...] = (quantity_readings, money_readings, number_readings)
_NAMED: tuple[Grammar, ...] = (quantity_readings, pack_readings, money_readings, percent_readings, number_readings)
_OFF = frozenset("打给让优便降减返下折再对")
_BY_CHARACTER: dict[str, tuple[Grammar, ...]] = {
    "每": (pack_readings, money_readings),
    "单": (money_readings,),
    **dict.fromkeys(_OFF, (percent_readings,)),
    **dict.fromkeys("¥€£₩₹₽฿$₦₺₪₴₫₱₿人美欧港@", (money_readings,)),
}
_TIMES: tuple[Grammar, ...] = (ahead_readings, moment_readings, day_readings, range_readings, duration_readings)
_LONG = 400
"""Characters beyond which a text is read with an eye on the time that it takes."""
_BEFORE, _BEHIND = 12, 64
"""How far around a place anything matters to what begins there."""
_MOST_LOOKS, _MOST_PLACES, _MOST_VALUES = 2500, 1200, 1000
"""No message holds more; what does was not written by a person, and its rest is not read."""
_PERCENT = re.compile(r"[%折成价]|per ?cent|pct|百分|个点|分之|half (?:price|off)|half-price")


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
    kept = said_closer(_longest(list(_readings(scan)), len(text)), scan)
    return [Found(r.start, r.end, r.value, r.kind, r.exact, text[r.start : r.end]) for r in kept]


def _readings(scan: Scan) -> Iterator[Reading]:
    yield from email_readings(scan.text)
    yield from phone_readings(scan.text)
    usual = _AMOUNTS if _PERCENT.search(scan.text) else _WITHOUT_PERCENT
    if len(scan.text) > _LONG:
        yield from _of_long_text(scan, usual)
        return
    for place, amount, when in starts(scan):
        yield from _at(scan, place, usual if amount else None, when)


def _at(scan: Scan, place: int, usual: tuple[Grammar, ...] | None, when: bool) -> Iterator[Reading]:
    """The readings that begin at a place: of amounts, where one may begin there, and of days and times."""
    if usual is not None:
        character = scan.text[place]
        if usual is _WITHOUT_PERCENT and character in _OFF:
            usual = ()
        for grammar in _NAMED if "a" <= character <= "z" else (usual and _BY_CHARACTER.get(character, usual)):
            yield from grammar(scan, place)
    if when:
        for grammar in _TIMES:
            yield from grammar(scan, place)


def _of_long_text(scan: Scan, usual: tuple[Grammar, ...]) -> Iterator[Reading]:
    """What a long text holds: what stands in it over and over is read once, and so many places are looked at."""
    known: dict[tuple[int, str], tuple[int, list[Reading]]] = {}
    read = full = 0
    for looked, (place, amount, when) in enumerate(starts(scan)):
        around = (min(place, _BEFORE), scan.text[max(0, place - _BEFORE) : place + _BEHIND])
        if around not in known:
            read += 1
            known[around] = place, list(_at(scan, place, usual if amount else None, when))
        first, readings = known[around]
        yield from readings if first == place else (each.moved(place - first) for each in readings)
        full += bool(readings)
        if looked >= _MOST_LOOKS or read >= _MOST_PLACES or full >= _MOST_VALUES:
            return


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
                other if other > length else length for other in longest[reading.start : reading.end]
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
