"""Sums of money and prices: 68块5, ¥1,200, 48k usd, 每箱68, 1200一台, 6.6k each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .coins import COINS, CURRENCIES
from .found import Money, Number, Reading
from .numbers import number_at, plain
from .scan import Scan, is_letter, past_spaces
from .spoken_prices import spoken_part, spoken_price
from .words_zh import DIGITS

_WORDS = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True))
_MARK = re.compile(rf"({_WORDS})(?:s\b)?", re.ASCII)
_BEFORE = re.compile(
    r"((?:usd?|hkd?|nt|nzd?|aud?|cad?|sgd|mx|[sacr])?\$|[¥€£₩₹₽฿₦₺₪₴₫₱₿]|人民币|美元|美金|欧元|港币|(?:rmb|cny|usd|eur|gbp|jpy|hkd|twd|sgd|aud|cad|krw|inr|"
    r"chf|rub|thb|vnd|myr|idr|php|aed|sar|nzd|brl|zar|mxn|ngn|sek|nok|dkk|pln|btc|rs|rm|dollars?|euros?|yuan)(?![a-z]))\.?\s?"
)
_FIRSTS = frozenset(word[0] for word in (*CURRENCIES, *COINS)) | frozenset("个枚")
"""What stands behind a number that is a sum begins so."""
_WORD_OF_SUM = re.compile(r"[a-z]$|[0-9] ?$")
_HUNDREDTHS = re.compile(
    r"(?:,| and)? ([0-9]{1,2}) cents?\b|(?: and)? ([0-9]{2})(?! ?[0-9a-z%]|[.,:/-][0-9])", re.ASCII
)
_WITH_CENTS = frozenset({"dollars", "dollar", "euros", "euro", "pounds", "pound", "bucks"})
_NOT_A_COIN = re.compile(r"(?:旦|素|件(?!/)|宵)")
_COINS = re.compile(r"([0-9零一二两三四五六七八九])(?:毛|角)(?:([0-9一二两三四五六七八九])分?)?")
#: 一块七 is 1.7, though soap may be counted in 块; 一块70 may be the price of one.
_ONE_AND_TENTHS = re.compile(r"一块[一二三四五六七八九](?![十百千万点])")
_TENTH_OF_ONE = re.compile(r"([0-9一二两三四五六七八九])(?=一)")
_TENTH = re.compile(r"([0-9一二两三四五六七八九])(?![0-9十百千万.%一二三四五六七八九毛月号日点])")
_TWO_TENTHS = re.compile(r"([0-9]{2})(?![0-9十百千万.%毛月号日点年米克寸])")
_MILLIONS = re.compile(r"mm\b", re.ASCII)
_CENTS = re.compile(
    r"\s?(?:(?P<usd>cents?\b|美分)|(?P<gbp>pence\b|pennies\b|便士)|(?P<eur>欧分))|(?P<p>p\b(?!\.?m\b))", re.ASCII
)
#: 14p and 6.5p are pence whatever stands behind; 2p may be two o'clock, but not "2p each".
_SURE_PENCE = re.compile(r"[0-9]*\.[0-9]+|1[3-9]|[2-9][0-9]|[1-9][0-9]{2}", re.ASCII)
_PENCE_BEHIND = re.compile(r" (?:each|ea|apiece|a|an|per|off|discount|the)\b|/", re.ASCII)
_LINK = re.compile(r"\s?(?:又|零|和|,|and\b|&)?\s?", re.ASCII)
_COIN = re.compile(
    rf"\s?({'|'.join(sorted(COINS, key=len, reverse=True))})(?![a-z])(?![之钟享店公期配批别开])", re.ASCII
)
_COUNTED_COIN = re.compile(r"[个枚](?=比特币|以太币)")
_GRAND = re.compile(r"\bgrand$")
_PER = re.compile(r"\s?(?:/|每|(?:per|an?|each) (?:one )?|\ba(?= ))\s?|一(?=.)|\s一(?=.)")
_EACH = re.compile(r"\s?(?:each|ea|a pop|(apiece|a piece|per piece))\b", re.ASCII)
APIECE = "apiece"
"""The unit of a price that is for a single one, however many a box holds."""
_NO_SUM = re.compile(
    r"[^0-9一二两三四五六七八九十]|[0-9.零一二两三四五六七八九十百千万]+\s?(?:[号月日点年%折天:/-]|周(?![一二三四五六日天末])|个[月点])"
)
_AT = re.compile(r"(?:按|算|就按|是|只要|(?:降|涨|调|让|给|做|压|减|提)到|降成|改成|改到|收|卖)?\s?")
_WHOLE = re.compile(r"(?:整|多(?!少))")


#: 单台200, 单箱卖两千: for one of them; 单个 20台 counts.
_SINGLE = re.compile(
    r"(?<![\u3400-\u9fff\d])单(?=[\u3400-\u9fff]{1,2}?(?:价|卖|按|算|是)?\s?[\d一二两三四五六七八九十百千])(?!价|位|号|据|子)"
)


class _Sum(NamedTuple):
    end: int
    amount: Decimal
    exact: bool
    currency: str | None = None


def money_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The sum or price that begins here: with a currency, with the unit it is for, or marked as a price by @, 每 or "each"."""
    text = scan.text
    if "a" <= text[place] <= "z" and not is_letter(text, place - 1) and (spoken := spoken_price(text, place)):
        end, suffix = _per(scan, spoken[0])
        yield Reading(place, end, Money(spoken[1], spoken[2], suffix), "money")
        return
    start, per = place, None
    single = text[place] == "每" or (text[place] == "单" and _SINGLE.match(text, place) is not None)
    if single or _one_of(text, place):
        named = None if _ONE_AND_TENTHS.match(text, place) else scan.units.at(text, place + 1)
        if named is not None and (single or not _NO_SUM.match(text, _past_at(text, named[0]))):
            start, per = _past_at(text, named[0]), named[1]
        elif text[place] == "每":
            return
    elif text[place] == "@":
        start = past_spaces(text, place + 1)
    found = _sum(scan, start)
    if found is None or (per and found.currency is None and scan.units.at(text, found.end)):
        return
    end, suffix = _per(scan, found.end)
    if start == place and suffix is None and (led := _led(scan, place)) is not None:
        if scan.units.at(text, past_spaces(text, found.end)) is None:
            yield Reading(led[0], end, Money(found.amount, found.currency, led[1]), "money", found.exact)
        return
    marked = text[place] in "每@" or per or found.currency or end > found.end or _GRAND.search(text, place, found.end)
    if marked:
        yield Reading(place, end, Money(found.amount, found.currency, suffix or per), "money", found.exact)


#: 按支25.5, 按箱算 780, 支价26.
_LED_BY = re.compile(
    r"(?:按|论|照)(?P<unit>[\u3400-\u9fff]{1,2}?)(?:来?算|计价?|卖|报价?)?(?:是|为)?\s?$"
    r"|(?P<counted>[^\W\d单总进底特原现低高均报定货现标售成])价(?:是|为|按)?\s?$"
)
_BACK = 9


def _led(scan: Scan, place: int) -> tuple[int, str] | None:
    """Where the words begin before a sum that say for which unit it is, and the unit."""
    found = None if scan.text.isascii() else _LED_BY.search(scan.text, max(0, place - _BACK), place)
    if found is None:
        return None
    group = found.lastgroup or ""
    unit = scan.units.at(scan.text, found.start(group))
    return (found.start(), unit[1]) if unit and unit[0] == found.end(group) else None


def _past_at(text: str, place: int) -> int:
    """Where the sum begins behind the unit that it is for: 一箱780, 一箱按780."""
    at = _AT.match(text, past_spaces(text, place))
    return at.end() if at else place


#: Behind these, 一 is a count or a part of a longer number.
_NO_ONE_BEHIND = frozenset("要来下订定加买拿再发送配给零十百千万第一二三四五六七八九0123456789")


def _one_of(text: str, place: int) -> bool:
    """Whether 一箱880 begins here, which is a price; behind 要 or 来 it is one box."""
    return text[place] == "一" and text[place - 1 : place] not in _NO_ONE_BEHIND


def _sum(scan: Scan, place: int) -> _Sum | None:
    before = _BEFORE.match(scan.text, place)
    if before and is_letter(scan.text, place) and _WORD_OF_SUM.search(scan.text, max(0, place - 2), place):
        return None
    number = number_at(scan, before.end() if before else place)
    if number is None:
        return _coins(scan, place, Decimal(0), None)
    if before and _MILLIONS.match(scan.text, number.end):
        number = Number(number.end + 2, plain(number.value * 10**6), number.exact)
    if before:
        return _doubly_marked(scan.text, number, CURRENCIES[before[1]])
    return _with_word(scan, place, number)


def _doubly_marked(text: str, number: Number, currency: str) -> _Sum:
    """¥68元: the same currency once more."""
    again = _MARK.match(text, number.end)
    end = again.end() if again and CURRENCIES[again[1]] == currency else number.end
    return _Sum(end, number.value, number.exact, currency)


def _with_word(scan: Scan, place: int, number: Number) -> _Sum | None:
    text = scan.text
    coins = _coins(scan, place, Decimal(0), None)
    if coins:
        return coins
    begin = past_spaces(text, number.end)
    if text[begin : begin + 1] not in _FIRSTS:
        return _Sum(number.end, number.value, number.exact)
    cents = _CENTS.match(text, number.end)
    if cents and (cents.lastgroup != "p" or _is_pence(text, place, number.end)):
        currency = "GBP" if cents.lastgroup == "p" else str(cents.lastgroup).upper()
        return _Sum(cents.end(), number.value / 100, number.exact, currency)
    word = _MARK.match(text, begin + bool(_COUNTED_COIN.match(text, begin)))
    if word is None or _wrong_word(text, word):
        return _Sum(number.end, number.value, number.exact)
    currency = CURRENCIES[word[1]]
    if word[1] in {"块", "元", "圆"}:
        after = _coins(scan, word.end(), number.value, currency) or _tenth(scan, word.end(), number.value)
        if after:
            return after
    cents = _HUNDREDTHS.match(text, word.end()) if word[1] in _WITH_CENTS else None
    if cents and number.value == int(number.value):
        return _Sum(cents.end(), number.value + Decimal(cents[1] or cents[2]) / 100, number.exact, currency)
    part = spoken_part(text, word.end()) if word[1] in _WITH_CENTS or word[1] == "quid" else None
    if part and number.value == int(number.value):
        return _Sum(part[0], number.value + part[1], number.exact, currency)
    coins_behind = _coins_behind(scan, word.end(), number.value, word[1])
    if coins_behind:
        return _Sum(*coins_behind, number.exact, currency)
    whole = _WHOLE.match(text, word.end())
    exact = number.exact and not (whole and whole[0] == "多")
    return _Sum(whole.end() if whole else word.end(), number.value, exact, currency)


def _is_pence(text: str, start: int, end: int) -> bool:
    """Whether a p behind a figure can only be that of pence, and not that of an afternoon."""
    sure = _SURE_PENCE.fullmatch(text, start, end)
    return sure is not None or _PENCE_BEHIND.match(text, end + 1) is not None


def _coins_behind(scan: Scan, end: int, amount: Decimal, whole: str) -> tuple[int, Decimal] | None:
    """三元五角二分, two dollars and 30 cents: where the coins end, and the sum with them; "five mao five" tells of fen."""
    found, worth = None, Decimal(1)
    while (link := _LINK.match(scan.text, end)) and (number := number_at(scan, link.end())):
        coin = _COIN.match(scan.text, number.end)
        if coin is None or number.value >= COINS[coin[1]] or worth <= (worth := Decimal(1) / COINS[coin[1]]):
            break
        end, amount = coin.end(), amount + number.value * worth
        found = end, amount
        fen = number_at(scan, end + 1) if coin[1] in {"mao", "jiao"} and scan.text.startswith(" ", end) else None
        if fen and whole == "kuai" and fen.value < 10 and fen.value == int(fen.value):
            return fen.end, plain(amount + fen.value / 100)
    return (found[0], plain(found[1])) if found else None


def _wrong_word(text: str, word: re.Match[str]) -> bool:
    """元旦 is no sum; a currency in letters ends with its word."""
    return bool(_NOT_A_COIN.match(text, word.end())) or (
        is_letter(text, word.end() - 1) and is_letter(text, word.end())
    )


def _coins(scan: Scan, place: int, above: Decimal, currency: str | None) -> _Sum | None:
    """5毛, 8毛5: tenths and hundredths."""
    found = _COINS.match(scan.text, place)
    if found is None:
        return None
    amount = above + Decimal(_digit(found[1])) / 10 + Decimal(_digit(found[2] or "0")) / 100
    return _Sum(found.end(), amount, True, currency or "CNY")


def _tenth(scan: Scan, place: int, above: Decimal) -> _Sum | None:
    """The lone digit behind 块: 68块5 is 68.5, but 68块5个 is not."""
    cents = _TWO_TENTHS.match(scan.text, place)
    if cents and not scan.units.at(scan.text, cents.end()):
        # 1块55 is 1.55, though 1块55个 is not.
        return _Sum(cents.end(), above + Decimal(cents[1]) / 100, True, "CNY")
    found = _TENTH.match(scan.text, place)
    each = _TENTH_OF_ONE.match(scan.text, place)
    if each and scan.units.at(scan.text, each.end() + 1):
        # 两块八一套: 2.8 for one set.
        return _Sum(each.end(), above + Decimal(_digit(each[1])) / 10, True, "CNY")
    if found is None or scan.units.at(scan.text, found.end()):
        return None
    return _Sum(found.end(), above + Decimal(_digit(found[1])) / 10, True, "CNY")


def _digit(character: str) -> int:
    return DIGITS[character] if character in DIGITS else int(character)


def _per(scan: Scan, end: int) -> tuple[int, str | None]:
    """Where the price ends with its "per box", "一箱", "/箱" or "each", and the unit."""
    per = _PER.match(scan.text, end)
    unit = scan.units.at(scan.text, per.end()) if per else None
    if unit:
        return unit
    each = _EACH.match(scan.text, end)
    return (each.end(), APIECE if each[1] else None) if each else (end, None)
