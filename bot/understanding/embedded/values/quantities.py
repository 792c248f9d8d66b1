"""How many of a unit (50箱, 两箱半, half a box) and how many one unit holds (box of 12, 每箱12个)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .found import Quantity, Reading
from .numbers import number_at
from .scan import Scan, is_digit, is_letter, past_spaces

HALF = Decimal("0.5")
_HALF_OF = re.compile(r"半个?|half (?:an? |of an? )?|an? half ")
_ONE_OF = re.compile(r"(?:another |just )?an? ")
_MORE = re.compile(r" ?[x×*] |\s?(?:more|extra|additional|full|整|大|小)?\s?")
_AND_HALF = re.compile(r"半(?![价年天月小个路成])")
_OR_SO = re.compile(r"(?:左右|上下|多(?!少)|\s(?:or so|give or take)\b)", re.ASCII)
_COUNTS_SOMETHING_ELSE = re.compile(r"(?:多|半)?(?:月|星期|礼拜|小时|钟头|季度|工作日|点(?!心)|百分点|百分比)")
_WEEKDAY = re.compile(r"(?<!每)(?:周|星期|礼拜)[一二三四五六日天]$")
_OF = re.compile(r"(?: of |\(|装)")


def quantity_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The quantity that begins here."""
    named = "a" <= scan.text[place] <= "z"
    halves = _halves(scan, place) if named or scan.text[place] == "半" else None
    found = halves or _counted(scan, place) or (_single(scan, place) if named else None)
    if found is not None:
        end, amount, unit, exact = found
        yield Reading(place, end, Quantity(amount, unit), "quantity", exact)


def pack_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """How many one unit holds: "box of 12", 每箱12个."""
    text = scan.text
    named = scan.units.at(text, place + (text[place] == "每"))
    if named is None:
        return
    between = _OF.match(text, named[0])
    if text[place] != "每" and not (between and between[0] == " of "):
        return
    number = number_at(scan, between.end() if between else past_spaces(text, named[0]))
    if number is None:
        return
    inner = scan.units.at(text, number.end)
    if inner is None and is_digit(text, number.end - 1) and is_letter(text, number.end):
        # "cases of 5L oil": how much is in each of the goods.
        return
    if inner or text[place] != "每":
        end = inner[0] if inner else number.end
        yield Reading(place, end, Quantity(number.value, named[1]), "pack", number.exact, hides=text[place] == "每")


_Counted = tuple[int, Decimal, str, bool]


def _halves(scan: Scan, place: int) -> _Counted | None:
    half = _HALF_OF.match(scan.text, place)
    unit = scan.units.at(scan.text, half.end()) if half else None
    return (unit[0], HALF, unit[1], True) if unit else None


def _single(scan: Scan, place: int) -> _Counted | None:
    """A box: one of them."""
    one = _ONE_OF.match(scan.text, place)
    unit = scan.units.at(scan.text, one.end()) if one else None
    return (unit[0], Decimal(1), unit[1], True) if unit else None


def _counted(scan: Scan, place: int) -> _Counted | None:
    text = scan.text
    number = number_at(scan, place)
    if number is None:
        return None
    gap = _MORE.match(text, number.end)
    unit = scan.units.at(text, number.end) or scan.units.at(text, gap.end() if gap else number.end)
    if unit is None or (text[unit[0] - 1] == "个" and _COUNTS_SOMETHING_ELSE.match(text, unit[0])):
        return None
    if unit[1] == "把" and _WEEKDAY.search(text, 0, number.end) is not None:
        # 改到周五把头盔改成10个: till Friday, and what is to be done then.
        return None
    end, amount, exact = unit[0], number.value, number.exact
    half = _AND_HALF.match(text, end)
    if half:
        end, amount = half.end(), amount + HALF
    vague = _OR_SO.match(text, end)
    return (vague.end() if vague else end), amount, unit[1], exact and not vague
