"""Edges and pieces of English periods: end of next month, EOM, the first Monday of May, the last three months of 2026."""

from __future__ import annotations

import re
from datetime import timedelta

from .counts import count_of
from .parts_en import NTH, year_alone
from .periods_en import period_atoms
from .scan import Scan, is_digit, past_spaces
from .span import (
    Atom,
    Span,
    add_months,
    atom,
    fiscal_year_number,
    fiscal_year_of,
    month_of,
    nearest_span,
    one_day,
    shifted,
    span_atom,
    step,
)
from .words_en import COUNT, ORDINALS, UNITS, WEEKDAY, WEEKDAYS, any_of

_EDGE = re.compile(
    r"(?:the )?(?:(very )?(?:end|close)|(start|beginning)|(middle)|(last day)|(first day)) of (?:the )?"
    r"|(mid|late|early)(?:[ -]|(?=[a-z]))(?=[a-z])"
    r"|end[ -](?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)",
    re.ASCII,
)
_EDGE_OF_UNIT = re.compile(
    r"(day|business|play|week|month|quarter|qtr|year|fiscal year|financial year|half)\b", re.ASCII
)
_UNIT_END = re.compile(
    r"(?:the )?(?:(week|month|quarter|year|fiscal year)[ -]?('s )?end\b|(eod|cob|eow|eom|eoq|eoy)\b)", re.ASCII
)
_DEEPEST = 3
"""The last day of the first week of the last month of 2026; nobody goes on from there."""
_ABBREVIATED = {"eod": "day", "cob": "day", "eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_NTH_WEEKDAY = re.compile(
    rf"(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) ({WEEKDAY}) (?:of|in) (?:the )?", re.ASCII
)
_SOME_OF = re.compile(
    rf"(?:the )?(first|last) (?:({COUNT}) )?(days?|weeks?|months?|quarters?) (?:of|in) (?:the )?"
    rf"|(?:the )?({any_of(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)) month (?:of|in) (?:the )?"
    r"|(?:the )?(?:(?P<early>first|1st)|second|2nd|last|other) half of (?:the )?(?!year|20|19)",
    re.ASCII,
)


def edge(scan: Scan, place: int) -> list[Atom]:
    """End of next month, start of the year, mid November, end nov."""
    found = _EDGE.match(scan.text, place)
    if found is None or found.end() >= len(scan.text):
        return []
    vague = bool(found[3] or found[6])
    at_end = bool(found[4]) or not (found[2] or found[5] or found[3] or found[6])
    unit = _EDGE_OF_UNIT.match(scan.text, found.end())
    if unit and (not found[6] or found[6] == "mid"):
        return _edge_of_unit(scan, unit, at_end=at_end, vague=vague)
    spans = [each for each in _whole(scan, found.end()) if each.span and each.span.grain != "day"]
    return [edge for each in spans for edge in _edge_of(each.end, each.span, at_end, vague, found[6])]


def _whole(scan: Scan, place: int) -> list[Atom]:
    """The period whose edge is meant, looked for in the direction of days; "late May 5" is a day, and has none."""
    if scan.depth >= _DEEPEST:
        return []
    ahead = scan.looking(scan.direction)
    atoms = [*period_atoms(ahead, place), *some_of(ahead, place)] or year_alone(scan, place)
    longest = max((found.end for found in atoms), default=0)
    return [
        found for found in atoms if found.end == longest and not is_digit(scan.text, past_spaces(scan.text, longest))
    ]


def _edge_of_unit(scan: Scan, unit: re.Match[str], *, at_end: bool, vague: bool) -> list[Atom]:
    grain = {"business": "day", "play": "day", "fiscal year": "year", "financial year": "year"}.get(
        unit[1]
    ) or UNITS.get(unit[1], "half")
    start = scan.fiscal_start if grain != "year" else 1
    if unit[1].startswith("fi"):
        span = fiscal_year_of(fiscal_year_number(scan.today, scan.fiscal_start), scan.fiscal_start)
        return _edge_of(unit.end(), span, at_end, vague)
    spans = [shifted(scan.today, grain, count, start) for count in (0, 1)]
    if not at_end and not vague and scan.direction == "future":
        span = nearest_span((s for s in spans if s and s.first >= scan.today), scan.today, "future")
    else:
        span = spans[0]
    return _edge_of(unit.end(), span, at_end, vague)


def _edge_of(end: int, span: Span | None, at_end: bool, vague: bool, third: str | None = None) -> list[Atom]:
    """The last day (of a week its Friday), the first, or one in the middle."""
    if span is None:
        return []
    size = (span.last - span.first).days
    if third in {"early", "late"}:
        return [
            Atom(end, one_day(span.first + timedelta(size // 6 if third == "early" else size * 5 // 6)), exact=False)
        ]
    if vague:
        return atom(end, span.first + timedelta(size // 2), exact=False)
    if at_end and span.grain == "week":
        return atom(end, span.first + timedelta(4))
    return atom(end, span.last if at_end else span.first)


def unit_end(scan: Scan, place: int) -> list[Atom]:
    """Month end, year-end, EOM."""
    found = _UNIT_END.match(scan.text, place)
    if found is None:
        return []
    unit = found[1] or _ABBREVIATED[found[3]]
    if unit == "week" and not found[3]:
        return []
    if unit == "fiscal year":
        span = fiscal_year_of(fiscal_year_number(scan.today, scan.fiscal_start), scan.fiscal_start)
    else:
        span = shifted(scan.today, UNITS[unit], 0, scan.fiscal_start)
    end = found.end()
    return _edge_of(end, span, at_end=True, vague=False)


def nth_weekday(scan: Scan, place: int) -> list[Atom]:
    """The first Monday of next month."""
    found = _NTH_WEEKDAY.match(scan.text, place)
    if found is None or found.end() >= len(scan.text):
        return []
    months = [m for m in _whole(scan, found.end()) if m.span and m.span.grain == "month"]
    return [Atom(m.end, _nth_of(m.span, WEEKDAYS[found[2]], NTH[found[1]])) for m in months if m.span]


def some_of(scan: Scan, place: int) -> list[Atom]:
    """The last three months of 2025, the first week of next month, the 9th month of next year."""
    found = _SOME_OF.match(scan.text, place)
    if found is None or found.end() >= len(scan.text):
        return []
    wholes = [each for each in _whole(scan, found.end()) if each.span and each.span.grain != "day"]
    return [atom for each in wholes if each.span for atom in span_atom(each.end, _piece(each.span, found))]


def _piece(whole: Span, said: re.Match[str]) -> Span | None:
    """What is said of a period; None where it holds no so much. Halves of years are read elsewhere."""
    if " half of" in said[0]:
        return _half_of(whole, early=bool(said["early"]))
    span: Span | None
    if said[4]:
        number = ORDINALS[said[4]] if said[4] in ORDINALS else int(said[4][:-2])
        first = add_months(whole.first, number - 1)
        span = month_of(first.year, first.month) if first else None
    else:
        count, unit = int(count_of(said[2] or "1")[0]), UNITS[said[3]]
        begin = step(whole.last + timedelta(1), -count, unit) if said[1] == "last" else whole.first
        after = step(begin, count, unit) if begin else None
        span = Span(begin, after - timedelta(1), "week") if begin and after else None
    return span if span and whole.first <= span.first <= span.last <= whole.last else None


def _half_of(whole: Span, *, early: bool) -> Span | None:
    if whole.grain not in {"week", "month", "quarter"}:
        return None
    middle = whole.first + timedelta(14 if whole.grain == "month" else (whole.last - whole.first).days // 2)
    return Span(whole.first, middle, "week") if early else Span(middle + timedelta(1), whole.last, "week")


def _nth_of(month: Span, weekday: int, count: int) -> Span | None:
    first = month.first + timedelta((weekday - month.first.weekday()) % 7)
    days = [first + timedelta(7 * n) for n in range(5) if first + timedelta(7 * n) <= month.last]
    return one_day(days[count - 1 if count > 0 else -1])
