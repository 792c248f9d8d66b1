"""Amounts, instants, days and lists come back exactly as they were kept, and sort alike on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Integer, MetaData, Table, func, insert, select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import StatementError

from storage.engine import connect
from storage.types import Day, Instant, Json, Scaled, key, texts
from tests.databases import Ground, on_both_databases

things = Table(
    "things",
    MetaData(),
    Column("row", Integer, primary_key=True),
    Column("id", key()),
    Column("amount", Scaled),
    Column("at", Instant),
    Column("day", Day),
    Column("body", Json),
    Column("aliases", texts()),
)


@pytest.fixture
def connection(ground: Ground) -> Iterator[Connection]:
    engines = connect(ground.empty())
    with engines.writing.begin() as connection:
        things.metadata.create_all(connection)
        yield connection
    engines.dispose()


def kept(connection: Connection, **values: Any) -> Any:
    connection.execute(insert(things), [values])
    return connection.execute(select(things)).one()


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_an_amount_is_kept_exactly(millionths: int) -> None:
    amount = Decimal(millionths).scaleb(-6)
    column, dialect = Scaled(), SQLiteDialect_pysqlite()
    stored = column.process_bind_param(amount, dialect)
    assert stored == millionths
    read = column.process_result_value(stored, dialect)
    assert read == amount
    assert read is not None
    assert not str(read).endswith("0") or "." not in str(read)


@pytest.mark.parametrize("amount", [Decimal(10) ** 12, Decimal(-10) ** 13, Decimal("NaN"), Decimal("Infinity")])
def test_an_amount_that_is_too_large_is_refused(amount: Decimal) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        Scaled().process_bind_param(amount, SQLiteDialect_pysqlite())


def test_a_seventh_digit_after_the_point_is_refused() -> None:
    with pytest.raises(ValueError, match="digits after the point"):
        Scaled().process_bind_param(Decimal("0.0000001"), SQLiteDialect_pysqlite())


@on_both_databases
class TestInTheDatabase:
    def test_a_float_is_refused(self, connection: Connection) -> None:
        with pytest.raises(StatementError, match="exact decimal"):
            connection.execute(insert(things), [{"amount": 0.1}])

    def test_sums_are_exact(self, connection: Connection) -> None:
        amounts = [Decimal("0.1"), Decimal("0.2"), Decimal("999999999999.999999"), Decimal("999999999999")]
        connection.execute(insert(things), [{"amount": amount} for amount in amounts])
        assert connection.execute(select(func.sum(things.c.amount))).scalar() == sum(amounts)

    def test_an_instant_comes_back_in_utc_to_the_microsecond(self, connection: Connection) -> None:
        shanghai = timezone(timedelta(hours=8))
        at = kept(connection, at=datetime(2026, 3, 4, 10, 0, 0, 123456, shanghai)).at
        assert at == datetime(2026, 3, 4, 2, 0, 0, 123456, UTC)
        assert at.tzinfo is UTC

    def test_instants_sort_and_compare(self, connection: Connection) -> None:
        early, late = datetime(2026, 3, 4, 2, 0, 0, tzinfo=UTC), datetime(2026, 3, 4, 2, 0, 0, 5, tzinfo=UTC)
        connection.execute(insert(things), [{"at": late}, {"at": early}])
        assert list(connection.scalars(select(things.c.at).order_by(things.c.at))) == [early, late]
        assert connection.scalars(select(things.c.at).where(things.c.at > early)).all() == [late]

    def test_an_instant_without_a_zone_is_refused(self, connection: Connection) -> None:
        with pytest.raises(StatementError, match="needs a zone"):
            connection.execute(insert(things), [{"at": datetime(2026, 3, 4)}])  # noqa: DTZ001  that is what is refused

    def test_a_day_is_no_instant(self, connection: Connection) -> None:
        with pytest.raises(StatementError, match="a day is needed"):
            connection.execute(insert(things), [{"day": datetime(2026, 3, 4, tzinfo=UTC)}])
        assert kept(connection, day=date(2026, 3, 4)).day == date(2026, 3, 4)

    def test_ids_sort_by_their_characters_codes(self, connection: Connection) -> None:
        ids = ["SO-1", "SO-10", "SO-2", "a", "B", "Ä", "单"]
        connection.execute(insert(things), [{"id": each} for each in ids])
        assert list(connection.scalars(select(things.c.id).order_by(things.c.id))) == sorted(ids)

    def test_lists_and_json_come_back_as_they_were(self, connection: Connection) -> None:
        row = kept(connection, body={"词": [1, None, "二"]}, aliases=["瀚宁", "Hanning"])
        assert row.body == {"词": [1, None, "二"]}
        assert row.aliases == ["瀚宁", "Hanning"]
