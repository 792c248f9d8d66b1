"""Phone numbers and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Reading

_EMAIL = re.compile(
    r"(?<![a-z0-9._%+@-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){1,5}",
    re.ASCII,
)
_LEAST = 8
_DIALLED = re.compile(r"[0-9]{3}|\+[0-9]|0[1-9][ .][0-9]{2}[ .]")
_PHONE = re.compile(
    r"(?<![0-9+.-])(?:\+[0-9]{1,3}[ -]?(?:\([0-9]{1,4}\)[ -]?)?[0-9]{1,12}(?:[ -]?[0-9]{2,8}){0,5}"
    r"(?:[ -]?(?:ext\.? ?|转)[0-9]{1,5})?"
    r"|(?:86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
    r"|(?:0[0-9]{2,3}[ -]|\(0[0-9]{2,3}\) ?)[0-9]{7,8}(?:(?:-|转| ?ext\.? ?)[0-9]{1,5})?"
    r"|0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}"
    r"|[48]00(?:[0-9]{7}|[ -][0-9]{3}[ -][0-9]{4}|[ -][0-9]{4}[ -][0-9]{3})"
    r"|(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[-.])[0-9]{3}[-.][0-9]{4}"
    r"|07[0-9]{3} ?[0-9]{6}|0[1-9][0-9]{8,9}"
    r"|1[ -][2-9][0-9]{2}-[0-9]{3}-[0-9]{4}|0[1-9](?:[ .][0-9]{2}){4}"
    r"|0[5-9]0-[0-9]{4}-[0-9]{4}|09[0-9]{2}-[0-9]{3}-[0-9]{3}|\(0[0-9]{1,3}\) ?[0-9]{3,4}[ -][0-9]{3,4}"
    r"|[2-9][0-9]{2} [0-9]{3} [0-9]{4}|0[0-9]{2,4} [0-9]{3,4} ?[0-9]{3,4}"
    r")(?![0-9])"
)
_CUED = re.compile(
    r"(?:电话|手机|号码|传真|tel|phone|mobile|call|ring|whatsapp|fax)[ .:：是为号码]{0,3}([2-9][0-9]{3}[ -]?[0-9]{4})(?![0-9])"
)
"""Eight digits, as in Hong Kong and Singapore, are a phone number only where one is spoken of."""
_LOCAL = re.compile(
    r"\b(?:tel|phone|mobile|cell|call|ring|number|no|nr|num|direct|office|reach|contact)\b(?:[^\d,;.]|,(?= )){0,24}?"
    r"([2-9][0-9]{2}-[0-9]{4})(?![0-9-])"
)
"""Seven digits, as within one American town, likewise."""
_TOWN = re.compile(r"(?<![0-9+.#-])(?:[2-9][0-9]{2}-[0-9]{4}|555 [0-9]{4}|[2-9][0-9]{2} 0[0-9]{3})(?![0-9-]|[.,][0-9])")
_OF_PEOPLE = re.compile(
    r"\b(?:contact|customer|client|account|lead|prospect|buyer|owner|manager|attn|speak to|ask for|her|his|reach|number|phone|tel"
    r"|cell|mobile|call|ring)\b"
)
"""Seven digits by themselves, where somebody is told of."""
_NOT_DIAL = re.compile(r"[^0-9+]")
_NAMED_EXTENSION = re.compile(r"转|ext\.? ?")
_EXTENSION = re.compile(r"(?:-(?=[0-9]{1,5}$)|转|ext\.? ?)")


def email_readings(text: str) -> Iterator[Reading]:
    """The e-mail addresses of a text."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Reading(found.start(), found.end(), found[0].rstrip("-"), "email")


def phone_readings(text: str) -> Iterator[Reading]:
    """The phone numbers of a text, in digits alone (with a leading + and with the extension after an x where said)."""
    if not _DIALLED.search(text):
        return
    for found in _PHONE.finditer(text):
        number = dialled(found[0])
        if len(number.split("x")[0]) >= _LEAST:
            yield Reading(found.start(), found.end(), number, "phone")
    for found in (*_CUED.finditer(text), *(_LOCAL.finditer(text) if "-" in text else ())):
        yield Reading(found.start(1), found.end(1), dialled(found[1]), "phone")
    for found in _TOWN.finditer(text) if _OF_PEOPLE.search(text) else ():
        yield Reading(found.start(), found.end(), dialled(found[0]), "phone")


def dialled(words: str) -> str:
    """A phone number in digits alone."""
    landline = words.startswith(("0", "(0", "+"))
    splits = _EXTENSION if words.startswith(("0", "(0", "+86")) else _NAMED_EXTENSION
    parts = splits.split(words) if landline and len(_NOT_DIAL.sub("", words)) > 10 else [words]
    digits = [_NOT_DIAL.sub("", part) for part in parts if part]
    if len(digits) > 1 and len(_NOT_DIAL.sub("", parts[0])) >= 10:
        return f"{''.join(digits[:-1])}x{digits[-1]}"
    return "".join(digits)
