"""Column types that keep a value exactly, and sort alike, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import JSON, TIMESTAMP, BigInteger, Dialect, Enum, Integer, String
from sqlalchemy import Date as SqlDate
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.types import TypeDecorator, TypeEngine

from domain.money import STORED_DIGITS

T = TypeVar("T")

#: Digits before and after the point together.
_MOST_DIGITS = 18


class Scaled(TypeDecorator[Decimal]):
    """An exact decimal as a 64-bit integer of millionths, or of finer parts; SQL may add and compare it, never multiply.

    Raises TypeError for a float, ValueError for more digits before the point than there is room for (10¹² and more, of
    millionths) or for more behind it.
    """

    impl = BigInteger
    cache_ok = True

    def __init__(self, digits: int = STORED_DIGITS) -> None:
        super().__init__()
        self.digits = digits

    def process_bind_param(self, value: Any, _dialect: Dialect) -> int | None:
        """The integer that is stored."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, Decimal | int):
            raise TypeError(f"an exact decimal is needed, not {value!r}")
        amount = Decimal(value)
        if not abs(amount) < 10 ** (_MOST_DIGITS - self.digits):
            raise ValueError(f"too large to be kept: {value}")
        units = amount.scaleb(self.digits)
        if units != int(units):
            raise ValueError(f"more than {self.digits} digits after the point: {value}")
        return int(units)

    def process_result_value(self, value: Any, _dialect: Dialect) -> Decimal | None:
        """The decimal again, without trailing zeros; sums come as integers or, from PostgreSQL, as numeric."""
        if value is None:
            return None
        whole, rest = divmod(int(value), 10**self.digits)
        return Decimal(int(value)).scaleb(-self.digits).normalize() if rest else Decimal(whole)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond; raises ValueError for one without a zone."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """A timestamp with time zone on PostgreSQL, sortable ISO text on SQLite."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """The instant as the database takes it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a zone: {value.isoformat()}")
        instant = value.astimezone(UTC)
        return instant if dialect.name == "postgresql" else instant.isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        """The instant in UTC."""
        if value is None:
            return None
        instant = datetime.fromisoformat(value) if isinstance(value, str) else value
        return instant.astimezone(UTC)


class Day(TypeDecorator[date]):
    """A business day; raises TypeError for an instant, whose day depends on a zone."""

    impl = SqlDate
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Dialect) -> date | None:
        """The day, unchanged."""
        if isinstance(value, datetime):
            raise TypeError(f"a day is needed, not an instant: {value.isoformat()}")
        return value


class Json(TypeDecorator[Any]):
    """Plain JSON, kept as it was written."""

    impl = JSON(none_as_null=True)
    cache_ok = True


class _JsonList(TypeDecorator[list[Any]]):
    """A list of small values as JSON, each turned by `encode` into plain JSON and by `decode` back."""

    impl = JSON
    cache_ok = True

    def __init__(self, encode: Callable[[Any], Any], decode: Callable[[Any], Any]) -> None:
        super().__init__()
        self.encode = encode
        self.decode = decode

    def process_bind_param(self, value: Any, _dialect: Dialect) -> list[Any]:
        """The list as plain JSON."""
        return [self.encode(item) for item in value or ()]

    def process_result_value(self, value: Any, _dialect: Dialect) -> list[Any]:
        """The list of values again."""
        return [self.decode(item) for item in value or ()]


def small_list(encode: Callable[[T], Any], decode: Callable[[Any], T]) -> TypeEngine[Any]:
    """A short list of immutable values in one column; appending to it in place is noticed and kept."""
    return MutableList.as_mutable(_JsonList(encode, decode))


def texts() -> TypeEngine[Any]:
    """A short list of texts in one column: aliases, tags, addresses."""
    return small_list(str, str)


def one_of(values: type[StrEnum]) -> TypeEngine[Any]:
    """One of an enumeration's values, by its text; a text that is none of them raises LookupError."""
    return Enum(values, native_enum=False, length=40, values_callable=lambda known: [item.value for item in known])


def key() -> TypeEngine[str]:
    """A record's id: text that sorts by its characters' codes on both databases."""
    return String().with_variant(String(collation="C"), "postgresql")


def serial() -> TypeEngine[int]:
    """A number that the database counts up for each row."""
    return BigInteger().with_variant(Integer(), "sqlite")
