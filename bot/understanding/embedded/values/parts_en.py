"""English years and their parts: Q3 2026, the first half of last year, FY26, in 2026."""

from __future__ import annotations

import re

from .days_en import STEPS, counts_units, year_in_words
from .scan import Scan
from .span import Atom, Grain, fiscal_part, fiscal_year_number, fiscal_year_of, nearest_span, span_atom, year_of

_QUARTER = re.compile(r"(?:q([1-4])|(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter)\b", re.ASCII)
_HALF = re.compile(
    r"(?:h([12])|(?:the )?(first|second|1st|2nd) half(?! (?:an?|the"
    r"|hour|dozen|box|of (?!the year|this|last|next|20)))(?: year)?)\b",
    re.ASCII,
)
_OF_YEAR = re.compile(
    r"(?:,? ?(?:of |in )?(?:(?:fy|cy)?((?:19|20)[0-9]{2})|(?:fy|cy|')([0-9]{2}))(?![0-9])"
    r"|(?: of)? (?:the )?(?:(this|next|last|current|previous) )?year\b)",
    re.ASCII,
)
_YEAR_NUMBER = re.compile(r"((?:19|20)[0-9]{2})(?![0-9]|[-/.,:][0-9]|%)")
_YEAR_NAMED = re.compile(r"(?:the )?(?:calendar )?year (?:of )?((?:19|20)[0-9]{2})(?![0-9]|[-/.,:][0-9]|%)")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})(?:$|[?!。？！]|\s(?=[^0-9$¥€£x*]))")
_THESE_YEARS = range(-15, 6)
"""Years that someone speaks of by their number alone, counted from this one."""
_BEFORE_YEAR = re.compile(r"\b(?:in|since|of|for|during|year|from|to|until|through|and|between|all) $|= ?$", re.ASCII)
_BEFORE_WORDS = re.compile(r"\b(?:in|since|during|year) $", re.ASCII)
_YEAR_PART = re.compile(r",? ?(?:q([1-4])|h([12]))\b", re.ASCII)
_FISCAL = re.compile(
    r"(?:(fy|fiscal year|fiscal|financial year)|(cy|calendar year)) ?(?:((?:19|20)[0-9]{2})|'?([0-9]{2}))"
    r"(?:,? ?(?:q([1-4])|h([12])))?\b",
    re.ASCII,
)
NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}


def quarter(scan: Scan, place: int) -> list[Atom]:
    """Q3, the third quarter of last year."""
    found = _QUARTER.match(scan.text, place)
    if found is None or found[2] == "last":
        return []
    return _part(scan, found.end(), int(found[1]) if found[1] else NTH[found[2]], "quarter")


def half(scan: Scan, place: int) -> list[Atom]:
    """H1, the first half of 2026."""
    found = _HALF.match(scan.text, place)
    return _part(scan, found.end(), int(found[1]) if found[1] else NTH[found[2]], "half") if found else []


def _part(scan: Scan, end: int, part: int, size: Grain) -> list[Atom]:
    """A quarter or half of the year said behind it, or the nearest one."""
    number = fiscal_year_number(scan.today, scan.fiscal_start)
    said = _OF_YEAR.match(scan.text, end)
    if said:
        year = int(said[1] or "20" + said[2]) if said[1] or said[2] else number + STEPS[said[3] or "this"]
        return span_atom(said.end(), fiscal_part(year, part, size, scan.fiscal_start))
    spans = [fiscal_part(year, part, size, scan.fiscal_start) for year in range(number - 1, number + 2)]
    return span_atom(end, nearest_span(spans, scan.today, scan.period_direction))


def fiscal(scan: Scan, place: int) -> list[Atom]:
    """FY26, fiscal year 2026 Q1, calendar year 2026."""
    found = _FISCAL.match(scan.text, place)
    if found is None:
        return []
    number, start = int(found[3] or "20" + found[4]), scan.fiscal_start if found[1] else 1
    if found[5] or found[6]:
        size: Grain = "quarter" if found[5] else "half"
        return span_atom(found.end(), fiscal_part(number, int(found[5] or found[6]), size, start))
    return span_atom(found.end(), fiscal_year_of(number, start))


def year_by_number(scan: Scan, place: int) -> list[Atom]:
    """2026 is a year behind "in", "since", "for" and the like, or before Q3; else a number."""
    named = _YEAR_NAMED.match(scan.text, place)
    if named:
        return span_atom(named.end(), year_of(int(named[1])))
    found = _YEAR_NUMBER.match(scan.text, place)
    if found is None:
        return _year_in_words(scan, place)
    part = _YEAR_PART.match(scan.text, found.end())
    if part:
        size: Grain = "quarter" if part[1] else "half"
        return span_atom(part.end(), fiscal_part(int(found[1]), int(part[1] or part[2]), size, scan.fiscal_start))
    if place == 0:
        near = int(found[1]) - scan.today.year in _THESE_YEARS and not counts_units(scan, found.end())
        whole = year_of(int(found[1])) if near and _YEAR_FIRST.match(scan.text) else None
        return [Atom(found.end(), whole, exact=False, sure=False)] if whole else []
    if not _BEFORE_YEAR.search(scan.text, max(0, place - 9), place) or counts_units(scan, found.end()):
        return []
    return span_atom(found.end(), year_of(int(found[1])))


def _year_in_words(scan: Scan, place: int) -> list[Atom]:
    """In two thousand and twenty."""
    words = year_in_words(scan.text, place) if _BEFORE_WORDS.search(scan.text, max(0, place - 8), place) else None
    return span_atom(words[0], year_of(words[1])) if words and not counts_units(scan, words[0]) else []


def year_alone(scan: Scan, place: int) -> list[Atom]:
    """A year by its number, whatever stands before it."""
    found = _YEAR_NUMBER.match(scan.text, place)
    return span_atom(found.end(), year_of(int(found[1]))) if found else []
