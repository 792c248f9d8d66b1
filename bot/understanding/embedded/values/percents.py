"""Per cents and discounts: 5%, 三个点, 百分之五, 打九折, 八五折, 10% off, less 5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .counts import count_of
from .found import Reading
from .numbers import number_at, plain
from .scan import Scan, is_letter
from .words_zh import DIGITS, FORMAL

_SIGN = re.compile(r"\s?(?:%|percent(?:age points?)?\b|per cent\b|pct\b|个?百分点|个点(?![心位])|个百分比)", re.ASCII)
_OF_HUNDRED = re.compile(r"(百|千|万|十万|百万)分之\s?")
_SHARES = {"百": 1, "千": 10, "万": 100, "十万": 1000, "百万": 10_000}
_SPACED = re.compile(rf"([零一二三四五六七八九十{FORMAL}]{{1,3}}) ?点 ?([零一二三四五六七八九{FORMAL}]{{1,4}}) ?")
"""A decimal as a dictation writes it, with spaces around its point; only where a per cent or 折 tells that it is one."""
_LONE = re.compile(rf"[{FORMAL}](?![拾佰仟万亿])")
_OF = re.compile(r"per ?cent(?:age)? of (?=[0-9a-z])", re.ASCII)
_BEFORE_OF = re.compile(r"[0-9a-z%] $")
_TENTHS = re.compile(
    r"(?:大概|大约|差不多|约|近)?有?([一二两三四五六七八九十0-9]) ?成(?![都功本交立员品型为了份长就果])"
)
_OFF_AFTER = re.compile(
    r"\s?(?:的(?=折扣|优惠|让利))?(?:off\b|discount\b|less\b|cheaper\b|reduction\b|rebate\b|down\b|折扣|优惠|让利|返利)",
    re.ASCII,
)
_OFF_BEFORE = re.compile(
    r"(?:less|minus|(?:a )?discount(?: of)?|knock(?: off)?|take|shave)\s(?=[0-9a-z])"
    r"|(?:让利|让价|让|返利|返点|返|优惠|便宜|降价|降低|降|减|下浮|折让|折扣|再降|再让)(?:了|掉|个|到)?\s?"
)
_ZHE = re.compile(
    r"(?:打个?|给个?)?\s?(?:([0-9]{1,2}(?:\.[0-9]{1,2})?)|([一二三四五六七八九])([一二三四五六七八九]?)"
    rf"|([{FORMAL}]))\s?折(?![叠页弯断合算现])"
)
_SPACED_ZHE = re.compile(
    rf"(?:打个?|给个?)?\s?([一二三四五六七八九{FORMAL}]) ?点 ?([一二三四五六七八九{FORMAL}]) ?折(?![叠页弯断合算现])"
)
_HALF = re.compile(r"(?:打?对折|半价|半折|half[ -]price\b|half off\b|50/50 off\b)", re.ASCII)


def percent_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The per cents and the discount that begin here."""
    fold = _fold(scan, place)
    if fold:
        yield fold
    before = _OFF_BEFORE.match(scan.text, place)
    if before and not is_letter(scan.text, place - 1):
        found = _percent(scan, before.end())
        if found:
            off = _OFF_AFTER.match(scan.text, found[0])
            yield Reading(place, off.end() if off else found[0], found[1], "discount", found[2])
    found = _percent(scan, place)
    if found:
        end, value, exact = found
        off = _OFF_AFTER.match(scan.text, end)
        if off:
            yield Reading(place, off.end(), value, "discount", exact)
        yield Reading(place, end, value, "percent", exact)


def _percent(scan: Scan, place: int) -> tuple[int, Decimal, bool] | None:
    text = scan.text
    hundred = _OF_HUNDRED.match(text, place)
    if hundred:
        share = _share(scan, hundred.end())
        return (share[0], plain(share[1] / _SHARES[hundred[1]]), share[2]) if share else None
    spaced = _SPACED.match(text, place)
    if spaced and (sign := _SIGN.match(text, spaced.end())):
        return sign.end(), _decimal(spaced), True
    of = _OF.match(text, place)
    if of and not _BEFORE_OF.search(text, max(0, place - 2), place):
        number = number_at(scan, of.end())
        return (number.end, number.value, False) if number else None
    tenths = _TENTHS.match(text, place)
    if tenths and not (place and text[place - 1] in "0123456789."):
        digit = tenths[1]
        return tenths.end(), count_of(digit)[0] * 10, True
    number = number_at(scan, place)
    sign = _SIGN.match(text, number.end) if number else None
    return (sign.end(), number.value, number.exact) if number and sign else None


def _share(scan: Scan, place: int) -> tuple[int, Decimal, bool] | None:
    """What stands behind 百分之: a number, a digit as on a cheque, a decimal with spaces."""
    spaced = _SPACED.match(scan.text, place)
    if spaced:
        return spaced.end() - spaced[0].endswith(" "), _decimal(spaced), True
    if _LONE.match(scan.text, place):
        return place + 1, Decimal(DIGITS[scan.text[place]]), True
    number = number_at(scan, place)
    return (number.end, number.value, number.exact) if number else None


def _decimal(spaced: re.Match[str]) -> Decimal:
    whole = _of(spaced[1]) if spaced[1] in DIGITS else count_of(spaced[1])[0]
    return whole + Decimal("0." + "".join(str(DIGITS[character]) for character in spaced[2]))


def _fold(scan: Scan, place: int) -> Reading | None:
    """N折: that many tenths (one digit) or hundredths (two) of the price stay."""
    half = _HALF.match(scan.text, place)
    if half:
        return Reading(place, half.end(), Decimal(50), "discount")
    spaced = _SPACED_ZHE.match(scan.text, place)
    if spaced:
        stays = _of(spaced[1]) * 10 + _of(spaced[2])
        return Reading(place, spaced.end(), plain(100 - stays), "discount")
    found = _ZHE.match(scan.text, place)
    if found is None:
        return None
    stays = _stays(found)
    vague = bool(found[3]) and DIGITS[found[3]] - DIGITS[found[2]] == 1
    if not 0 < stays <= 100:
        return None
    return Reading(place, found.end(), plain(100 - stays), "discount", exact=not vague)


def _of(character: str) -> Decimal:
    return Decimal(DIGITS[character])


def _stays(found: re.Match[str]) -> Decimal:
    """The per cent of the price that stay."""
    if found[1]:
        digits = Decimal(found[1])
        return digits if digits > 10 else digits * 10
    if found[4]:
        return _of(found[4]) * 10
    return Decimal(DIGITS[found[2]] * 10 + (DIGITS[found[3]] if found[3] else 0))
