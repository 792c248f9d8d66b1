"""Taking an order: prices, tax, warehouse, gifts, shortages, doubles, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from domain.errors import BadInputError, DeniedError, NotFoundError, QuestionError
from domain.sales.orders import OrderState
from tests.cards import choices, shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import line, order


@on_both_databases
def test_an_order_is_priced_reserved_and_kept(house: House) -> None:
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "2", "箱")]))
    assert card[0] == "瀚宁下单 SO-1001，含税 ¥864.00"
    assert "仓库: 嘉定仓 (默认)" in card
    assert "烧杯500ml | 2 箱 | ¥432.00（默认） | ¥864.00" in card
    assert "嘉定仓已预留：烧杯500ml 48 只" in card
    with house.records("E01") as store:
        kept = store.orders.get("SO-1001")
        assert kept.state is OrderState.CONFIRMED
        assert [kept.gross, kept.lines[0].base_quantity] == [864, 48]
        assert store.stock.balance("A01", "W1").reserved == 48


def test_the_card_speaks_english_too(house: House) -> None:
    card = shown(house.act("E05", "create_order", customer="C05", lines=[line("A05", "3")]), "en")
    assert card[0] == "Order SO-1001 for Morrow: ¥78.00 with tax"
    assert "Warehouse: 嘉定仓 (default)" in card
    assert "Price from: Graduated Cylinder 100ml: list price (default)" in card


def test_a_price_that_was_said_is_with_tax_as_the_company_says_and_the_card_shows_both(house: House) -> None:
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "10", unit_price="17")]))
    assert "产品 | 数量 | 含税单价 | 金额" in card
    assert "烧杯500ml | 10 只 | ¥17.00 | ¥170.00" in card
    assert {"不含税: ¥150.44", "税额: ¥19.56", "含税合计: ¥170.00"} <= set(card)
    assert not [row for row in card if row.startswith("价格来源")]


def test_a_price_said_to_be_without_tax_gets_it_added(house: House) -> None:
    said = line("A01", "10", unit_price="17", price_tax="excluded")
    card = shown(house.act("E01", "create_order", customer="C01", lines=[said]))
    assert "产品 | 数量 | 不含税单价 | 金额" in card
    assert {"不含税: ¥170.00", "税额: ¥22.10", "含税合计: ¥192.10"} <= set(card)


def test_the_last_price_is_used_for_another_unit_by_its_factor_and_marked(house: House) -> None:
    order(house, line("A01", "10", unit_price="16.5"))
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "1", "箱")]))
    assert "烧杯500ml | 1 箱 | ¥396.00（查到的） | ¥396.00" in card
    assert "价格来源: 烧杯500ml：上次成交价（SO-1001，3月4日 周三） (查到的)" in card


def test_the_last_price_is_what_was_paid_after_the_discount(house: House) -> None:
    order(house, line("A01", "10", unit_price="20", discount_percent="10"))
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "1")]))
    assert "烧杯500ml | 1 只 | ¥18.00（查到的） | ¥18.00" in card


def test_gifts_and_cancelled_orders_set_no_last_price(house: House) -> None:
    order(house, line("A01", "10", unit_price="17"), line("A02", "1", unit_price="0"), acknowledged=["gift"])
    order(house, line("A01", "10", unit_price="15"))
    house.act("E01", "cancel_order", order="SO-1002")
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "1"), line("A02", "1")]))
    assert "烧杯500ml | 1 只 | ¥17.00（查到的） | ¥17.00" in card
    assert "容量瓶250ml | 1 只 | ¥32.50（默认） | ¥32.50" in card


def test_a_discount_without_a_price_is_off_the_list_price(house: House) -> None:
    order(house, line("A01", "10", unit_price="15"))
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "10", discount_percent="10")]))
    assert "产品 | 数量 | 含税单价 | 折扣 | 金额" in card
    assert "烧杯500ml | 10 只 | ¥18.00（默认） | 10% | ¥162.00" in card


def test_the_warehouse_that_has_everything_is_taken(house: House) -> None:
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A04", "5"), line("A01", "5")]))
    assert "仓库: 番禺仓 (默认)" in card


def test_where_no_warehouse_has_everything_it_is_the_first(house: House) -> None:
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A04", "5"), line("A02", "5")]))
    assert "仓库: 嘉定仓 (默认)" in card
    assert "移液管10ml 缺 5 支：要 5 支，嘉定仓预留了 0 支" in card


def test_a_warehouse_that_was_said_is_not_marked(house: House) -> None:
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A01", "5")], warehouse="W2"))
    assert "仓库: 番禺仓" in card


@on_both_databases
def test_what_is_short_is_reserved_in_part_and_said(house: House) -> None:
    card = shown(house.act("E01", "create_order", customer="C01", lines=[line("A05", "20")]))
    assert "Graduated Cylinder 100ml 缺 12 pc：要 20 pc，嘉定仓预留了 8 pc" in card
    with house.records("E01") as store:
        assert store.orders.get("SO-1001").state == "confirmed"
        assert store.stock.balance("A05", "W1").available == 0


def test_two_free_with_twenty_is_a_gift_line_and_nobody_is_asked(house: House) -> None:
    lines = [line("A01", "20"), line("A01", "2", unit_price="0")]
    card = shown(house.act("E01", "create_order", customer="C01", lines=lines))
    assert "烧杯500ml | 2 只 | 赠品 | ¥0.00" in card
    assert "含税合计: ¥360.00" in card


def test_a_bare_price_of_nothing_is_asked_about(house: House) -> None:
    free = line("A02", "3", unit_price="0")
    question = house.refusal("E01", "create_order", customer="C01", lines=[free])
    assert told(question) == "容量瓶250ml单价为0，是赠品吗？"
    assert choices(question) == ["是赠品", "按原价 ¥32.50"]
    assert isinstance(question, QuestionError)
    gift, usual = question.options
    assert gift.acknowledge == "gift"
    given = house.preview("E01", "create_order", customer="C01", lines=[free], acknowledged=["gift"])
    assert given.result["gross"] == "0"
    sold = house.preview("E01", "create_order", customer="C01", **usual.changes)
    assert sold.result["gross"] == "97.5"


def test_the_same_order_again_on_one_day_is_questioned(house: House) -> None:
    order(house, line("A01", "24"))
    question = house.refusal("E01", "create_order", customer="C01", lines=[line("A01", "1", "箱")])
    assert told(question) == "瀚宁今天已有一样的订单 SO-1001，再下一张吗？"
    assert choices(question, "en") == ["Order again"]
    assert order(house, line("A01", "1", "箱"), acknowledged=["double"]) == "SO-1002"


def test_another_day_or_another_quantity_is_no_double(house: House) -> None:
    order(house, line("A01", "24"))
    order(house, line("A01", "25"))
    house.wait(days=1)
    order(house, line("A01", "24"))
    with house.records("E01") as store:
        assert store.orders.count("C01", None, None) == 3


def test_who_it_counts_for_and_what_else_was_said_is_kept(house: House) -> None:
    with house.changing() as store:
        store.customers.get("C02").addresses.append("苏州市吴中区星湖街8号")
    said = {"salesperson": "E02", "customer_po": "MY-77", "deliver_by": "2026-03-20", "note": "轻放"}
    card = shown(house.act("E01", "create_order", customer="C02", lines=[line("A01", "5")], **said))
    assert {"业务员: 贺东川", "录入: 徐曼宁", "客户订单号: MY-77", "备注: 轻放"} <= set(card)
    assert "送货地址: 苏州市吴中区星湖街8号 (默认)" in card
    assert "交期: 3月20日 周五" in card


def test_an_order_entered_by_the_manager_counts_for_who_looks_after_the_customer(house: House) -> None:
    card = shown(house.act("E03", "create_order", customer="C01", lines=[line("A01", "5")]))
    assert {"业务员: 徐曼宁 (默认)", "录入: 葛岚"} <= set(card)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (line("A01", "0"), "烧杯500ml的数量要大于零。"),
        (line("A01", "-5", "箱"), "烧杯500ml的数量要大于零。"),
        (line("A01", "5", unit_price="-1"), "烧杯500ml的单价不能小于零。"),
        (line("A01", "5", discount_percent="101"), "烧杯500ml的折扣要在0到100%之间。"),
        (line("A01", "5", "桶"), "烧杯500ml没有“桶”这个单位，可以用：只、箱。"),
        (line("A01", "99999999999"), "烧杯500ml这一行的数量或金额太大了，记不下。"),
    ],
)
def test_what_no_line_may_be_is_said_and_nothing_is_written(house: House, said: dict[str, Any], sentence: str) -> None:
    refusal = house.refusal("E01", "create_order", customer="C01", lines=[line("A02", "1"), said])
    assert isinstance(refusal, BadInputError)
    assert told(refusal) == sentence
    with house.records() as store:
        assert store.orders.all() == []
        assert store.stock.balance("A02", "W1").reserved == 0


def test_an_order_comes_to_no_more_than_the_books_can_hold(house: House) -> None:
    most = [line("A01", "40000000000"), line("A02", "20000000000")]
    assert told(house.refusal("E01", "create_order", customer="C02", lines=most)) == "合计金额太大了，记不下。"
    order(house, most[0], customer="C02")
    more = house.refusal("E01", "amend_order", order="SO-1001", lines=most[1:])
    assert told(more) == "合计金额太大了，记不下。"


def test_other_bad_input_is_said(house: House) -> None:
    past = house.refusal("E01", "create_order", customer="C01", lines=[line("A01", "1")], deliver_by="2026-03-03")
    assert told(past) == "交期 3月3日 周二 已经过了。"
    nothing = house.refusal("E01", "create_order", customer="C01", lines=[])
    assert told(nothing) == "要订什么、多少？"
    gone = house.refusal("E01", "create_order", customer="C01", lines=[line("A01", "1")], salesperson="E11")
    assert told(gone) == "费扬已经离职，请换一位业务员。"
    unknown = house.refusal("E01", "create_order", customer="C01", lines=[line("A99", "1")])
    assert isinstance(unknown, NotFoundError)


def test_a_product_without_any_price_needs_one(house: House) -> None:
    with house.changing() as store:
        store.products.get("A06").price = None
    refusal = house.refusal("E01", "create_order", customer="C01", lines=[line("A06", "1")])
    assert told(refusal) == "石英坩埚30ml没有目录价，请说单价。"
    assert order(house, line("A06", "1", unit_price="150")) == "SO-1001"


def test_somebody_elses_customer_is_his(house: House) -> None:
    refusal = house.refusal("E02", "create_order", customer="C01", lines=[line("A01", "1")])
    assert isinstance(refusal, DeniedError)
    assert told(refusal) == "这个客户由徐曼宁负责"


def test_the_warehouse_takes_no_orders(house: House) -> None:
    refusal = house.refusal("E06", "create_order", customer="C01", lines=[line("A01", "1")])
    assert told(refusal) == "你没有“下单”的权限"


@on_both_databases
def test_an_order_undone_is_cancelled_and_its_stock_is_free(house: House) -> None:
    order(house, line("A01", "24"))
    assert shown(house.undo("E01"))[0] == "订单 SO-1001 已撤销"
    with house.records("E01") as store:
        assert store.orders.get("SO-1001").state == "cancelled"
        assert store.stock.balance("A01", "W1").reserved == 0


def test_an_order_is_not_undone_once_it_has_shipped(house: House) -> None:
    order(house, line("A01", "24"))
    house.act("E06", "ship_order", order="SO-1001")
    with pytest.raises(Exception, match="already_shipped"):
        house.undo("E01")


def test_a_preview_writes_nothing(house: House) -> None:
    house.preview("E01", "create_order", customer="C01", lines=[line("A01", "24")])
    with house.records() as store:
        assert store.orders.all() == []
        assert store.stock.balance("A01", "W1").reserved == Decimal(0)
