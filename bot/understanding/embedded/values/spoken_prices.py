"""Prices as they are spoken, whole and hundredths by themselves: three sixty apiece, nine twenty five a box, a dollar ten."""

from __future__ import annotations

import re
from decimal import Decimal

from .coins import CURRENCIES
from .words_en import ONES, TENS, any_of

_UNITS = any_of(tuple(word for word, value in ONES.items() if 0 < value < 10))
_TEENS = any_of(tuple(word for word, value in ONES.items() if value >= 10))
_TENS = rf"(?:{any_of(tuple(TENS))})(?:[ -](?:{_UNITS}))?"
_BELOW_HUNDRED = rf"(?:{_TENS}|{_TEENS})"
_COIN = r"(?: (?P<coin>dollars?|bucks?|quid|pounds?|euros?)(?: and)?)"
_PAIR = re.compile(
    rf"(?:(?P<whole>{_BELOW_HUNDRED}|{_UNITS}){_COIN}?|(?P<one>an?){_COIN.replace('?P<coin>', '?P<one_coin>')})"
    rf" (?:(?:oh|o) (?P<few>{_UNITS})|(?P<part>{_BELOW_HUNDRED}))(?: cents?| pence)?\b",
    re.ASCII,
)
_MARKED_BEHIND = re.compile(r" (?:each|apiece|a piece|a pop|a go|an?|per|the)\b", re.ASCII)
_MARKED_BEFORE = re.compile(r"(?:\bat|@|[,:])\s?$", re.ASCII)
_ENDS = re.compile(
    r"$|[,.;!?](?![0-9])| (?:on|for|and|please|pls|plus|before|inc|incl|including|ex|excl|net|tax|vat|gst|thanks|deliver|due)\b",
    re.ASCII,
)
#: What may follow a sum; anything else may be what the last figure counts.
_AFTER_PART = re.compile(
    r"\s*(?:$|[,.;!?](?![0-9]))| (?:on|for|from|against|by|cash|cheque|check|card|bank|transfer|bacs|today|yesterday|into|in|to"
    r"|off|each|apiece|a|per|please|pls)\b",
    re.ASCII,
)
_HUNDRED = 100


def spoken_price(text: str, place: int) -> tuple[int, Decimal, str | None] | None:
    """Where a price ends that is spoken in two figures, the price, and its currency where a coin was named.

    Two figures side by side may as well be a number and a size: what is no price by its coin is one only where a "each" or
    "a box" stands behind it, or where it stands behind "at" and ends there.
    """
    found = _PAIR.match(text, place)
    if found is None:
        return None
    coin = found["coin"] or found["one_coin"]
    ends = _ENDS.match(text, found.end()) and _MARKED_BEFORE.search(text, max(0, place - 4), place)
    if not (coin or ends or _MARKED_BEHIND.match(text, found.end())):
        return None
    whole = 1 if found["one"] else _value(found["whole"])
    part = ONES[found["few"]] if found["few"] else _value(found["part"])
    return found.end(), whole + Decimal(part) / _HUNDRED, CURRENCIES.get(coin) or CURRENCIES.get(f"{coin}s")


_PART = re.compile(
    rf"(?: and)? (?P<part>{_BELOW_HUNDRED}|(?:oh|o) (?P<few>{_UNITS}))(?P<coin> cents?| pence)?\b", re.ASCII
)


def spoken_part(text: str, place: int) -> tuple[int, Decimal] | None:
    """Where the hundredths end that are spoken behind a whole sum and its coin, and what they add: "… pounds eighty"."""
    found = _PART.match(text, place)
    if found is None or not (found["coin"] or _AFTER_PART.match(text, found.end())):
        return None
    part = ONES[found["few"]] if found["few"] else _value(found["part"])
    return found.end(), Decimal(part) / _HUNDRED


def is_spoken(words: str) -> bool:
    """Whether a price was spoken in two figures without a coin, so that it may as well be so many hundreds."""
    found = _PAIR.match(words)
    return found is not None and not (found["coin"] or found["one_coin"])


def _value(words: str) -> int:
    return sum(TENS.get(word) or ONES[word] for word in words.replace("-", " ").split())
