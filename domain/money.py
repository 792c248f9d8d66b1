"""Exact amounts: rounding to a currency's minor unit, and the amount and quantity that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)

#: Digits after the point of a currency's minor unit (ISO 4217); what is not listed has two.
_MINOR_DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "KWD": 3, "BHD": 3, "OMR": 3, "TND": 3}

#: Stored amounts and quantities keep six digits after the point; more can't be written.
STORED_DIGITS = 6
STORED_LIMIT = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in one currency, as shown to a person."""

    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Qty:
    """A quantity in a unit's own name, as shown to a person."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in per cent: 13 is thirteen per cent."""

    value: Decimal


def minor_digits(currency: str) -> int:
    """How many digits after the point the currency's smallest coin has."""
    return _MINOR_DIGITS.get(currency, 2)


def round_money(value: Decimal, currency: str) -> Decimal:
    """Round half up to the currency's minor unit, the rule for every line and tax amount."""
    return value.quantize(Decimal(1).scaleb(-minor_digits(currency)), rounding=ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """A decimal in plain digits without trailing zeros: 50, 12.5, 12000."""
    text = format(value.normalize(), "f")
    return "0" if text in {"-0", ""} else text
