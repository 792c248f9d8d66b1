"""Lists of orders, one order with its chain, prices, and who sees which."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import DeniedError
from domain.sales.progress import Stage, progress_of
from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import line, order


def many(house: House) -> None:
    """Orders at every stage, and some between."""
    for quantity in range(1, 10):
        order(house, line("A01", f"{quantity}", unit_price="9" if quantity <= 2 else "18"))
    house.act("E03", "reject", document="SO-1002")
    for number in ("SO-1004", "SO-1006", "SO-1007"):
        house.act("E06", "ship_order", order=number)
    house.act("E06", "ship_order", order="SO-1005", lines=[line("A01", "1")])
    for number in ("SO-1005", "SO-1006", "SO-1007"):
        house.act("E07", "invoice_order", order=number)
    house.act("E07", "invoice_order", order="SO-1008", acknowledged=["in_advance"])
    house.act("E07", "record_payment", order="SO-1007", amount="126")
    house.act("E07", "record_payment", order="SO-1006", amount="100")
    house.act("E01", "cancel_order", order="SO-1009")


EXPECTED = {
    "pending_approval": ["SO-1001"],
    "draft": ["SO-1002"],
    "confirmed": ["SO-1005", "SO-1003"],
    "shipped": ["SO-1004"],
    "invoiced": ["SO-1008", "SO-1006"],
    "paid": ["SO-1007"],
    "cancelled": ["SO-1009"],
    "unshipped": ["SO-1008", "SO-1005", "SO-1003"],
}


@on_both_databases
def test_orders_are_found_by_the_furthest_they_have_reached(house: House) -> None:
    many(house)
    for person in ("E01", "E03", "E07", "E10"):
        found = {status: house.act(person, "list_orders", status=status).result["orders"] for status in EXPECTED}
        assert {status: [row["order"] for row in rows] for status, rows in found.items()} == EXPECTED


@on_both_databases
@pytest.mark.parametrize("person", ["E01", "E08", "E12"])
def test_what_the_search_says_is_what_each_order_says_to_whoever_looks(house: House, person: str) -> None:
    many(house)
    with house.records(person) as store:
        progress = progress_of(store, store.orders.all())
        for stage in Stage:
            found = {each.id for each in store.orders.search(None, None, None, stage.value)}
            assert found == {number for number, each in progress.items() if each.stage is stage}
            assert store.orders.count(None, None, None, stage.value) == len(found)


@on_both_databases
def test_an_invoice_taken_back_and_made_again_is_owed_again(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E06", "ship_order", order="SO-1001")
    house.act("E07", "invoice_order", order="SO-1001")
    house.undo("E07")
    assert house.act("E07", "list_orders", status="shipped").result["total"] == 1
    house.act("E07", "invoice_order", order="SO-1001")
    assert house.act("E07", "list_orders", status="invoiced").result["total"] == 1
    assert "状态: 已开票" in shown(house.act("E07", "show_order", order="SO-1001"))
    house.act("E07", "record_payment", order="SO-1001", amount="180")
    assert "状态: 已付清" in shown(house.act("E07", "show_order", order="SO-1001"))


def test_a_list_shows_what_is_only_partly_done(house: House) -> None:
    many(house)
    rows = [row for row in shown(house.act("E01", "list_orders")) if row.startswith("SO-")]
    said = {row.split(" | ")[0]: row.split(" | ")[4] for row in rows}
    assert said["SO-1005"] == "已确认、部分发货、部分开票"
    assert said["SO-1006"] == "已开票、部分付款"
    assert said["SO-1008"] == "已开票、未发货"


def test_a_list_is_narrowed_by_customer_salesperson_and_time(house: House) -> None:
    order(house, line("A01", "1"))
    order(house, line("A01", "2"), by="E02", customer="C03")
    house.wait(days=1)
    order(house, line("A01", "3"))
    period = {"from": "2026-03-05", "to": "2026-03-31"}
    card = shown(house.act("E03", "list_orders", customer="C01", period=period))
    assert card[0] == "1 张订单"
    assert {"客户: 瀚宁"} <= set(card)
    assert house.act("E03", "list_orders", employee="E02").result["orders"][0]["order"] == "SO-1002"
    none = {"from": "2026-01-01", "to": "2026-01-31"}
    assert shown(house.act("E03", "list_orders", period=none))[0] == "没有这样的订单"


def test_the_newest_are_listed_first_and_all_are_counted(house: House) -> None:
    for quantity in range(1, 23):
        order(house, line("A03", f"{quantity}"), customer="C02")
    outcome = house.act("E01", "list_orders")
    assert shown(outcome)[0] == "22 张订单"
    assert [row["order"] for row in outcome.result["orders"]] == [f"SO-{number}" for number in range(1022, 1002, -1)]


@on_both_databases
def test_everybody_sees_the_orders_that_are_his_to_see(house: House) -> None:
    order(house, line("A01", "1"))
    order(house, line("A01", "2"), by="E02", customer="C03")
    order(house, line("A05", "1"), by="E04", customer="C04")
    seen = {person: house.act(person, "list_orders").result["total"] for person in ("E01", "E03", "E05", "E06", "E10")}
    assert seen == {"E01": 1, "E03": 2, "E05": 1, "E06": 3, "E10": 3}
    refusal = house.refusal("E01", "show_order", order="SO-1002")
    assert isinstance(refusal, DeniedError)
    assert told(refusal) == "这个订单由贺东川负责"


def test_purchasing_sees_what_has_shipped_but_nobody_elses_papers(house: House) -> None:
    order(house, line("A01", "1"))
    house.act("E06", "ship_order", order="SO-1001")
    house.act("E07", "invoice_order", order="SO-1001")
    card = shown(house.act("E08", "show_order", order="SO-1001"))
    assert "状态: 已发货" in card
    assert not [row for row in card if row.startswith(("DN-", "INV-"))]
    papers = {}
    for person in ("E01", "E02", "E08"):
        with house.records(person) as store:
            papers[person] = len(store.deliveries.of_order("SO-1001"))
    assert papers == {"E01": 1, "E02": 0, "E08": 0}


def test_an_order_counts_for_its_salesperson_its_writer_and_who_looks_after_the_customer(house: House) -> None:
    order(house, line("A01", "1"), salesperson="E02")
    with house.changing() as store:
        store.customers.get("C01").owner = "E04"
    for person in ("E01", "E02", "E04"):
        assert house.act(person, "list_orders").result["total"] == 1


def test_an_order_is_shown_with_its_chain_and_what_may_be_done_next(house: House) -> None:
    order(house, line("A01", "10"), line("A02", "5"), customer_po="MY-77")
    house.act("E06", "ship_order", order="SO-1001", lines=[line("A01", "10")], tracking_no="SF900")
    house.act("E07", "invoice_order", order="SO-1001")
    house.act("E07", "record_payment", order="SO-1001", amount="80")
    outcome = house.act("E10", "show_order", order="SO-1001")
    card = shown(outcome)
    assert {"客户订单号: MY-77", "状态: 已确认、部分发货、部分开票、部分付款"} <= set(card)
    assert "烧杯500ml | 10 只 | ¥18.00 | ¥180.00 | 10 只" in card
    assert "DN-1001 | 3月4日 | 嘉定仓 | SF900" in card
    assert "INV-1001 | 3月4日 | ¥180.00 | ¥100.00" in card
    assert "PAY-1001 | 3月4日 | ¥80.00" in card
    assert [offer.action for offer in outcome.offers] == ["ship_order", "invoice_order", "record_payment"]
    assert house.act("E12", "show_order", order="SO-1001").offers == ()


def test_who_may_decide_is_offered_it(house: House) -> None:
    order(house, line("A01", "10", unit_price="9"))
    assert [o.action for o in house.act("E03", "show_order", order="SO-1001").offers] == ["approve", "reject"]
    assert house.act("E01", "show_order", order="SO-1001").offers == ()


def test_last_price_and_list_price_are_told(house: House) -> None:
    assert (
        shown(house.act("E01", "query_price", product="A01", customer="C01"))[0]
        == "瀚宁还没买过烧杯500ml，目录价 ¥18.00"
    )
    order(house, line("A01", "1", "箱", unit_price="408"))
    card = shown(house.act("E01", "query_price", product="A01", customer="C01", quantity="100"))
    assert card[0] == "瀚宁上次买烧杯500ml的单价是 ¥17.00"
    assert {"上次购买: SO-1001，3月4日 周三", "合计: 100 只，¥1,700.00", "箱 | ¥432.00"} <= set(card)
    assert shown(house.act("E01", "query_price", product="A06"))[0] == "石英坩埚30ml目录价 ¥145.00/只"


@pytest.mark.parametrize(
    ("person", "floor", "cost"), [("E01", False, False), ("E03", True, False), ("E07", True, True)]
)
def test_floor_price_and_cost_are_told_to_those_who_see_them(
    house: House, person: str, floor: bool, cost: bool
) -> None:
    card = shown(house.act(person, "query_price", product="A01"))
    assert (("底价: ¥14.40" in card), ("成本: ¥9.40" in card)) == (floor, cost)


@on_both_databases
def test_storage_answers_what_sales_asks(house: House) -> None:
    order(house, line("A01", "10"))
    order(house, line("A01", "5", unit_price="17"))
    house.wait(days=2)
    order(house, line("A02", "1"), by="E03", customer="C02")
    with house.records("E03") as store:
        newest = store.orders.last_of_customer("C01")
        found = store.orders.last_line("C01", "A01")
        assert newest is not None
        assert found is not None
        assert (newest.id, found[0].id) == ("SO-1002", "SO-1002")
        assert found[1].unit_price == 17
        assert store.orders.last_line("C01", "A06") is None
        assert [each.id for each in store.orders.on_day("C01", date(2026, 3, 4))] == ["SO-1002", "SO-1001"]
        assert store.orders.open_value("C01") == 265
        assert store.orders.open_value("C01", without="SO-1002") == 180
