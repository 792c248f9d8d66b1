"""What stands behind a Chinese week or month: 下周三, 周末, 第一个周一."""

from __future__ import annotations

import re
from datetime import timedelta

from .counts import small_number
from .scan import Scan
from .span import Atom, Span, one_day, week_of, weekday_near
from .words_zh import WEEK, WEEKDAYS

#: 上周一共, 上周一直: the sign behind the week is no day of it.
_SIGN = "一(?!共|直(?!接))|[二三四五六日天]"
_BARE_DAY = re.compile(rf"({_SIGN}|[1-7](?![0-9.月年日号个%]))")
_WEEK_MORE = re.compile(rf"的?{WEEK}?({_SIGN}|[1-7](?![0-9.月年日号个%]))(?:那天)?")
_WEEKEND = re.compile(r"的?周?末")
HALF = re.compile(r"的?([上前下后])半(年|个?月|周|个?星期)")
_NTH_WEEK = re.compile(rf"的?(?:第([一二三四五1-5])|(最后一?))个?{WEEK}([一二三四五六日天])?")
BEFORE_WEEKDAY = frozenset("每一二三四五六七八九十两几个半0123456789上下这本")


def nth_week(scan: Scan, place: int, span: Span) -> list[Atom]:
    """The first Monday, the last Friday; a week by its number is the one that holds that many Mondays."""
    found = _NTH_WEEK.match(scan.text, place)
    if found is None:
        return []
    weekday = WEEKDAYS[found[3]] if found[3] else 0
    days = [span.first + timedelta(n) for n in range((span.last - span.first).days + 1)]
    days = [day for day in days if day.weekday() == weekday]
    index = -1 if found[2] else small_number(found[1]) - 1
    if index >= len(days):
        return [Atom(found.end(), None)]
    return [Atom(found.end(), one_day(days[index]) if found[3] else week_of(days[index]))]


def in_week(scan: Scan, place: int, week: Span) -> list[Atom]:
    """What stands behind a week: its weekday, its end, or nothing. 下周三台 is next week and three of them, or next Wednesday."""
    half = HALF.match(scan.text, place)
    if half and half[2] in {"周", "星期", "个星期"}:
        early = half[1] in "上前"
        return [
            Atom(
                half.end(),
                Span(week.first + timedelta(0 if early else 3), week.last - timedelta(4 if early else 0), "week"),
            )
        ]
    end = _WEEKEND.match(scan.text, place)
    if end:
        return [Atom(end.end(), Span(week.first + timedelta(5), week.last, "weekend"))]
    found = _WEEK_MORE.match(scan.text, place + scan.text.startswith(" ", place)) or _BARE_DAY.match(scan.text, place)
    if found is None:
        return [Atom(place, week)]
    day = Atom(found.end(), one_day(week.first + timedelta(WEEKDAYS[found[1]])))
    if len(found[0]) == 1 and scan.units.at(scan.text, found.end()):
        return [Atom(day.end, day.span, exact=False), Atom(place, week, exact=False, sure=False)]
    return [day]


def weekend(scan: Scan, place: int) -> list[Atom]:
    """周末: the coming Saturday and Sunday, or the last ones."""
    if not scan.text.startswith(("周末", "礼拜天末"), place) or (place and scan.text[place - 1] in BEFORE_WEEKDAY):
        return []
    saturday = weekday_near(scan.today, 5, scan.direction)
    if scan.today.weekday() == 6 and scan.direction == "future":
        saturday = scan.today - timedelta(1)
    return [Atom(place + 2, Span(saturday, saturday + timedelta(1), "weekend"))]
