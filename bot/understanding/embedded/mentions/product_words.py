"""The words and measures that a product's name is made of, to find it in whatever order they are said."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.understanding.embedded.mentions.text import normalise, singular

_MEASURES = {
    "毫升": "ml", "升": "l", "公升": "l", "千克": "kg", "公斤": "kg", "克": "g", "毫米": "mm", "厘米": "cm", "公分": "cm", "米": "m",
    "千瓦": "kw", "瓦": "w", "伏": "v", "安": "a", "寸": "inch", "英寸": "inch", "吋": "inch", "\"": "inch", "in": "inch",
    "litre": "l", "liter": "l", "ltr": "l", "gram": "g", "kilo": "kg", "milliliter": "ml", "watt": "w", "volt": "v", "meter": "m", "metre": "m",
}  # fmt: skip
_CHINESE_UNITS = "|".join(sorted((word for word in _MEASURES if not word.isascii()), key=len, reverse=True))
_SPACED_UNITS = r"(?:ml|l|cl|k?g|mg|mm|cm|m|inch(?:es)?|in|ft|k?w|v|a|hp|oz|lb|litres?|liters?|grams?|kilos?|watts?|volts?|met(?:er|re)s?)\b"
_NO_PREFIX = r"(?!(?:the|of|for|buy|and|get|at|to|by|in|on|my|all|or|x|add|no|is|be|are)\b)"
_TOKEN = re.compile(
    rf"(?P<spec>[a-z]+-?\d[a-z0-9./x*-]*[a-z0-9]|[a-z]+-?\d|{_NO_PREFIX}\b[a-z]{{1,3}} \d+(?:\.\d+)?\b"
    rf"|\d+(?:\.\d+)?(?:{_CHINESE_UNITS}|[ -]?{_SPACED_UNITS}|\"|[a-z][a-z0-9.x*/]*)?)|(?P<word>[a-z]+)"
)
_BARE = re.compile(r"\d+(?:\.\d+)?")


class Token(NamedTuple):
    """A word or measure of a message; `texts` are the forms under which a product may know it."""

    start: int
    end: int
    texts: tuple[str, ...]
    spec: bool


def product_tokens(name: str) -> set[str]:
    """The tokens under which a product with this name is known; a measure's bare figure is one with # before it."""
    tokens: set[str] = set()
    for token in tokens_of(normalise(name).text):
        tokens.update(token.texts)
        if token.spec:
            tokens.update("#" + figure for figure in _BARE.findall(token.texts[0])[:1])
    return tokens


def tokens_of(text: str) -> Iterator[Token]:
    """The Latin words and the measures of a normalised text, in order."""
    for found in _TOKEN.finditer(text):
        if word := found["word"]:
            yield Token(found.start(), found.end(), (singular(word),), spec=False)
        else:
            yield Token(found.start(), found.end(), tuple(_spec_forms(found["spec"])), spec=True)


def _spec_forms(spec: str) -> Iterator[str]:
    figure = _BARE.match(spec)
    if figure is None:
        yield re.sub(r"[- ]", "", spec)
        return
    unit = spec[figure.end() :].strip(" -")
    yield figure[0] + _MEASURES.get(singular(unit), unit)
