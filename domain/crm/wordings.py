"""What people say as names, phone numbers and accounts, made fit to be kept."""

from __future__ import annotations

import re

from domain.errors import BadInputError

#: Longer ones are no names but whole sentences.
LONGEST_NAME = 120

_JOINER = "\u200d"
_PHONE = re.compile(r"[0-9+()./\- ]*[0-9](?: ?(?:转|分机|ext\.?|x) ?[0-9]+)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def one_line(text: str) -> str:
    """The text without line breaks, signs that can't be seen (but what joins emoji), and doubled spaces."""
    return " ".join("".join(sign if sign.isprintable() or sign == _JOINER else " " for sign in text).split())


def account(field: str, text: str) -> str:
    """An account in free words, its line breaks kept; raises BadInputError where nothing is left."""
    lines = [line for line in map(one_line, text.splitlines()) if line]
    if not lines:
        raise BadInputError(field, "crm.nothing_said")
    return "\n".join(lines)


def name(field: str, text: str) -> str:
    """A name on one line; raises BadInputError for one without a letter or digit, or far too long."""
    cleaned = one_line(text)
    if not any(sign.isalnum() for sign in cleaned):
        raise BadInputError(field, "crm.no_name")
    if len(cleaned) > LONGEST_NAME:
        raise BadInputError(field, "crm.name_too_long", longest=LONGEST_NAME)
    return cleaned


def optional(text: str | None) -> str | None:
    """A short text on one line; None where nothing was said."""
    return one_line(text) or None if text else None


def phone(text: str | None) -> str | None:
    """A phone number as said; raises BadInputError for what can't be one."""
    cleaned = optional(text)
    if cleaned is not None and not (_PHONE.fullmatch(cleaned) and sum(sign.isdigit() for sign in cleaned) >= 5):
        raise BadInputError("phone", "crm.phone_unclear", phone=cleaned)
    return cleaned


def email(text: str | None) -> str | None:
    """An e-mail address; raises BadInputError for what can't be one."""
    cleaned = optional(text)
    if cleaned is not None and not _EMAIL.fullmatch(cleaned):
        raise BadInputError("email", "crm.email_unclear", email=cleaned)
    return cleaned
