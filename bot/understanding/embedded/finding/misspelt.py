"""English words that are mistyped, read as the ones that are meant: words of the business, and words of stored names.

The places of the words stay those in the message as it was sent, and so do the words that are kept of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from bot.understanding.embedded.finding.fillers import is_filler
from bot.understanding.embedded.finding.measured import FIGURES
from bot.understanding.embedded.mentions import Mention, Normal
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.text import reworded
from bot.understanding.embedded.quick import quick
from bot.understanding.embedded.values import Units
from bot.understanding.embedded.values.words_en import MONTHS, ORDINALS, WEEKDAYS
from bot.understanding.world import Knowledge

Span = tuple[int, int]
#: No part of another word nor of an address or a number.
_WORDS = quick(r"(?<![a-z'@.\-_\d])(?:[a-z]{3,}(?![a-z'@_\d]|[.-]\w)|(?<!\d )w/?(?= [a-z])|(?<=[a-z\d] )n(?= [a-z\d]))")
_SHORTEST = 4
_BUSINESS = (
    "order orders ordered ordering quote quotes quoted quotation invoice invoices invoiced payment payments "
    "received receive stock"
    " inventory pipeline opportunity customer customers delivery deliver delivered shipped shipment transfer "
    "transferred cancel cancelled"
    " return returned returns reminder remind approve approved reject schedule supplier suppliers purchase "
    "warehouse overdue revenue"
    " forecast discount contact account ticket tomorrow wednesday thursday tuesday saturday february september "
    "november december address"
    " monday friday sunday january october august april priority payments complaint"
    " status move moved follow meeting alert alerts notify warning record recorded production container "
    "deposit balance called visited price prices please urgent should would change update confirm adjust"
)
_ALSO = {
    "payed": "paid", "cancell": "cancel", "canceled": "cancelled", "recieve": "receive", "recieved": "received",
    "recived": "received",
    "w": "with", "w/": "with", "thru": "through", "teh": "the", "adn": "and", "fro": "for", "wiht": "with", "invioce": "invoice",
    "n": "and", "tht": "that", "wat": "what", "wht": "what", "wats": "whats", "ord": "order", "ordr": "order", "plse": "please",
    "chek": "cheque", "chq": "cheque", "cheq": "cheque", "checque": "cheque", "chque": "cheque",
    "ths": "this", "mth": "month", "mths": "months", "wks": "weeks", "qtr": "quarter", "yday": "yesterday", "ystd": "yesterday",
    "yest": "yesterday", "lft": "left", "owd": "owed", "snd": "send", "tmorrow": "tomorrow", "abt": "about",
    "mch": "much", "mny": "many", "shwo": "show", "rmnd": "remind", "remnd": "remind", "cust": "customer", "recvd": "received",
    "quoet": "quote", "dilivery": "delivery",
    "delivary": "delivery", "custmer": "customer", "costumer": "customer", "tommorow": "tomorrow", "tommorrow": "tomorrow",
    "tomorow": "tomorrow", "wensday": "wednesday", "wendsday": "wednesday", "wednsday": "wednesday",
    "thurday": "thursday", "tusday": "tuesday", "teusday": "tuesday", "compalint": "complaint",
    "wendesday": "wednesday", "ordre": "order", "oder": "order", "qoute": "quote",
}  # fmt: skip
#: Real words that are a slip away from one of those.
_REAL = frozenset(
    {"sock", "socks", "tubs", "pals", "cats", "boars", "stats", "pice", "quot", "ordes", "prie", "pries", "casted"}
)


def _slips() -> Mapping[str, str]:
    words = _BUSINESS.split()
    found: dict[str, str] = {}
    for word in words:
        for slip in _slips_of(word) - set(words) - _REAL:
            found[slip] = "" if slip in found and found[slip] != word else word
    return {slip: word for slip, word in {**found, **_ALSO}.items() if word and word != slip}


def _slips_of(word: str) -> set[str]:
    """The word with two letters swapped, one doubled or, of a longer one, one missing."""
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)}
    doubled = {word[:at] + word[at] + word[at:] for at in range(1, len(word) - 1)}
    missing = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)} if len(word) > _SHORTEST else set[str]()
    return swapped | missing | doubled


_SLIPS = _slips()
_COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|twenty|thirty|forty|fifty|hundred)) $"
)


@lru_cache(maxsize=4)
def _slips_for(units: Units) -> Mapping[str, str]:
    """What the company's units become by a slip: palets."""
    named = {word for word in units if word.isascii() and word.isalpha()}
    many = {word + ("es" if word.endswith(("x", "s", "ch", "sh")) else "s") for word in named}
    words = {word for word in named | many if len(word) >= _SHORTEST}
    found: dict[str, str] = {}
    for word in sorted(words):
        for slip in _slips_of(word):
            found[slip] = "" if slip in found else word
    return {slip: word for slip, word in found.items() if word and slip not in _REAL | words and slip not in units}


#: Figures and days, which are no slips either.
_PLAIN = (
    frozenset(FIGURES)
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(ORDINALS)
    | {"dozen", "thousand", "million", "half", "seventy"}
)


class Respelt(NamedTuple):
    """A message in which words were read as others, and where these stand in it."""

    normal: Normal
    spans: tuple[Span, ...] = ()
    words: tuple[tuple[Span, str], ...] = ()
    """Where they stood before, and as what each was read."""


def of_the_business(normal: Normal, known: Knowledge) -> Normal:
    """The message with mistyped words of the business and counted units put right, but those that are words of names."""
    units, words = _slips_for(known.units), dict[Span, str]()
    for found in _WORDS.finditer(normal.text):
        word = found[0]
        if word not in units and word not in _SLIPS:
            continue
        counted = word in units and _COUNTED.search(normal.text, 0, found.start())
        meant = units[word] if counted else _SLIPS.get(word, "")
        if meant and not known.index.has_word(word):
            words[found.span()] = meant
    return _written(normal, words).normal if words else normal


def of_names(normal: Normal, known: Knowledge, spoken: Set[str]) -> Respelt:
    """The message with words read as the words of names that they are a slip away from; `spoken` are words of plain speech."""
    words: dict[Span, str] = {}
    for found in _WORDS.finditer(normal.text):
        word = found[0]
        if word in EN_STOP or word in spoken or word in _PLAIN or len(word) < _SHORTEST:
            continue
        if (meant := known.index.word_meant(word)) and not is_filler(word):
            words[found.span()] = meant
    return _written(normal, words) if words else Respelt(normal)


def only_named(normal: Normal, respelt: Respelt, names: Iterable[Mention]) -> Respelt:
    """The message with only those words read as others that are part of a name then."""
    named = [(name.start, name.end) for name in names if name.candidates]
    pairs = zip(respelt.spans, respelt.words, strict=True)
    kept = {each[0]: each[1] for span, each in pairs if any(a <= span[0] and span[1] <= b for a, b in named)}
    return respelt if len(kept) == len(respelt.words) else _written(normal, kept)


def _written(normal: Normal, words: Mapping[Span, str]) -> Respelt:
    told = sorted(words.items())
    written, spans = reworded(normal, ((start, end, word) for (start, end), word in told))
    return Respelt(written, tuple(spans), tuple(told))
