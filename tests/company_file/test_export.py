"""What is exported is the company again: loading it elsewhere makes the same records, and the same file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.catalog.products import PackUnit
from domain.sales.orders import OrderState
from storage.audit.verify import verify
from storage.company_file.export import export
from tests.company_file.companies import COMPANY, company
from tests.company_file.offices import fates, office, owed, put, stages
from tests.databases import Ground, on_both_databases
from tests.house import House


@pytest.fixture
def house(ground: Ground) -> Iterator[House]:
    """The small company of the file."""
    loaded = office(ground)
    put(loaded, COMPANY)
    yield loaded
    loaded.database.close()


def exported(house: House) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export(house.database))
    return document


def record(document: dict[str, Any], section: str, record_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in document[section] if each["id"] == record_id)
    return found


def assert_loads_again(house: House, ground: Ground) -> None:
    """Elsewhere the file makes the same company with the same receivables, here it changes nothing."""
    written = export(house.database)
    elsewhere = office(ground)
    put(elsewhere, written)
    assert export(elsewhere.database) == written
    assert sorted(owed(elsewhere).items()) == sorted(owed(house).items())
    assert verify(elsewhere.database).problems == ()
    elsewhere.database.close()
    assert fates(put(house, written)) == {}
    assert export(house.database) == written


@on_both_databases
def test_nothing_that_the_file_said_is_lost(house: House) -> None:
    document = exported(house)
    for section, records in COMPANY.items():
        if not isinstance(records, list):
            assert document[section] == records
            continue
        assert len(document[section]) == len(records), section
        for said, written in zip(records, document[section], strict=True):
            assert {**written, **said, **lines(said, written)} == written, section


def lines(said: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """The lines as said, where an export names the unit that was meant."""
    if "lines" not in said:
        return {}
    return {"lines": [{**now, **line} for line, now in zip(said["lines"], written["lines"], strict=True)]}


@on_both_databases
def test_an_export_loads_again(house: House, ground: Ground) -> None:
    assert_loads_again(house, ground)


def test_it_is_readable_json_with_records_by_id(house: House) -> None:
    written = export(house.database)
    assert "北轮自行车用品有限公司" in written
    assert [order["id"] for order in exported(house)["orders"]] == [f"SO-030{number}" for number in range(1, 8)]


@on_both_databases
def test_what_people_did_since_is_in_it(house: House, ground: Ground) -> None:
    house.act("E01", "record_payment", customer="C01", amount="100", acknowledged=["duplicate_payment"])
    house.act("E05", "invoice_order", order="SO-0303")
    house.act("E02", "record_payment", order="SO-0302", amount="200.5", method="cash")
    document = exported(house)
    assert record(document, "invoices", "INV-0503")["paid"] == "100"
    assert record(document, "invoices", "INV-0502")["payments"][-1] == {
        "amount": "200.5",
        "received_on": "2026-11-23",
        "method": "cash",
    }
    assert record(document, "orders", "SO-0303")["status"] == "invoiced"
    assert_loads_again(house, ground)


def test_an_order_invoiced_ahead_is_still_to_be_shipped(house: House, ground: Ground) -> None:
    house.act("E05", "invoice_order", order="SO-0304", acknowledged=["in_advance"])
    house.act("E01", "record_payment", order="SO-0304", amount="4950")
    assert stages(house)["SO-0304"] == "paid"
    assert record(exported(house), "orders", "SO-0304")["status"] == "confirmed"
    assert_loads_again(house, ground)


def test_an_invoice_that_was_taken_back_is_not_in_it(house: House, ground: Ground) -> None:
    house.act("E05", "invoice_order", order="SO-0303")
    house.undo("E05")
    assert [invoice["id"] for invoice in exported(house)["invoices"]] == ["INV-0501", "INV-0502"]
    assert_loads_again(house, ground)


def test_prices_said_without_tax_are_written_as_the_company_says_prices(house: House, ground: Ground) -> None:
    goods = {"product": "P01", "quantity": "7", "unit_price": "10", "price_tax": "excluded", "discount_percent": "5"}
    made = house.act("E01", "create_order", customer="C01", lines=[goods])
    line = record(exported(house), "orders", str(made.result["order"]))["lines"][0]
    gross = round(Decimal(line["unit_price"]) * 7 * 95 / 100, 2)
    assert gross == Decimal("75.15")
    assert_loads_again(house, ground)


@pytest.mark.parametrize("price", ["1", "1.04", "2.17"])
def test_a_sum_that_no_price_without_tax_comes_to_is_written_as_near_as_can_be(ground: Ground, price: str) -> None:
    house = office(ground)
    put(house, company(prices_include_tax=False))
    goods = {"product": "P01", "quantity": "1", "unit_price": price, "price_tax": "included"}
    made = house.act("E03", "create_order", customer="C01", lines=[goods], acknowledged=["double"])
    number = str(made.result["order"])
    with house.changing() as store:
        store.orders.get(number).state = OrderState.CONFIRMED
    house.act("E05", "invoice_order", order=number, acknowledged=["in_advance"])
    line = record(exported(house), "orders", number)["lines"][0]
    net = round(Decimal(line["unit_price"]), 2)
    assert abs(net + round(net * 13 / 100, 2) - Decimal(price)) <= Decimal("0.01")
    assert_loads_again(house, ground)
    house.database.close()


@pytest.mark.parametrize("units", [[], [PackUnit("盒", Decimal(10))]])
def test_a_unit_that_holds_something_else_now_is_written_in_pieces(
    house: House, ground: Ground, units: list[PackUnit]
) -> None:
    with house.changing() as store:
        store.products.get("P01").units = units
    line = record(exported(house), "orders", "SO-0304")["lines"][0]
    assert line == {"product": "P01", "quantity": "360", "unit": "条", "unit_price": "13.75"}
    assert_loads_again(house, ground)


PRODUCTS = {"P01": ["条", "盒", "box", None], "P02": ["根", None], "P03": ["个", None]}
DAY = date(2026, 10, 1)

quantities = st.decimals("0.001", "400", places=3).map(lambda number: str(number.normalize().__format__("f")))
coins = st.decimals("0.01", "3000", places=2).map(str)


@st.composite
def order_lines(draw: st.DrawFn) -> dict[str, Any]:
    product = draw(st.sampled_from(sorted(PRODUCTS)))
    unit = draw(st.sampled_from(PRODUCTS[product]))
    line = {"product": product, "quantity": draw(quantities), "unit_price": draw(coins | st.just("0"))}
    discount = draw(st.sampled_from([None, "10", "33.33", "100"]))
    return line | ({"unit": unit} if unit else {}) | ({"discount_percent": discount} if discount else {})


@st.composite
def orders(draw: st.DrawFn, number: int) -> dict[str, Any]:
    status = st.sampled_from(["draft", "pending_approval", "confirmed", "shipped", "invoiced", "paid", "cancelled"])
    order = {
        "id": f"SO-{number}",
        "customer": draw(st.sampled_from(["C01", "C02", "C03"])),
        "ordered_on": str(DAY + timedelta(draw(st.integers(0, 50)))),
        "status": draw(status),
        "lines": draw(st.lists(order_lines(), min_size=1, max_size=3)),
    }
    return order | draw(st.sampled_from([{}, {"warehouse": "W2"}, {"owner": "E02"}]))


@st.composite
def invoices(draw: st.DrawFn, number: int, order: str) -> dict[str, Any]:
    amount = Decimal(draw(coins))
    invoice = {"id": f"INV-{number}", "order": order, "amount": str(amount), "due_on": str(DAY)}
    parts = draw(st.lists(st.integers(0, 100), max_size=3))
    whole = max(sum(parts), 100)
    payments = [
        {"amount": str(share), "received_on": str(DAY + timedelta(position))}
        for position, part in enumerate(parts)
        if (share := (amount * part / whole).quantize(Decimal("0.01"))) and share * len(parts) <= amount
    ]
    return invoice | ({"payments": payments} if payments else draw(st.sampled_from([{}, {"paid": str(amount)}])))


@st.composite
def companies(draw: st.DrawFn) -> dict[str, Any]:
    made = [draw(orders(number)) for number in range(1, draw(st.integers(1, 6)))]
    billed = draw(st.lists(st.sampled_from([order["id"] for order in made]), max_size=4)) if made else []
    bills = [draw(invoices(number, order)) for number, order in enumerate(billed, 1)]
    settings_ = {"prices_include_tax": draw(st.booleans()), "currency": draw(st.sampled_from(["CNY", "JPY"]))}
    if settings_["currency"] == "JPY":
        bills = []
    return company(orders=made, invoices=bills, **settings_)


@pytest.mark.parametrize("backend", ["sqlite"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=companies())
def test_whatever_company_is_loaded_its_export_loads_again(ground: Ground, document: dict[str, Any]) -> None:
    house = office(ground)
    put(house, document)
    assert_loads_again(house, ground)
    house.database.close()
