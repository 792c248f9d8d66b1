"""Pieces of English periods that go by their name alone: earlier this month, later this year, the nineties."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .dates_numeric import numeric_atoms
from .days_en import day_then_month, month_then_day
from .scan import Scan
from .span import FIRST_YEAR, LAST_YEAR, Atom, Span, shifted, week_of
from .words_en import TENS, UNITS

_SO_FAR = re.compile(r"(?:(earlier)|later) (?:in the|this) (week|month|quarter|year)\b", re.ASCII)
_WEEK_OF = re.compile(
    r"(?:(?:the )?week (?:of|commencing|beginning|starting|from)|w/c) (?:the )?(?=[0-9a-z])", re.ASCII
)
_DECADE = re.compile(
    r"(?:the )?(?:((?:19|20)[0-9]0) ?'?s\b|(?<=the )'?([2-9]0)'?s\b"
    r"|(?:(nineteen|twenty) )?(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)",
    re.ASCII,
)
_THIS_CENTURY = 20
"""The twenties are those of this century; the other tens, said alone, those of the last."""


def part_so_far(scan: Scan, place: int) -> list[Atom]:
    """Earlier this month is about its first half, later this month about its second."""
    found = _SO_FAR.match(scan.text, place)
    span = shifted(scan.today, UNITS[found[2]], 0, scan.fiscal_start) if found else None
    if found is None or span is None:
        return []
    days = (span.last - span.first).days + 1
    middle = span.first.replace(day=15) if found[2] == "month" else span.first + timedelta(days // 2 - 1)
    half = Span(span.first, middle, "week") if found[1] else Span(middle + timedelta(1), span.last, "week")
    return [Atom(found.end(), half, exact=False)]


def week_of_day(scan: Scan, place: int) -> list[Atom]:
    """The week of June 7, week commencing May 5, w/c 5 May."""
    found = _WEEK_OF.match(scan.text, place)
    if found is None:
        return []
    end = found.end()
    days = month_then_day(scan, end) or day_then_month(scan, end) or numeric_atoms(scan, end)
    return [Atom(day.end, week_of(day.span.first), day.exact) for day in days if day.span and day.span.grain == "day"]


def decade(scan: Scan, place: int) -> list[Atom]:
    """The 1990s, the 90s, the nineties."""
    found = _DECADE.match(scan.text, place)
    if found is None:
        return []
    if found[1]:
        year = int(found[1])
    else:
        tens = int(found[2]) if found[2] else TENS[found[4].removesuffix("ies") + "y"]
        late = found[3] == "twenty" or (found[3] is None and tens <= _THIS_CENTURY)
        year = tens + (2000 if late else 1900)
    if not FIRST_YEAR <= year <= LAST_YEAR - 10:
        return []
    return [Atom(found.end(), Span(date(year, 1, 1), date(year + 9, 12, 31), "year"))]
