"""The edges of periods in Chinese: 底, 初, 中, 最后一天."""

from __future__ import annotations

import re
from datetime import date

from .scan import Scan
from .span import Atom, Span, atom, nearest, shifted
from .words_zh import UNIT_WORDS

_EDGE = {
    "year": re.compile(r"的?年?(?:(底|末|终(?!奖)|尾)|(初|头)|(中)(?!秋|国|心))"),
    "month": re.compile(r"的?月?(?:(底|末)|(初)|(中)(?!旬|国|心|午))"),
    "quarter": re.compile(r"的?季?度?(?:(底|末|尾)|(初)|(中)(?!旬|国|心|午))"),
}
_BARE_EDGE = re.compile(r"(年|月|季度|季)(?:(底|末|终(?!奖)|尾)|(初)(?!步)|(中)(?!旬|国|心|午))(?!考)")
_LAST_DAY = re.compile(r"的?(?:最后一天|最后一日)")
_FIRST_DAY = re.compile(r"的?第一天")


def edge_behind(scan: Scan, place: int, span: Span) -> list[Atom]:
    """底, 初, 中 of a year, quarter or month, and its first or last day."""
    last, first = _LAST_DAY.match(scan.text, place), _FIRST_DAY.match(scan.text, place)
    if last or first:
        found = last or first
        return atom(found.end(), span.last if last else span.first) if found else []
    found = _EDGE[span.grain].match(scan.text, place) if span.grain in _EDGE else None
    if found is None:
        return []
    return atom(found.end(), _edge_of(span, found[1], found[2]), exact=not found[3])


def _edge_of(span: Span, end: str | None, begin: str | None) -> date:
    if end:
        return span.last
    return span.first if begin else span.first + (span.last - span.first) // 2


def bare_edge(scan: Scan, place: int) -> list[Atom]:
    """月底, 年初, 季度末: the nearest."""
    found = _BARE_EDGE.match(scan.text, place)
    if found is None:
        return []
    grain = UNIT_WORDS[found[1]]
    spans = [shifted(scan.today, grain, count, scan.fiscal_start) for count in (-1, 0, 1)]
    days = [_edge_of(span, found[2], found[3]) for span in spans if span]
    return atom(found.end(), nearest(days, scan.today, scan.direction), exact=not found[4])
