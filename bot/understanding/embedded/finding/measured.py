"""English goods of a family told apart by a measure beside how many there are: "30 ten way boards", "40 strada 25s"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.mentions.product_words import Token, tokens_of
from bot.understanding.embedded.mentions.spoken_numbers import read_out
from bot.understanding.embedded.values import Found, find_values
from bot.understanding.world import Knowledge
from domain.money import plain

_MOST, _FAR, _WINDOW = 12, 40, 60
_COUNTS = frozenset({"quantity", "number"})
#: What may stand between how many and what: "of the", "size".
_OF = re.compile(
    r"\s*(?:(?:of|x|×|more|extra)\s)?(?:(?:the|our|your|those|these|my|some)\s)?(?:(?:new|size|sizes|no|number|grade|type|model)\.?\s)?\s*"
)
_ONE = re.compile(r"\b(an?|another) $")
_SIZED = re.compile(r"\b(?:sizes?|number|grade|type|model) $")
_SMALL = frozenset({"n", "and", "the", "x", "by", "size"})
#: Measures that are told by a figure before them, and the letters for them.
_MEASURE = re.compile(
    r"(?:inch(?:es)?|in|foot|feet|ft|way|amps?|watts?|volts?|pounds?|lbs?|oz|ounces?|kilos?|kg|grams?|lit(?:re|er)s?|gallons?|gal|met(?:re|er)s?"
    r"|yards?|mil|microns?|mm|cm|ml|pin|core|ply|speed|tooth|port|gang|pole|drawer|seat(?:er)?|person|door|gauge|gram|count|ct|piece|pack|litre|step|tier|hp|bar)\b"
)
_PART_OF_ONE = re.compile(r"\d{1,2}/\d{1,2}(?![\d/])")
_BEHIND = re.compile(r"\s(?:in )?(?:size )?(\d+(?:\.\d+)?)(s)?\b(?![.,:/]?\d)")
_SIZE = re.compile(r"\s(?:(?:in )?(?:size|a size|no\.?|number|type|grade) |in )?")
_SEVERAL = re.compile(r"\s((?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b")
_WORDED = re.compile(rf"\s(?P<figure>[a-z]+(?:[ -][a-z]+)?)[ -](?:{_MEASURE.pattern})")
_ONES = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10",
    "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
    "eighteen": "18", "nineteen": "19",
}  # fmt: skip
_TENS = {
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
FIGURES = {**_ONES, **_TENS, "hundred": "100"}
"""What figures that are told in words are in digits."""


def told_apart(
    text: str, values: Sequence[Found], mentions: Sequence[Mention], known: Knowledge, now: datetime
) -> tuple[list[Mention], list[Found]]:
    """The names and values, with a family's name and the measure beside it as the one product that has it.

    Only where something else tells how many there are: a measure may as well be a number of pieces.
    """
    named, counts = list(mentions), list(values)
    others: list[Mention] = []
    for place, mention in enumerate(named):
        family = _family(mention)
        if not family:
            continue
        floor = max((m.end for m in named if m.end <= mention.start and m.sure), default=0)
        found = _before(text, floor, mention, family, counts, known, now) or _behind(
            text, mention, family, counts, known
        )
        if found is None:
            continue
        start, end, only, counted = found
        kept = tuple(each for each in mention.candidates if each.kind == "product" and each.id == only)
        named[place] = Mention(start, end, text[start:end], tuple(replace(each, sure=True) for each in kept))
        if counted is not None:
            # "forty pair of the size eleven boots": a word for several goods in between is none of its own.
            others += [m for m in named if counted.end <= m.start < m.end <= mention.start and not m.sure]
        counts = [value for value in counts if value.end <= start or end <= value.start]
        if counted is not None and counted not in counts:
            counts.append(counted)
    return [mention for mention in named if mention not in others], sorted(counts, key=lambda value: value.start)


def _family(mention: Mention) -> frozenset[str]:
    """The products that a mention may be, where it is the name of several and of nobody."""
    goods = mention.of_kind("product")
    if not 1 < len(goods) <= _MOST or mention.unknown or not mention.text.isascii():
        return frozenset()
    if not mention.kinds <= {"product", "category"} or not all(
        each.sure or each.how in ("piece", "slip") for each in goods
    ):
        return frozenset()
    return frozenset(each.id for each in goods)


def _before(
    text: str,
    floor: int,
    mention: Mention,
    family: Set[str],
    values: Sequence[Found],
    known: Knowledge,
    now: datetime,
) -> tuple[int, int, str, Found | None] | None:
    """The one product of a family that the words right before its name tell, and how many of it stand before these."""
    fits, start, edge = set(family), mention.start, mention.start
    offset = max(floor, mention.start - _FAR)
    tokens = list(tokens_of(text[offset : mention.start]))
    for token in reversed(tokens):
        if text[offset + token.end : edge].strip(" -/&") or any(
            _is_unit(text, value, offset + token.end) for value in values
        ):
            break
        edge = offset + token.start
        if token.said in _SMALL:
            continue
        hundreds = _in_hundreds(text, offset, tokens, token)
        narrower = fits & set(_with(hundreds, known)) if hundreds else set[str]()
        if hundreds and narrower:
            edge = offset + hundreds.start
        narrower = narrower or fits & _with(token, known)
        if not narrower and edge + len(token.said) < start and _MEASURE.fullmatch(token.said):
            # Eighteen inch: the figure tells.
            continue
        if not narrower:
            break
        fits, start = narrower, edge
        if len(fits) == 1:
            joined = _MEASURE.match(mention.text) or _PART_OF_ONE.match(text, start)
            counted = _count(text, start, values, known, now, joined=joined is not None)
            if counted is not None:
                sized = _SIZED.search(text, counted.end, start)
                return sized.start() if sized else start, mention.end, next(iter(fits)), counted
            if _THE.search(text, 0, start) and not mention.text.endswith("s"):
                return start, mention.end, next(iter(fits)), None
    return None


#: What is pointed at is no number of pieces: the 75 chair.
_THE = re.compile(r"\b(?:the|that|this|our)\s$")


def _in_hundreds(text: str, offset: int, tokens: Sequence[Token], last: Token) -> Token | None:
    """Four thirty, as people say 430 of a size; none where two figures are not said so."""
    tens = FIGURES.get(last.said, "")
    first = next((token for token in tokens if token.end + 1 == last.start), None)
    if first is None or len(tens) != _TENS_DIGITS or first.said not in _ONES or text[offset + first.end] not in " -":
        return None
    return last._replace(start=first.start, said=_ONES[first.said] + tens)


_TENS_DIGITS = 2


def _is_unit(text: str, value: Found, end: int) -> bool:
    """Whether a word ends a quantity with its unit."""
    return value.kind == "quantity" and value.end == end and any(map(str.isalpha, text[value.start : end]))


def _with(token: Token, known: Knowledge) -> Set[str]:
    """The products that have a word, or a measure of this figure."""
    said = FIGURES.get(token.said, token.said)
    if said.replace(".", "").isdigit():
        return known.index.products_of_figure(said)
    if joined := _JOINED.fullmatch(said):
        # "5L oil" where the goods are called "Oil 5 L".
        return known.index.products_with(said) or (
            known.index.products_of_figure(joined[1]) & set(known.index.products_with(joined[2]))
        )
    return known.index.products_with(said)


_JOINED = re.compile(r"(\d+(?:\.\d+)?)([a-z]{1,3})")


def _count(
    text: str, start: int, values: Sequence[Found], known: Knowledge, now: datetime, *, joined: bool
) -> Found | None:
    """How many: the figure right before a measure, or the beginning of one into which the measure was read."""
    if one := _ONE.search(text, 0, start):
        return Found(*one.span(1), Decimal(1), "number", True, one[1])
    for value in values:
        if value.kind not in _COUNTS or not value.exact or value.start >= start:
            continue
        if value.kind == "number" and isinstance(value.value, Decimal) and value.value < 1:
            # Five eighths x 6 are a size.
            continue
        if value.end <= start:
            if _OF.fullmatch(text, value.end, start):
                return value
        elif joined and value.kind == "number" and value.end > start:
            return _first_part(text, value, start, known, now)
    return None


def _first_part(text: str, value: Found, start: int, known: Knowledge, now: datetime) -> Found | None:
    """Twelve hundred of "twelve hundred eighteen inch boxes"."""
    end = value.start + len(text[value.start : start].rstrip(" -"))
    words = text[value.start : end]
    again = [
        each for each in find_values(words, now=now, units=known.units) if each.start == 0 and each.end == len(words)
    ]
    return next((replace(each, start=value.start, end=end) for each in again if each.kind == "number"), None)


def _behind(
    text: str, mention: Mention, family: Set[str], values: Sequence[Found], known: Knowledge
) -> tuple[int, int, str, Found | None] | None:
    """The one product of a family that the measure right behind its name tells: "strada 25s", "whey five pound"."""
    guessed = not all(each.sure or each.how == "piece" for each in mention.candidates)
    for said, end, plural in _figures_behind(text, mention.end, values):
        fits = family & known.index.products_of_figure(said)
        if len(fits) != 1 or (guessed and len(said) == 1):
            continue
        counted = any(
            value.kind in _COUNTS
            and value.exact
            and (_OF.fullmatch(text, value.end, mention.start) or _TIMES.fullmatch(text, end, value.start))
            for value in values
        )
        if (plural and not guessed) or counted:
            return mention.start, end, next(iter(fits)), None
    return None


#: What may stand between goods and how many: "strada 25 x 40", "strada 25: 40".
_TIMES = re.compile(r"\s?(?:[x×:,*-]|x of)\s?|\s(?=\d+ ?(?:[a-z]{2,}))")


def _figures_behind(text: str, place: int, values: Sequence[Found]) -> Iterator[tuple[str, int, bool]]:
    """Figures right behind a name, as digits: where what belongs to them ends, and whether they can be no price."""
    worded = _WORDED.match(text, place)
    if worded and (said := FIGURES.get(worded["figure"])):
        yield said, worded.end(), True
    if several := _SEVERAL.match(text, place):
        yield FIGURES[several[1].removesuffix("ies") + "y"], several.end(), True
    for value in values:
        if (
            value.kind == "number"
            and _SIZE.fullmatch(text, place, value.start)
            and value.text.isascii()
            and isinstance(value.value, Decimal)
        ):
            yield plain(value.value), value.end, False
    if read := read_out(text, place + 1):
        end, digits = read
        yield from ((figure, end, False) for figure in _as_written(digits))
    found = _BEHIND.match(text, place)
    if found:
        measure = _MEASURE.match(text, found.end() + text.startswith((" ", "-"), found.end()))
        yield found[1], measure.end() if measure else found.end(), bool(found[2] or measure)


def _as_written(digits: str) -> Iterator[str]:
    """A size that is read out in figures: one fifty six is 156, and 1.56."""
    yield digits
    yield from (f"{digits[:at]}.{digits[at:]}" for at in range(1, len(digits)) if digits[at] != "0" or at > 1)
