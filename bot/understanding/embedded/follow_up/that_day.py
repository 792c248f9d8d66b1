"""The day that the message before told, pointed back at: "remind me that day", 那天提醒我, 提前两天叫我一声."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.follow_up.said_before import said_just_before
from bot.understanding.embedded.quick import quick
from bot.understanding.embedded.values import Found, find_values
from bot.understanding.world import Knowledge

_THAT_DAY = quick(
    r"(?<![\u3400-\u9fff][一二三四五六日天])(?:到那天|那一?天|(?<![一二三四五六日天号])当天)(?!见|去的|说|聊|谈|来的|就)"
    r"|(?:前一天|头一天|(?:提前|提早|早)(?P<before>[一1两二2三3四4五5六6七7])(?:天|(?P<weeks_before>个?(?:周|星期|礼拜))))(?![内以之])"
    r"|(?:推迟|延后|延迟|延期|顺延|往后推|推后|晚|推|延)(?P<after>[一1两二2三3四4五5六6七7])(?:天|(?P<weeks>个?(?:周|星期|礼拜)))(?![内以之])"
    r"|\b(?:remind|ping|nudge|tell) (?:me|us)\b[^,.;?]{0,60}?\b(?P<then>then)\W*$"
    r"|\b(?:on )?(?:that|the same) day\b(?! (?:s?he|they|we|i)\b)|\b(?P<eve>the day before)\b(?! (?:yesterday|s?he|they|we|i)\b)"
)
_COUNTS = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4, "五": 5, "5": 5}
_COUNTS |= {"六": 6, "6": 6, "七": 7, "7": 7}


def with_that_day(lattice: Lattice, words: Sequence[str], known: Knowledge) -> Lattice:
    """The message with the one day to come that the message before told, where it points back at it and names none itself."""
    found = _THAT_DAY.search(lattice.text) if words else None
    if found is None:
        return lattice
    start, end = found.span("then") if found["then"] else found.span()
    others = [each for each in lattice.values if each.end <= start or end <= each.start]
    if _days_in(others):
        return lattice
    told = set(_days_in(find_values(said_just_before(words), now=lattice.now, units=known.units)))
    # 今天拜访了…，下周三再去: the day that is pointed at is yet to come.
    told = {day for day in told if day > lattice.now.date()}
    if len(told) != 1 or (day := told.pop() - timedelta(_earlier(found))) < lattice.now.date():
        return lattice
    value = Found(start, end, day, "day", True, lattice.text[start:end])
    return replace(lattice, values=tuple(sorted([*others, value], key=lambda each: each.start)))


def _earlier(found: re.Match[str]) -> int:
    """How many days before that day is meant; fewer than none are behind it."""
    if count := found["before"]:
        return _COUNTS[count] * (7 if found["weeks_before"] else 1)
    if count := found["after"]:
        return -_COUNTS[count] * (7 if found["weeks"] else 1)
    return 1 if found["eve"] or found[0] in ("前一天", "头一天") else 0


def _days_in(values: Sequence[Found]) -> list[date]:
    """The days that values tell."""
    days = [value.value for value in values if value.kind in ("day", "moment")]
    return [each.date() if isinstance(each, datetime) else each for each in days if isinstance(each, date)]
