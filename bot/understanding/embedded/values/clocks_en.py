"""English times of day: 3pm, at 9, half past two, noon, 9 in the morning, five thirty p.m."""

from __future__ import annotations

import re
from datetime import time

from .clock import Clock, clock, clock_in_figures
from .counts import count_of
from .scan import Scan, is_letter, past_spaces
from .words_en import ONES, TENS, any_of

_HOUR = any_of(tuple(word for word, value in ONES.items() if 0 < value < 13))
_MINUTE = any_of((*(word for word, value in TENS.items() if value < 60), "five", "ten", "fifteen"))
_MERIDIEM = r"(?:(?P<half>[ap])(?:\.?m\b\.?|\.(?![a-z0-9])|(?<![\s.][ap])(?<!\.[0-9][0-9][ap])\b))"
_SPOKEN = rf"(?P<word>{_HOUR})\b(?:[ -](?P<words>{_MINUTE})\b)?"
_SUFFIXED = re.compile(
    rf"(?:(?P<hour>[01]?[0-9]|2[0-3])(?:[:.h](?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?|{_SPOKEN})\s?(?:{_MERIDIEM}|o'? ?clock\b)",
    re.ASCII,
)
_HALF_HOUR = re.compile(
    rf"half (?P<hour>1[0-2]|[1-9]|{_HOUR})\b(?![:.]?[0-9]| (?:dozen|hundred|box|case|pack))", re.ASCII
)
_FIGURES = re.compile(
    r"(?P<hour>[01]?[0-9]|2[0-3])(?::|h(?=[0-9]))(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:a-z%])", re.ASCII
)
_PAST = re.compile(
    rf"(?:(half)|(?:a )?(quarter)|([0-5]?[0-9]|{_MINUTE})(?: minutes?)?) (past"
    rf"|after|to|before|till) (?P<hour>1[0-2]|[1-9]|{_HOUR})\b"
    rf"(?![:.][0-9]|(?: [a-z]+)? (?:days?|weeks?|months?|box))(?:\s?{_MERIDIEM})?",
    re.ASCII,
)
_BARE = re.compile(
    rf"(?:(?P<hour>[01]?[0-9]|2[0-3])(?:[.:](?P<minute>[0-5][0-9]))?(?![0-9a-z-]|[.,:/%][0-9a-z])|{_SPOKEN})", re.ASCII
)
_PRICES = re.compile(r" (?:each|ea|apiece|a|an|per|off|discount)\b|/", re.ASCII)
_NAMED = re.compile(r"(?:(?:12 )?(noon|midday)|(?:12 )?midnight)\b", re.ASCII)
_AT = re.compile(r"(?:at|@) ?(?:about |around )?", re.ASCII)
_ABOUT = re.compile(r"ish\b|-ish\b| or so\b", re.ASCII)
_PART_BEHIND = re.compile(
    r",? (?:(?:(?:in the |this |that )(?=[maen])|(?=arvo))(morning|afternoon|evening|night|arvo)|at (night))\b",
    re.ASCII,
)
_PART = re.compile(
    r"(?:early |late |in the |during the |first thing (?:in the )?|later )?(morning|afternoon|evening|night|lunchtime|arvo)\b",
    re.ASCII,
)
_PARTS = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "evening",
    "lunchtime": "noon",
    "arvo": "afternoon",
}
_GOES_ON = re.compile(
    r" ?[$€£¥%\u4e00-\u9fff]| (?!(?:in|on|at|to|and|or|for|with|please"
    r"|sharp|today|tomorrow|tmrw?|tonight|next|this|then|so|if|that|about|"
    r"re|the|i|we|he|she|they|is|works|mon|tue|wed|thu|fri|sat|sun)(?![a-z])|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[a-z]"
)


def english_clock(scan: Scan, place: int, part: str | None, *, beside_day: bool) -> Clock | None:
    """The time of day that begins here; a mere "9" is one behind "at", or beside a day."""
    text = scan.text
    at = _AT.match(text, place)
    begin = at.end() if at else place
    if begin >= len(text) or (begin and text[begin - 1] in ".:,/-" and not beside_day):
        return None
    named = _NAMED.match(text, begin)
    if named:
        return Clock(named.end(), time(12 if named[1] else 0), days=0 if named[1] else 1)
    found = (
        ((at or beside_day or not begin) and _half_hour(text, begin, part))
        or _past_hour(text, begin, part)
        or _suffixed(text, begin, part)
        or _figures(text, begin, part)
    )
    return found or _bare(scan, begin, part, marked=bool(at), beside_day=beside_day)


def english_part(text: str, place: int) -> tuple[int, str] | None:
    """The part of the day named here, on its own: where it ends, and its rule."""
    place = past_spaces(text, place)
    found = None if is_letter(text, place - 1) else _PART.match(text, place)
    return (found.end(), _PARTS[found[1]]) if found else None


def _part_behind(text: str, end: int, part: str | None) -> tuple[int, str | None]:
    behind = _PART_BEHIND.match(text, end)
    return (behind.end(), _PARTS[behind[1] or behind[2]]) if behind else (end, part)


def _told(found: re.Match[str]) -> tuple[int, int]:
    """Hour and minute, in figures or in words."""
    if found["hour"]:
        return int(found["hour"]), int(found["minute"] or 0)
    return ONES[found["word"]], int(count_of(found["words"])[0]) if found["words"] else 0


def _suffixed(text: str, place: int, part: str | None) -> Clock | None:
    found = _SUFFIXED.match(text, place)
    if found is None:
        return None
    hour, minute = _told(found)
    if not found["half"]:
        end, said = _part_behind(text, found.end(), part)
        return clock(end, hour, minute, said)
    bare = found["half"] == "p" and text[found.end() - 1] == "p"
    if bare and (hour > 12 or _PRICES.match(text, found.end())):
        # 14p, 2p each.
        return None
    if hour > 12:
        return clock(found.end(), hour, minute, "day") if found["half"] == "p" else None
    return clock(found.end(), hour, minute, "afternoon" if found["half"] == "p" else "night")


def _figures(text: str, place: int, part: str | None) -> Clock | None:
    found = _FIGURES.match(text, place)
    if found is None:
        return None
    end, said = _part_behind(text, found.end(), part)
    return clock_in_figures(end, found["hour"], found["minute"], said)


def _past_hour(text: str, place: int, part: str | None) -> Clock | None:
    """Half past three, quarter to nine, ten past 4."""
    found = _PAST.match(text, place)
    if found is None:
        return None
    minutes = 30 if found[1] else 15 if found[2] else int(count_of(found[3])[0])
    end, said = _part_behind(text, found.end(), part)
    said = {"p": "afternoon", "a": "night", None: said}[found["half"]]
    told = clock(end, int(count_of(found["hour"])[0]), 0, said)
    if told is None:
        return None
    total = told.time.hour * 60 + (minutes if found[4] in {"past", "after"} else -minutes)
    return clock(end, total // 60 % 24, total % 60, "day")


def _half_hour(text: str, place: int, part: str | None) -> Clock | None:
    """At half three, as the British say for half past three."""
    found = _HALF_HOUR.match(text, place)
    if found is None:
        return None
    end, said = _part_behind(text, found.end(), part)
    told = clock(end, int(count_of(found["hour"])[0]), 0, said)
    return clock(end, told.time.hour, 30, "day") if told else None


def _bare(scan: Scan, place: int, part: str | None, *, marked: bool, beside_day: bool) -> Clock | None:
    """A mere hour: at 9, tomorrow 9:30, 9 in the morning."""
    found = _BARE.match(scan.text, place)
    if found is None or (found[0] in ONES and not marked and beside_day):
        return None
    end, said = _part_behind(scan.text, found.end(), part)
    if found["minute"] and not marked and end == found.end():
        return None
    if end == found.end() and not (marked or beside_day):
        return None
    if _counts(scan, found.end()) and end == found.end():
        return None
    hour, minute = _told(found)
    told = clock(end, hour, minute, said)
    if told is None:
        return None
    vague = _ABOUT.match(scan.text, end)
    return Clock(vague.end() if vague else end, told.time, not vague, told.days, alone=end > found.end())


def _counts(scan: Scan, end: int) -> bool:
    """Whether the number counts or prices something: at 9 boxes, at 9 dollars."""
    return bool(_GOES_ON.match(scan.text, end)) or scan.units.at(scan.text, past_spaces(scan.text, end)) is not None
