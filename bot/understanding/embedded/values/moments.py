"""Moments: a day with a time of day (明天下午3点, 3pm tomorrow), or a time counted from now (半小时后, in 2 hours)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from .atoms import atoms_at
from .clocks import Clock, clock_at, part_of_day
from .counts import count_of
from .found import Period, Reading
from .scan import Scan, is_letter
from .span import Atom, add_days
from .words_en import COUNT as COUNT_EN
from .words_zh import COUNT as COUNT_ZH
from .words_zh import EVENING_WORDS

_GAP = re.compile(r"(?:\s?[,，、(（]\s?|\s|的)?(?:(?:at|by|around|@|from|before) ?|在|约|大概)?")
_GAP_BACK = re.compile(r"(?:,? (?:on )?|,)")
_AHEAD_ZH = re.compile(
    rf"(?:(?:再?过|等)了?)?({COUNT_ZH})(?:个)?(?:(半)?(小时|钟头|分钟|刻钟)|(?<=半)(?:个)?(?:小时|钟头))(半)?(?:之后|以后|过后|后|(前|之前|以前))"
)
_IN_ZH = re.compile(rf"(?:再?过|等)({COUNT_ZH})(?:个)?(半)?(小时|钟头|分钟|刻钟)")
_IN_EN = re.compile(
    rf"(?:in|within) (?:about |around )?({COUNT_EN})[ -]?(hours?|hrs?|h|minutes?|mins?)\b( and a half)?(?:'? time)?",
    re.ASCII,
)
_THEN_EN = re.compile(
    rf"({COUNT_EN})[ -]?(hours?|hrs?|h|minutes?|mins?)( and a half)? (from now|later|hence|ago)\b", re.ASCII
)
_MINUTES = {"小时": 60, "钟头": 60, "分钟": 1, "刻钟": 15}
_TONIGHT = re.compile(r"tonight|this (morning|afternoon|evening)\b", re.ASCII)
NIGHT = {"tonight": "evening"}


def moment_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The moment that begins here; a time of day without its day is given as `clock` and as the nearest such moment."""
    counted = _counted(scan, place)
    if counted:
        yield counted
        return
    yield from _day_first(scan, place)
    yield from _time_first(scan, place)


def day_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The day or period that begins here, with a part of the day that is said with it (明天上午)."""
    for atom in atoms_at(scan, place):
        end = _past_part(scan, atom, place)
        yield from _as_reading(atom, place, end)


def _as_reading(atom: Atom, place: int, end: int) -> Iterator[Reading]:
    if atom.span is None:
        yield Reading(place, end, None, "bad_day", exact=True)
    elif atom.span.grain == "day" or atom.span.first == atom.span.last:
        yield Reading(place, end, atom.span.first, "day", atom.exact, stays=not atom.sure)
    else:
        yield Reading(place, end, Period(atom.span.first, atom.span.last), "period", atom.exact, stays=not atom.sure)
        if atom.span.grain == "weekend":
            yield Reading(place, end, atom.span.last, "day", exact=False)


def _past_part(scan: Scan, atom: Atom, place: int) -> int:
    if atom.span is None or atom.span.grain != "day":
        return atom.end
    early = scan.text[atom.end : atom.end + 1]
    if early in EVENING_WORDS and scan.text[place : atom.end] in {"明", "今", "昨", "后"}:
        return atom.end + 1
    gap = atom.end + scan.text.startswith(" ", atom.end)
    part = part_of_day(scan.text, gap)
    return part[0] if part and gap < len(scan.text) else atom.end


def _day_first(scan: Scan, place: int) -> Iterator[Reading]:
    this = _TONIGHT.match(scan.text, place) if not is_letter(scan.text, place - 1) else None
    if this:
        atoms: list[Atom] = []
        part, end, day = this[1] or "evening", this.end(), scan.today
        yield from _timed(scan, place, end, day, part, exact=True, named=bool(this[1]))
        return
    atoms = atoms_at(scan, place)
    for atom in atoms:
        if atom.span is None or atom.span.grain != "day":
            continue
        end, said = atom.end, None
        gap = end + scan.text.startswith((" ", "的"), end)
        part_found = part_of_day(scan.text, gap)
        if part_found:
            end, said = part_found
        yield from _timed(scan, place, end, atom.span.first, said, exact=atom.exact)


def _timed(
    scan: Scan, place: int, end: int, day: date, part: str | None, *, exact: bool, named: bool = False
) -> Iterator[Reading]:
    gap = _GAP.match(scan.text, end)
    begin = gap.end() if gap else end
    if begin > end and scan.text[begin - 1 : begin] not in "的在约概 ,，、(（@":
        return
    clock = clock_at(scan, begin, part, bare=begin > end or part is not None)
    if clock and clock.time:
        when = _at(scan, day, clock)
        if when:
            yield Reading(place, clock.end, when, "moment", exact and clock.exact)
    elif part in {"中午", "正午"}:
        yield Reading(
            place, end, datetime.combine(day, datetime.min.time().replace(hour=12), scan.now.tzinfo), "moment", exact
        )
    elif named:
        yield Reading(place, end, day, "day", exact)


def _time_first(scan: Scan, place: int) -> Iterator[Reading]:
    clock = clock_at(scan, place)
    if clock is None or clock.time is None:
        return
    joined = False
    gap = _GAP_BACK.match(scan.text, clock.end)
    begin = gap.end() if gap else clock.end
    for atom in atoms_at(scan, begin) if begin > clock.end else []:
        if (
            atom.span
            and atom.span.grain == "day"
            and (when := _at(scan, atom.span.first, _shifted_by_part(scan, atom, clock)))
        ):
            joined = True
            yield Reading(place, _past_part(scan, atom, begin), when, "moment", clock.exact and atom.exact)
    this = _TONIGHT.match(scan.text, begin) if begin > clock.end else None
    if this and (when := _at(scan, scan.today, _in_part(clock, this[1] or "evening"))):
        yield Reading(place, this.end(), when, "moment", clock.exact)
    elif not joined and clock.alone:
        yield Reading(place, clock.end, clock.time, "clock", clock.exact)
        yield Reading(place, clock.end, _nearest(scan, clock), "moment", clock.exact)


def _shifted_by_part(scan: Scan, atom: Atom, clock: Clock) -> Clock:
    """9 tomorrow evening: the part of the day behind the day counts for the hour."""
    part = part_of_day(scan.text, atom.end + scan.text.startswith(" ", atom.end)) if atom.end < len(scan.text) else None
    return _in_part(clock, part[1]) if part else clock


def _in_part(clock: Clock, part: str) -> Clock:
    if clock.time and part in {"afternoon", "evening", "night"} and clock.time.hour < 12:
        return Clock(clock.end, clock.time.replace(hour=clock.time.hour + 12), clock.exact, clock.days)
    if clock.time and part == "morning" and 12 < clock.time.hour:
        return Clock(clock.end, clock.time.replace(hour=clock.time.hour - 12), clock.exact, clock.days)
    return clock


def _at(scan: Scan, day: date, clock: Clock) -> datetime | None:
    moved = add_days(day, clock.days)
    return datetime.combine(moved, clock.time, scan.now.tzinfo) if moved and clock.time else None


def _nearest(scan: Scan, clock: Clock) -> datetime | None:
    today = _at(scan, scan.today, clock)
    if today is None:
        return None
    late = today <= scan.now if scan.direction == "future" else False
    early = today > scan.now if scan.direction == "past" else False
    return today + timedelta(1) if late else today - timedelta(1) if early else today


def _counted(scan: Scan, place: int) -> Reading | None:
    """半小时后, in 2 hours, 20 minutes ago."""
    minutes, end, exact = _minutes_from_now(scan, place)
    if minutes is None:
        return None
    when = scan.now + timedelta(minutes=float(minutes))
    return Reading(place, end, when, "moment", exact)


def _minutes_from_now(scan: Scan, place: int) -> tuple[Decimal | None, int, bool]:
    text = scan.text
    found = _AHEAD_ZH.match(text, place) or _IN_ZH.match(text, place)
    if found:
        count, exact = count_of(found[1])
        unit = _MINUTES[found[3]]
        more = Decimal("0.5") if found[2] else Decimal(0)
        back = found.re is _AHEAD_ZH and found[5]
        return (count + more) * unit * (-1 if back else 1), found.end(), exact
    if is_letter(text, place - 1):
        return None, place, True
    found = _IN_EN.match(text, place) or _THEN_EN.match(text, place)
    if found is None:
        return None, place, True
    count, exact = count_of(found[1])
    unit = 60 if found[2].startswith("h") else 1
    count += Decimal("0.5") if found[3] else 0
    return count * unit * (-1 if found[0].endswith("ago") else 1), found.end(), exact
