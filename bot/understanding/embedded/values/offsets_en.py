"""English days counted from another one: in 3 days, two weeks ago, a week from Friday, last 7 days, the next two months."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from .counts import count_of
from .scan import Scan, is_letter
from .span import Atom, Grain, Span, add_days, add_months, one_day, step, weekday_near
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
_COUNT_FIRST = re.compile(
    rf"(?:the )?({COUNT}) (last|past|previous|next|coming|following|upcoming) {_UNIT}(?<=s)\b", re.ASCII
)
_WEEKDAY_AHEAD = re.compile(rf"({any_of(WEEKDAYS)})\b\.?,? (?=[a-z0-9])", re.ASCII)
_ON_WEEKDAY = re.compile(rf",? (?:on )?(?:a |the )?({any_of(WEEKDAYS)})\b", re.ASCII)
_DAY_WEEK = re.compile(r"(today|tomorrow|tmrw?) (week|fortnight)\b", re.ASCII)
_WEEKS_FROM = re.compile(rf"({COUNT}) (weeks?|fortnights?) (today|tomorrow|tmrw?)\b", re.ASCII)
_WEEKS_ON = re.compile(rf"({COUNT}) weeks? on ({any_of(WEEKDAYS)})\b", re.ASCII)
_BUSINESS_DAY = re.compile(
    r"(?:the )?(next|last|past|previous|following) (?:business |working |work |week)day\b", re.ASCII
)
_FIGURES = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})? [a-z]", re.ASCII)
_PAST = frozenset({"last", "past", "previous", "recent"})

Anchors = Callable[[Scan, int], list[Atom]]


def offset_atoms(scan: Scan, place: int, anchors: Anchors) -> list[Atom]:
    """The day or stretch counted from today, or from the day said behind it (`anchors` reads that one)."""
    if is_letter(scan.text, place - 1):
        return []
    first = scan.text[place]
    if "0" <= first <= "9":
        found = _weeks_on(scan, place) or _from(scan, place, anchors) or _rolling(scan, place)
        return found if _FIGURES.match(scan.text, place) else []
    weekday = _weekday_ahead(scan, place) or _day_week(scan, place) if first in "mtwfs" else []
    ahead = weekday or (_ahead(scan, place) if first in "iwa" else [])
    counted = ahead or _weeks_on(scan, place) or _from(scan, place, anchors)
    return counted or _rolling(scan, place) or _business_day(scan, place)


def _weekday_ahead(scan: Scan, place: int) -> list[Atom]:
    """Monday two weeks from now, Friday in 3 days."""
    found = _WEEKDAY_AHEAD.match(scan.text, place)
    if found is None:
        return []
    counted = _counted_from_now(scan, found.end())
    return _at_weekday(counted, counted[0].end, WEEKDAYS[found[1]]) if counted else []


def _counted_from_now(scan: Scan, place: int) -> list[Atom]:
    found = _IN.match(scan.text, place)
    if found:
        return _stepped(scan.today, found.end(), found[2], found[3], 1)
    then = _THEN.match(scan.text, place)
    if then is None or not (then[3] or then[4] or then[7]):
        return []
    return _stepped(scan.today, then.end(), then[1], then[2], -1 if then[3] else 1)


def _day_week(scan: Scan, place: int) -> list[Atom]:
    """Tomorrow week, today fortnight: a week or two from then."""
    found = _DAY_WEEK.match(scan.text, place)
    if found is None:
        return []
    day = add_days(scan.today, (found[1] != "today") + (7 if found[2] == "week" else 14))
    return [Atom(found.end(), one_day(day))] if day else []


def _weeks_on(scan: Scan, place: int) -> list[Atom]:
    """A week on Friday, two weeks on Monday, a week today: so many weeks after the coming one."""
    if from_ := _WEEKS_FROM.match(scan.text, place):
        count, exact = count_of(from_[1])
        days = (14 if from_[2].startswith("f") else 7) * int(count) + (from_[3] != "today")
        day = add_days(scan.today, days) if count % 1 == 0 else None
        return [Atom(from_.end(), one_day(day), exact)] if day else []
    found = _WEEKS_ON.match(scan.text, place)
    if found is None:
        return []
    count, exact = count_of(found[1])
    near = weekday_near(scan.today, WEEKDAYS[found[2]], "future")
    day = add_days(near, int(count) * 7) if count % 1 == 0 else None
    return [Atom(found.end(), one_day(day), exact)] if day else []


def _business_day(scan: Scan, place: int) -> list[Atom]:
    """The next working day, the last business day; feasts are not known."""
    found = _BUSINESS_DAY.match(scan.text, place)
    day = working_day(scan.today, -1 if found[1] in _PAST else 1) if found else None
    return [Atom(found.end(), one_day(day), exact=False)] if found and day else []


def _at_weekday(counted: list[Atom], end: int, weekday: int) -> list[Atom]:
    """The weekday counts: of the week that so many weeks lead to, and nearest to the day where days were miscounted."""
    found = counted[0]
    if found.span is None:
        return []
    day = found.span.first
    if found.span.grain == "day":
        off = (weekday - day.weekday() + 3) % 7 - 3
        return [Atom(end, one_day(day + timedelta(off)), found.exact and not off)]
    return [Atom(end, one_day(day + timedelta(weekday - day.weekday())), found.exact)]


def _ahead(scan: Scan, place: int) -> list[Atom]:
    """In 3 days, within two weeks, in 3 days on Friday."""
    counted = _counted_from_now(scan, place) if _IN.match(scan.text, place) else []
    if not counted:
        return []
    beside = _ON_WEEKDAY.match(scan.text, counted[0].end)
    return _at_weekday(counted, beside.end(), WEEKDAYS[beside[1]]) if beside else _as_days(counted)


def _as_days(counted: list[Atom]) -> list[Atom]:
    return [Atom(each.end, one_day(each.span.first), each.exact) for each in counted if each.span]


def _from(scan: Scan, place: int, anchors: Anchors) -> list[Atom]:
    """3 days ago, a week from now, 2 weeks before May 13."""
    found = _THEN.match(scan.text, place)
    if found is None:
        return []
    back = bool(found[3] or found[6])
    if not (found[5] or found[6]) or found[7]:
        return _as_days(_counted_from_now(scan, place))
    days = [each for each in anchors(scan, found.end()) if each.span and each.span.grain == "day"]
    return [
        atom
        for day in days
        if day.span
        for atom in _as_days(_stepped(day.span.first, day.end, found[1], found[2], -1 if back else 1))
    ]


def _stepped(start: date, end: int, count_words: str, unit: str, sign: int) -> list[Atom]:
    """The day so far from another one, in the size that it was counted in."""
    count, exact = count_of(count_words)
    day = _moved(start, float(count), unit, sign)
    grain: Grain = "day" if "day" in unit else "week"
    return [Atom(end, Span(day, day, grain), exact)] if day else []


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
    turned = _COUNT_FIRST.match(scan.text, place) if found is None else None
    if turned:
        return _rolled(scan, turned.end(), turned[2], turned[1], turned[3])
    if found is None or (found[4] and found[1] != "past"):
        return []
    return _rolled(scan, found.end(), found[1], found[2] or "1", found[3] or found[4])


def _rolled(scan: Scan, end: int, which: str, count_words: str, unit: str) -> list[Atom]:
    sign = -1 if which in _PAST else 1
    count, exact = count_of(count_words)
    edge = _moved(scan.today, float(count), unit, sign)
    if edge is None:
        return []
    day = timedelta(1)
    span = Span(edge + day, scan.today, "week") if sign < 0 else Span(scan.today + day, edge, "week")
    return [Atom(end, span, exact)] if span.first <= span.last else []
