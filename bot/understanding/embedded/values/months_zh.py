"""Chinese months and their days: 3月, 12月5号, 5月上旬, 1-6月, 15号."""

from __future__ import annotations

import re
from datetime import timedelta

from .counts import small_number
from .edges_zh import edge_behind
from .scan import Scan
from .span import (
    Atom,
    Span,
    atom,
    day_in_year,
    day_of_month,
    month_of,
    nearest,
    nearest_span,
    one_day,
    real_day,
    shifted,
    span_atom,
)
from .weeks_zh import HALF, nth_week
from .words_zh import SMALL, WEEK, WEEKDAYS

_MONTH = re.compile(rf"({SMALL})月(?:份)?")
_MONTHS = re.compile(rf"({SMALL})月?(?:份)?\s?(?:-|~|到|至)\s?({SMALL})月(?:份)?(?!{SMALL}[号日])")
_DAY_NUMBER = re.compile(rf"的?\s?({SMALL})(号|日)(?!单|楼|机|线|仓|门|店|库|位|车|院|元|内|后|前天|用|常)")
_LIKE_A_DAY = re.compile("前|之前|以前|发货|送货|交货|到货|[交送到来去]|开会")
_DAY_NUMBER_OPEN = re.compile(
    r"([0-9]{1,2}|[二三]?十[一二三四五六七八九]?"
    r"|初?[一二三四五六七八九])(?![0-9.,%:/点号月个折万千百多几a-z共起样直些]|(?<=一)定|[十一二三四五六七八九])"
)
_IN_BRACKETS = re.compile(rf"\s?[(（,，]?\s?{WEEK}([一二三四五六日天])[)）]?")
_THIRD = re.compile(r"的?(上|中|下)旬")


def month_or_day(scan: Scan, place: int) -> list[Atom]:
    """3月, 12月5号: of the nearest year."""
    return month_of_year(scan, place, None)


def month_of_year(scan: Scan, place: int, year: int | None) -> list[Atom]:
    """3月, 12月5号: of a year, or of the nearest one."""
    found = _MONTH.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in "0123456789十") or found[1] == "两":
        return []
    return in_month(scan, found.end(), year, small_number(found[1]))


def in_month_of(scan: Scan, place: int, span: Span) -> list[Atom]:
    """What stands behind a month that was said as 这个月, 下月."""
    return in_month(scan, place, span.first.year, span.first.month)


def in_month(scan: Scan, place: int, year: int | None, month: int) -> list[Atom]:
    """What stands behind a month: a day, an edge, a third, a week, or nothing."""
    day = _day_in_month(scan, place, year, month)
    if day or not 1 <= month <= 12:
        return day
    years = [year] if year else range(scan.today.year - 1, scan.today.year + 2)
    spans = [month_of(each, month) for each in years]
    edges = [found for span in spans if span for found in _narrow_month(scan, place, span)]
    if edges:
        days = [found for found in edges if found.span and found.span.grain == "day"]
        near = nearest([d.span.first for d in days if d.span], scan.today, scan.direction) if not year else None
        if near:
            return [Atom(days[0].end, one_day(near), days[0].exact)]
        close = nearest_span([e.span for e in edges], scan.today, scan.period_direction) if not year else edges[0].span
        return span_atom(edges[0].end, close)
    return span_atom(place, spans[0] if year else nearest_span(spans, scan.today, scan.period_direction))


def _day_in_month(scan: Scan, place: int, year: int | None, month: int) -> list[Atom]:
    found = _DAY_NUMBER.match(scan.text, place)
    if found is None:
        found = _DAY_NUMBER_OPEN.match(scan.text, place)
        if found is None or scan.units.at(scan.text, found.end()) or scan.text[place - 1] != "月":
            return []
    number = found[1].removeprefix("初")
    day = small_number(number)
    real = real_day(year, month, day) if year else day_in_year(month, day, scan.today, scan.direction)
    beside = _IN_BRACKETS.match(scan.text, found.end())
    if beside and real:
        return atom(beside.end(), real, real.weekday() == WEEKDAYS[beside[1]])
    return atom(found.end(), real)


def _narrow_month(scan: Scan, place: int, span: Span) -> list[Atom]:
    third = _THIRD.match(scan.text, place)
    if third:
        starts = {"上": (1, 10), "中": (11, 20), "下": (21, span.last.day)}
        first, last = starts[third[1]]
        return [Atom(third.end(), Span(span.first.replace(day=first), span.first.replace(day=last), "week"))]
    half = HALF.match(scan.text, place)
    if half and half[2].endswith("月"):
        return [Atom(half.end(), half_month(span, half[1] in "上前"))]
    return nth_week(scan, place, span) or edge_behind(scan, place, span)


def bare_third(scan: Scan, place: int) -> list[Atom]:
    """上旬, 中旬, 下旬: of this month, or of the next or last one where it is over or to come."""
    if not _THIRD.match(scan.text, place) or (place and scan.text[place - 1] in "月0123456789"):
        return []
    months = [span for count in (-1, 0, 1) if (span := shifted(scan.today, "month", count))]
    thirds = [found for month in months for found in _narrow_month(scan, place, month)]
    return span_atom(thirds[0].end, nearest_span([third.span for third in thirds], scan.today, scan.direction))


def half_month(span: Span, first: bool) -> Span:
    """The days to the 15th, or those after it."""
    middle = span.first.replace(day=15)
    return Span(span.first, middle, "week") if first else Span(middle + timedelta(1), span.last, "week")


def months_to_months(scan: Scan, place: int) -> list[Atom]:
    """1-6月: of the nearest year."""
    return months_of_year(scan, place, None)


def months_of_year(scan: Scan, place: int, year: int | None) -> list[Atom]:
    """1-6月: from the first of the one to the last of the other."""
    found = _MONTHS.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in "0123456789十-月"):
        return []
    first, last = small_number(found[1]), small_number(found[2])
    years = [year] if year else list(range(scan.today.year - 1, scan.today.year + 2))
    spans = [months_between(each, first, last) for each in years]
    return span_atom(found.end(), spans[0] if year else nearest_span(spans, scan.today, scan.period_direction))


def months_between(year: int, first: int, last: int) -> Span | None:
    """From the first of one month to the last of another, over the year's end where it must be."""
    begin, end = month_of(year, first), month_of(year + (last < first), last)
    return Span(begin.first, end.last, "month") if begin and end else None


def day_by_number(scan: Scan, place: int) -> list[Atom]:
    """15号: of the nearest month; a number that no month has, where a day must be meant."""
    if place and scan.text[place - 1] in "0123456789.月第-/十":
        return []
    found = _DAY_NUMBER.match(scan.text, place)
    if found is None or found[0][0] == "的":
        return []
    if not 1 <= small_number(found[1]) <= 31:
        return atom(found.end(), None) if _LIKE_A_DAY.match(scan.text, found.end()) else []
    day = day_of_month(small_number(found[1]), scan.today, scan.direction)
    beside = _IN_BRACKETS.match(scan.text, found.end())
    if beside and day:
        return atom(beside.end(), day, day.weekday() == WEEKDAYS[beside[1]])
    return atom(found.end(), day)
