"""What is said once a card was confirmed: the order that stands is changed, cancelled, or made out of the quote."""

from __future__ import annotations

from decimal import Decimal

from tests.databases import on_both_databases
from tests.house import House
from tests.talks import Talks

pytestmark = on_both_databases


def lines(house: House, order: str) -> dict[str, Decimal]:
    """An order's products with how many of them."""
    with house.records() as store:
        return {line.product: line.quantity for line in store.orders.get(order).lines}


def test_a_confirmed_order_is_changed_after_another_card(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml")
    rep.presses("确认")
    rep.says("改成15只")
    assert rep.states == [("amend_order", "confirm")]
    rep.presses("确认")
    assert list(lines(talks.house, "SO-1001").values()) == [Decimal(15)]


def test_the_line_that_is_meant_is_pressed(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml和4只量筒")
    rep.presses("确认")
    before = lines(talks.house, "SO-1001")
    rep.says("改成15")
    assert rep.states == [("amend_order", "asked")]
    rep.presses(rep.buttons[0])
    rep.presses("确认")
    after = lines(talks.house, "SO-1001")
    assert sorted(before.values()) == [Decimal(4), Decimal(10)]
    assert sum(quantity == 15 for quantity in after.values()) == 1
    assert len([product for product in after if after[product] != before[product]]) == 1


def test_an_offer_that_is_agreed_to_becomes_an_order(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁报价烧杯500ml 20只，单价18")
    assert rep.states == [("create_quote", "done")]
    rep.says("客户同意了，下单吧")
    assert rep.states == [("create_order", "confirm")]
    rep.presses("确认")
    assert list(lines(talks.house, "SO-1001").values()) == [Decimal(20)]
    with talks.house.records() as store:
        assert store.orders.get("SO-1001").gross == Decimal(360)


def test_the_order_just_confirmed_is_cancelled(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml")
    rep.presses("确认")
    rep.says("取消刚才那单")
    assert rep.states == [("cancel_order", "confirm")]


def test_a_customer_and_his_first_order_in_one_breath(talks: Talks) -> None:
    rep = talks.with_("E01")
    rep.says("给瀚宁下单10只烧杯500ml")
    rep.presses("确认")
    rep.says("新建客户云骑科技，然后给他下单3只烧杯500ml")
    assert rep.states == [("create_customer", "confirm"), ("create_order", "confirm")]
    rep.presses("确认")
    with talks.house.records() as store:
        order = store.orders.get("SO-1002")
        assert store.customers.get(order.customer).name == "云骑科技"
