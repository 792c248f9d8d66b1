"""Values of outcomes as text in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.replies.days import Days
from domain.calendar import Period
from domain.kinds import KIND_WORDS, Kind
from domain.money import Amount, Percent, Qty, minor_digits, plain
from domain.outcome import Mark, Marked, RecordRef, Say
from domain.words import Language, Words

#: Signs that mean one currency alone; any other is written by its code.
_SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "JPY": "JP¥", "KRW": "₩"}

Sentence = Callable[[str, Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Values:
    """Words values in one language.

    `sentence` words a catalogue key. `numbered`: new records have numbers that people may see; on a card that waits for
    confirmation they have none yet.
    """

    language: Language
    days: Days
    sentence: Sentence
    numbered: bool = True

    def text(self, value: Any) -> str:
        """A value's text; empty for None and for a new record that has no number yet."""
        match value:
            case None:
                return ""
            case Kind():
                return KIND_WORDS[value].in_language(self.language)
            case str():
                return value
            case bool():
                return self.sentence("common.yes" if value else "common.no", {})
            case int() | Decimal():
                return grouped(Decimal(value))
            case Amount():
                return money(value)
            case Qty():
                return f"{grouped(value.value)} {value.unit}".rstrip()
            case Percent():
                return f"{plain(value.value)}%"
            case datetime():
                return self.days.moment(value)
            case date():
                return self.days.day(value)
            case Period():
                return self.days.period(value)
            case _:
                return self._named(value)

    def _named(self, value: Any) -> str:
        match value:
            case RecordRef():
                return "" if self.unnumbered(value) else value.name or value.id
            case Words():
                return value.in_language(self.language)
            case Say():
                return self.sentence(value.key, value.params)
            case Marked():
                return self.text(value.value)
            case tuple() | list():
                between = "、" if self.language == "zh" else ", "
                return between.join(text for text in map(self.text, value) if text)
            case _:
                raise TypeError(f"no words for a {type(value).__name__}")

    def unnumbered(self, value: Any) -> bool:
        """Whether it is a new record that is known by nothing but a number it does not have yet."""
        return isinstance(value, RecordRef) and value.new and not self.numbered and value.name in {"", value.id}


def grouped(value: Decimal) -> str:
    """A number with its thousands set apart and no digit lost: 1,200 or 12.5."""
    whole, point, rest = plain(value).partition(".")
    return f"{int(whole):,}{point}{rest}" if whole != "-0" else f"-0{point}{rest}"


def money(amount: Amount) -> str:
    """An amount with its currency, exact: as many digits as the coin has, more where it has more."""
    exact = plain(abs(amount.value))
    whole, _, rest = exact.partition(".")
    digits = rest.ljust(minor_digits(amount.currency), "0")
    sign = _SIGNS.get(amount.currency, f"{amount.currency} ")
    minus = "-" if amount.value < 0 else ""
    return f"{minus}{sign}{int(whole):,}" + (f".{digits}" if digits else "")


def is_number(value: Any) -> bool:
    """Whether a value is a figure, which tables set right."""
    plain_value = value.value if isinstance(value, Marked) else value
    return isinstance(plain_value, int | Decimal | Amount | Qty | Percent) and not isinstance(plain_value, bool)


def mark_of(value: Any) -> Mark | None:
    """The first mark on a value or on a part of it."""
    match value:
        case Marked():
            return value.mark
        case tuple():
            return next((mark for mark in map(mark_of, value) if mark), None)
        case _:
            return None
