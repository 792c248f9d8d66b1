"""With which characters and words a value can begin: a filter before the grammars, so that plain prose costs nothing."""

from __future__ import annotations

import re

from .coins import CURRENCIES
from .dates_zh import STARTERS
from .holidays import NAMES
from .scan import Scan
from .words_en import ABOUT, DAY_WORDS, MONTHS, ONES, ORDINALS, TENS, WEEKDAYS
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
AMOUNT_CHARACTERS = (
    frozenset("0123456789.-~≈×*@每负打给让优便降减返下折再半对一上好几¥€£₩₹₽฿$人百十千万分")
    | NUMERALS
    | _first_characters(ABOUT_ZH, VAGUE, CURRENCIES)
)
TIME_CHARACTERS = frozenset("0123456789从自由在再过等半几@") | NUMERALS | STARTERS | _first_characters(DAY_PARTS)


def may_begin(scan: Scan, place: int) -> tuple[bool, bool]:
    """Whether an amount and whether a day or time may begin here."""
    character = scan.text[place]
    word = _WORD.match(scan.text, place)
    if word is None:
        return character in AMOUNT_CHARACTERS, character in TIME_CHARACTERS
    named = character in scan.units.firsts
    return word[0] in AMOUNT_WORDS or named, word[0] in TIME_WORDS
