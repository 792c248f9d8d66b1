"""Times of day: 下午3点半, 三点一刻, 15:30, 3pm, at 9, half past two, noon, 9 in the morning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from .counts import count_of
from .scan import Scan, is_digit, is_letter
from .words_en import ONES, TENS, any_of
from .words_zh import DAY_PARTS, SMALL


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: where it ends, the time (None: only a part of the day was said), the day it belongs to as days later."""

    end: int
    time: time | None
    exact: bool = True
    days: int = 0
    alone: bool = True
    """Whether it is a time even without a day beside it."""


OFFICE_OPENS = 7
"""Without a part of the day, hours before this one are meant in the afternoon: nobody in sales meets at 3 at night."""

_PARTS_ZH = "|".join(sorted(DAY_PARTS, key=len, reverse=True))
_MINUTES = r"(?:零|〇)?(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ZH = re.compile(
    rf"(?:的|\s)?({_PARTS_ZH})?\s?(?:的)?(?:({SMALL})\s?(?:点钟?|时(?![间候段长代期节不而常差刻])|點)(?:(半)|([一三1-3])刻|({_MINUTES})分?(?![0-9折箱%])|(整)|(多|左右))?"
    r"|([01]?[0-9]|2[0-4])[:：]([0-5][0-9])(?::[0-5][0-9])?(?![0-9:]))(?:(左右|前后)|整)?"
)
_NOT_A_TIME = re.compile(r"[心评击子名位以%赞折]|几[^分]|五(?:[万千百])")
_PART_ALONE_ZH = re.compile(rf"(?:的|\s)?({_PARTS_ZH})(?![餐饭班会课饮])")
_AFTER_POINT_ONLY = re.compile(r"[0-9]")

_HOURS = any_of({word: number for word, number in ONES.items() if 0 < number < 13})
_TENS_OF_MINUTES = any_of({**{word: v for word, v in TENS.items() if v < 60}, "ten": 10, "fifteen": 15, "five": 5})
_MERIDIEM = r"(?:([ap])\.?(?:m\b\.?|\b))"
_SUFFIXED = re.compile(
    rf"(?:([01]?[0-9]|2[0-4])(?:[:.h]([0-5][0-9]))?|({_HOURS})(?:[ -]({_TENS_OF_MINUTES}))?)\s?(?:{_MERIDIEM}|(o'? ?clock)\b)",
    re.ASCII,
)
_TWENTY_FOUR = re.compile(r"([01]?[0-9]|2[0-3])(?::|h(?=[0-9]))([0-5][0-9])(?::[0-5][0-9])?(?![0-9:a-z%])", re.ASCII)
_PAST = re.compile(
    rf"(?:(half)|(?:a )?(quarter)|([0-5]?[0-9]|{_TENS_OF_MINUTES})(?: minutes?)?) (past|after|to|before|till) ([0-9]{{1,2}}|{_HOURS})\b(?![:.][0-9])"
    rf"(?:\s?{_MERIDIEM})?",
    re.ASCII,
)
_BARE = re.compile(
    rf"(?:([01]?[0-9]|2[0-3])(?![0-9:.,%/a-z-]|\.[0-9])|({_HOURS})\b(?:[ -]({_TENS_OF_MINUTES})\b)?)", re.ASCII
)
_NAMED = re.compile(r"(?:at )?(?:(noon|midday|12 noon)|(midnight))\b", re.ASCII)
_AT = re.compile(r"(?:at|@|around|about|by|before|after|from) ?(?:about |around )?", re.ASCII)
_PART_BEHIND = re.compile(
    r",? (?:in the |this |that )?(morning|afternoon|evening|night)\b|,? (?:at )(night)\b", re.ASCII
)
_PART_EN = re.compile(
    r"(?:early |late |(?:in|during) the |first thing (?:in the )?|later )?(morning|afternoon|evening|night|lunchtime|lunch time)\b",
    re.ASCII,
)
_AFTERNOON = frozenset({"afternoon", "evening", "night"})


def clock_at(scan: Scan, place: int, part: str | None = None, *, bare: bool = False) -> Clock | None:
    """The time of day that begins here. `part`: the part of the day said before it (晚上, afternoon); `bare`: a mere "9" will do."""
    if place >= len(scan.text):
        return None
    found = _chinese(scan, place, part)
    if found or is_letter(scan.text, place - 1):
        return found
    return _english(scan, place, part, bare=bare)


def part_of_day(text: str, place: int) -> tuple[int, str] | None:
    """The part of the day named here (上午, in the afternoon): where it ends, and its word."""
    found = _PART_ALONE_ZH.match(text, place) or (None if is_letter(text, place - 1) else _PART_EN.match(text, place))
    return (found.end(), found[1]) if found else None


def _chinese(scan: Scan, place: int, part: str | None) -> Clock | None:
    found = _ZH.match(scan.text, place)
    if found is None:
        return None
    if found[2] and _NOT_A_TIME.match(scan.text, found.end()):
        return None
    said = found[1] or part
    hour = int(found[8]) if found[8] else int(count_of(found[2])[0])
    minute = int(found[9]) if found[9] else _minutes(found)
    rest = "点" in found[0] or "时" in found[0]
    if found[2] and (place and scan.text[place - 1] in "第0123456789.十百千万" and not found[1]):
        return None
    if rest and "时" in found[0] and not said and not found[2].isdigit():
        return None
    made = _time(hour, minute, _zh_shift(said, hour, twenty_four=bool(found[8])))
    if made is None:
        return None
    return Clock(found.end(), made[0], exact=not (found[7] or found[10]), days=made[1])


def _minutes(found: re.Match[str]) -> int:
    if found[3]:
        return 30
    if found[4]:
        return 15 * int(count_of(found[4])[0])
    if found[5]:
        words = found[5].lstrip("零〇") or "零"
        return int(words) if words.isascii() else int(count_of(words)[0])
    return 0


def _zh_shift(said: str | None, hour: int, *, twenty_four: bool) -> int:
    """The hours to add for the part of the day, or for none said."""
    if said is None or said in _AFTERNOON or said in {"morning"}:
        return _en_shift(said, hour, twenty_four=twenty_four)
    if said in {"中午", "正午"}:
        return 12 if hour < 4 else 0
    if hour == 12 and said in {"晚上", "晚", "夜里", "夜晚", "半夜", "午夜", "凌晨", "晚间"}:
        return 12 if said not in {"凌晨"} else -12
    shift = DAY_PARTS[said][0]
    return shift if hour < 12 else 0


def _en_shift(said: str | None, hour: int, *, twenty_four: bool) -> int:
    if said in {"afternoon", "evening"}:
        return 12 if hour < 12 else 0
    if said == "night":
        return 12 if 5 <= hour <= 12 else 0
    if said is None and not twenty_four and 0 < hour < OFFICE_OPENS:
        return 12
    return 0


def _time(hour: int, minute: int, shift: int) -> tuple[time, int] | None:
    """The time, and 1 where it falls on the next day (晚上12点)."""
    hour += shift
    if not (0 <= hour <= 24 and 0 <= minute < 60) or (hour == 24 and minute and not shift):
        return None
    return time(hour % 24, minute), hour // 24


def _english(scan: Scan, place: int, part: str | None, *, bare: bool) -> Clock | None:
    text = scan.text
    named = _NAMED.match(text, place)
    if named:
        return Clock(named.end(), time(12) if named[1] else time(0), days=0 if named[1] else 1)
    at = _AT.match(text, place)
    marked = bool(at) and (at[0].startswith(("at", "@")) if at else False)
    begin = at.end() if at and marked else place
    if begin >= len(text) or is_letter(text, begin - 1):
        return None
    named = _NAMED.match(text, begin)
    if named:
        return Clock(named.end(), time(12) if named[1] else time(0), days=0 if named[1] else 1)
    return (
        _past_hour(text, begin, part)
        or _suffixed(text, begin, part)
        or _twenty_four(text, begin, part)
        or _bare(scan, begin, part, bare=bare or marked, alone=bare)
    )


def _with_part(text: str, end: int, part: str | None) -> tuple[int, str | None]:
    behind = _PART_BEHIND.match(text, end)
    return (behind.end(), behind[1] or behind[2]) if behind else (end, part)


def _suffixed(text: str, place: int, part: str | None) -> Clock | None:
    found = _SUFFIXED.match(text, place)
    if found is None or (place and text[place - 1] in ".:"):
        return None
    hour = int(found[1]) if found[1] else ONES[found[3]]
    minute = int(found[2] or 0) if found[1] else _word_minutes(found[4])
    if found[5]:
        if not 1 <= hour <= 24 or (found[5] == "a" and hour > 12):
            return None
        return _made(found.end(), hour % 12 if hour <= 12 else hour - 12, minute, 12 if found[5] == "p" else 0)
    end, said = _with_part(text, found.end(), part)
    return _made(end, hour, minute, _en_shift(said, hour, twenty_four=False))


def _word_minutes(word: str | None) -> int:
    return 0 if word is None else TENS.get(word) or ONES[word]


def _twenty_four(text: str, place: int, part: str | None) -> Clock | None:
    found = _TWENTY_FOUR.match(text, place)
    if found is None or (place and text[place - 1] in "0123456789.:"):
        return None
    end, said = _with_part(text, found.end(), part)
    padded = found[1].startswith("0") or said is None
    return _made(end, int(found[1]), int(found[2]), _en_shift(said, int(found[1]), twenty_four=padded))


def _past_hour(text: str, place: int, part: str | None) -> Clock | None:
    """Half past three, quarter to nine, ten past 4."""
    found = _PAST.match(text, place)
    if found is None:
        return None
    hour = int(found[5]) if is_digit(found[5], 0) else ONES[found[5]]
    if found[1]:
        minutes = 30
    elif found[2]:
        minutes = 15
    else:
        minutes = int(found[3]) if is_digit(found[3], 0) else _word_minutes(found[3])
    if not 1 <= hour <= 12:
        return None
    end, said = _with_part(text, found.end(), part)
    shift = (12 if hour < 12 else 0) if found[6] == "p" else 0 if found[6] else _en_shift(said, hour, twenty_four=False)
    total = (hour + shift) * 60 + (minutes if found[4] in {"past", "after"} else -minutes)
    return _made(end, total // 60, total % 60, 0)


def _bare(scan: Scan, place: int, part: str | None, *, bare: bool, alone: bool) -> Clock | None:
    """A mere "9" behind "at" or a day, or before "in the morning"."""
    found = _BARE.match(scan.text, place)
    if found is None or (place and scan.text[place - 1] in ".,:/-0123456789"):
        return None
    end, said = _with_part(scan.text, found.end(), part)
    if (end == found.end() and not bare) or _counts_something(scan, found.end()):
        return None
    hour = int(found[1]) if found[1] else ONES[found[2]]
    made = _made(end, hour, _word_minutes(found[3]), _en_shift(said, hour, twenty_four=False))
    if made and end == found.end() and not alone:
        return Clock(made.end, made.time, made.exact, made.days, alone=False)
    return made


def _counts_something(scan: Scan, end: int) -> bool:
    text = scan.text
    if scan.units.at(text, end + text.startswith(" ", end)):
        return True
    return bool(_GOES_ON.match(text, end)) and not _FINE.match(text, end)


_GOES_ON = re.compile(r" ?(?:[a-z\u4e00-\u9fff%$€£¥])|,[0-9]")
_FINE = re.compile(
    r" (?:in|on|at|to|and|or|for|with|please|sharp|today|tomorrow|tmr|tmrw|tonight|next|this|then|so|if|that|about|re|the|i|we|"
    r"mon|tue|wed|thu|fri|sat|sun)",
    re.ASCII,
)


def _made(end: int, hour: int, minute: int, shift: int) -> Clock | None:
    made = _time(hour, minute, shift)
    return Clock(end, made[0], days=made[1]) if made else None
