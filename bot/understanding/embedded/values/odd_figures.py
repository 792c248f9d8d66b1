"""Figures that are not written as people mostly do: 2 1/2, 1,5 kg, 1.5e6, and rows of digits without an end."""

from __future__ import annotations

import re
from decimal import Decimal

from .found import Number
from .numeral_zh import LONGEST
from .scan import Scan, past_spaces

MOST = Decimal(10) ** 16
"""No figure of a business reaches it: what is beyond is read as this, and never as exact."""
_POWER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?e([+-]?[0-9]{1,9})(?![0-9a-z.])")
_ENDLESS = re.compile(r"[0-9]{16,}(?:\.[0-9]+)?")
_COMMA = re.compile(r"[0-9]{1,4},[0-9]{1,2}(?![0-9,.])")
_MIXED = re.compile(r"([0-9]{1,3}) ([1-7])/([2348])(?![0-9/月])|([0-9]{0,3})([1-7])⁄([2-9])(?![0-9])")
"""2 1/2, and 2½ as it stands once it has been taken apart."""
_HYPHENED = re.compile(r"([0-9]{1,3})-([1-7])/([2348])(?![0-9/])")


def odd_figure(scan: Scan, place: int) -> Number | None:
    """The number written in such a way that begins here."""
    return (
        _power(scan.text, place)
        or _endless(scan, place)
        or _mixed(scan.text, place)
        or _hyphened(scan, place)
        or _with_comma(scan, place)
    )


def _mixed(text: str, place: int) -> Number | None:
    """2 1/2: a whole number with a fraction behind it."""
    found = _MIXED.match(text, place)
    if found is None:
        return None
    above, below = Decimal(found[2] or found[5]), Decimal(found[3] or found[6])
    value = Decimal(found[1] or found[4] or 0) + above / below
    return Number(found.end(), value, exact=value == round(value, 6)) if above < below else None


def _hyphened(scan: Scan, place: int) -> Number | None:
    """2-1/2 boxes: without a unit it may be a size, or so many of a size."""
    found = _HYPHENED.match(scan.text, place)
    above, below = (Decimal(found[2]), Decimal(found[3])) if found else (Decimal(1), Decimal(1))
    if found is None or above >= below or not unit_after(scan, found.end()):
        return None
    value = Decimal(found[1]) + above / below
    return Number(found.end(), value, exact=value == round(value, 6))


def _with_comma(scan: Scan, place: int) -> Number | None:
    """1,5 kg as the continent writes it; it may be a list as well, and is never exact."""
    found = _COMMA.match(scan.text, place)
    if found is None or not unit_after(scan, found.end()):
        return None
    return Number(found.end(), Decimal(found[0].replace(",", ".")), exact=False)


def _power(text: str, place: int) -> Number | None:
    """1.5e6, as machines write it."""
    found = _POWER.match(text, place)
    if found is None:
        return None
    if abs(int(found[1])) > LONGEST or abs(value := Decimal(found[0])) >= MOST:
        return Number(found.end(), MOST, exact=False)
    return Number(found.end(), value)


def _endless(scan: Scan, place: int) -> Number | None:
    """A row of digits that no count of things has; without a unit it is an account or a code, and no number."""
    found = _ENDLESS.match(scan.text, place)
    return Number(found.end(), MOST, exact=False) if found and unit_after(scan, found.end()) else None


def unit_after(scan: Scan, end: int) -> tuple[int, str] | None:
    """The unit word behind a number, with or without a space."""
    return scan.units.at(scan.text, past_spaces(scan.text, end))
