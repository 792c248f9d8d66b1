"""Companies whose files leave things unsaid, or say them in parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from storage.audit.verify import verify
from tests.cards import shown
from tests.company_file.companies import company, smallest
from tests.company_file.offices import office, owed, put, stages
from tests.databases import Ground, on_both_databases
from tests.house import House

pytestmark = on_both_databases

BELL = {"id": "P1", "sku": "S1", "name": "铃", "unit": "个", "cost": "4", "tax_percent": "13"}
SHOP = {"id": "C1", "name": "乙", "owner": "E1"}
STAFF = [{"id": "E1", "name": "甲", "role": "owner"}]
SHEDS = [{"id": "W1", "name": "一仓"}, {"id": "W2", "name": "二仓"}]
HUNDRED = [{"product": "P1", "quantity": "100", "unit_price": "10"}]


@pytest.fixture
def house(ground: Ground) -> Iterator[House]:
    """A house without a company yet."""
    house = office(ground)
    yield house
    house.database.close()


def with_order(status: str, *, stock: dict[str, str] | None = None, **sections: Any) -> dict[str, Any]:
    """A shop with one order of a hundred bells for 1000 (1130 with tax), and what lies in which shed."""
    sale = {"id": "O-07", "customer": "C1", "ordered_on": "2026-11-02", "status": status, "lines": HUNDRED}
    held = [{"product": "P1", "warehouse": shed, "on_hand": much} for shed, much in (stock or {}).items()]
    sheds = SHEDS if stock else []
    base = {"employees": STAFF, "customers": [SHOP], "products": [BELL], "warehouses": sheds, "stock": held}
    return smallest(**{**base, "orders": [sale], **sections})


def bill(amount: str, **fields: Any) -> dict[str, Any]:
    """An invoice of the order."""
    return {"id": "I-1", "order": "O-07", "amount": amount, "issued_on": "2026-11-03", "due_on": "2026-12-03", **fields}


def test_what_a_part_invoice_left_is_invoiced_later(house: House) -> None:
    put(house, with_order("shipped", invoices=[bill("430", paid="30")]))
    assert (stages(house), owed(house)) == ({"O-07": "shipped"}, {"I-1": Decimal(400)})
    card = shown(house.preview("E1", "invoice_order", order="O-07"), "en")
    assert "Invoiced in advance: ¥430.00" in card
    assert house.act("E1", "invoice_order", order="O-07").result["amount"] == "700"
    assert (stages(house), owed(house)) == ({"O-07": "invoiced"}, {"I-1": Decimal(400), "I-2": Decimal(700)})
    assert house.refusal("E1", "invoice_order", order="O-07").key == "finance.nothing_to_invoice"


def test_a_paid_order_is_paid_where_its_invoice_does_not_say_so(house: House) -> None:
    put(house, with_order("paid", invoices=[bill("1130")]))
    assert (stages(house), owed(house)) == ({"O-07": "paid"}, {})


def test_an_invoiced_orders_invoice_is_unpaid_where_it_does_not_say_so(house: House) -> None:
    put(house, with_order("invoiced", invoices=[bill("1130")]))
    assert (stages(house), owed(house)) == ({"O-07": "invoiced"}, {"I-1": Decimal(1130)})


@pytest.mark.parametrize(
    ("stock", "warehouse", "held"),
    [
        ({"W1": "40", "W2": "150"}, "W2", 100),
        ({"W1": "140", "W2": "150"}, "W1", 100),
        ({"W1": "40", "W2": "50"}, "W1", 40),
    ],
)
def test_an_order_of_no_warehouse_is_held_where_everything_is_else_in_the_first(
    house: House, stock: dict[str, str], warehouse: str, held: int
) -> None:
    put(house, with_order("confirmed", stock=stock))
    with house.records() as store:
        (found,) = store.stock.reservations("O-07")
        assert (store.orders.get("O-07").warehouse, found.warehouse, found.quantity) == (
            warehouse,
            warehouse,
            Decimal(held),
        )


def test_a_company_that_keeps_no_stock_ships_and_invoices_all_the_same(house: House) -> None:
    put(house, with_order("confirmed"))
    assert stages(house) == {"O-07": "confirmed"}
    house.act("E1", "ship_order", order="O-07")
    assert house.act("E1", "invoice_order", order="O-07").result["amount"] == "1130"
    with house.records() as store:
        assert store.stock.balances() == []
    assert verify(house.database).problems == ()


def test_books_in_a_currency_without_cents_have_none(house: House) -> None:
    lines = [{"product": "P1", "quantity": "3", "unit_price": "33.5", "discount_percent": "10"}]
    document = with_order("shipped", currency="JPY")
    document["orders"][0]["lines"] = lines
    put(house, document)
    assert house.act("E1", "invoice_order", order="O-07").result["amount"] == "102"
    assert house.refusal("E1", "record_payment", customer="C1", amount="1.5").key == "finance.amount_too_fine"
    house.act("E1", "record_payment", customer="C1", amount="102")
    assert (stages(house), owed(house)) == ({"O-07": "paid"}, {})


def test_documents_count_for_somebody_also_where_nobody_works_any_more(house: House) -> None:
    gone = [{"id": "E1", "name": "甲", "role": "rep", "active": False}]
    put(house, with_order("confirmed", employees=gone, customers=[{"id": "C1", "name": "乙"}]))
    with house.records() as store:
        assert store.orders.get("O-07").owner == "E1"


def test_an_order_that_waits_is_approved_and_one_that_holds_goods_gives_them_back(house: House) -> None:
    document = company()
    next(sale for sale in document["orders"] if sale["id"] == "SO-0305")["owner"] = "E01"
    put(house, document)
    house.act("E02", "approve", document="SO-0305")
    house.act("E01", "cancel_order", order="SO-0304")
    assert {number: stage for number, stage in stages(house).items() if number in {"SO-0304", "SO-0305"}} == {
        "SO-0304": "cancelled",
        "SO-0305": "confirmed",
    }
    with house.records() as store:
        assert store.stock.balance("P01", "W1").reserved == 0
    assert verify(house.database).problems == ()
