"""Counting stock: the difference, what it means for orders, and taking it back."""

from __future__ import annotations

import pytest

from domain.errors import ConflictError
from domain.finance.ports import Account
from tests.cards import shown, told
from tests.databases import on_both_databases
from tests.house import House
from tests.sales.documents import held, line, on_hand, order


@on_both_databases
def test_the_books_say_what_was_counted(house: House) -> None:
    card = shown(house.act("E06", "adjust_stock", product="A01", warehouse="W1", counted="493", reason="破损"))
    assert card[0] == "盘点 SC-1001：烧杯500ml 在嘉定仓 493 只"
    assert {"账面: 500 只", "实盘: 493 只", "差异: -7 只", "原因: 破损"} <= set(card)
    assert on_hand(house, "A01") == 493
    with house.records() as store:
        assert store.journal.balance(Account.COUNT_DIFFERENCE) == -store.journal.balance(Account.INVENTORY) != 0


def test_what_the_difference_is_worth_is_told_to_those_who_see_the_cost(house: House) -> None:
    owner = shown(house.act("E10", "adjust_stock", product="A01", warehouse="W1", counted="510"))
    assert {"差异: 10 只", "差异金额（成本）: ¥94.00"} <= set(owner)
    warehouse = shown(house.act("E06", "adjust_stock", product="A01", warehouse="W1", counted="500"))
    assert not [row for row in warehouse if row.startswith("差异金额")]


def test_a_count_that_agrees_changes_nothing(house: House) -> None:
    card = shown(house.act("E06", "adjust_stock", product="A01", warehouse="W1", counted="500"))
    assert card[0] == "盘点 SC-1001：烧杯500ml 在嘉定仓 500 只，账实相符"


def test_something_found_where_nothing_was_booked(house: House) -> None:
    house.act("E06", "adjust_stock", product="A06", warehouse="W2", counted="3")
    assert on_hand(house, "A06", "W2") == 3


@on_both_databases
def test_promises_beyond_what_is_there_are_taken_back_newest_first_and_renewed_by_undo(house: House) -> None:
    order(house, line("A05", "5"), customer="C02")
    order(house, line("A05", "3"))
    card = shown(house.act("E06", "adjust_stock", product="A05", warehouse="W1", counted="4"))
    assert "SO-1002 少了预留：Graduated Cylinder 100ml 3 pc" in card
    assert "SO-1001 少了预留：Graduated Cylinder 100ml 1 pc" in card
    assert (held(house, "SO-1001"), held(house, "SO-1002")) == (4, 0)
    house.undo("E06")
    assert (held(house, "SO-1001"), held(house, "SO-1002")) == (5, 3)
    with house.records() as store:
        assert store.journal.balance(Account.COUNT_DIFFERENCE) == 0


def test_an_order_cancelled_meanwhile_gets_no_promise_back(house: House) -> None:
    order(house, line("A05", "5"))
    house.act("E06", "adjust_stock", product="A05", warehouse="W1", counted="2")
    house.act("E01", "cancel_order", order="SO-1001")
    house.undo("E06")
    assert (held(house, "SO-1001"), on_hand(house, "A05")) == (0, 8)


def test_only_the_newest_count_is_taken_back(house: House) -> None:
    house.act("E06", "adjust_stock", product="A01", warehouse="W1", counted="493")
    house.act("E10", "adjust_stock", product="A01", warehouse="W1", counted="480")
    with pytest.raises(ConflictError) as refusal:
        house.undo("E06")
    assert told(refusal.value) == "SC-1001 之后又盘点过或已经撤回，不能再撤了。"
    house.undo("E10")
    house.undo("E06")
    assert on_hand(house, "A01") == 500


def test_what_was_found_and_sold_meanwhile_can_not_be_taken_back(house: House) -> None:
    house.act("E06", "adjust_stock", product="A05", warehouse="W1", counted="12")
    order(house, line("A05", "10"))
    with pytest.raises(ConflictError, match="short"):
        house.undo("E06")


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [("-1", "烧杯500ml的实盘数不能小于零。"), ("138005501011", "烧杯500ml的实盘数太大了，记不下。")],
)
def test_what_can_not_have_been_counted_is_refused(house: House, counted: str, sentence: str) -> None:
    refusal = house.refusal("E06", "adjust_stock", product="A01", warehouse="W1", counted=counted)
    assert told(refusal) == sentence


def test_salespeople_do_not_count(house: House) -> None:
    refusal = house.refusal("E01", "adjust_stock", product="A01", warehouse="W1", counted="1")
    assert told(refusal) == "你没有“盘点”的权限"
