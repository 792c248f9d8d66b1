"""Days and months in figures: 2026-12-05, 20261205, 12/8, 12.8, 12-08, 5/12/2026, 2026-12."""

from __future__ import annotations

import re
from datetime import date

from .scan import Scan, is_letter
from .span import Atom, Span, atom, day_in_year, month_of, one_day, real_day, span_atom
from .words_en import MONTH, WEEKDAY

DAY_FIRST = frozenset(
    {"GB", "AU", "NZ", "IN", "SG", "MY", "HK", "DE", "FR", "IT", "ES", "NL", "BE", "CH",
     "AT", "PT", "BR", "MX", "IE", "ZA", "AE", "SA",
     "TH", "VN", "ID", "RU", "PL", "TR", "DK", "NO", "FI", "SE", "CZ", "GR", "AR", "CL", "CO", "PE", "EG", "NG", "KE"}
)  # fmt: skip
"""Countries that write the day before the month."""
YEAR_FIRST = frozenset({"CN", "TW", "JP", "KR", "HU", "MN"})
"""Countries that write the year before month and day, even in two figures."""
_AFTER_MONTH = re.compile(rf"\b{MONTH}\.? $", re.ASCII)
_AFTER_WEEKDAY = re.compile(rf"\b{WEEKDAY}\.?,? \(?$", re.ASCII)
"""Behind a weekday the two are one day, and read together."""
_MARKS = frozenset("¥$€£@₩₹")
_THESE_DAYS = 5
_MONTHS = 12
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SHORT = re.compile(r"([0-9]{2})([-/.])(1[0-2]|0?[1-9])\2([0-9]{1,2})(?![0-9%]|[-/.:][0-9])")
_YMD = re.compile(
    r"((?:19|20)[0-9]{2})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|([01][0-9])([0-3][0-9]))(?![0-9]|[-/][0-9])[号日]?"
)
_ENDS_WITH_YEAR = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9%]|[-/.][0-9])")
_MONTH_DAY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?![0-9]|[-/.:%][0-9]?)([号日])?")
_YEAR_MONTH = re.compile(r"((?:19|20)[0-9]{2})[-/.](1[0-2]|0?[1-9])(?![0-9]|[-/.][0-9])")
_BEFORE_FIGURES = re.compile(r"[0-9][-/.]$|[0-9]$")
_MEASURED = re.compile(r"\s?(?:[%折万千百亿元块毛寸米倍度吨克斤个点级]|k\b|w\b|hours?\b|h\b|million|billion)")


def numeric_atoms(scan: Scan, place: int) -> list[Atom]:
    """The day or month in figures that begins here."""
    if _BEFORE_FIGURES.search(scan.text, max(0, place - 2), place) or scan.text[place - 1 : place] in _MARKS:
        return []
    return (
        _year_first(scan, place)
        or _short_year_first(scan, place)
        or _year_last(scan, place)
        or _no_year(scan, place)
        or _year_month(scan, place)
    )


def _year_first(scan: Scan, place: int) -> list[Atom]:
    found = _YMD.match(scan.text, place)
    if found is None:
        return []
    month, day = (found[3], found[4]) if found[2] else (found[5], found[6])
    real = real_day(int(found[1]), int(month), int(day))
    return atom(found.end(), real) if real or found[2] else []


def _short_year_first(scan: Scan, place: int) -> list[Atom]:
    """27-7-3: the year first where the country writes so, where Chinese stands beside, or where nothing else fits."""
    found = _SHORT.match(scan.text, place)
    chinese = found is not None and _in_chinese(scan, found)
    if found is None or not (scan.country in YEAR_FIRST or int(found[1]) > 31 or chinese):
        return []
    real = real_day(2000 + int(found[1]), int(found[3]), int(found[4]))
    near = abs(2000 + int(found[1]) - scan.today.year) <= _THESE_DAYS
    return atom(found.end(), real, exact=near or not chinese) if real else []


def _in_chinese(scan: Scan, found: re.Match[str]) -> bool:
    """Whether a day in figures stands within Chinese words."""
    beside = scan.text[max(0, found.start() - 2) : found.start()] + scan.text[found.end() : found.end() + 2]
    return any("\u4e00" <= character <= "\u9fff" for character in beside)


def _year_last(scan: Scan, place: int) -> list[Atom]:
    found = _ENDS_WITH_YEAR.match(scan.text, place)
    if found is None:
        return []
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    first, second = int(found[1]), int(found[3])
    chinese = scan.country is None and first <= 12 and second <= 12 and first != second and _in_chinese(scan, found)
    orders = [(second, first), (first, second)] if chinese else _orders(first, second, scan.country)
    if not orders:
        return _bad(found)
    days = (real_day(year, month, day) for month, day in orders)
    return _each(found.end(), [day for day in days if day], exact=not chinese) or _bad(found)


def _bad(found: re.Match[str]) -> list[Atom]:
    """Points and hyphens make versions and codes as well: only slashes are surely meant as a day."""
    return [Atom(found.end(), None)] if found[2] == "/" and int(found[1]) <= 31 and int(found[3]) <= 31 else []


def _orders(first: int, second: int, country: str | None) -> list[tuple[int, int]]:
    """The readings as (month, day), the country's own order first; the other one only where the country leaves a doubt."""
    month_first, day_first = (first, second), (second, first)
    both = [day_first, month_first] if country in DAY_FIRST else [month_first, day_first]
    fits = [(month, day) for month, day in both if 1 <= month <= 12 and 1 <= day <= 31]
    return fits if country in DAY_FIRST and first != second else fits[:1]


def _no_year(scan: Scan, place: int) -> list[Atom]:
    found = _MONTH_DAY.match(scan.text, place)
    if found is None or is_letter(scan.text, found.end()):
        return []
    plain = found[4] is None
    if plain and found[2] == "." and (_MEASURED.match(scan.text, found.end()) or scan.units.at(scan.text, found.end())):
        return []
    if plain and found[2] == "." and int(found[1]) > _MONTHS and _CHINESE.search(scan.text):
        # 21.5 between Chinese words is a figure: nobody writes the day first there.
        return []
    if plain and found[2] == "-" and (len(found[0]) < 5 or _AFTER_MONTH.search(scan.text, max(0, place - 12), place)):
        return []
    if plain and found[2] == "/" and _AFTER_WEEKDAY.search(scan.text, max(0, place - 13), place):
        return []
    orders = _orders(int(found[1]), int(found[3]), scan.country if found[2] == "/" else None)
    days = [day_in_year(month, day, scan.today, scan.direction) for month, day in orders]
    real = _each(found.end(), [day for day in days if day], sure=not plain)
    return real or (_bad(found) if orders else [])


def slashed(scan: Scan, place: int, weekday: int) -> list[Atom]:
    """5/12 behind a weekday: in the order in which it is that weekday, where one is."""
    found = _MONTH_DAY.match(scan.text, place)
    if found is None or found[2] != "/":
        return []
    orders = sorted({*_orders(int(found[1]), int(found[3]), "GB")}, key=lambda order: order[0] != int(found[1]))
    days = [day for order in orders if (day := day_in_year(*order, scan.today, scan.direction))]
    fitting = [day for day in days if day.weekday() == weekday] or days
    return _each(found.end(), fitting[:1])


def _each(end: int, days: list[date], *, exact: bool = True, sure: bool = True) -> list[Atom]:
    return [Atom(end, one_day(day), exact, sure) for day in days]


def _year_month(scan: Scan, place: int) -> list[Atom]:
    found = _YEAR_MONTH.match(scan.text, place)
    if found is None:
        return []
    month: Span | None = month_of(int(found[1]), int(found[2]))
    return span_atom(found.end(), month)
