"""With which characters and words a value can begin: a filter before the grammars, so that plain prose costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .coins import CURRENCIES
from .dates_zh import STARTERS
from .holidays import NAMES
from .scan import Scan, is_digit, is_letter
from .words_en import ABOUT, DAY_WORDS, MONTHS, ONES, ORDINALS, TENS, UNITS, WEEKDAYS, any_of
from .words_en import VAGUE as VAGUE_EN
from .words_zh import ABOUT as ABOUT_ZH
from .words_zh import DAY_PARTS, NUMERALS, VAGUE

_WORD = re.compile(r"[a-z]+")


def _first_words(*groups: object) -> frozenset[str]:
    return frozenset(
        found[0]
        for group in groups
        if isinstance(group, (dict, tuple))
        for word in group
        if (found := _WORD.match(word))
    )


def _first_characters(*groups: object) -> frozenset[str]:
    return frozenset(word[0] for group in groups if isinstance(group, (dict, tuple)) for word in group)


_NUMBER_WORDS = _first_words(ONES, TENS, VAGUE_EN) | {"a", "an", "half"}
AMOUNT_WORDS = _NUMBER_WORDS | _first_words(ABOUT, CURRENCIES) | {
    "x", "per", "percent", "percentage", "another",
    "just", "minus", "negative", "less", "discount", "knock", "take", "shave", "rs",
}  # fmt: skip
TIME_WORDS = (
    _NUMBER_WORDS
    | _first_words(DAY_WORDS, MONTHS, WEEKDAYS, ORDINALS, NAMES)
    | {
        "the", "day", "this", "these", "next", "last", "past", "coming", "upcoming", "previous", "prior", "following",
        "current", "recent", "end", "very", "close", "start", "beginning", "middle", "mid", "late", "early",
        "earlier", "later", "over", "weekend", "week", "month", "quarter", "year", "fiscal", "financial", "calendar",
        "fy", "cy", "q", "h", "eod", "cob", "eow", "eom", "eoq", "eoy", "in", "within", "after", "from", "between",
        "starting", "since", "ever", "for", "less", "no", "nineteen", "twenties", "thirties", "nineties", "eighties",
        "seventies", "sixties", "fifties", "forties", "so", "ytd", "mtd", "qtd", "wtd", "at", "all", "whole",
        "entire", "full", "noon", "midday", "midnight", "another", "about", "around",
    }
)  # fmt: skip
_BEFORE_SUMS = "¥€£₩₹₽฿$₦₺₪₴₫₱₿人美欧港"
_OFF = "打给让优便降减返下折再半对百千万十"
AMOUNT_CHARACTERS = (
    frozenset("0123456789.-~≈×*@每负一上好几" + _BEFORE_SUMS + _OFF) | NUMERALS | _first_characters(ABOUT_ZH, VAGUE)
)
TIME_CHARACTERS = frozenset("从自由在再过等半几@全") | STARTERS | _first_characters(DAY_PARTS)
_COUNTS = "0123456789" + "".join(NUMERALS) + "半几"
_START = re.compile(f"[a-z]+|[0-9]+|[{re.escape(''.join(sorted(AMOUNT_CHARACTERS | TIME_CHARACTERS)))}]")
_NEAR = any_of((
    *UNITS, *MONTHS, *WEEKDAYS, *DAY_WORDS, "hours?", "hrs?", "minutes?", "mins?", "seconds?", "secs?", "nights?", "weekdays?",
    "business", "working", "calendar", "a", "am", "p", "pm", "in", "at", "past", "to", "till", "until", "before", "after",
    "this", "next", "last", "coming", "previous", "following", "upcoming", "and", "more", "full", "noon", "through", "thru",
    "ish", "or", "st", "nd", "rd", "th", "h", "d", "w", "y", "s", "mo", "mos", "q", "half", "o", "morning", "afternoon",
))  # fmt: skip
TIMED = re.compile(
    rf"[0-9]{{1,8}}[./:-][0-9]|(?:19|20)[0-9]{{2}}(?![0-9])|(?:19|20)[0-9]{{6}}"
    rf"|[{_COUNTS}.]{{1,12}}(?:\s?[年月日号天周星礼点时小钟分刻秒季工财整到至~:-]|\s?个(?:半|多)?[月星礼小钟季工年天]"
    rf"|[ ,(/-]{{0,2}}(?:(?:of|the|on|around|about) ){{0,2}}{_NEAR}(?![a-z]))",
    re.ASCII,
)
"""A number that a day, a time or a length of time may be made of, by what stands behind it."""
_ARTICLE = re.compile(rf"an? (?:{_NEAR}|day|few|couple|half|quarter|whole|entire|full|good|year|minute|hour)(?![a-z])", re.ASCII)
_DEFINITE = re.compile(
    r"the (?:[0-9'q]|(?:"
    + "|".join(sorted(TIME_WORDS | _first_words(UNITS) | {"business", "working", "first", "hour", "minute", "weekend"}))
    + r")(?![a-z]))",
    re.ASCII,
)


def starts(scan: Scan) -> Iterator[tuple[int, bool, bool]]:
    """The places where an amount and where a day or time may begin: place, the one, the other."""
    text, firsts = scan.text, scan.units.firsts
    for found in _START.finditer(text):
        place = found.start()
        character = text[place]
        if "a" <= character <= "z":
            word = found[0]
            amount = word in AMOUNT_WORDS or character in firsts
            when = word in TIME_WORDS and not (
                (word in {"a", "an"} and not _ARTICLE.match(text, place))
                or (word == "the" and not _DEFINITE.match(text, place))
            )
        elif character in _COUNTS:
            if not may_start(text, place):
                continue
            amount = True
            when = TIMED.match(text, place) is not None
        else:
            amount, when = character in AMOUNT_CHARACTERS, character in TIME_CHARACTERS
        if amount or when:
            yield place, amount, when


def may_start(text: str, place: int) -> bool:
    """Whether a digit here can begin a number: not inside a code (QF20, SO-1012) nor behind another digit or a point."""
    if place == 0 or not is_digit(text, place):
        return True
    left = text[place - 1]
    if "0" <= left <= "9" or (left == "." and (is_digit(text, place - 2) or is_letter(text, place - 2))):
        return False
    if "a" <= left <= "z":
        return left == "x" and not is_letter(text, place - 2)
    return not (left in "-_#" and (is_letter(text, place - 2) or left in "_#"))
