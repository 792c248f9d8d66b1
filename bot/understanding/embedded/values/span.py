"""Calendar arithmetic on whole days: weeks from Monday, months, quarters, years, and steps from one to another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "weekend", "week", "month", "quarter", "half", "year"]
MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
DAYS_IN: dict[str, int] = {"day": 1, "week": 7, "fortnight": 14}
FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST_DAYS = 36500


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of calendar days, both ends inclusive, with the size it was said in."""

    first: date
    last: date
    grain: Grain


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, count: int) -> date | None:
    """The day so many days later, or None beyond every sensible calendar."""
    return day + timedelta(count) if abs(count) <= MOST_DAYS else None


def add_months(day: date, count: int) -> date | None:
    """The same day so many months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def step(day: date, count: int, unit: str) -> date | None:
    """The day so many days, weeks, fortnights, months, quarters or years later."""
    if unit in DAYS_IN:
        return add_days(day, count * DAYS_IN[unit])
    return add_months(day, count * MONTHS_IN[unit]) if abs(count) <= MOST_DAYS else None


def one_day(day: date) -> Span:
    """A single day."""
    return Span(day, day, "day")


def week_of(day: date) -> Span:
    """The Monday-to-Sunday week that holds the day."""
    monday = day - timedelta(day.weekday())
    return Span(monday, monday + timedelta(6), "week")


def _months(year: int, month: int, count: int, grain: Grain) -> Span:
    first = date(year, month, 1)
    after = add_months(first, count) or date(LAST_YEAR, 12, 31)
    return Span(first, after - timedelta(1), grain)


def month_of(year: int, month: int) -> Span | None:
    """A calendar month."""
    return _months(year, month, 1, "month") if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 else None


def year_of(year: int) -> Span | None:
    """A calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31), "year") if FIRST_YEAR <= year <= LAST_YEAR else None


def fiscal_year_of(year: int, fiscal_start: int) -> Span | None:
    """The fiscal year that ends in the year (or is it, where it starts in January)."""
    first_year = year if fiscal_start == 1 else year - 1
    return _months(first_year, fiscal_start, 12, "year") if FIRST_YEAR <= first_year <= LAST_YEAR else None


def fiscal_part(year: int, part: int, grain: Grain, fiscal_start: int) -> Span | None:
    """The quarter or half with that number, from 1, of a fiscal year."""
    whole = fiscal_year_of(year, fiscal_start)
    size = MONTHS_IN[grain]
    if whole is None or not 1 <= part <= 12 // size:
        return None
    first = add_months(whole.first, (part - 1) * size)
    return _months(first.year, first.month, size, grain) if first else None


def fiscal_year_number(day: date, fiscal_start: int) -> int:
    """The number of the fiscal year that holds the day."""
    return day.year if fiscal_start == 1 or day.month < fiscal_start else day.year + 1


def span_of(day: date, grain: str, fiscal_start: int = 1) -> Span:
    """The day, week, month, quarter, half or year that holds the day."""
    if grain == "day":
        return one_day(day)
    if grain in {"week", "fortnight"}:
        return week_of(day)
    if grain == "month":
        return _months(day.year, day.month, 1, "month")
    if grain == "year":
        return Span(date(day.year, 1, 1), date(day.year, 12, 31), "year")
    size = MONTHS_IN[grain]
    back = (day.month - fiscal_start) % 12 % size
    first = add_months(day.replace(day=1), -back) or day.replace(day=1)
    return _months(first.year, first.month, size, "quarter" if grain == "quarter" else "half")


def shifted(day: date, grain: str, count: int, fiscal_start: int = 1) -> Span | None:
    """The span of that size so many steps from the one that holds the day."""
    moved = step(span_of(day, grain, fiscal_start).first, count, grain)
    return span_of(moved, grain, fiscal_start) if moved else None


def rolling(today: date, count: int, unit: str) -> Span | None:
    """So many days, weeks, … that end today (count below zero) or begin tomorrow."""
    edge = step(today, count, unit)
    if edge is None:
        return None
    grain: Grain = "day" if unit == "day" else "week"
    return Span(edge + timedelta(1), today, grain) if count < 0 else Span(today + timedelta(1), edge, grain)


def nearest(days: Iterable[date | None], today: date, direction: str) -> date | None:
    """The first of the days that is not past, or the last that is not to come; None where the calendar has none."""
    real = sorted(day for day in days if day is not None)
    if direction == "future":
        return next((day for day in real if day >= today), None)
    return next((day for day in reversed(real) if day <= today), None)


def nearest_span(spans: Iterable[Span | None], today: date, direction: str) -> Span | None:
    """The first of the spans that is not over, or the last that has begun."""
    real = sorted((span for span in spans if span is not None), key=lambda span: span.first)
    if direction == "future":
        return next((span for span in real if span.last >= today), None)
    return next((span for span in reversed(real) if span.first <= today), None)


def weekday_near(today: date, weekday: int, direction: str) -> date:
    """The coming day of that name (today counts), or the last one."""
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(ahead if direction == "future" or ahead == 0 else ahead - 7)


@dataclass(frozen=True, slots=True)
class Atom:
    """A day or period as one phrase says it: where the phrase ends, and what it means (None: no calendar has such a day)."""

    end: int
    span: Span | None
    exact: bool = True
    sure: bool = True


def atom(end: int, day: date | None, exact: bool = True) -> list[Atom]:
    """The atom of a day, or of a day that can't be."""
    return [Atom(end, one_day(day) if day else None, exact)]


def span_atom(end: int, span: Span | None, exact: bool = True) -> list[Atom]:
    """The atom of a period; none where it lies beyond every sensible calendar."""
    return [Atom(end, span, exact)] if span else []


def day_in_year(month: int, day: int, today: date, direction: str) -> date | None:
    """The nearest such day of any year; 29 February may be years away. None where no year has it."""
    reach = 8 if (month, day) == (2, 29) else 1
    years = range(today.year - reach, today.year + reach + 1)
    return nearest((real_day(year, month, day) for year in years), today, direction)


def day_of_month(day: int, today: date, direction: str) -> date | None:
    """The nearest such day of any month."""
    firsts = (add_months(today.replace(day=1), count) for count in range(-2, 3))
    return nearest((real_day(first.year, first.month, day) for first in firsts if first), today, direction)
