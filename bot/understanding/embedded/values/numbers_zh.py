"""Chinese numbers, alone or mixed with digits: 一千二, 万二, 12万8, 3w5, 一点五, 十几, 三五百, 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal

from .numeral_zh import NumeralReader, Read
from .scan import Units
from .words_zh import BOTH, DIGITS, FORMAL, MULTIPLIERS

__all__ = ["Read", "chinese_number"]

_SHORT = re.compile(r"([万千百])([二三四五六七八九])(?![十百千万亿二三四五六七八九零几])")
_PARTS = re.compile(r"分之")
_LONE_FORMAL = re.compile(f"[{FORMAL}](?![拾佰仟万亿元圆角点])")


def chinese_number(text: str, place: int, units: Units) -> Read | None:
    """The number that begins here, in Chinese numerals, in digits, or mixed."""
    if text[place : place + 1] in BOTH:
        return place + 1, Decimal(BOTH[text[place]]), True
    if _LONE_FORMAL.match(text, place):
        return None
    short = _SHORT.match(text, place)
    if short and (text[short.end() : short.end() + 1] != "一" or units.at(text, short.end() + 1)):
        # 万二一台: twelve thousand for one.
        return short.end(), Decimal(MULTIPLIERS[short[1]] + DIGITS[short[2]] * MULTIPLIERS[short[1]] // 10), True
    first = NumeralReader(text, place, units).read()
    if first is None or not _PARTS.match(text, first[0]):
        return first
    above = NumeralReader(text, first[0] + 2, units).read()
    if above is None or not first[1]:
        return first
    value = above[1] / first[1]
    return above[0], value, above[2] and value == round(value, 6)
