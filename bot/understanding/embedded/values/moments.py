"""Days, with the time of day beside them: 明天上午, 明天下午3点, 3pm tomorrow; and times without a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from .atoms import atoms_at
from .clock import Clock
from .clocks_en import english_clock, english_part
from .clocks_zh import CLOCK_STARTS, chinese_clock, chinese_part
from .found import Period, Reading
from .scan import Scan, is_letter
from .span import Atom

_GAP = re.compile(r" ?[,，、(（] ?| - |-(?=[0-9]{1,2}:)|\s|的")
_WORDS = re.compile(
    r"(?:by|around|before|after|from|for|在|约|大概|大约) ?(?=[0-9a-z上下中晚早凌一二两三四五六七八九十])"
)
_GAP_BACK = re.compile(r",? (?:on )?|,")
_PART_OF_TODAY = re.compile(
    r"(?:(tonight)|(last night)|(?:earlier |later )?this (morning|afternoon|evening))\b", re.ASCII
)
_PART_STARTS = frozenset("tle")
_NOON = time(12)


def day_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The day or period that begins here, with the part of the day said behind it (明天上午)."""
    for atom in atoms_at(scan, place):
        yield from _reading(atom, place, _part(scan, atom.end)[0] if _is_day(atom) else atom.end)
    today = _part_of_today(scan, place)
    if today:
        yield Reading(place, today[0], today[1], "day")


def _reading(atom: Atom, place: int, end: int) -> Iterator[Reading]:
    stays = not atom.sure
    if atom.span is None:
        yield Reading(place, end, None, "bad_day")
    elif _is_day(atom):
        yield Reading(place, end, atom.span.first, "day", atom.exact, stays=stays)
    else:
        yield Reading(place, end, Period(atom.span.first, atom.span.last), "period", atom.exact, stays=stays)
        if atom.span.grain == "weekend":
            yield Reading(place, end, atom.span.last, "day", exact=False)


def _is_day(atom: Atom) -> bool:
    return atom.span is not None and atom.span.grain == "day"


def _part(scan: Scan, end: int) -> tuple[int, str | None]:
    """Where a part of the day that stands here ends, and its rule."""
    return chinese_part(scan.text, end) or english_part(scan.text, end) or (end, None)


def _part_of_today(scan: Scan, place: int) -> tuple[int, date, str] | None:
    """Tonight, this morning, last night: where it ends, its day, its rule."""
    if scan.text[place : place + 1] not in _PART_STARTS or is_letter(scan.text, place - 1):
        return None
    found = _PART_OF_TODAY.match(scan.text, place)
    if found is None:
        return None
    return found.end(), scan.today - timedelta(bool(found[2])), found[3] or "evening"


def moment_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The day with a time that begins here, or the time with a day behind it; a time alone is `clock` and `moment`."""
    found = [*_day_then_time(scan, place), *_time_then_day(scan, place)]
    yield from found or _time_alone(scan, place)


def _day_then_time(scan: Scan, place: int) -> Iterator[Reading]:
    today = _part_of_today(scan, place)
    if today:
        yield from _timed(scan, place, *today, exact=True)
        return
    for atom in atoms_at(scan, place):
        if atom.span and _is_day(atom):
            end, part = _part(scan, atom.end)
            yield from _timed(scan, place, end, atom.span.first, part, exact=atom.exact)


def _timed(scan: Scan, place: int, end: int, day: date, part: str | None, *, exact: bool) -> Iterator[Reading]:
    gap = _GAP.match(scan.text, end)
    begin = gap.end() if gap else end
    words = _WORDS.match(scan.text, begin)
    told = _clock(scan, words.end() if words else begin, part, beside_day=begin > end)
    when = told.on(day, scan.now.tzinfo) if told else None
    if told and when:
        yield Reading(place, told.end, when, "moment", exact and told.exact, hides=told.alone or part is not None)
    elif part == "noon":
        yield Reading(place, end, datetime.combine(day, _NOON, scan.now.tzinfo), "moment", exact)


def _clock(scan: Scan, place: int, part: str | None = None, *, beside_day: bool = False) -> Clock | None:
    key = (place, part, beside_day)
    if key not in scan.clocks:
        scan.clocks[key] = _read_clock(scan, place, part, beside_day=beside_day)
    return scan.clocks[key]


def _read_clock(scan: Scan, place: int, part: str | None, *, beside_day: bool) -> Clock | None:
    character = scan.text[place : place + 1]
    found = chinese_clock(scan, place, part) if character in CLOCK_STARTS else None
    if found or not ("a" <= character <= "z" or character in "0123456789@") or is_letter(scan.text, place - 1):
        return found
    return english_clock(scan, place, part, beside_day=beside_day) if character else None


def _time_then_day(scan: Scan, place: int) -> Iterator[Reading]:
    told = _clock(scan, place) or _clock(scan, place, beside_day=True)
    gap = _GAP_BACK.match(scan.text, told.end) if told else None
    if told is None or gap is None or not (told.alone or " " in gap[0]):
        return
    sure = told.alone or scan.text[place] in "a@"
    today = _part_of_today(scan, gap.end())
    if today and (when := told.within(today[2]).on(today[1], scan.now.tzinfo)):
        yield Reading(place, today[0], when, "moment", told.exact)
        return
    for atom in atoms_at(scan, gap.end()):
        end, part = _part(scan, atom.end)
        if (
            atom.span
            and _is_day(atom)
            and (sure or part)
            and (when := (told.within(part) if part else told).on(atom.span.first, scan.now.tzinfo))
        ):
            yield Reading(place, end, when, "moment", told.exact and atom.exact)


def _time_alone(scan: Scan, place: int) -> Iterator[Reading]:
    told = _clock(scan, place)
    if told is None:
        return
    yield Reading(place, told.end, told.time, "clock", told.exact, hides=told.alone)
    yield Reading(place, told.end, _nearest(scan, told), "moment", told.exact, hides=told.alone)


def _nearest(scan: Scan, told: Clock) -> datetime | None:
    """The next such time, or the last one where the past is spoken of."""
    today = told.on(scan.today, scan.now.tzinfo)
    if today and scan.direction == "future" and today <= scan.now:
        return today + timedelta(1)
    if today and scan.direction == "past" and today > scan.now:
        return today - timedelta(1)
    return today
