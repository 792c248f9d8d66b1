"""Small counts inside phrases of time: 3, 十五, 半, two, a couple of."""

from __future__ import annotations

from decimal import Decimal

from .numbers_en import english_number
from .numbers_zh import chinese_number
from .scan import NO_UNITS
from .words_en import VAGUE

HALF = Decimal("0.5")


def count_of(words: str) -> tuple[Decimal, bool]:
    """What a count says, and whether exactly."""
    words = words.strip()
    if words in {"a", "an", "one", "another"}:
        return Decimal(1), True
    if words in {"半", "half", "half a", "half an", "a half", "an half"}:
        return HALF, True
    if words in VAGUE or words == "a couple":
        return Decimal(VAGUE[words]), words.startswith(("a couple", "couple"))
    if "a" <= words[0] <= "z":
        english = english_number(words, 0)
        return (english[1], english[2]) if english else (Decimal(1), False)
    chinese = chinese_number(words, 0, NO_UNITS)
    return (chinese[1], chinese[2] and chinese[0] == len(words)) if chinese else (Decimal(1), False)


def small_number(words: str) -> int:
    """A month, a day or an hour in digits or words."""
    return int(words) if words.isdigit() and words.isascii() else int(count_of(words)[0])
