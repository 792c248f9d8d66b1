"""Chinese times of day: 下午3点半, 三点一刻, 15点, 晚上8:30."""

from __future__ import annotations

import re

from .clock import Clock, clock, clock_in_figures
from .counts import count_of
from .scan import Scan
from .words_zh import DAY_PARTS, SMALL

_LONG = "|".join(sorted((word for word in DAY_PARTS if len(word) > 1), key=len, reverse=True))
_PART = rf"(?:{_LONG}|(?<=[今明昨后当])[早晚晨]|[早晚](?=[0-9一二两三四五六七八九十]))"
_MINUTE = r"(?:[0-5]?[0-9]|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_CLOCK = re.compile(
    rf"(?:(?P<part>{_PART})(?:的|\s)?)?"
    rf"(?:(?P<hour>{SMALL})\s?(?:点钟?|时(?![间候段长代期节不而常差刻]))"
    rf"(?:(?P<half>半)|(?P<quarter>[一三13])刻|(?P<minute>{_MINUTE})分(?!之)"
    rf"|(?P<bare>[0-5][0-9]|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)"
    r"(?![0-9.箱%万千百个])|整|(?P<more>多))?"
    r"|(?P<h24>[01]?[0-9]|2[0-4]):(?P<m24>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:a-z%]|\s?[ap]\.?m))(?P<about>左右|前后)?"
)
CLOCK_STARTS = frozenset("0123456789零〇一二两三四五六七八九十") | {word[0] for word in DAY_PARTS}
"""The characters with which a Chinese time of day begins."""
_NO_CLOCK = re.compile(r"[心评击子名位以赞折%]|建议|要求|意见|原因|问题|内容|想法|说明|疑问")
_BEFORE_POINTS = frozenset("第有提几这那0123456789.十百千万:-/")
_PART_ALONE = re.compile(rf"[的\s]?({_PART}|(?<=[周一二三四五六日天号])晚(?=$|[\s,，。;；]))(?![餐饭班会课饮点])")


def chinese_clock(scan: Scan, place: int, part: str | None) -> Clock | None:
    """The time of day that begins here, in the part of the day said before it or within."""
    found = _CLOCK.match(scan.text, place)
    if found is None:
        return None
    said = DAY_PARTS[found["part"]] if found["part"] else part
    exact = not (found["about"] or found["more"])
    if found["h24"]:
        return clock_in_figures(found.end(), found["h24"], found["m24"], said, exact=exact)
    if not said and not _surely_clock(scan, place, found):
        return None
    hour = int(count_of(found["hour"])[0])
    return clock(found.end(), hour, _minute(found), "day" if "时" in found[0] and not said else said, exact=exact)


def _surely_clock(scan: Scan, place: int, found: re.Match[str]) -> bool:
    """Points of a list and 一点 (a bit) are no times; 时 is one behind figures only."""
    if (place and scan.text[place - 1] in _BEFORE_POINTS) or _NO_CLOCK.match(scan.text, found.end()):
        return False
    if "时" in found[0]:
        return found["hour"].isascii()
    return found[0] != "一点"


def _minute(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["quarter"]:
        return 45 if found["quarter"] in "三3" else 15
    words = found["minute"] or found["bare"]
    return int(count_of(words.lstrip("零〇") or "零")[0]) if words else 0


def chinese_part(text: str, place: int) -> tuple[int, str] | None:
    """The part of the day named here, on its own: where it ends, and its rule."""
    found = _PART_ALONE.match(text, place)
    return (found.end(), DAY_PARTS[found[1]]) if found else None
