"""Ids and numbers rise, go on in the company's own form, and gapless ones have no gaps."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from domain.kinds import Kind
from domain.purchasing.documents import PurchaseOrder
from storage.numbers.series import form_of
from tests.databases import on_both_databases
from tests.house import SET_UP, House


def test_a_new_company_begins_at_1001() -> None:
    form = form_of(Kind.ORDER, [])
    assert form.written(form.last + 1) == "SO-1001"


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        (["SO-1001", "SO-1002"], "SO-1003"),
        (["D-0007", "D-0010", "X-99"], "D-0011"),
        (["2026/03/099"], "2026/03/100"),
        (["A9"], "A10"),
        (["99", "no number"], "100"),
    ],
)
def test_numbers_go_on_in_the_form_they_have(numbers: list[str], following: str) -> None:
    form = form_of(Kind.ORDER, numbers)
    assert form.written(form.last + 1) == following


@on_both_databases
class TestInTransactions:
    def test_an_id_that_was_rolled_back_is_given_again(self, house: House) -> None:
        with house.database.write(SET_UP) as tx:
            previewed = tx.store.numbers.next(Kind.PURCHASE_ORDER)
        with house.changing() as store:
            assert store.numbers.next(Kind.PURCHASE_ORDER) == previewed
            assert store.numbers.next(Kind.PURCHASE_ORDER) != previewed

    def test_ids_go_on_from_records_added_in_the_same_transaction(self, house: House) -> None:
        with house.changing() as store:
            store.purchase_orders.add(PurchaseOrder("PU26-0311", "V01", "CNY"))
            assert store.numbers.next(Kind.PURCHASE_ORDER) == "PU26-0312"

    def test_after_loading_more_records_a_series_goes_on_from_them(self, house: House) -> None:
        with house.database.write(SET_UP) as tx:
            assert tx.store.numbers.next(Kind.PURCHASE_ORDER) == "PO-1001"
            tx.store.purchase_orders.add(PurchaseOrder("PO-2040", "V01", "CNY"))
            tx.scope.numbers.relearn()
            assert tx.store.numbers.next(Kind.PURCHASE_ORDER) == "PO-2041"

    def test_gapless_numbers_are_given_in_order_as_the_transaction_ends(self, house: House) -> None:
        first, second = Paper(), Paper()
        with house.database.write(SET_UP) as tx:
            tx.store.numbers.number_at_commit(Kind.INVOICE, first)
            tx.store.numbers.number_at_commit(Kind.INVOICE, second)
            before = [first.number, second.number]
            tx.commit()
        assert before == [None, None]
        assert [first.number, second.number] == ["INV-1001", "INV-1002"]

    def test_a_gapless_number_that_was_rolled_back_leaves_no_gap(self, house: House) -> None:
        given = Paper()
        with house.database.write(SET_UP) as tx:
            tx.store.numbers.number_at_commit(Kind.INVOICE, Paper())
        with house.database.write(SET_UP) as tx:
            tx.store.numbers.number_at_commit(Kind.INVOICE, given)
            tx.commit()
        assert given.number == "INV-1001"


@dataclass
class Paper:
    """Something that gets a number."""

    number: str | None = None
