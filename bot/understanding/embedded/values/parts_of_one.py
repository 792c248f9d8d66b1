"""English fractions in words: two thirds, three over eight, two and five hundredths."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_NAME = "|".join(_PARTS)
_BEHIND = re.compile(rf"[ -](?:({_NAME})(?P<many>s)?|(halves))\b", re.ASCII)
_OVER = re.compile(r" over (?:([1-9][0-9]{0,3})\b(?![.,:/-][0-9])|(?=[a-z]))", re.ASCII)
_AND = re.compile(r" and (?=[a-z])", re.ASCII)
_MOST = 1000

Words = Callable[[str, int], tuple[int, Decimal] | None]
"""What reads a row of number words: where it ends, and its value."""


def parts_behind(text: str, end: int, value: Decimal, words: Words) -> tuple[int, Decimal, bool] | None:
    """The fraction whose numerator, or whose whole number, ends here."""
    over = _OVER.match(text, end)
    if over:
        below = (end, Decimal(over[1])) if over[1] else words(text, over.end())
        if below is None or not 1 < below[1] <= _MOST or value % 1:
            return None
        return (over.end() if over[1] else below[0]), *_divided(value, below[1])
    mixed = _AND.match(text, end)
    above = words(text, mixed.end()) if mixed else None
    if above and (found := _named(text, above[0], above[1])):
        return found[0], value + found[1], found[2]
    return _named(text, end, value)


def _named(text: str, end: int, value: Decimal) -> tuple[int, Decimal, bool] | None:
    """Two thirds; "a third order" is the third one, and quarters may be those of a year."""
    found = _BEHIND.match(text, end)
    if found is None or value % 1:
        return None
    many = bool(found["many"] or found[3])
    name = found[1] or found[3]
    if many != (value > 1) or (not many and name in {"half", "quarter"}):
        return None
    value, exact = _divided(value, Decimal(_PARTS[name]))
    return found.end(), value, exact and many and name != "quarter"


def _divided(value: Decimal, by: Decimal) -> tuple[Decimal, bool]:
    quotient = value / by
    return quotient, quotient == round(quotient, 6)
