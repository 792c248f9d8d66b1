"""Orders that wait: below the floor price or the cost, over the credit limit; approving, rejecting, taking that back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.errors import ConflictError, DeniedError
from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import held, line, order, state

CHEAP = line("A01", "30", unit_price="9")


@on_both_databases
def test_an_order_below_the_floor_price_waits_and_holds_nothing(house: House) -> None:
    card = shown(house.act("E01", "create_order", customer="C01", lines=[CHEAP]))
    assert card[0] == "瀚宁下单 SO-1001，含税 ¥270.00，需要审批"
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("pending_approval", 0)


def test_how_far_below_is_told_to_those_who_see_the_floor_price(house: House) -> None:
    rep = shown(house.act("E01", "create_order", customer="C01", lines=[CHEAP]))
    assert "烧杯500ml低于最低售价" in rep
    assert not [row for row in rep if "14.40" in row or "9.40" in row]
    assert "烧杯500ml均价 ¥9.00，低于底价 ¥14.40" in shown(house.act("E03", "show_order", order="SO-1001"))


def test_gifts_count_in_what_a_product_comes_to(house: House) -> None:
    fair = [line("A01", "20", unit_price="15"), line("A01", "1", unit_price="0")]
    generous = [line("A01", "20", unit_price="15"), line("A01", "2", unit_price="0")]
    assert state(house, order(house, *generous)) == "pending_approval"
    with house.changing() as store:
        store.products.get("A01").floor_price = Decimal("14.2")
    assert state(house, order(house, *fair)) == "confirmed"


def test_a_price_without_tax_is_compared_with_the_floor_price_with_tax(house: House) -> None:
    above = line("A01", "10", unit_price="12.75", price_tax="excluded")
    below = line("A01", "11", unit_price="12.74", price_tax="excluded")
    assert state(house, order(house, above)) == "confirmed"
    assert state(house, order(house, below)) == "pending_approval"


def test_a_price_below_cost_waits_where_there_is_no_floor_price(house: House) -> None:
    with house.changing() as store:
        store.products.get("A02").floor_price = None
    above = line("A02", "1", unit_price="15.20", price_tax="excluded")
    below = line("A02", "1", unit_price="15.20", price_tax="included")
    assert state(house, order(house, above)) == "confirmed"
    assert state(house, order(house, below)) == "pending_approval"
    assert "容量瓶250ml不含税均价 ¥13.45，低于成本 ¥15.20" in shown(house.act("E09", "show_order", order="SO-1002"))


def test_an_order_over_the_credit_limit_waits(house: House) -> None:
    assert state(house, order(house, line("A01", "40"), by="E02", customer="C03")) == "confirmed"
    card = shown(house.act("E02", "create_order", customer="C03", lines=[line("A02", "20")]))
    assert "超信用额度 ¥370.00：额度 ¥1,000.00，已占用 ¥720.00" in card
    assert state(house, "SO-1002") == "pending_approval"


def test_orders_that_wait_or_are_cancelled_take_no_credit(house: House) -> None:
    order(house, line("A01", "40"), by="E02", customer="C03")
    order(house, line("A02", "20"), by="E02", customer="C03")
    house.act("E02", "cancel_order", order="SO-1001")
    assert state(house, order(house, line("A02", "30"), by="E02", customer="C03")) == "confirmed"


def test_how_far_over_is_not_said_once_it_would_fit(house: House) -> None:
    order(house, line("A01", "40"), by="E02", customer="C03")
    order(house, line("A02", "20"), by="E02", customer="C03")
    house.act("E02", "cancel_order", order="SO-1001")
    card = shown(house.act("E02", "show_order", order="SO-1002"))
    assert "超出客户信用额度" in card
    assert not [row for row in card if "已占用" in row]


@on_both_databases
def test_an_order_that_was_invoiced_takes_its_credit_once(house: House) -> None:
    order(house, line("A01", "40"), by="E02", customer="C03")
    house.act("E06", "ship_order", order="SO-1001")
    house.act("E07", "invoice_order", order="SO-1001")
    card = shown(house.act("E02", "create_order", customer="C03", lines=[line("A02", "20")]))
    assert "超信用额度 ¥370.00：额度 ¥1,000.00，已占用 ¥720.00" in card


def test_a_customer_without_a_limit_has_any_credit(house: House) -> None:
    assert state(house, order(house, line("A06", "1000"), customer="C02")) == "confirmed"


@on_both_databases
def test_approving_makes_it_binding_and_reserves(house: House) -> None:
    order(house, CHEAP)
    card = shown(house.act("E03", "approve", document="SO-1001"))
    assert card[0] == "已批准 SO-1001：瀚宁检测技术有限公司，含税 ¥270.00"
    assert {"嘉定仓已预留：烧杯500ml 30 只", "业务员徐曼宁接着跟进"} <= set(card)
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("confirmed", 30)


def test_nobody_decides_about_his_own_order_but_an_owner(house: House) -> None:
    order(house, CHEAP, by="E03")
    order(house, line("A01", "31", unit_price="9"), by="E05", customer="C05")
    assert told(house.refusal("E03", "approve", document="SO-1001")) == "SO-1001 是你自己的单，要由别人审批。"
    assert isinstance(house.refusal("E05", "reject", document="SO-1002"), DeniedError)
    house.act("E10", "approve", document="SO-1001")
    house.act("E09", "approve", document="SO-1002")
    assert {state(house, "SO-1001"), state(house, "SO-1002")} == {"confirmed"}


def test_a_manager_decides_for_his_own_team_and_a_rep_for_nobody(house: House) -> None:
    order(house, CHEAP)
    assert told(house.refusal("E05", "approve", document="SO-1001")) == "这个订单由徐曼宁负责"
    assert told(house.refusal("E02", "approve", document="SO-1001")) == "你没有“批准”的权限"


def test_only_what_waits_is_decided_about(house: House) -> None:
    order(house, line("A01", "1"))
    assert told(house.refusal("E03", "approve", document="SO-1001")) == "SO-1001 不在待审批。"


def test_a_rejected_order_is_a_draft_that_is_amended_and_placed_again(house: House) -> None:
    order(house, CHEAP)
    card = shown(house.act("E03", "reject", document="SO-1001", reason="价格太低"))
    assert {"已驳回 SO-1001：瀚宁检测技术有限公司，含税 ¥270.00", "原因: 价格太低"} <= set(card)
    assert "被驳回：价格太低" in shown(house.act("E01", "show_order", order="SO-1001"))
    assert state(house, "SO-1001") == "draft"
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "30", unit_price="16")])
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("confirmed", 30)


def test_a_rejected_order_that_is_as_cheap_as_before_waits_again(house: House) -> None:
    order(house, CHEAP)
    house.act("E03", "reject", document="SO-1001")
    house.act("E01", "amend_order", order="SO-1001", note="老客户")
    assert state(house, "SO-1001") == "pending_approval"


def test_an_approval_is_taken_back_as_long_as_nothing_has_shipped(house: House) -> None:
    order(house, CHEAP)
    house.act("E03", "approve", document="SO-1001")
    house.undo("E03")
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("pending_approval", 0)
    house.act("E03", "approve", document="SO-1001")
    house.act("E06", "ship_order", order="SO-1001")
    with pytest.raises(ConflictError, match="already_shipped"):
        house.undo("E03")


def test_a_rejection_is_taken_back_unless_the_order_moved_on(house: House) -> None:
    order(house, CHEAP)
    house.act("E03", "reject", document="SO-1001")
    house.undo("E03")
    assert state(house, "SO-1001") == "pending_approval"
    house.act("E03", "reject", document="SO-1001")
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "30", unit_price="16")])
    with pytest.raises(ConflictError, match="changed_since"):
        house.undo("E03")
