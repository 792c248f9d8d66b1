"""The demo company, whatever day it is shown on: it loads, its books agree, and its figures are such as one might see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.demo import demo_company
from domain.calendar import FixedClock
from domain.finance.ageing import aged, total
from domain.sales.orders import OrderState
from storage.audit.verify import verify
from storage.company_file.load import load
from storage.company_file.read import parse_company
from storage.database import SqlDatabase
from storage.migrations.upgrade import upgrade
from tests.company_file.offices import stages
from tests.databases import SqliteGround
from tests.house import House

days = given(today=st.dates(date(2020, 1, 1), date(2099, 12, 31)))
few = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def ground(sqlite_ground: SqliteGround) -> SqliteGround:
    """SQLite, on which the demo runs."""
    return sqlite_ground


def shown_on(ground: SqliteGround, today: date) -> Iterator[House]:
    """The company as somebody finds it who starts the demo on that day."""
    database = SqlDatabase(ground.empty())
    upgrade(database.engines)
    house = House(database)
    house.clock.instant = datetime.combine(today, time(4), tzinfo=UTC)
    load(database, parse_company(json.dumps(demo_company(today))), FixedClock(house.clock.instant))
    yield house
    database.close()


@few
@days
@example(today=date(2028, 2, 29))
def test_it_loads_on_any_day_and_its_books_agree(ground: SqliteGround, today: date) -> None:
    for house in shown_on(ground, today):
        assert verify(house.database).problems == ()
        file = demo_company(today)
        assert stages(house) == {order["id"]: order["status"] for order in file["orders"]}


@few
@days
def test_its_figures_are_believable(ground: SqliteGround, today: date) -> None:
    for house in shown_on(ground, today):
        with house.records() as store:
            orders = [order for order in store.orders.all() if order.state is OrderState.CONFIRMED]
            costs = {product.id: product.cost for product in store.products.all()}
            receivables = aged(store.invoices.open(), today)
            paid = [payment.received_on for payment in store.payments.all()]
        assert today - timedelta(180) <= min(order.ordered_on for order in orders)
        assert today - timedelta(14) <= max(order.ordered_on for order in orders) < today
        assert max(paid) <= today
        sold = sum((order.net for order in orders), Decimal(0))
        lines = [line for order in orders for line in order.lines]
        spent = sum((line.base_quantity * (costs[line.product] or 0) for line in lines), Decimal(0))
        assert Decimal("0.1") < (sold - spent) / sold < Decimal("0.6")
        overdue = [each for each in receivables if each.overdue]
        assert overdue
        assert total(overdue) < total(receivables) < sold / 2


def test_the_same_day_shows_the_same_company() -> None:
    today = date(2026, 3, 4)
    assert demo_company(today) == demo_company(today)
    assert demo_company(today) != demo_company(today + timedelta(1))
