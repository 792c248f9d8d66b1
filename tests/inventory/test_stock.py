"""What a question about stock is answered with."""

from __future__ import annotations

from decimal import Decimal

from domain.purchasing.documents import PurchaseLine, PurchaseOrder
from tests.cards import shown
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import line, order


@on_both_databases
def test_one_product_by_warehouse(house: House) -> None:
    order(house, line("A01", "100"))
    card = shown(house.act("E01", "query_stock", product="A01"))
    assert card[0] == "烧杯500ml 可用 460 只"
    assert {"现存: 560 只", "预留: 100 只", "可用: 460 只", "可用折合: 19 箱、4 只"} <= set(card)
    assert {"嘉定仓 | 500 只 | 100 只 | 400 只", "番禺仓 | 60 只 | 0 只 | 60 只"} <= set(card)


def test_one_warehouse_alone(house: House) -> None:
    card = shown(house.act("E01", "query_stock", product="A01", warehouse="W2"), "en")
    assert card[0] == "烧杯500ml in 番禺仓: 60 只 available"
    assert not [row for row in card if row.startswith("嘉定仓")]


def test_what_is_on_its_way_is_told_apart(house: House) -> None:
    with house.changing() as store:
        store.purchase_orders.add(PurchaseOrder("PO-1", "V01", "CNY", lines=[PurchaseLine(1, "A05", Decimal(40))]))
    card = shown(house.act("E01", "query_stock", product="A05"))
    assert {"可用: 8 pc", "在途: 40 pc"} <= set(card)


def test_what_is_low_is_said_and_listed_first(house: House) -> None:
    order(house, line("A03", "7500"))
    assert "培养皿90mm 可用 1,500 片，低于补货点 2,000 片" in shown(house.act("E08", "query_stock", product="A03"))
    card = shown(house.act("E08", "query_stock"))
    assert card[0] == "共 5 种产品，1 种低于补货点"
    assert card[2] == "培养皿90mm | 9,000 片 | 7,500 片 | 1,500 片 | 2,000 片"


def test_all_products_of_a_warehouse(house: House) -> None:
    card = shown(house.act("E01", "query_stock", warehouse="W2"))
    assert card[0] == "番禺仓有 2 种产品"
    assert [row.split(" | ")[0] for row in card[2:]] == ["烧杯500ml", "移液管10ml"]


def test_a_product_that_was_never_there_is_told_as_nothing(house: House) -> None:
    assert shown(house.act("E01", "query_stock", product="A06"))[0] == "石英坩埚30ml 可用 0 只"


def test_nobody_reads_cost_or_supplier_off_the_stock(house: House) -> None:
    for person in ("E01", "E06", "E10"):
        told = " ".join(shown(house.act(person, "query_stock", product="A01")))
        assert "9.40" not in told
        assert "汇沣" not in told
