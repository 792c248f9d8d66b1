"""Periods with two ends: 从1号到15号, 10月以来, 年初至今, between Nov 1 and Nov 15, since October, year to date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from .atoms import atoms_at
from .counted_ranges import counted_from
from .counts import count_of
from .found import Period, Reading
from .scan import Scan, is_letter
from .span import Atom, Span, day_of_month, month_of, nearest_span, real_day, shifted
from .words_en import MONTHS, any_of
from .words_zh import SMALL

_OPENER = re.compile(
    r"(?:从|自|由|在)\s?|(?:(?P<from>from|starting(?: on| from)?)"
    r"|(?P<between>between)|(?P<since>(?:ever )?since)) (?:the (?=[a-z]))?"
)
_TO = re.compile(
    r"\s?(?:到|至|~|-|直到)\s?(?!今)|,? (?:to|through|thru|until|till?|up to|(?P<and>and)) (?:the (?=[a-z]))?", re.ASCII
)
_TO_NOW = re.compile(
    r"(?:开始)?(?:至今|到(?:现在|今天|目前|今)|以来|起至今)|起(?![来码草订])"
    r"|,? (?:to|until|till?|up to|through) (?:now|date|today)\b",
    re.ASCII,
)
_TO_DATE = re.compile(
    r"(?:(year|month|quarter|week)[ -]to[ -]date|([ymqw])td|so far this (year"
    r"|month|quarter|week)|this (year|month|quarter|week) so far)\b",
    re.ASCII,
)
_UNITS = {"y": "year", "m": "month", "q": "quarter", "w": "week"}
_TO_EN = r" ?(?:-|to|through|thru|until|till?)"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ((?:19|20)[0-9]{2}))?"
_DAYS_ZH = re.compile(rf"(?:从|自|由)?({SMALL})[号日]?\s?(?:-|~|到|至)\s?({SMALL})[号日]")
_DAYS_EN = re.compile(
    rf"({any_of(MONTHS)})\b\.? ([0-9]{{1,2}}){_TH}{_TO_EN} ?([0-9]{{1,2}}){_TH}(?![0-9:/]){_YEAR}", re.ASCII
)
_DAYS_FIRST = re.compile(
    rf"(?:the )?([0-9]{{1,2}}){_TH}(?:{_TO_EN}| and) ?(?:the )?([0-9]{{1,2}}){_TH},? (?:of )?({any_of(MONTHS)})\b\.?{_YEAR}",
    re.ASCII,
)
_MONTHS = re.compile(
    rf"({any_of(MONTHS)})\b\.?(?:{_TO_EN}| and) ?({any_of(MONTHS)})\b(?! ?[0-3]?[0-9](?![0-9])){_YEAR}", re.ASCII
)
_YEARS = re.compile(
    r"((?:19|20)[0-9]{2})(年)?\s?(-|~|到|至|to|through|thru|until|till?|[和与](?=[0-9]{4}年之?间))\s?"
    r"((?:19|20)[0-9]{2})(年(?:之?间)?)?(?![0-9/:-]|\.[0-9])"
)
_FIGURES = re.compile(
    r"(1[0-2]|0?[1-9])([./])([0-3]?[0-9])\s?(?:-|~|到|至|to|until)\s?(1[0-2]|0?[1-9])\2([0-3]?[0-9])(?![0-9%./-])"
    r"(?:[号日]|,? ((?:19|20)[0-9]{2})(?![0-9]))?"
)
_LAST_COUNTS = frozenset({"到", "至", "to", "through", "thru"})
"""Of years joined by a dash, till, or 和…间 not everyone counts the last one."""
_BEFORE_DIGITS = frozenset("0123456789.月-/十")

_Range = tuple[int, Span | None, bool]
"""Where it ends, its days, whether they were said exactly."""


def range_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The period with two ends that begins here, or one that goes on until today."""
    if is_letter(scan.text, place - 1):
        return
    yield from _figures(scan, place)
    named = "a" <= scan.text[place] <= "z"
    found = (_to_date(scan, place) if named else _days_zh(scan, place)) or counted_from(scan, place)
    if found is None:
        opener = _OPENER.match(scan.text, place) if named or scan.text[place] in "从自由在" else None
        begin = opener.end() if opener else place
        found = _years(scan, begin, opener) or _named_en(scan, begin, opener)
        if found is None:
            yield from _from_to(scan, place, begin, opener)
            return
    end, span, exact = found
    if span and span.first <= span.last:
        yield Reading(place, end, Period(span.first, span.last), "period", exact)


def _to_date(scan: Scan, place: int) -> _Range | None:
    """Year to date: from the first of January until today."""
    found = _TO_DATE.match(scan.text, place)
    if found is None:
        return None
    unit = found[1] or _UNITS.get(found[2] or "") or found[3] or found[4]
    span = shifted(scan.today, unit, 0, scan.fiscal_start)
    return found.end(), (Span(span.first, scan.today, "week") if span else None), True


def _days_zh(scan: Scan, place: int) -> _Range | None:
    """1-15号, 从1号到15号: of the nearest month in the direction of periods."""
    found = _DAYS_ZH.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in _BEFORE_DIGITS):
        return None
    first = day_of_month(int(count_of(found[1])[0]), scan.today, scan.period_direction)
    last = day_of_month(int(count_of(found[2])[0]), first, "future") if first else None
    return found.end(), (Span(first, last, "week") if first and last else None), True


def _figures(scan: Scan, place: int) -> Iterator[Reading]:
    """5/12-5/20, 5.12~6.3: with points it may as well be a range of numbers."""
    found = _FIGURES.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in "0123456789./-$¥€£@"):
        return
    months = sorted(((int(found[1]), int(found[3])), (int(found[4]), int(found[5]))))
    ends = [[real_day(year, *each) for each in months] for year in _possible_years(scan, found[6])]
    spans = [Span(first, last, "week") for first, last in ends if first and last]
    near = next(iter(spans), None) if found[6] else nearest_span(spans, scan.today, scan.direction)
    if near and months[0] == (int(found[1]), int(found[3])):
        slashed = found[2] == "/"
        yield Reading(place, found.end(), Period(near.first, near.last), "period", slashed, hides=slashed, stays=True)


def _years(scan: Scan, place: int, opener: re.Match[str] | None) -> _Range | None:
    """2024到2026年, from 2024 to 2026; bare figures with a hyphen may be a code or a phone number."""
    found = _YEARS.match(scan.text, place)
    if found is None or not (opener or found[2] or found[5]):
        return None
    span = Span(date(int(found[1]), 1, 1), date(int(found[4]), 12, 31), "year")
    return found.end(), span, found[3] in _LAST_COUNTS


def _named_en(scan: Scan, place: int, opener: re.Match[str] | None) -> _Range | None:
    """Nov 1-15, 5 to 12 November, January to March; "and" joins only behind "between"."""
    if not "\x1f" < scan.text[place : place + 1] < "\x7f":
        return None
    joined = bool(opener and opener["between"])
    if days := _DAYS_EN.match(scan.text, place):
        return _days_of(scan, days.end(), MONTHS[days[1]], (int(days[2]), int(days[3])), days[4])
    if (days := _DAYS_FIRST.match(scan.text, place)) and (joined or " and " not in days[0]):
        return _days_of(scan, days.end(), MONTHS[days[3]], (int(days[1]), int(days[2])), days[4])
    if (months := _MONTHS.match(scan.text, place)) and (joined or " and " not in months[0]):
        return _months(scan, months.end(), (MONTHS[months[1]], MONTHS[months[2]]), months[3])
    return None


def _possible_years(scan: Scan, said: str | None) -> Iterable[int]:
    return [int(said)] if said else range(scan.today.year - 2, scan.today.year + 3)


def _nearest(scan: Scan, end: int, said: str | None, spans: list[Span]) -> _Range | None:
    if said:
        return (end, spans[0], True) if spans else None
    return end, nearest_span(spans, scan.today, scan.period_direction), True


def _days_of(scan: Scan, end: int, month: int, days: tuple[int, int], said: str | None) -> _Range | None:
    ends = [(real_day(year, month, days[0]), real_day(year, month, days[1])) for year in _possible_years(scan, said)]
    return _nearest(scan, end, said, [Span(first, last, "week") for first, last in ends if first and last])


def _months(scan: Scan, end: int, months: tuple[int, int], said: str | None) -> _Range | None:
    """A year said belongs to the last month: Nov to Jan 2027 begins in 2026."""
    over = months[1] < months[0]
    years = _possible_years(scan, said)
    ends = [(month_of(year - over, months[0]), month_of(year, months[1])) for year in years]
    return _nearest(scan, end, said, [Span(first.first, last.last, "month") for first, last in ends if first and last])


def _from_to(scan: Scan, place: int, begin: int, opener: re.Match[str] | None) -> Iterator[Reading]:
    """From one day or period to another, or until today."""
    since = bool(opener and opener["since"])
    for said in atoms_at(scan, begin):
        now, to = _TO_NOW.match(scan.text, said.end), _TO.match(scan.text, said.end)
        if said.span is None or not (now or to or since):
            continue
        first = next(
            (atom for atom in atoms_at(scan.looking(scan.period_direction), begin) if atom.end == said.end), said
        )
        last = _last(scan, first, to, joined=bool(opener and opener["between"])) if to and not now else None
        if first.span is None:
            continue
        if last and last.span:
            yield Reading(
                place, last.end, Period(first.span.first, last.span.last), "period", first.exact and last.exact
            )
        elif (now or since) and first.span.first <= scan.today:
            yield Reading(
                place, now.end() if now else first.end, Period(first.span.first, scan.today), "period", first.exact
            )


def _last(scan: Scan, first: Atom, to: re.Match[str], *, joined: bool) -> Atom | None:
    """The other end: what is said there as heard from the first one on, or as heard today."""
    if first.span is None or (to["and"] and not joined):
        return None
    after = datetime.combine(first.span.first, time(), scan.now.tzinfo)
    for heard in (scan.looking("future", after), scan):
        for atom in atoms_at(heard, to.end()):
            if atom.span and atom.sure and atom.span.last >= first.span.last:
                return atom
    return None
