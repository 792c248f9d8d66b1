"""Shipping: all, in part, from elsewhere, more than there is; and taking goods back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.errors import ConflictError, QuestionError
from domain.finance.ports import Account
from tests.cards import choices, shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import held, line, on_hand, order


@on_both_databases
def test_everything_open_ships_from_the_orders_warehouse(house: House) -> None:
    order(house, line("A01", "2", "箱"), line("A02", "5"))
    card = shown(house.act("E06", "ship_order", order="SO-1001", tracking_no="SF900"))
    assert card[0] == "SO-1001 发货 DN-1001：瀚宁检测技术有限公司，全部发完"
    assert {"仓库: 嘉定仓 (默认)", "运单号: SF900", "烧杯500ml | 2 箱", "容量瓶250ml | 5 只"} <= set(card)
    assert (on_hand(house, "A01"), held(house, "SO-1001")) == (452, 0)


def test_a_part_ships_and_the_rest_stays_open_and_reserved(house: House) -> None:
    order(house, line("A01", "10"), line("A02", "5"))
    card = shown(house.act("E06", "ship_order", order="SO-1001", lines=[line("A01", "4")]))
    assert {"SO-1001 部分发货 DN-1001：瀚宁检测技术有限公司", "烧杯500ml | 4 只 | 6 只"} <= set(card)
    assert held(house, "SO-1001") == 11
    assert "状态: 已确认、部分发货" in shown(house.act("E01", "show_order", order="SO-1001"))
    house.act("E06", "ship_order", order="SO-1001")
    assert told(house.refusal("E06", "ship_order", order="SO-1001")) == "SO-1001 已经全部发完。"


def test_goods_at_cost_leave_the_books_with_the_delivery(house: House) -> None:
    order(house, line("A01", "10"))
    owner = shown(house.act("E10", "ship_order", order="SO-1001"))
    assert "成本: ¥94.00" in owner
    with house.records() as store:
        assert store.journal.balance(Account.COST_OF_GOODS) == 94
    house.undo("E10")
    with house.records() as store:
        assert store.journal.balance(Account.COST_OF_GOODS) == 0


def test_the_warehouse_does_not_see_the_cost(house: House) -> None:
    order(house, line("A01", "10"))
    assert not [row for row in shown(house.act("E06", "ship_order", order="SO-1001")) if row.startswith("成本")]


def test_more_than_there_is_is_asked_about(house: House) -> None:
    order(house, line("A05", "20"), line("A01", "5"))
    question = house.refusal("E06", "ship_order", order="SO-1001")
    assert told(question) == "嘉定仓的货不够发 SO-1001：Graduated Cylinder 100ml要 20 pc，有 8 pc。怎么发？"
    assert choices(question) == ["先发 8 pc、5 只"]
    assert isinstance(question, QuestionError)
    card = shown(house.act("E06", "ship_order", order="SO-1001", **question.options[0].changes))
    assert "Graduated Cylinder 100ml | 8 pc | 12 pc" in card
    nothing = house.refusal("E06", "ship_order", order="SO-1001")
    assert told(nothing) == "嘉定仓没货，别的仓也不够：Graduated Cylinder 100ml要 12 pc，有 0 pc。"


def test_a_warehouse_that_has_everything_is_offered(house: House) -> None:
    order(house, line("A04", "50"), warehouse="W1")
    question = house.refusal("E06", "ship_order", order="SO-1001")
    assert choices(question) == ["从番禺仓发"]
    assert isinstance(question, QuestionError)
    house.act("E06", "ship_order", order="SO-1001", **question.options[0].changes)
    assert on_hand(house, "A04", "W2") == 150


def test_what_another_order_holds_does_not_ship(house: House) -> None:
    order(house, line("A05", "6"), customer="C02")
    order(house, line("A05", "5"))
    assert choices(house.refusal("E06", "ship_order", order="SO-1002")) == ["先发 2 pc"]


def test_shipping_from_elsewhere_gives_back_only_what_is_needed_no_longer(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E06", "ship_order", order="SO-1001", lines=[line("A01", "4")], warehouse="W2")
    assert (held(house, "SO-1001"), on_hand(house, "A01", "W2"), on_hand(house, "A01")) == (6, 56, 500)
    house.act("E06", "ship_order", order="SO-1001", lines=[line("A01", "6")], warehouse="W2")
    assert held(house, "SO-1001") == 0


def test_two_lines_of_one_product_ship_whatever_each_of_them_holds(house: House) -> None:
    order(house, line("A05", "6"), line("A05", "4", unit_price="25"))
    card = shown(house.act("E06", "ship_order", order="SO-1001", lines=[line("A05", "8")]))
    assert {"Graduated Cylinder 100ml | 6 pc | ", "Graduated Cylinder 100ml | 2 pc | 2 pc"} <= set(card)
    assert held(house, "SO-1001") == 0


def test_more_than_was_ordered_is_refused(house: House) -> None:
    order(house, line("A01", "2", "箱"))
    refusal = house.refusal("E06", "ship_order", order="SO-1001", lines=[line("A01", "3")])
    assert told(refusal) == "烧杯500ml还没发的只有 48 只，不够 72 只。"
    other = house.refusal("E06", "ship_order", order="SO-1001", lines=[line("A02", "3")])
    assert told(other) == "SO-1001 里没有容量瓶250ml。"


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([], "SO-1001 还在等审批，不能发货。"),
        ([("E03", "reject", {"document": "SO-1001"})], "SO-1001 还是草稿，不能发货。"),
        ([("E01", "cancel_order", {"order": "SO-1001"})], "SO-1001 已取消，不能发货。"),
    ],
)
def test_only_a_binding_order_ships(house: House, steps: list[tuple[str, str, dict[str, str]]], sentence: str) -> None:
    order(house, line("A01", "10", unit_price="9"))
    for person, action, args in steps:
        house.act(person, action, **args)
    assert told(house.refusal("E06", "ship_order", order="SO-1001")) == sentence


@on_both_databases
def test_a_delivery_taken_back_is_on_hand_and_reserved_again(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E06", "ship_order", order="SO-1001", lines=[line("A01", "4")])
    assert shown(house.undo("E06"))[0] == "SO-1001 的出库 DN-1001 已撤回"
    assert (on_hand(house, "A01"), held(house, "SO-1001")) == (500, 10)
    house.act("E06", "ship_order", order="SO-1001")
    assert on_hand(house, "A01") == 490


def test_goods_come_back_at_the_cost_they_left_at(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E06", "ship_order", order="SO-1001")
    with house.changing() as store:
        store.products.get("A01").cost = Decimal(20)
    house.undo("E06")
    with house.records() as store:
        assert store.journal.balance(Account.COST_OF_GOODS) == 0


def test_a_delivery_that_was_invoiced_is_not_taken_back_until_the_invoice_is(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E06", "ship_order", order="SO-1001")
    house.act("E07", "invoice_order", order="SO-1001")
    with pytest.raises(ConflictError) as refusal:
        house.undo("E06")
    assert told(refusal.value) == "出库 DN-1001 已开票，不能撤回；请先冲回发票。"
    house.undo("E07")
    house.undo("E06")
    assert on_hand(house, "A01") == 500


def test_goods_taken_back_for_an_order_that_waits_again_are_not_reserved(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E06", "ship_order", order="SO-1001", lines=[line("A01", "4")])
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "10", unit_price="5")])
    house.undo("E06")
    assert (on_hand(house, "A01"), held(house, "SO-1001")) == (500, 0)
