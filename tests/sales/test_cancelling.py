"""Cancelling an order, and letting it stand again."""

from __future__ import annotations

from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import held, line, order, state


@on_both_databases
def test_a_cancelled_order_frees_its_stock_and_stands_again_when_undone(house: House) -> None:
    order(house, line("A01", "10"))
    card = shown(house.act("E01", "cancel_order", order="SO-1001", reason="客户改主意了"))
    assert card[0] == "已取消 SO-1001：瀚宁检测技术有限公司，含税 ¥180.00"
    assert {"原因: 客户改主意了", "已释放预留：烧杯500ml 10 只"} <= set(card)
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("cancelled", 0)
    assert shown(house.undo("E01"))[0] == "SO-1001 已恢复"
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("confirmed", 10)


def test_an_order_that_waited_waits_again(house: House) -> None:
    order(house, line("A01", "10", unit_price="9"))
    house.act("E01", "cancel_order", order="SO-1001")
    house.undo("E01")
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("pending_approval", 0)


def test_what_was_sold_meanwhile_is_short_when_it_stands_again(house: House) -> None:
    order(house, line("A05", "8"))
    house.act("E01", "cancel_order", order="SO-1001")
    order(house, line("A05", "5"), by="E03", customer="C02")
    card = shown(house.undo("E01"))
    assert "Graduated Cylinder 100ml 缺 5 pc：要 8 pc，嘉定仓预留了 3 pc" in card


def test_what_was_paid_in_advance_stays_the_customers(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E07", "record_payment", customer="C01", amount="100", order="SO-1001")
    card = shown(house.act("E01", "cancel_order", order="SO-1001"))
    assert "客户为这张单预付的 ¥100.00 保留为预收款" in card


def test_an_order_is_cancelled_once_and_not_after_goods_or_an_invoice_went_out(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E01", "cancel_order", order="SO-1001")
    assert told(house.refusal("E01", "cancel_order", order="SO-1001")) == "SO-1001 已经取消了。"
    order(house, line("A01", "10"))
    house.act("E06", "ship_order", order="SO-1002", lines=[line("A01", "1")])
    assert told(house.refusal("E01", "cancel_order", order="SO-1002")) == "SO-1002 已发货，请先撤销发货。"
    order(house, line("A01", "11"))
    house.act("E07", "invoice_order", order="SO-1003", acknowledged=["in_advance"])
    assert told(house.refusal("E01", "cancel_order", order="SO-1003")) == "SO-1003 已开票，请先冲回发票。"
