"""Chinese years and what stands behind them: 去年3月, 2026年三季度, 明年底."""

from __future__ import annotations

import re

from .counts import count_of, small_number
from .edges_zh import edge_behind
from .holidays import holiday_in
from .months_zh import in_month, month_of_year, months_between, months_of_year
from .parts_zh import half_of_year, quarter_of_year
from .scan import Scan
from .span import Atom, Span, atom, month_of, real_day, span_atom, year_of
from .words_zh import COUNT, DIGITS, SMALL, YEAR_WORDS, any_of

_YEAR_WORD = re.compile(f"({any_of(YEAR_WORDS)})度?")
_YEAR = re.compile(
    r"((?:19|20)[0-9]{2}|[一二][零〇九一][零〇一二三四五六七八九]{2})\s?年度?"
    r"|(两千[零〇]?[一二三四五六七八九]?十?[一二三四五六七八九]?)年"
    r"|(0[0-9]|[零〇][一二三四五六七八九])\s?年(?!后|前|内|以|之|多|半)"
    r"|([0-9]{2})年(?=度?(?:的)?(?:[0-9一二三四五六七八九十]{1,2}(?:月|季)|第|q|[上下]半年|年?[底末初]))"
)
_SAME = re.compile(r"(今天|今日)|本月|这个月|同月")
_WHOLE_YEAR = re.compile("全年|一整年|整年")
_NTH_MONTH = re.compile(rf"第({SMALL})个月")
_MONTHS_AT_END = re.compile(rf"(最后|[前头])\s?({COUNT})\s?个?(月|季度)")


def year_by_word(scan: Scan, place: int) -> list[Atom]:
    """去年, 明年, and what stands behind it."""
    found = _YEAR_WORD.match(scan.text, place)
    return _in_year(scan, found.end(), scan.today.year + YEAR_WORDS[found[1]]) if found else []


def year_by_number(scan: Scan, place: int) -> list[Atom]:
    """2026年, 26年3月, and what stands behind it."""
    found = _YEAR.match(scan.text, place)
    return _in_year(scan, found.end(), _year_number(found)) if found else []


def _year_number(found: re.Match[str]) -> int:
    if found[2]:
        return int(count_of(found[2])[0])
    digits = int("".join(str(DIGITS.get(character, character)) for character in found[1] or found[3] or found[4]))
    if found[1]:
        return digits
    return digits + (2000 if digits < 70 else 1900)


def in_this_year(scan: Scan, place: int, span: Span) -> list[Atom]:
    """What stands behind a year that was said as 本年度."""
    return _in_year(scan, place, span.first.year)


def _in_year(scan: Scan, place: int, year: int) -> list[Atom]:
    """What stands behind a year: a month, a quarter, a half, an edge, a feast, or nothing."""
    whole = year_of(year)
    if whole is None:
        return []
    place_in = place + scan.text.startswith(("的", " "), place)
    found = (
        months_of_year(scan, place_in, year)
        or _nth_month(scan, place_in, year)
        or _last_months(scan, place_in, year)
        or month_of_year(scan, place_in, year)
        or quarter_of_year(scan, place_in, year)
        or _same(scan, place_in, year)
        or half_of_year(scan, place, year)
        or edge_behind(scan, place, whole)
        or holiday_in(scan, place_in, year)
    )
    if found:
        return found
    everything = _WHOLE_YEAR.match(scan.text, place)
    return [Atom(everything.end() if everything else place, whole)]


def _nth_month(scan: Scan, place: int, year: int) -> list[Atom]:
    """第三个月: of a year."""
    found = _NTH_MONTH.match(scan.text, place)
    return span_atom(found.end(), month_of(year, small_number(found[1]))) if found else []


def _same(scan: Scan, place: int, year: int) -> list[Atom]:
    """去年本月, 去年今天: the month or day of now in another year."""
    found = _SAME.match(scan.text, place)
    if found is None:
        return []
    if found[1]:
        return atom(found.end(), real_day(year, scan.today.month, scan.today.day))
    return in_month(scan, found.end(), year, scan.today.month)


def _last_months(scan: Scan, place: int, year: int) -> list[Atom]:
    """最后两个月, 最后一个季度, 前三个月: at the end or the beginning of a year."""
    found = _MONTHS_AT_END.match(scan.text, place)
    if found is None:
        return []
    months = int(count_of(found[2])[0]) * (1 if found[3] == "月" else 3)
    if not 1 <= months <= 12:
        return []
    return span_atom(
        found.end(), months_between(year, 13 - months, 12) if found[1] == "最后" else months_between(year, 1, months)
    )
