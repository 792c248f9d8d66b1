"""Periods with two ends: 从1号到15号, 10月以来, 年初至今, between Nov 1 and Nov 15, since October, year to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from .atoms import atoms_at
from .found import Period, Reading
from .scan import Scan, is_letter
from .span import Atom, day_of_month, month_of, nearest_span, real_day, shifted
from .words_en import MONTHS, any_of
from .words_zh import SMALL

_OPENER = re.compile(r"(?:从|自|由|在)\s?|(?:from|between|starting(?: on| from)?|since|ever since) ", re.ASCII)
_TO = re.compile(
    r"\s?(?:到|至|~|-|—|–|直到)\s?(?!今)|,? (?:to|through|thru|until|till|til|up to|and) (?:the (?=[a-z]))?", re.ASCII
)
_TO_NOW_ZH = re.compile(r"(?:开始)?(?:至今|到(?:现在|今天|目前|今)|以来|之后到现在|起至今)|起(?![来码草订])")
_TO_NOW_EN = re.compile(r",? (?:to|until|till|up to|through) (?:now|date|today)\b", re.ASCII)
_TO_DATE = re.compile(
    r"(?:(year|month|quarter|week)[ -]to[ -]date|([ymqw])td|so far this (year|month|quarter|week)|(this year|this month|this quarter|this week) so far)\b",
    re.ASCII,
)
_TO_DATE_UNIT = {"y": "year", "m": "month", "q": "quarter", "w": "week"}
_DAYS_OF_ONE_MONTH = re.compile(rf"({SMALL})[号日]?\s?(?:-|~|到|至)\s?({SMALL})(?:号|日)")
_MONTH_DAYS_EN = re.compile(
    rf"({any_of(MONTHS)})\b\.? ([0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:-|to|through|until|till) ?([0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:]|/)(?:,? ((?:19|20)[0-9]{{2}}))?"
    rf"|(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:-|to|through|until|till|and) ?(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)?,? (?:of )?({any_of(MONTHS)})\b\.?(?:,? ((?:19|20)[0-9]{{2}}))?",
    re.ASCII,
)
_MONTHS_EN = re.compile(
    rf"({any_of(MONTHS)})\b\.? ?(?:-|to|through|until|till|and) ?({any_of(MONTHS)})\b(?:,? ((?:19|20)[0-9]{{2}}))?",
    re.ASCII,
)
_YEARS = re.compile(
    r"((?:19|20)[0-9]{2})年?\s?(?:-|~|到|至|to|through|until|till)\s?((?:19|20)[0-9]{2})(年)?(?![0-9/.-])"
)


def range_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The period with two ends that begins here."""
    found = (
        _to_date(scan, place) or _days_of_one_month(scan, place) or _english_days(scan, place) or _from_to(scan, place)
    )
    if found is None:
        return
    end, first, last, exact = found
    if first <= last:
        yield Reading(place, end, Period(first, last), "period", exact)


_Range = tuple[int, date, date, bool]


def _to_date(scan: Scan, place: int) -> _Range | None:
    """Year to date: from the first of January until today."""
    if is_letter(scan.text, place - 1):
        return None
    found = _TO_DATE.match(scan.text, place)
    if found is None:
        return None
    unit = found[1] or found[3] or (_TO_DATE_UNIT[found[2]] if found[2] else found[4].removeprefix("this "))
    span = shifted(scan.today, unit, 0, scan.fiscal_start)
    return (found.end(), span.first, scan.today, True) if span else None


def _days_of_one_month(scan: Scan, place: int) -> _Range | None:
    """1-15号, 从1号到15号: of the nearest month in the direction of periods."""
    begin = place + (scan.text[place] in "从自由")
    found = _DAYS_OF_ONE_MONTH.match(scan.text, begin)
    if found is None or (begin == place and place and scan.text[place - 1] in "0123456789.月-/十"):
        return None
    numbers = [_number(found[1]), _number(found[2])]
    first = day_of_month(numbers[0], scan.today, scan.period_direction)
    last = day_of_month(numbers[1], first, "future") if first else None
    return (found.end(), first, last, True) if first and last else None


def _number(words: str) -> int:
    from .counts import count_of

    return int(words) if words.isascii() else int(count_of(words)[0])


def _english_days(scan: Scan, place: int) -> _Range | None:
    """Nov 1-15, 5 to 12 November 2026, January to March, 2024-2026."""
    years = _YEARS.match(scan.text, place)
    if years and (years[3] or "年" in years[0]):
        return years.end(), date(int(years[1]), 1, 1), date(int(years[2]), 12, 31), True
    opener = _OPENER.match(scan.text, place)
    begin = opener.end() if opener else place
    if is_letter(scan.text, begin - 1) or begin >= len(scan.text):
        return None
    found = _MONTH_DAYS_EN.match(scan.text, begin)
    if found:
        return _of_month(scan, found)
    months = _MONTHS_EN.match(scan.text, begin)
    return _whole_months(scan, months) if months else None


def _of_month(scan: Scan, found: re.Match[str]) -> _Range | None:
    month = MONTHS[found[1] or found[7]]
    first, last = int(found[2] or found[5]), int(found[3] or found[6])
    said = found[4] or found[8]
    years = [int(said)] if said else range(scan.today.year - 1, scan.today.year + 2)
    for year in reversed(years) if scan.period_direction == "past" else years:
        begin, end = real_day(year, month, first), real_day(year, month, last)
        if begin and end and (said or (begin <= scan.today if scan.period_direction == "past" else end >= scan.today)):
            return found.end(), begin, end, True
    return None


def _whole_months(scan: Scan, found: re.Match[str]) -> _Range | None:
    from .span import Span

    first, last = MONTHS[found[1]], MONTHS[found[2]]
    years = [int(found[3])] if found[3] else range(scan.today.year - 1, scan.today.year + 2)
    pairs = [(month_of(year - (found[3] is not None and last < first), first), year) for year in years]
    spans: list[Span | None] = []
    for begin, _ in pairs:
        end = month_of(begin.first.year + (last < first), last) if begin else None
        spans.append(Span(begin.first, end.last, "month") if begin and end else None)
    near = spans[0] if found[3] else nearest_span(spans, scan.today, scan.period_direction)
    return (found.end(), near.first, near.last, True) if near else None


def _from_to(scan: Scan, place: int) -> _Range | None:
    opener = _OPENER.match(scan.text, place) if not is_letter(scan.text, place - 1) else None
    begin = opener.end() if opener else place
    since = bool(opener and "since" in opener[0])
    looking = scan.looking(scan.period_direction)
    for first in atoms_at(looking, begin) if begin < len(scan.text) else []:
        if first.span is None:
            continue
        now = _TO_NOW_ZH.match(scan.text, first.end) or _TO_NOW_EN.match(scan.text, first.end)
        if now:
            return now.end(), first.span.first, scan.today, first.exact
        second = _second(scan, first)
        if (
            second
            and second.span
            and (opener is None or opener[0] != "between " or " and " in scan.text[first.end : second.end])
        ):
            return second.end, first.span.first, second.span.last, first.exact and second.exact
        if since and first.span.first <= scan.today:
            return first.end, first.span.first, scan.today, first.exact
    return None


def _second(scan: Scan, first: Atom) -> Atom | None:
    to = _TO.match(scan.text, first.end)
    if to is None or first.span is None or (" and " in to[0] and first.span.grain != "day"):
        return None
    after = datetime.combine(first.span.first, time(), scan.now.tzinfo)
    named = [each for each in atoms_at(scan.looking("future", after), to.end()) if each.span and each.sure]
    relative = [each for each in atoms_at(scan, to.end()) if each.span and each.sure]
    for each in (*named, *relative):
        if each.span and each.span.last >= first.span.last:
            return each
    return None
