"""What the value grammar finds: numbers, amounts, days, times and contacts, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal[
    "number",
    "quantity",
    "pack",
    "money",
    "percent",
    "discount",
    "day",
    "bad_day",
    "moment",
    "clock",
    "period",
    "duration",
    "phone",
    "email",
]
"""`discount` is per cent off (九折: 10), `pack` how many one unit holds, `clock` a time of day without its day, `bad_day` a day
that no calendar has."""

Direction = Literal["future", "past"]
"""Which way a day without a year, a month or a week is looked for."""


class Number(NamedTuple):
    """A number inside the grammar: where it ends, its value, whether it was said exactly."""

    end: int
    value: Decimal
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of which unit (the caller's own name of the unit)."""

    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; `currency` is its ISO code where one was said, `per` the unit that the price is for where one was said."""

    amount: Decimal
    currency: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends inclusive."""

    first: date
    last: date


Value = Decimal | Quantity | Money | Period | datetime | date | time | timedelta | str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One reading of a stretch of text.

    `exact` is false where the person was vague (about, 几, 左右): never to be written as said.
    """

    start: int
    end: int
    value: Value
    kind: Kind
    exact: bool
    text: str


class Reading(NamedTuple):
    """A reading inside the grammar. `hides`: shorter readings in its way are dropped; `stays`: a longer one does not hide it."""

    start: int
    end: int
    value: Value
    kind: Kind
    exact: bool = True
    hides: bool = True
    stays: bool = False

    def moved(self, by: int) -> Reading:
        """The same reading further on in the text."""
        return Reading(
            self.start + by, self.end + by, self.value, self.kind, self.exact, hides=self.hides, stays=self.stays
        )
