"""English periods by name: this week, next month, the week after next, October 2026."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .days_en import STEPS, counts_units, year_in_words
from .parts_en import fiscal, half, quarter, year_by_number
from .scan import Scan
from .span import (
    Atom,
    Span,
    add_days,
    atom,
    fiscal_year_number,
    fiscal_year_of,
    month_of,
    nearest_span,
    shifted,
    span_atom,
)
from .words_en import MONTH, MONTHS, PLAIN_WORDS, UNITS, WEEKDAY, WEEKDAYS

_MONTH_NAME = re.compile(
    rf"(?:(this|next|last|past|coming) )?({MONTH})\b\.?(?:[ ,/-]*(?:of )?((?:19|20)[0-9]{{2}})(?![0-9]))?", re.ASCII
)
_BEFORE_MONTH = re.compile(
    r"(?:in|since|by|from|to|until|till|of|for|during|through|and|between|-|early|late|mid|end"
    r"|against|vs|v|versus|than) ?$",
    re.ASCII,
)
_WEEK_THEN_DAY = re.compile(rf",? (?:on )?({WEEKDAY})\b", re.ASCII)
_STEP = re.compile(
    r"(?:the )?(this|next|last|current|previous|prior|following|coming|upcoming) "
    r"(fiscal year|financial year|fiscal quarter|calendar (?:year|month|week"
    r"|quarter)|half(?:[ -]year)?|working week|work ?week|week|month|quarter|qtr|year"
    r"|weekend)\b|(?<=(?:for|.in|.of) )the (day|week|month|quarter"
    r"|year)\b(?! (?:of|after|before|ended|ending|to|end|starting|[0-9]{4}))",
    re.ASCII,
)
_FAR_STEP = re.compile(r"(?:the )?(week|month|quarter|year|weekend) (?:(after) next|(before) last)\b", re.ASCII)
_WEEKEND = re.compile(r"(?:the |over the )?weekend\b", re.ASCII)


def month_by_name(scan: Scan, place: int) -> list[Atom]:
    """May, next March, October 2026; without a year the nearest."""
    found = _MONTH_NAME.match(scan.text, place)
    if found is None:
        return []
    month, behind = MONTHS[found[2]], scan.text.startswith(" ", found.end())
    if words := year_in_words(scan.text, found.end() + 1) if behind else None:
        return span_atom(words[0], month_of(words[1], month))
    if not _surely_month(scan, place, found):
        return []
    if found[3] and not counts_units(scan, found.end()):
        return span_atom(found.end(), month_of(int(found[3]), month))
    years = range(scan.today.year - 1, scan.today.year + 2)
    end = found.start(3) if found[3] else found.end()
    end -= len(scan.text[place:end]) - len(scan.text[place:end].rstrip(" ,/-"))
    return span_atom(end, _chosen_month(scan, found[1], [month_of(year, month) for year in years]))


def _surely_month(scan: Scan, place: int, found: re.Match[str]) -> bool:
    """Whether "may" and "march" are months here."""
    alone = place == 0 and found.end() == len(scan.text)
    if found[2] not in PLAIN_WORDS or found[1] or found[3] or alone:
        return True
    if scan.text.startswith("'s", found.end()) and not scan.text[found.end() + 2 :].strip(" ?.!,"):
        # "just May's": what is asked for is that of the month.
        return True
    return bool(_BEFORE_MONTH.search(scan.text, max(0, place - 8), place))


def _chosen_month(scan: Scan, said: str | None, spans: list[Span | None]) -> Span | None:
    if said in {"last", "past"}:
        return nearest_span((span for span in spans if span and span.last < scan.today), scan.today, "past")
    if said in {"next", "coming"}:
        return nearest_span((span for span in spans if span and span.first > scan.today), scan.today, "future")
    if said == "this":
        return spans[1]
    return nearest_span(spans, scan.today, scan.period_direction)


def in_week(today: date, weeks: int, weekday: int) -> date | None:
    """The weekday of the week so many weeks from this one."""
    return add_days(today, 7 * weeks + weekday - today.weekday())


def period_atoms(scan: Scan, place: int) -> list[Atom]:
    """The weeks, months, quarters, halves and years by name that begin here."""
    return [found for rule in _PERIODS for found in rule(scan, place)]


def stepped(scan: Scan, place: int) -> list[Atom]:
    """This week, next quarter, last weekend."""
    found = _STEP.match(scan.text, place)
    if found is None:
        return []
    count, unit = STEPS[found[1] or "this"], (found[2] or found[3]).removeprefix("calendar ")
    if unit == "weekend":
        return _weekend_of(scan, found.end(), count)
    if unit == "day":
        return atom(found.end(), scan.today, exact=False)
    if unit in {"working week", "workweek", "work week"}:
        monday = in_week(scan.today, count, 0)
        return [Atom(found.end(), Span(monday, monday + timedelta(4), "week"))] if monday else []
    if unit in {"fiscal year", "financial year"}:
        number = fiscal_year_number(scan.today, scan.fiscal_start)
        return span_atom(found.end(), fiscal_year_of(number + count, scan.fiscal_start))
    if unit == "week" and (day := _WEEK_THEN_DAY.match(scan.text, found.end())):
        return atom(day.end(), in_week(scan.today, count, WEEKDAYS[day[1]]))
    grain = "half" if unit.startswith("half") else UNITS[unit.removeprefix("fiscal ")]
    start = 1 if found[2] == "calendar quarter" else scan.fiscal_start
    return span_atom(found.end(), shifted(scan.today, grain, count, start))


def _weekend_of(scan: Scan, end: int, weeks: int) -> list[Atom]:
    saturday = in_week(scan.today, weeks, 5)
    return [Atom(end, Span(saturday, saturday + timedelta(1), "weekend"))] if saturday else []


def stepped_far(scan: Scan, place: int) -> list[Atom]:
    """The week after next, the month before last."""
    found = _FAR_STEP.match(scan.text, place)
    if found is None:
        return []
    count = 2 if found[2] else -2
    if found[1] == "weekend":
        return _weekend_of(scan, found.end(), count)
    return span_atom(found.end(), shifted(scan.today, UNITS[found[1]], count, scan.fiscal_start))


def weekend(scan: Scan, place: int) -> list[Atom]:
    """The weekend: the coming one, or the last."""
    found = _WEEKEND.match(scan.text, place)
    return _weekend_of(scan, found.end(), 0 if scan.direction == "future" else -1) if found else []


_PERIODS = (month_by_name, stepped, stepped_far, weekend, quarter, half, fiscal, year_by_number)
