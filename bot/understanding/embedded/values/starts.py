"""With which characters and words a value can begin: a filter before the grammars, so that plain prose costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .coins import CURRENCIES
from .holidays import NAMES
from .next_characters import AMOUNT_NEXT, COUNTS, TIME_NEXT
from .scan import Scan, is_digit, is_letter
from .words_en import ABOUT, DAY_WORDS, MONTHS, ONES, ORDINALS, TENS, UNITS, WEEKDAYS, any_of
from .words_en import VAGUE as VAGUE_EN

_WORD = re.compile(r"[a-z]+")


def _first_words(*groups: object) -> frozenset[str]:
    return frozenset(
        found[0]
        for group in groups
        if isinstance(group, (dict, tuple))
        for word in group
        if (found := _WORD.match(word))
    )


_NUMBER_WORDS = _first_words(ONES, TENS, VAGUE_EN) | {"a", "an", "half"}
AMOUNT_WORDS = _NUMBER_WORDS | _first_words(ABOUT, CURRENCIES) | {
    "x", "per", "percent", "percentage", "another", "hundred", "thousand", "dozen",
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
        "starting", "since", "ever", "for", "less", "w", "no", "nineteen", "twenties", "thirties", "nineties", "eighties",
        "seventies", "sixties", "fifties", "forties", "so", "ytd", "mtd", "qtd", "wtd", "at", "all", "whole",
        "entire", "full", "noon", "midday", "midnight", "another", "about", "around",
    }
)  # fmt: skip
_START = re.compile(f"[a-z]+|[0-9]+|[{re.escape(''.join(sorted({*AMOUNT_NEXT, *TIME_NEXT})))}]")
_NEAR = any_of((
    *UNITS, *MONTHS, *WEEKDAYS, *DAY_WORDS, "hours?", "hrs?", "minutes?", "mins?", "seconds?", "secs?", "nights?", "weekdays?",
    "business", "working", "calendar", "a", "am", "p", "pm", "in", "at", "past", "to", "till", "until", "before", "after",
    "this", "next", "last", "coming", "previous", "following", "upcoming", "and", "more", "full", "noon", "through", "thru",
    "ish", "or", "st", "nd", "rd", "th", "h", "d", "w", "y", "s", "mo", "mos", "q", "half", "o", "morning", "afternoon",
))  # fmt: skip
TIMED = re.compile(
    rf"五一|六一|三八节|十一假期|一大?早|[0-9]{{1,8}}[./:-][0-9]|(?:19|20)[0-9]{{2}}(?![0-9])|(?:19|20)[0-9]{{6}}"
    rf"|[{COUNTS}.]{{1,12}}+(?:\s?[年月日号天周星礼点时小钟分刻秒季工财整到至~:-]|\s?个(?:半|多)?[月星礼小钟季工年天]"
    rf"|[ ,(/-]{{0,2}}(?:(?:of|the|on|around|about) ){{0,2}}{_NEAR}(?![a-z]))",
    re.ASCII,
)
"""A number that a day, a time or a length of time may be made of, by what stands behind it."""
_ARTICLE = re.compile(
    rf"an? (?:{_NEAR}|day|few|couple|half|quarter|whole|entire|full|good|year|minute|hour)(?![a-z])", re.ASCII
)
_DEFINITE = re.compile(
    r"the (?:[0-9'q]|(?:"
    + "|".join(sorted(TIME_WORDS | _first_words(UNITS) | {"business", "working", "first", "hour", "minute", "weekend"}))
    + r")(?![a-z]))",
    re.ASCII,
)

_BEHIND_LEADERS = (
    (TIME_WORDS - {"a", "an", "the", "no", "less", "so"})
    | _first_words(UNITS)
    | {
        "business",
        "working",
        "workweek",
        "work",
        "weekday",
        "workday",
        "than",
        "more",
        "far",
        "night",
        "morning",
        "afternoon",
        "evening",
        *("hour", "hr", "minute", "min", "day", "year", "half", "quarter"),
    }
)
_LEADING = re.compile(
    r"[a-z]+ ?(?:the |a |an |about |around )?(?:[0-9'@]|(?:" + "|".join(sorted(_BEHIND_LEADERS)) + r")(?![a-z]))",
    re.ASCII,
)
_LEADERS = (
    "in", "for", "from", "at", "so", "no", "less", "after", "within", "over", "about", "around", "between", "since", "ever",
    "all", "full", "whole", "entire", "this", "these", "last", "next", "past", "current", "very",
)  # fmt: skip
_LED: dict[str, re.Pattern[str]] = {"a": _ARTICLE, "an": _ARTICLE, "the": _DEFINITE} | dict.fromkeys(_LEADERS, _LEADING)
"""Words that begin a day or time only before certain others."""


def starts(scan: Scan) -> Iterator[tuple[int, bool, bool]]:
    """The places where an amount and where a day or time may begin: place, the one, the other."""
    text, units = scan.text, scan.units
    for found in _START.finditer(text):
        place = found.start()
        character = text[place]
        if "a" <= character <= "z":
            word = found[0]
            amount = word in AMOUNT_WORDS or units.begins(word)
            when = word in TIME_WORDS and ((led := _LED.get(word)) is None or led.match(text, place) is not None)
        elif character in COUNTS:
            if not may_start(text, place):
                continue
            after = AMOUNT_NEXT[character]
            amount = after is None or text[place + 1 : place + 2] in after
            when = TIMED.match(text, place) is not None or (character == "万" and text.startswith("圣", place + 1))
        else:
            behind = text[place + 1 : place + 2]
            amount = character in AMOUNT_NEXT and ((after := AMOUNT_NEXT[character]) is None or behind in after)
            when = character in TIME_NEXT and ((after := TIME_NEXT[character]) is None or behind in after)
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
