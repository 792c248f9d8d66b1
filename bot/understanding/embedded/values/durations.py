"""How long: 30天, 两周, 半年, 8天20小时, 15 days, an hour and a half. A month counts 30 days, a year 365."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from .counts import count_of
from .found import Reading
from .scan import Scan, is_letter
from .words_en import COUNT as COUNT_EN
from .words_zh import COUNT as COUNT_ZH

_ZH = re.compile(
    rf"({COUNT_ZH})(?!\s(?:周|星期|礼拜)[一二三四五六日天末])\s?(?:个?(半)?(月|星期|礼拜|季度|小时|钟头)|(周年|周|天半"
    rf"|天|年半|年|分钟|秒钟|秒|刻钟)(?![一二三四五六日末内前后]?号|月|初|底))(多|左右)?"
)
_EN = re.compile(
    rf"(?:an? )?({COUNT_EN})[ -]?(?:of )?(minutes?|mins?|hours?|hrs?|hr|h|days?|weeks?|wks?|fortnights?|months?|mths?|quarters?"
    r"|years?|yrs?|nights?|seconds?|secs?)(?:'s?)?( and a half)?\b",
    re.ASCII,
)
_AND = re.compile(r"(?:\s?(?:零|又|,|and)\s?|\s)?")
SECONDS: dict[str, int] = {
    "秒": 1, "秒钟": 1, "分钟": 60, "刻钟": 900, "小时": 3600, "钟头": 3600, "天": 86400, "天半": 86400, "周": 604800,
    "星期": 604800, "礼拜": 604800, "月": 2592000, "季度": 7776000, "年": 31536000, "年半": 31536000, "周年": 31536000,
    "second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3600, "hr": 3600, "h": 3600,
    "day": 86400, "night": 86400, "week": 604800,
    "wk": 604800, "fortnight": 1209600, "month": 2592000, "mth": 2592000, "quarter": 7776000, "year": 31536000, "yr": 31536000,
}  # fmt: skip
_WEEKS, _WEEKDAYS, _NO_WEEKS = ("周", "星期", "礼拜"), tuple("一二三四五六日天末"), 53
_MOST = 100 * 31536000
_Part = tuple[int, Decimal, int, bool]
"""Where it ends, its seconds, the seconds of its unit, whether it is exact."""


def duration_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The length of time that begins here, made of one part or of ever smaller ones."""
    part = _part(scan.text, place)
    if part is None:
        return
    end, seconds, unit, exact = part
    while (gap := _AND.match(scan.text, end)) and (part := _part(scan.text, gap.end())) and part[2] < unit:
        end, unit, exact = part[0], part[2], exact and part[3]
        seconds += part[1]
    if seconds <= _MOST:
        yield Reading(place, end, timedelta(microseconds=int(seconds * 10**6)), "duration", exact)


def _part(text: str, place: int) -> _Part | None:
    found = _ZH.match(text, place)
    if found:
        return _chinese(found)
    found = _EN.match(text, place)
    if found is None or is_letter(text, place - 1):
        return None
    count, exact = count_of(found[1])
    unit = SECONDS[found[2] if found[2] in SECONDS else found[2].removesuffix("s")]
    half = Decimal("0.5") if found[3] else Decimal(0)
    return found.end(), (count + half) * unit, unit, exact


def _chinese(found: re.Match[str]) -> _Part | None:
    word = found[3] or found[4]
    if word == "月" and "个" not in found[0] and not found[2]:
        return None
    if word == "年" and len(found[1]) >= 4:
        return None
    count, exact = count_of(found[1])
    if count >= _NO_WEEKS and word in _WEEKS and found.string[found.end() : found.end() + 1] in _WEEKDAYS:
        # 4200周五到的: a sum, and a Friday.
        return None
    if found[2] or word.endswith("半"):
        count += Decimal("0.5")
    return found.end(), count * SECONDS[word], SECONDS[word], exact and not found[5]
