"""English days counted from another one: in 3 days, two weeks ago, a week from Friday, last 7 days, the next two months."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from .counts import count_of
from .scan import Scan, is_letter
from .span import Atom, Span, add_days, add_months, one_day, step
from .words_en import COUNT, UNITS, WEEKDAYS, any_of
from .working_days import working_day

_UNIT = rf"((?:business |working |week|calendar )?(?:{any_of(UNITS)}))(?:'s?|s')?"
_COUNTED = rf"({COUNT}) (?:more |full )?{_UNIT}\b"
_IN = re.compile(rf"(?:(in|within|after)(?: the next| about| around)? {_COUNTED}(?: time)?)", re.ASCII)
_THEN = re.compile(
    rf"{_COUNTED}(?: (?:(ago|earlier|back)|(later|hence|out)|(?:(from|after)|(before|prior to)) (?:(now)\b|(?=[a-z0-9]))))",
    re.ASCII,
)
_ROLLING = re.compile(
    rf"(?:the |these )?(last|past|previous|recent|next|coming|following"
    rf"|upcoming) (?:(?:about |around )?({COUNT}) {_UNIT}|(week|month|quarter|year)s?)\b",
    re.ASCII,
)
_WEEKDAY_IN = re.compile(
    rf"({any_of(WEEKDAYS)}),? (?:in ({COUNT}) weeks?(?: time|'s? time)?|({COUNT}) weeks? (?:from now|later))\b",
    re.ASCII,
)
_PAST = frozenset({"last", "past", "previous", "recent"})

Anchors = Callable[[Scan, int], list[Atom]]


def offset_atoms(scan: Scan, place: int, anchors: Anchors) -> list[Atom]:
    """The day or stretch counted from today, or from the day said behind it (`anchors` reads that one)."""
    if is_letter(scan.text, place - 1):
        return []
    return _weekday_ahead(scan, place) or _ahead(scan, place) or _from(scan, place, anchors) or _rolling(scan, place)


def _weekday_ahead(scan: Scan, place: int) -> list[Atom]:
    """Monday two weeks from now: the Monday of that week."""
    found = _WEEKDAY_IN.match(scan.text, place)
    if found is None:
        return []
    weeks, exact = count_of(found[2] or found[3])
    monday = add_days(scan.today, 7 * int(weeks) - scan.today.weekday())
    return [Atom(found.end(), one_day(monday + timedelta(WEEKDAYS[found[1]])), exact)] if monday else []


def _ahead(scan: Scan, place: int) -> list[Atom]:
    found = _IN.match(scan.text, place)
    if found is None:
        return []
    return _stepped(scan.today, found.end(), found[2], found[3], 1)


def _from(scan: Scan, place: int, anchors: Anchors) -> list[Atom]:
    """3 days ago, a week from now, 2 weeks before May 13."""
    found = _THEN.match(scan.text, place)
    if found is None:
        return []
    back = bool(found[3] or found[6])
    if not (found[5] or found[6]) or found[7]:
        return _stepped(scan.today, found.end(), found[1], found[2], -1 if back else 1)
    days = [each for each in anchors(scan, found.end()) if each.span and each.span.grain == "day"]
    return [
        atom
        for day in days
        if day.span
        for atom in _stepped(day.span.first, day.end, found[1], found[2], -1 if back else 1)
    ]


def _stepped(start: date, end: int, count_words: str, unit: str, sign: int) -> list[Atom]:
    count, exact = count_of(count_words)
    day = _moved(start, float(count), unit, sign)
    return [Atom(end, one_day(day), exact)] if day else []


def _moved(start: date, count: float, unit: str, sign: int) -> date | None:
    kind, _, name = unit.rpartition(" ")
    if (name.startswith("week") and name.endswith(("day", "days"))) or kind in {"business", "working"}:
        return working_day(start, int(count) * sign)
    grain = UNITS[name]
    if count % 1 == 0:
        return step(start, int(count) * sign, grain)
    whole = step(start, int(count) * sign, grain)
    if whole is None:
        return None
    if grain == "year":
        return add_months(whole, 6 * sign)
    return add_days(whole, {"month": 15, "week": 3, "fortnight": 7, "quarter": 45}.get(grain, 0) * sign)


def _rolling(scan: Scan, place: int) -> list[Atom]:
    """The last 7 days end today, the next 7 begin tomorrow; "last week" without a count is the calendar's."""
    found = _ROLLING.match(scan.text, place)
    if found is None or (found[4] and found[1] != "past"):
        return []
    sign = -1 if found[1] in _PAST else 1
    count, exact = count_of(found[2] or "1")
    edge = _moved(scan.today, float(count), found[3] or found[4], sign)
    if edge is None:
        return []
    day = timedelta(1)
    span = Span(edge + day, scan.today, "week") if sign < 0 else Span(scan.today + day, edge, "week")
    return [Atom(found.end(), span, exact)] if span.first <= span.last else []
