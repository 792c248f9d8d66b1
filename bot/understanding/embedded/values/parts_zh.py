"""Quarters, halves and fiscal years in Chinese: 三季度, 上半年, 下半月, 本财年."""

from __future__ import annotations

import re
from datetime import timedelta

from .counts import small_number
from .edges_zh import edge_behind
from .months_zh import half_month
from .scan import Scan
from .span import (
    Atom,
    Span,
    atom,
    fiscal_part,
    fiscal_year_number,
    fiscal_year_of,
    nearest,
    nearest_span,
    shifted,
    span_atom,
    span_of,
    week_of,
)
from .weeks_zh import HALF
from .words_zh import STEP_WORDS

_LAST_HALF = re.compile(r"(上|下)一?个半年")
_QUARTER = re.compile(r"第?([一二三四1-4])(?:个)?季度?|q([1-4])(?![0-9a-z])")
_BARE_QUARTER = re.compile(r"第?([一二三四1-4])(?:个)?季度|第([一二三四])季|q([1-4])(?![0-9a-z])")
_FIRST_QUARTERS = re.compile(r"[前头]([二两三23])个?季度?(?![末初])")
_FISCAL = re.compile(r"(?:(本|上|下|这|今)个?财年|([0-9]{2,4})财年|财年)(?:至今)?")


def quarter(scan: Scan, place: int) -> list[Atom]:
    """三季度, Q3: the nearest, or its edge."""
    if not _BARE_QUARTER.match(scan.text, place) or (
        place and scan.text[place - 1].isalnum() and scan.text[place - 1].isascii()
    ):
        return []
    number = fiscal_year_number(scan.today, scan.fiscal_start)
    found = _QUARTER.match(scan.text, place)
    if found is None:
        return []
    part = small_number(found[1] or found[2])
    spans = [fiscal_part(year, part, "quarter", scan.fiscal_start) for year in range(number - 1, number + 2)]
    near = nearest_span(spans, scan.today, scan.period_direction)
    edges = [edge_behind(scan, found.end(), span) for span in spans if span]
    if edges and edges[0]:
        ends = [each[0].span.last for each in edges if each[0].span]
        return atom(edges[0][0].end, nearest(ends, scan.today, scan.direction), edges[0][0].exact)
    return span_atom(found.end(), near)


def first_quarters(scan: Scan, place: int) -> list[Atom]:
    """前三季度: the first three quarters of this fiscal year."""
    found = _FIRST_QUARTERS.match(scan.text, place)
    number = fiscal_year_number(scan.today, scan.fiscal_start)
    ends = (
        [fiscal_part(number, part, "quarter", scan.fiscal_start) for part in (1, small_number(found[1]))]
        if found
        else []
    )
    if found is None or not (ends[0] and ends[1]):
        return []
    return [Atom(found.end(), Span(ends[0].first, ends[1].last, "quarter"))]


def quarter_of_year(scan: Scan, place: int, year: int) -> list[Atom]:
    """三季度 behind a year."""
    found = _QUARTER.match(scan.text, place)
    if found is None:
        return []
    span = fiscal_part(year, small_number(found[1] or found[2]), "quarter", scan.fiscal_start)
    return in_quarter(scan, found.end(), span) if span else []


def in_quarter(scan: Scan, place: int, span: Span) -> list[Atom]:
    """What stands behind a quarter: its edge, or nothing."""
    return edge_behind(scan, place, span) or [Atom(place, span)]


def half(scan: Scan, place: int) -> list[Atom]:
    """上半年, 上半月, 前半周."""
    whole = _LAST_HALF.match(scan.text, place)
    if whole:
        return span_atom(whole.end(), shifted(scan.today, "half", STEP_WORDS[whole[1]], scan.fiscal_start))
    found = HALF.match(scan.text, place)
    if found is None:
        return []
    early = found[1] in "上前"
    if found[2] == "年":
        number = fiscal_year_number(scan.today, scan.fiscal_start)
        halves = [
            fiscal_part(year, 1 if early else 2, "half", scan.fiscal_start) for year in range(number - 1, number + 2)
        ]
        return span_atom(found.end(), nearest_span(halves, scan.today, scan.period_direction))
    if found[2].endswith("月"):
        return [Atom(found.end(), half_month(span_of(scan.today, "month"), early))]
    week = week_of(scan.today)
    halves_of_week = (
        Span(week.first, week.first + timedelta(2), "week"),
        Span(week.first + timedelta(3), week.last, "week"),
    )
    return [Atom(found.end(), halves_of_week[0 if early else 1])]


def half_of_year(scan: Scan, place: int, year: int) -> list[Atom]:
    """上半年 behind a year."""
    found = HALF.match(scan.text, place)
    if found is None or found[2] != "年":
        return []
    return span_atom(found.end(), fiscal_part(year, 1 if found[1] in "上前" else 2, "half", scan.fiscal_start))


def fiscal_year(scan: Scan, place: int) -> list[Atom]:
    """本财年, 2026财年."""
    found = _FISCAL.match(scan.text, place)
    if found is None:
        return []
    number = fiscal_year_number(scan.today, scan.fiscal_start)
    if found[2]:
        number = int(found[2]) + (2000 if len(found[2]) == 2 else 0)
    elif found[1]:
        number += STEP_WORDS[found[1]]
    return span_atom(found.end(), fiscal_year_of(number, scan.fiscal_start))
