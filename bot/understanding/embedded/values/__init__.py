"""Values in a message: numbers, quantities, money, per cents, days, moments, periods, phone numbers, e-mail addresses."""

from .find import find_values
from .found import Direction, Found, Kind, Money, Period, Quantity, Value
from .read import (
    Find,
    read_clock,
    read_day,
    read_discount,
    read_duration,
    read_email,
    read_moment,
    read_money,
    read_number,
    read_percent,
    read_period,
    read_phone,
    read_quantity,
)
from .scan import NO_UNITS, Units

__all__ = [
    "NO_UNITS",
    "Direction",
    "Find",
    "Found",
    "Kind",
    "Money",
    "Period",
    "Quantity",
    "Units",
    "Value",
    "find_values",
    "read_clock",
    "read_day",
    "read_discount",
    "read_duration",
    "read_email",
    "read_moment",
    "read_money",
    "read_number",
    "read_percent",
    "read_period",
    "read_phone",
    "read_quantity",
]
