"""Numbers as people write and say them, Chinese and English, exact or vague."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .found import Number, Reading
from .numbers_en import english_number, scaled_by_word
from .numbers_zh import chinese_number
from .odd_figures import MOST, odd_figure
from .scan import Scan, is_digit, is_letter
from .words_en import ABOUT as ABOUT_EN
from .words_zh import ABOUT as ABOUT_ZH
from .words_zh import BOTH, DIGITS, MYRIADS, NUMERALS

#: So many "m" of a company that sells by the metre are metres, not millions.
_METRES = 10
_ABOUT = re.compile(rf"(?:{'|'.join((*ABOUT_ZH, '~', '≈'))}|(?:{'|'.join(ABOUT_EN)})\b)\s?(?:是|有|要)?", re.ASCII)
_ASKS_ABOUT = re.compile(r"\b(?:what|how) $|\bwhat's $", re.ASCII)
_OR_SO = re.compile(r"\s?(?:左右|上下|(?:or so|odd|give or take)\b|-?ish\b|\+(?![0-9]))", re.ASCII)
_HOW_LONG = re.compile(r"\b(?:for|lasted|lasts|took|takes|within|past|last|next) $", re.ASCII)
"""Behind these 2w may be weeks."""
_SIMPLE = re.compile(
    r"(?:[0-9]{1,9}|[一二两三四五六七八九])(?=[\u4e00-\u9fff](?<![零〇一二两三四五六七八九十百千万亿兆点几多来余分打左上到至俩仨壹贰叁肆伍陆柒捌玖拾佰仟]))"
    r"|[0-9]{1,9}(?=$| [a-z](?<![tlmcbhdago]))",
    re.ASCII,
)
"""A number that ends for sure where it seems to: what most are."""
_TIMES = re.compile(r"[x×*] ?(?=[0-9])")
_SIGN = re.compile(r"(?:-|负|(?:minus|negative) )(?=[0-9零一二两三四五六七八九十a-z])(?![0-9]{8})", re.ASCII)
_RANGE = re.compile(r"\s?(?:-|~|到|至|to\b)\s?([0-9]{1,7}(?:\.[0-9]{1,4})?)(?![-0-9./月号日:年])", re.ASCII)
_FRACTION = re.compile(r"([1-9])/([23458])(?![0-9/])")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3}){2,4}(?:\.[0-9]{1,4})?(?![0-9]| [0-9])")
_DOZEN = re.compile(r"打(?![折包印电开听扫款算到过了着给个回来进掉钱上下九八七六五0-9])")
_RANKS = re.compile(r"(?:前|top ?)$")
_HALF_DOZEN = re.compile(r"半打(?![折包印电开听扫])")
_FORBIDDEN_LEFT = frozenset("第周期拜")
#: Behind a common surname a lone numeral is a first name: 王五.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄吴徐孙胡朱林何郭罗宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴汪姜范姚谭廖邹熊"
)
_MEASURED = re.compile(r"[双副套件盒瓶桶袋卷辆吨枚台箱](?![套政号])")
"""Measures that count things whatever a company's own units are; not those that names begin with."""
_WORD_LEFT = re.compile(r"(?:^|[\s,，、。:：=x×*@/]|(?:\b(?:it|to|just|only|of|x|for|at|make)\s))$", re.ASCII)
_RIGHT = re.compile(r"$|[\s,，、。;；!！?？.)）/吧了呢的]")


def number_at(scan: Scan, place: int) -> Number | None:
    """The number that begins here, with its vague words (大概…左右) and its sign."""
    if place not in scan.numbers:
        scan.numbers[place] = _number_at(scan, place)
    return scan.numbers[place]


def _number_at(scan: Scan, place: int) -> Number | None:
    simple = _SIMPLE.match(scan.text, place)
    if simple:
        return Number(simple.end(), Decimal(DIGITS.get(simple[0], simple[0])))
    times = _TIMES.match(scan.text, place) if not is_letter(scan.text, place - 1) else None
    about = _ABOUT.match(scan.text, place)
    if about and _ASKS_ABOUT.search(scan.text, max(0, place - 8), place):
        # "what about 40" asks, and is no rough figure.
        return None
    start = times.end() if times else about.end() if about else place
    number = _signed(scan, start)
    if number is None:
        return None
    after = _OR_SO.match(scan.text, number.end)
    weeks = scan.text[number.end - 1] == "w" and _HOW_LONG.search(scan.text, max(0, place - 8), place)
    exact = number.exact and not about and not after and not weeks
    return Number(after.end() if after else number.end, plain(number.value), exact)


def plain(value: Decimal) -> Decimal:
    """The same value as one writes it: 12000 for 12000.0, 1200.5 for 1200.50."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _signed(scan: Scan, place: int) -> Number | None:
    sign = _SIGN.match(scan.text, place)
    if sign is None:
        return _ranged(scan, place)
    if place and (scan.text[place - 1] == "-" or (scan.text[place - 1].isalnum() and scan.text[place - 1].isascii())):
        return None
    number = _ranged(scan, sign.end())
    return Number(number.end, -number.value, number.exact) if number else None


def _ranged(scan: Scan, place: int) -> Number | None:
    """A number, or two of them as a range, which is vague."""
    number = _plain(scan, place)
    if number is None or not is_digit(scan.text, place):
        return number
    upto = _RANGE.match(scan.text, number.end)
    if upto and Decimal(upto[1]) > number.value:
        return Number(upto.end(), number.value, exact=False)
    return number


def _plain(scan: Scan, place: int) -> Number | None:
    text = scan.text
    odd = odd_figure(scan, place) if is_digit(text, place) or text.startswith("⁄", place + 1) else None
    if odd:
        return odd
    fraction = _FRACTION.match(text, place)
    if fraction and fraction[1] < fraction[2]:
        value = Decimal(fraction[1]) / Decimal(fraction[2])
        return Number(fraction.end(), value, exact=value == round(value, 6))
    half = _HALF_DOZEN.match(text, place)
    if half and "打" not in scan.units:
        return Number(half.end(), Decimal(6))
    read = english_number(text, place) if is_letter(text, place) else chinese_number(text, place, scan.units)
    if read is None:
        return None
    end, value, exact = read
    if is_digit(text, place):
        metres = text[end : end + 1] == "m" and "m" in scan.units and value >= _METRES
        end, value, exact = (end, value, exact) if metres else scaled_by_word(text, end, value, exact)
    dozen = _DOZEN.match(text, end) if "打" not in scan.units and not is_letter(text, place) else None
    if dozen:
        end, value = dozen.end(), value * 12
    if end == place or abs(value) >= MOST or _goes_on(text, end):
        return None
    return Number(end, value, exact)


def _goes_on(text: str, end: int) -> bool:
    """Whether the digits are part of something else: a version, an address, a code of digits and letters."""
    if text.startswith(".", end) and is_digit(text, end + 1):
        return True
    if text[end - 1] in MYRIADS and text[end : end + 1] in MYRIADS:
        return True
    return is_digit(text, end - 1) and is_digit(text, end)


def number_readings(scan: Scan, place: int) -> Iterator[Reading]:
    """The number that begins here, as a reading of its own; a lone 一 or "one" inside other words is none."""
    grouped = _GROUPED.match(scan.text, place)
    if grouped:
        yield Reading(place, grouped.end(), Decimal(grouped[0].replace(" ", "")), "number", exact=False, hides=False)
    number = number_at(scan, place)
    if number is None or not _stands_alone(scan.text, place, number.end):
        return
    yield Reading(place, number.end, number.value, "number", number.exact, hides=number.end - place > 1)


_BOTH_OF = frozenset("我你他她们咱这那")
_BOTH_TIMES = re.compile(r"[月天年周字]|星期|礼拜|小时|钟头|季度|人|口子|老|客户|单|家")


def _stands_alone(text: str, start: int, end: int) -> bool:
    if is_letter(text, end) and is_digit(text, end - 1):
        return text[end] == "x" and not is_letter(text, end + 1)
    if start and text[start - 1] in _FORBIDDEN_LEFT:
        return False
    word = text[start:end]
    if word in BOTH:
        # 退俩羊角锤: the number holds its own 个; but 他们俩, 俩月.
        return text[start - 1 : start] not in _BOTH_OF and not _BOTH_TIMES.match(text, end)
    if len(word) == 1 and word in NUMERALS and _RANKS.search(text, max(0, start - 4), start):
        return True
    if len(word) == 1 and word in NUMERALS:
        if word != "一" and _MEASURED.match(text, end) and text[start - 1 : start] not in _SURNAMES:
            return True
        return (
            text[start - 1 : start] not in _SURNAMES
            and bool(_RIGHT.match(text, end))
            and (word != "一" or bool(_WORD_LEFT.search(text, max(0, start - 8), start)))
        )
    if word == "one":
        return (
            not text.startswith(" of ", end)
            and bool(_RIGHT.match(text, end))
            and bool(_WORD_LEFT.search(text, max(0, start - 8), start))
        )
    return True
