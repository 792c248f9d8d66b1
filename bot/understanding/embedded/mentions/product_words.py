"""The words and measures that a product's name is made of, to find it in whatever order they are said."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bot.understanding.embedded.mentions.mention import Name
from bot.understanding.embedded.mentions.text import normalise, singular
from bot.understanding.embedded.quick import quick
from bot.understanding.embedded.values.words_en import ONES, TENS
from domain.money import plain

_SPELLINGS = {
    "ml": "毫升 milliliter millilitre",
    "l": "升 公升 litre liter ltr",
    "g": "克 gram",
    "kg": "千克 公斤 kilo",
    "mm": "毫米 millimeter millimetre",
    "cm": "厘米 公分 centimeter centimetre",
    "m": "米 meter metre",
    "w": "瓦 watt",
    "kw": "千瓦",
    "v": "伏 volt",
    "a": "安",
    "inch": '寸 英寸 吋 in "',
}
_MEASURES = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_CHINESE_UNITS = "|".join(sorted((word for word in _MEASURES if not word.isascii()), key=len, reverse=True))
_SPACED_UNITS = (
    r"(?:ml|l|cl|k?g|mg|mm|cm|m|inch(?:es)?|in|ft|k?w|v|a|hp|oz|lb"
    r"|lit(?:re|er)s?|grams?|kilos?|watts?|volts?|met(?:er|re)s?)\b"
)
_NO_PREFIX = r"(?!(?:an?|the|of|for|buy|and|get|at|to|by|in|on|my|all|or|x|add|no|is|be|are|one|two|six|ten)\b)"
_LETTERED = rf"[a-z]+-?\d[a-z0-9./x*-]*[a-z0-9]|[a-z]+-?\d|{_NO_PREFIX}\b[a-z]{{1,3}} \d+(?:\.\d+)?(?!\w|\.\d)"
_MEASURED = rf"\d+(?:\.\d+)?乘(?:以)?\d+(?:\.\d+)?|\d+(?:\.\d+)?(?:{_CHINESE_UNITS}|[ -]?{_SPACED_UNITS}|\"|[a-z][a-z0-9.x*/]*)?"
#: 3/4, 1/2 in: a size by itself, whatever it is of.
_PART_OF_ONE = r"(?<![\d/])(?:\d{1,2}-(?=[1-9]/))?\d{1,2}/\d{1,2}(?![\d/])(?:[ -]?(?:inch(?:es)?\b|in\b|\"))?"
#: Half inch, three eighths: the same in words; a half or some quarters of an inch only, since they may be of anything.
_INCH = r"(?:(?: of)? an)?[ -]inch(?:es)?\b"
_PART_IN_WORDS = (
    rf"\b(?:(?P<above>one|three|five|seven|nine|eleven|thirteen|fifteen)[ -](?P<below>quarter|eighth|sixteenth)s?"
    rf"(?:{_INCH}|(?<=eighths)|(?<=eighth)|(?<=sixteenths)|(?<=sixteenth))(?![a-z])|(?P<one>half|quarter|eighth){_INCH})"
)
_SPOKEN_UNITS = (
    r"毫升|公升|升(?![级职高温降值学至])|克(?![服制])|千克|公斤|毫米|厘米|公分|米(?![粉面饭线])"
    r"|千瓦|瓦(?![斯楞])|英寸|寸|吋|伏"
)
_NUMERALS = "零一二两三四五六七八九十百千点"
_SPOKEN = rf"(?<![统第唯之同万几{_NUMERALS}])[{_NUMERALS}]+(?=(?P<unit>{_SPOKEN_UNITS}))"
#: 四乘二十五: a size of two measures, said.
_SPOKEN_TIMES = rf"(?<![{_NUMERALS}])[{_NUMERALS}]+乘以?[{_NUMERALS}]+(?!以)"
_EN_FIGURES = {word: figure for word, figure in [*ONES.items(), *TENS.items()] if figure}
#: Five centimetre, fifteen cm: a size, said.
_SPOKEN_EN = (
    rf"\b(?P<en>{'|'.join(_EN_FIGURES)}|one hundred|a hundred) "
    r"(?P<en_unit>(?:centi|milli)?met(?:re|er)|(?:milli)?lit(?:re|er)|[cm]m|ml|gram|kilo|inch|watt|volt)\b"
)
#: A size of goods: extra large, 大号.
_SIZE = r"\b(?:extra|x)[ -](?:large|small)\b|(?:[特加超]?大|[中小])[号码]"
_TOKEN = quick(
    rf"(?P<spec>{_LETTERED}|{_PART_OF_ONE}|{_MEASURED})|(?P<part>{_PART_IN_WORDS})|(?:{_SPOKEN_EN})|(?P<size>{_SIZE})"
    rf"|(?P<word>(?<![a-z]')[a-z]+)|(?P<spoken>{_SPOKEN})|(?P<times>{_SPOKEN_TIMES})"
)
_TWO = 2
_TIMES = re.compile(r"乘以?|(?<=\d)[*×](?=\d)")
_BARE = re.compile(r"\d+(?:\.\d+)?")
_PARTED = re.compile(r"(?:(\d+)-)?(\d+/\d+)")


class Token(NamedTuple):
    """A word or measure of a message; `said` in the form under which products know it."""

    start: int
    end: int
    said: str
    spec: bool


@lru_cache(maxsize=20_000)
def tokens_of_name(name: str) -> tuple[Token, ...]:
    """The Latin words and the measures of a product's name: the same few products are asked for again and again."""
    return tuple(_tokens(normalise(name).text))


def product_tokens(name: str) -> set[str]:
    """The tokens under which a product of this name is known: words, measures, bare figures (#20), shapes (@#ml), and
    the figures that its letters stand before (№406 of CA-406).
    """
    tokens: set[str] = set()
    for token in tokens_of_name(name):
        tokens.add(token.said)
        if token.spec:
            figures = _BARE.findall(token.said)[:1]
            tokens.update("#" + figure for figure in figures)
            tokens.update("№" + figure for figure in figures if token.said[0].isalpha() and token.said.endswith(figure))
            tokens.add(shape(token.said))
    return tokens


def tokens_of_names(names: Iterable[Name]) -> set[str]:
    """The tokens under which a product is known that is called so."""
    return {token for name in names for token in product_tokens(name.text)}


@lru_cache(maxsize=64)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The Latin words and the measures of a normalised text, in order: several ask for those of the message under way."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if word := found["word"]:
            yield Token(start, end, _SIZES.get(word) or singular(word), spec=False)
        elif spoken := found["spoken"]:
            if (figure := spoken_figure(spoken)) is not None:
                yield Token(start, found.end("unit"), figure + _MEASURES[found["unit"]], spec=True)
        elif times := found["times"]:
            figures = [spoken_figure(each) for each in _TIMES.split(times)]
            if len(figures) == _TWO and figures[0] and figures[1]:
                yield Token(start, end, f"{figures[0]}x{figures[1]}", spec=True)
        elif found["part"]:
            yield Token(start, end, _part_in_figures(found), spec=True)
        elif figure := found["en"]:
            unit = _MEASURES.get(found["en_unit"], found["en_unit"])
            yield Token(start, end, f"{_EN_FIGURES.get(figure, 100)}{unit}", spec=True)
        elif size := found["size"]:
            yield Token(start, end, _SIZES[size.rstrip("号码").replace("-", " ")], spec=False)
        else:
            yield Token(start, end, _measure(found["spec"]), spec=True)


#: Sizes under the letters by which goods are marked.
_SIZES = {
    **dict.fromkeys(("small", "sml", "小"), "s"),
    **dict.fromkeys(("medium", "med", "中"), "m"),
    **dict.fromkeys(("large", "lge", "lrg", "大"), "l"),
    **dict.fromkeys(("extra large", "x large", "加大", "特大", "超大"), "xl"),
    **dict.fromkeys(("extra small", "x small"), "xs"),
    "xxl": "2xl",
    "xxxl": "3xl",
}


@lru_cache(maxsize=20_000)
def shape(measure: str) -> str:
    """A measure without its figures: 500ml and 900ml have one shape, and are rivals in one family of products."""
    return "@" + _BARE.sub("#", measure)


_DIGITS = {sign: str(place) for place, sign in enumerate("零一二三四五六七八九")} | {"两": "2"}
_TENS = {"十": 10, "百": 100, "千": 1000}


def spoken_figure(spoken: str) -> str | None:
    """A numeral in figures: 五百 is 500, 一点五 is 1.5; None where it is none."""
    whole, _, part = spoken.partition("点")
    if not whole or (part and not all(sign in _DIGITS for sign in part)) or spoken.endswith("点"):
        return None
    total, digits = 0, ""
    for sign in whole:
        if sign in _TENS:
            total, digits = total + int(digits or "1") * _TENS[sign], ""
        else:
            digits += _DIGITS[sign]
    if digits and whole[-2:-1] in ("百", "千"):
        # 两百五 is 250.
        digits += "0" * (len(str(_TENS[whole[-2]])) - 2)
    figure = str(total + int(digits or "0"))
    return figure + "." + "".join(_DIGITS[sign] for sign in part) if part else figure


_ABOVE = {
    "one": 1, "three": 3, "five": 5, "seven": 7, "nine": 9, "eleven": 11, "thirteen": 13, "fifteen": 15,
}  # fmt: skip
_BELOW = {"half": 2, "quarter": 4, "eighth": 8, "sixteenth": 16}


def _part_in_figures(found: re.Match[str]) -> str:
    """Three eighths as 3/8, half inch as 1/2."""
    return f"{_ABOVE[found['above'] or 'one']}/{_BELOW[found['below'] or found['one']]}"


def _mixed(whole: str, part: str) -> str:
    """4-1/2 as 4.5, which others write."""
    above, below = map(int, part.split("/"))
    if not below:
        return part
    return plain(int(whole) + Decimal(above) / below)


@lru_cache(maxsize=20_000)
def _measure(spec: str) -> str:
    # 4乘25, 4*25 and 4×25 are 4x25.
    spec = _TIMES.sub("x", spec)
    figure = _BARE.match(spec)
    if parted := _PARTED.match(spec):
        return _mixed(parted[1], parted[2]) if parted[1] else parted[2]
    if figure is None:
        return re.sub(r"[- ]", "", spec)
    unit = spec[figure.end() :].strip(" -")
    return figure[0] + _MEASURES.get(singular(unit), unit)
