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
    rf"(?![0零〇](?!\.))({COUNT_ZH})(?!\s(?:周|星期|礼拜)[一二三四五六日天末])\s?(?:个?(半)?(月|星期|礼拜|季度|小时|钟头)|(周年|周|天半"
    rf"|天|年半|年|分钟|秒钟|秒|刻钟)(?![一二三四五六日末内前后]?号|月|初|底))(多|左右)?"
)
_EN = re.compile(
    rf"(?:an? )?({COUNT_EN})[ -]?(?:of )?(minutes?|mins?|hours?|hrs?|hr|h|days?|weeks?|wks?|fortnights?|months?|mths?|quarters?"
    r"|years?|yrs?|nights?|seconds?|secs?)(?:'s?)?( and a half)?\b",
    re.ASCII,
)
_HOURS_BEHIND = re.compile(r"([01]?[0-9]|2[0-3]|[一二两三四五六七八九十]{1,3})(时)(?![间候段长代期节不而常差刻])")
"""8天20时: hours, where days stand before."""
_AND = re.compile(r"(?:\s?(?:(零|又|加|,|and)|(多|余))\s?(?:又|加)?\s?|\s)?")
_SHORT = re.compile(r"([0-9]{1,3}(?:\.5)?)\s?(d|w|wk|mo|mos|y|yr|h|hr|s)(?![a-z0-9])", re.ASCII)
_LASTING = re.compile(
    r"\b(?:for|lasted|lasts|last|took|takes|take|in|within|over|every|past|next|about|around|of|than|up to) $", re.ASCII
)
_WHOLE = re.compile(
    r"(?:all|(?:the |an? )?(?:whole|entire|full))[ -](?P<unit>day|week|month|quarter|year|hour|night)(?! (?:of|in|long))\b"
    r"|(?<=for )the (?P<for>hour|minute)\b|(?:一?整|全)个?"
    r"(?P<zh>天|周|星期|礼拜|月|季度|年|小时)(?![0-9一二三四五六七八九十])",
    re.ASCII,
)
SECONDS: dict[str, int] = {
    "秒": 1, "秒钟": 1, "分钟": 60, "刻钟": 900, "小时": 3600, "钟头": 3600, "天": 86400, "天半": 86400, "周": 604800,
    "星期": 604800, "礼拜": 604800, "月": 2592000, "季度": 7776000, "年": 31536000, "年半": 31536000, "周年": 31536000,
    "second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3600, "hr": 3600, "h": 3600,
    "day": 86400, "night": 86400, "week": 604800,
    "wk": 604800, "fortnight": 1209600, "month": 2592000, "mth": 2592000, "quarter": 7776000, "year": 31536000, "yr": 31536000,
}  # fmt: skip
_WEEKS, _WEEKDAYS, _NO_WEEKS = ("周", "星期", "礼拜"), tuple("一二三四五六日天末"), 53
_LETTERS = {
    "d": "day", "w": "week", "wk": "week", "mo": "month", "mos": "month", "y": "year", "yr": "year", "h": "hour", "hr": "hour",
    "s": "second",
}  # fmt: skip
_MOST = 100 * 31536000
_Part = tuple[int, Decimal, int, bool]
"""Where it ends, its seconds, the seconds of its unit, whether it is exact."""


def duration_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The length of time that begins here, made of one part or of ever smaller ones."""
    text = scan.text
    whole = _WHOLE.match(text, place)
    if whole and not is_letter(text, place - 1):
        length = timedelta(seconds=SECONDS[whole[whole.lastgroup or "unit"]])
        yield Reading(place, whole.end(), length, "duration", hides=False)
    part = _part(text, place) or _abbreviated(text, place)
    if part is None:
        return
    end, seconds, unit, exact = part
    while (gap := _AND.match(text, end)) and (part := _next(text, gap, unit)):
        end, unit, exact = part[0], part[2], exact and part[3] and not gap[2]
        seconds += part[1]
    if seconds <= _MOST:
        yield Reading(place, end, timedelta(microseconds=int(seconds * 10**6)), "duration", exact)


def _next(text: str, gap: re.Match[str], above: int) -> _Part | None:
    """The next part of the same length of time: a smaller one, or any where it is added expressly."""
    hours = _HOURS_BEHIND.match(text, gap.end()) if above == SECONDS["天"] else None
    if hours:
        count, exact = count_of(hours[1])
        return hours.end(), count * 3600, 3600, exact
    part = _part(text, gap.end())
    return part if part and (part[2] < above or (gap[1] in {"又", "加"} and part[2] != above)) else None


def _abbreviated(text: str, place: int) -> _Part | None:
    """3d, 2w, 6mo, 5y behind a word that asks how long: elsewhere w and k and m count, and d and y are of a code."""
    found = _SHORT.match(text, place)
    if found is None or not _LASTING.search(text, max(0, place - 8), place):
        return None
    unit = SECONDS[_LETTERS[found[2]]]
    return found.end(), Decimal(found[1]) * unit, unit, True


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
