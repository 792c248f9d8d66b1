"""Changing an order: what follows in stock and approval, what stands in the way, and taking it back."""

from __future__ import annotations

import pytest

from domain.errors import ConflictError
from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import held, line, order, state


@on_both_databases
def test_more_or_less_is_reserved_with_the_quantity(house: House) -> None:
    order(house, line("A01", "10"), line("A02", "5"))
    card = shown(house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "30")]))
    assert card[0] == "已改 SO-1001：瀚宁，含税 ¥702.50"
    assert {"原合计: ¥342.50", "烧杯500ml | 30 只 | ¥18.00 | ¥540.00", "容量瓶250ml | 5 只 | ¥32.50 | ¥162.50"} <= set(
        card
    )
    assert held(house, "SO-1001") == 35
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "4")])
    assert held(house, "SO-1001") == 9


def test_another_unit_keeps_the_price_by_its_factor(house: House) -> None:
    order(house, line("A01", "10", unit_price="17"))
    card = shown(house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "2", "箱")]))
    assert "烧杯500ml | 2 箱 | ¥408.00 | ¥816.00" in card


def test_a_new_price_replaces_an_earlier_discount(house: House) -> None:
    order(house, line("A01", "10", discount_percent="10"))
    card = shown(house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "10", unit_price="17")]))
    assert "烧杯500ml | 10 只 | ¥17.00 | ¥170.00" in card


def test_a_product_not_on_the_order_yet_is_added_and_quantity_nothing_drops_one(house: House) -> None:
    order(house, line("A01", "10"))
    changes = [line("A02", "5"), line("A01", "0")]
    card = shown(house.act("E01", "amend_order", order="SO-1001", lines=changes))
    assert "容量瓶250ml | 5 只 | ¥32.50 | ¥162.50" in card
    assert not [row for row in card if row.startswith("烧杯500ml |")]
    assert held(house, "SO-1001") == 5


def test_a_gift_is_added_beside_the_paid_line_and_changed_by_itself(house: House) -> None:
    order(house, line("A01", "20"))
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "2", unit_price="0")])
    card = shown(house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "1", unit_price="0")]))
    assert {"烧杯500ml | 20 只 | ¥18.00 | ¥360.00", "烧杯500ml | 1 只 | 赠品 | ¥0.00"} <= set(card)
    card = shown(house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "24")]))
    assert {"烧杯500ml | 24 只 | ¥18.00 | ¥432.00", "烧杯500ml | 1 只 | 赠品 | ¥0.00"} <= set(card)


def test_the_day_and_the_note_change_without_asking_anybody(house: House) -> None:
    order(house, line("A01", "30", unit_price="9"))
    house.act("E03", "approve", document="SO-1001")
    changed = house.act("E01", "amend_order", order="SO-1001", deliver_by="2026-03-30", note="送到后门")
    assert {"交期: 3月30日 周一", "备注: 送到后门"} <= set(shown(changed))
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("confirmed", 30)


@on_both_databases
def test_a_lower_price_needs_approval_again_and_a_better_one_does_not(house: House) -> None:
    order(house, line("A01", "30", unit_price="9"))
    house.act("E03", "approve", document="SO-1001")
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "40", unit_price="10")])
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("confirmed", 40)
    card = shown(house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "40", unit_price="8")]))
    assert card[0] == "已改 SO-1001：瀚宁，含税 ¥320.00，需要重新审批"
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("pending_approval", 0)


def test_more_than_the_credit_that_was_approved_needs_approval_again(house: House) -> None:
    order(house, line("A01", "60"), by="E02", customer="C03")
    house.act("E03", "approve", document="SO-1001")
    house.act("E02", "amend_order", order="SO-1001", lines=[line("A01", "58")])
    assert state(house, "SO-1001") == "confirmed"
    house.act("E02", "amend_order", order="SO-1001", lines=[line("A01", "61")])
    assert state(house, "SO-1001") == "pending_approval"


def test_an_order_that_waited_for_nothing_but_its_price_is_binding_with_a_fair_one(house: House) -> None:
    order(house, line("A01", "30", unit_price="9"))
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "30", unit_price="17")])
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("confirmed", 30)


def test_what_has_shipped_stays_covered(house: House) -> None:
    order(house, line("A01", "2", "箱"))
    house.act("E06", "ship_order", order="SO-1001", lines=[line("A01", "1")])
    refusal = house.refusal("E01", "amend_order", order="SO-1001", lines=[line("A01", "20", "只")])
    assert told(refusal) == "烧杯500ml已发 24 只，不能改成 20 只。"
    assert isinstance(house.refusal("E01", "amend_order", order="SO-1001", lines=[line("A01", "0")]), ConflictError)
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "30", "只")])
    assert held(house, "SO-1001") == 6


def test_what_was_invoiced_stays_covered_and_its_price_stands(house: House) -> None:
    order(house, line("A01", "10"), line("A02", "5"))
    house.act("E06", "ship_order", order="SO-1001", lines=[line("A02", "5")])
    house.act("E07", "invoice_order", order="SO-1001")
    dearer = [line("A01", "10", unit_price="19")]
    assert (
        told(house.refusal("E01", "amend_order", order="SO-1001", lines=dearer))
        == "烧杯500ml所在订单已开票，单价不能再改。"
    )
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "12")])


def test_what_makes_no_sense_is_refused(house: House) -> None:
    order(house, line("A01", "10"))
    assert told(house.refusal("E01", "amend_order", order="SO-1001")) == "SO-1001 要改什么？"
    assert (
        told(house.refusal("E01", "amend_order", order="SO-1001", lines=[line("A02", "0")]))
        == "SO-1001 里没有容量瓶250ml。"
    )
    nothing = house.refusal("E01", "amend_order", order="SO-1001", lines=[line("A01", "0")])
    assert told(nothing) == "SO-1001 一行都不剩了；不要的话请取消订单。"
    assert (
        told(house.refusal("E01", "amend_order", order="SO-1001", lines=[line("A01", "-3")]))
        == "烧杯500ml的数量要大于零。"
    )
    house.act("E01", "cancel_order", order="SO-1001")
    assert told(house.refusal("E01", "amend_order", order="SO-1001", note="快")) == "SO-1001 已经取消了。"


@on_both_databases
def test_an_amendment_taken_back_leaves_the_order_as_it_was(house: House) -> None:
    order(house, line("A01", "10"), line("A02", "5"), deliver_by="2026-03-20", note="轻放")
    before = shown(house.act("E01", "show_order", order="SO-1001"))
    changes = [line("A01", "2", "箱", unit_price="400"), line("A02", "0"), line("A03", "3", "箱")]
    house.act("E01", "amend_order", order="SO-1001", lines=changes, deliver_by="2026-03-25", note="加急")
    assert shown(house.undo("E01"))[0] == "SO-1001 已改回原样"
    assert shown(house.act("E01", "show_order", order="SO-1001")) == before
    assert held(house, "SO-1001") == 15


def test_an_amendment_that_asked_for_approval_is_taken_back_to_binding(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "10", unit_price="5")])
    house.undo("E01")
    assert (state(house, "SO-1001"), held(house, "SO-1001")) == ("confirmed", 10)


def test_an_amendment_is_not_taken_back_once_more_has_shipped_or_changed(house: House) -> None:
    order(house, line("A01", "10"))
    house.act("E01", "amend_order", order="SO-1001", lines=[line("A01", "20")])
    house.act("E06", "ship_order", order="SO-1001")
    with pytest.raises(ConflictError, match="shipped_since"):
        house.undo("E01")
    house.act("E03", "amend_order", order="SO-1001", lines=[line("A01", "25")])
    with pytest.raises(ConflictError, match="changed_since"):
        house.undo("E01")
