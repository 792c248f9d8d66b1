"""Feasts and the days they fall on, by name: fixed days, computed ones, and those of a country's calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from .scan import Scan
from .span import Atom, atom, nearest, real_day

FIXED = {
    "元旦节": (1, 1), "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "三八节": (3, 8), "愚人节": (4, 1), "劳动节": (5, 1),
    "五一节": (5, 1), "五一": (5, 1), "青年节": (5, 4), "儿童节": (6, 1), "六一": (6, 1), "建党节": (7, 1), "建军节": (8, 1),
    "教师节": (9, 10), "国庆节": (10, 1), "国庆": (10, 1), "十一假期": (10, 1), "双十一": (11, 11), "双11": (11, 11),
    "双十二": (12, 12), "双12": (12, 12), "平安夜": (12, 24), "圣诞节": (12, 25), "圣诞": (12, 25), "万圣节": (10, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "new year": (1, 1), "new year's eve": (12, 31),
    "new years eve": (12, 31), "valentine's day": (2, 14), "valentines day": (2, 14), "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "xmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25), "x-mas": (12, 25), "boxing day": (12, 26),
    "halloween": (10, 31), "may day": (5, 1), "singles day": (11, 11), "singles' day": (11, 11), "independence day": (7, 4),
    "women's day": (3, 8), "veterans day": (11, 11), "april fools": (4, 1), "international workers' day": (5,
    1), "workers' day": (5, 1), "april fools' day": (4, 1),
}  # fmt: skip

#: Name → the country whose calendar has it, the calendar's own name of it, and the days from there.
LISTED = {
    "春节": ("CN", "春节", 0), "大年初一": ("CN", "春节", 0), "过年": ("CN", "春节", 0), "除夕": ("CN", "春节", -1),
    "大年三十": ("CN", "春节", -1), "年三十": ("CN", "春节", -1), "元宵节": ("CN", "春节", 14), "元宵": ("CN", "春节", 14),
    "清明节": ("CN", "清明节", 0), "清明": ("CN", "清明节", 0), "端午节": ("CN", "端午节", 0), "端午": ("CN", "端午节", 0),
    "中秋节": ("CN", "中秋节", 0), "中秋": ("CN", "中秋节", 0),
    "chinese new year": ("CN", "春节", 0), "lunar new year": ("CN", "春节", 0), "spring festival": ("CN", "春节", 0),
    "eid al-fitr": ("TR", "Eid al-Fitr", 0), "eid al fitr": ("TR", "Eid al-Fitr", 0), "eid ul-fitr": ("TR", "Eid al-Fitr", 0),
    "eid al-adha": ("TR", "Eid al-Adha", 0), "eid al adha": ("TR", "Eid al-Adha", 0), "eid ul-adha": ("TR", "Eid al-Adha", 0),
    "hari raya puasa": ("SG", "Eid al-Fitr", 0), "hari raya haji": ("SG", "Eid al-Adha", 0),
    "hari raya": ("SG", "Eid al-Fitr", 0),
    "开斋节": ("TR", "Eid al-Fitr", 0), "古尔邦节": ("TR", "Eid al-Adha", 0), "宰牲节": ("TR", "Eid al-Adha", 0),
    "diwali": ("SG", "Diwali", 0), "deepavali": ("SG", "Diwali", 0), "排灯节": ("SG", "Diwali", 0), "屠妖节": ("SG", "Diwali", 0),
    "vesak day": ("SG", "Vesak Day", 0), "卫塞节": ("SG", "Vesak Day", 0), "holi": ("IN", "Holi", 0),
    "mid-autumn festival": ("CN", "中秋节", 0), "dragon boat festival": ("CN", "端午节", 0),
}  # fmt: skip


def _easter(year: int) -> date:
    """Easter Sunday, by the Gregorian rule as Gauss and Butcher computed it."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    lam = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lam) // 451
    month, day = divmod(h + lam - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))


def _thanksgiving(year: int) -> date:
    return _nth(year, 11, 3, 4)


COMPUTED: dict[str, Callable[[int], date]] = {
    "easter": _easter,
    "easter sunday": _easter,
    "复活节": _easter,
    "easter monday": lambda year: _easter(year) + timedelta(1),
    "good friday": lambda year: _easter(year) - timedelta(2),
    "thanksgiving": _thanksgiving,
    "thanksgiving day": _thanksgiving,
    "感恩节": _thanksgiving,
    "black friday": lambda year: _thanksgiving(year) + timedelta(1),
    "黑五": lambda year: _thanksgiving(year) + timedelta(1),
    "cyber monday": lambda year: _thanksgiving(year) + timedelta(4),
    "martin luther king day": lambda year: _nth(year, 1, 0, 3),
    "mother's day": lambda year: _nth(year, 5, 6, 2),
    "母亲节": lambda year: _nth(year, 5, 6, 2),
    "father's day": lambda year: _nth(year, 6, 6, 3),
    "父亲节": lambda year: _nth(year, 6, 6, 3),
}
NAMES = (*FIXED, *LISTED, *COMPUTED, "labor day", "labour day", "national day")
_NAME = re.compile(
    "(" + "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True)) + r")(?![a-z])(?:那天|当天)?"
)
_OTHER_WORDS = re.compile(
    r"[一二三四五六七八九十百千万月点个]|\s?(?:customers?|clients?|orders?|leads?|price|business|one)\b"
)
_LABOR_IN_MAY = {None, "CN", "DE", "FR", "SG", "HK", "IN", "IT", "ES"}


def holiday_atoms(scan: Scan, place: int) -> list[Atom]:
    """The feast whose name begins here, the nearest in the direction looked."""
    found = _NAME.match(scan.text, place)
    if found is None or (
        found[1] in {"五一", "六一", "new year", "new year's"} and _OTHER_WORDS.match(scan.text, found.end())
    ):
        return []
    years = range(scan.today.year - 1, scan.today.year + 2)
    day = nearest((holiday_on(found[1], year, scan.country) for year in years), scan.today, scan.direction)
    return atom(found.end(), day, exact=not _loosely_named(found[1])) if day else []


def _loosely_named(name: str) -> bool:
    """Feasts that each land begins when it sees the moon, and the 30th of a month that has 29 days in many a year."""
    return name.endswith("三十") or (name in LISTED and LISTED[name][0] != "CN")


def holiday_in(scan: Scan, place: int, year: int) -> list[Atom]:
    """The feast whose name begins here, in that year."""
    found = _NAME.match(scan.text, place)
    day = holiday_on(found[1], year, scan.country) if found else None
    return atom(found.end(), day, exact=not _loosely_named(found[1])) if found and day else []


def holiday_on(name: str, year: int, country: str | None) -> date | None:
    """The day of a feast in a year, or None where its calendar does not reach so far."""
    if name in FIXED:
        return real_day(year, *FIXED[name])
    if name in COMPUTED:
        return COMPUTED[name](year) if real_day(year, 1, 1) else None
    if name in {"labor day", "labour day"}:
        return real_day(year, 5, 1) if country in _LABOR_IN_MAY else _nth(year, 9, 0, 1)
    if name == "national day":
        return _listed(country or "CN", "National Day", year)
    land, listed, offset = LISTED[name]
    day = _listed(land, listed, year)
    return day + timedelta(offset) if day else None


@cache
def _listed(country: str, name: str, year: int) -> date | None:
    """The first day that a country's calendar gives under the name."""
    import holidays  # its import takes a tenth of a second, paid only where a feast is named

    if country not in holidays.list_supported_countries() or not 1970 <= year <= 2100:
        return None
    language = "zh_CN" if not name.isascii() else "en_US"
    calendar = holidays.country_holidays(country, years=year, language=language, observed=False)
    days = [day for day, words in calendar.items() if name in words and ("除夕" not in words or name == "除夕")]
    return min(days, default=None)
