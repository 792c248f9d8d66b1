"""Periods of a length from a day on: for 3 days from Monday, within two weeks of May 5, 从今天起三天, 周一开始两周."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .atoms import atoms_at
from .counts import count_of
from .scan import Scan
from .span import Span, step
from .words_en import COUNT as COUNT_EN
from .words_en import UNITS, any_of
from .words_zh import COUNT as COUNT_ZH
from .words_zh import UNIT_WORDS

_EN = re.compile(
    rf"(?:for (?:the )?({COUNT_EN})[ -]({any_of(UNITS)}),? (?:starting |beginning |counting )?(?:from|on|as of) "
    rf"|(?P<within>less than|no more than|within) ({COUNT_EN}) ({any_of(UNITS)}) (?:of|after|from) )"
    r"(?!now\b)(?:the )?(?=[a-z0-9])",
    re.ASCII,
)
_OPENER = re.compile("从|自|由")
_ZH = re.compile(
    rf"(?:(?:开始|算起|起)(?:算|计)?的?|往后|之后的?),?({COUNT_ZH})(?:个)?(天|日|周|星期|礼拜|月|季度|年)(?:之?内|以内|时间)?"
)
_MOST = 4000

Counted = tuple[int, Span | None, bool]


def counted_from(scan: Scan, place: int) -> Counted | None:
    """So many days, weeks, months from a day on, that day included."""
    if not "a" <= scan.text[place] <= "z":
        return _chinese(scan, place)
    found = _EN.match(scan.text, place)
    if found is None:
        return None
    count_words, unit = (found[4], found[5]) if found["within"] else (found[1], found[2])
    for day in atoms_at(scan, found.end()):
        if day.span and day.span.grain == "day":
            count, exact = count_of(count_words)
            span = _long(day.span.first, int(count), UNITS[unit]) if count % 1 == 0 and count < _MOST else None
            return (day.end, span, exact and day.exact and not found["within"]) if span else None
    return None


def _chinese(scan: Scan, place: int) -> Counted | None:
    opener = _OPENER.match(scan.text, place)
    for day in atoms_at(scan, opener.end() if opener else place):
        behind = _ZH.match(scan.text, day.end) if day.span and day.span.grain == "day" else None
        if day.span and behind and (behind[2] != "月" or "个" in behind[0]):
            count, exact = count_of(behind[1])
            span = (
                _long(day.span.first, int(count), UNIT_WORDS[behind[2]]) if count % 1 == 0 and count < _MOST else None
            )
            return (behind.end(), span, exact and day.exact) if span else None
    return None


def _long(first: date, count: int, unit: str) -> Span | None:
    after = step(first, count, unit) if count > 0 else None
    return Span(first, after - timedelta(1), "week") if after else None
