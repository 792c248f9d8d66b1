"""Invoices for what went out, or ahead of it, and the credit notes that take them back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.errors import ConflictError, DeniedError
from domain.finance.ports import Account
from tests.cards import choices, shown, told
from tests.databases import on_both_databases
from tests.finance.books import IN_ADVANCE, account, ahead, asked, invoiced, numbers, owed, pay, shipped
from tests.house import House
from tests.sales.documents import line, order

pytestmark = on_both_databases


def test_the_card_says_what_is_invoiced_when_it_is_due_and_its_tax(house: House) -> None:
    number = shipped(house)
    card = shown(house.preview("E07", "invoice_order", order=number), waiting=True)
    assert card[0].startswith("SO-1001 开票")
    assert {"不含税: ¥159.29", "税额: ¥20.71", "含税合计: ¥180.00"} <= set(card)
    assert card[-1].startswith("烧杯500ml | 10"), card
    assert any(row.startswith("到期日: 4月3日") for row in card)
    assert numbers(house) == []


def test_an_invoice_makes_the_customer_owe_and_splits_revenue_from_tax(house: House) -> None:
    result = house.act("E07", "invoice_order", order=shipped(house)).result
    assert (result["amount"], result["due_on"]) == ("180", "2026-04-03")
    assert owed(house) == {"INV-1001": Decimal(180)}
    assert account(house, Account.RECEIVABLE, "C01") == 180
    assert account(house, Account.REVENUE) == Decimal("-159.29")
    assert account(house, Account.TAX_PAYABLE) == Decimal("-20.71")


def test_each_delivery_is_invoiced_once(house: House) -> None:
    number = order(house, line("A01", "10"))
    house.act("E06", "ship_order", order=number, lines=[line("A01", "4")])
    house.act("E07", "invoice_order", order=number)
    house.act("E06", "ship_order", order=number)
    house.act("E07", "invoice_order", order=number)
    assert owed(house) == {"INV-1001": Decimal(72), "INV-1002": Decimal(108)}
    refusal = house.refusal("E07", "invoice_order", order=number)
    assert (type(refusal), told(refusal)) == (ConflictError, "SO-1001 已经全部开票。")


def test_nothing_is_invoiced_ahead_of_delivery_unless_the_person_says_so(house: House) -> None:
    number = order(house, line("A01", "10"))
    question = asked(house, "E07", "invoice_order", order=number)
    assert told(question) == "SO-1001 还没发货。要按整单 ¥180.00 先开票吗？"
    assert choices(question) == ["先开票"]
    assert owed(house) == {}
    house.act("E07", "invoice_order", order=number, acknowledged=IN_ADVANCE)
    assert owed(house) == {"INV-1001": Decimal(180)}
    house.act("E06", "ship_order", order=number)
    assert house.refusal("E07", "invoice_order", order=number).key == "finance.nothing_to_invoice"


def test_the_rest_of_an_order_can_be_invoiced_ahead_of_its_delivery(house: House) -> None:
    number = order(house, line("A01", "10"))
    house.act("E06", "ship_order", order=number, lines=[line("A01", "4")])
    house.act("E07", "invoice_order", order=number)
    question = asked(house, "E07", "invoice_order", order=number)
    assert (
        told(question, "en") == "What shipped of SO-1001 is invoiced already. Invoice the remaining ¥108.00 in advance?"
    )
    house.act("E07", "invoice_order", order=number, acknowledged=IN_ADVANCE)
    assert owed(house) == {"INV-1001": Decimal(72), "INV-1002": Decimal(108)}


def test_an_order_that_does_not_bind_is_not_invoiced(house: House) -> None:
    waiting = order(house, line("A01", "100"), by="E02", customer="C03")
    cancelled = order(house, line("A01", "1"))
    house.act("E01", "cancel_order", order=cancelled)
    for number in (waiting, cancelled):
        refusal = house.refusal("E07", "invoice_order", order=number, acknowledged=IN_ADVANCE)
        assert told(refusal, "en").startswith(f"{number} is not binding")
    assert numbers(house) == []


def test_an_order_in_another_currency_is_not_invoiced_and_not_paid(house: House) -> None:
    number = shipped(house)
    with house.changing() as store:
        store.orders.get(number).currency = "EUR"
    assert house.refusal("E07", "invoice_order", order=number).key == "finance.foreign_currency"
    assert house.refusal("E07", "record_payment", order=number, amount="5").key == "finance.foreign_currency"
    assert (numbers(house), account(house, Account.BANK)) == ([], Decimal(0))


@pytest.mark.parametrize("employee", ["E01", "E03", "E12"])
def test_sales_and_service_leave_invoicing_to_others(house: House, employee: str) -> None:
    assert isinstance(house.refusal(employee, "invoice_order", order=shipped(house)), DeniedError)


class TestTakingBack:
    def test_a_credit_note_takes_the_whole_invoice_back(self, house: House) -> None:
        number = invoiced(house)
        house.wait(days=3)
        outcome = house.undo("E07")
        assert shown(outcome)[0] == "已用红字发票冲回 INV-1001，¥180.00"
        assert numbers(house) == ["INV-1001", "CN-1001"]
        assert owed(house) == {}
        for name in (Account.RECEIVABLE, Account.REVENUE, Account.TAX_PAYABLE):
            assert account(house, name) == 0
        with house.records() as store:
            note = store.invoices.get(str(outcome.result["credit_note"]))
            assert (note.amount, note.tax, note.issued_on) == (Decimal(-180), Decimal("-20.71"), date(2026, 3, 7))
        house.act("E07", "invoice_order", order=number)
        assert owed(house) == {"INV-1002": Decimal(180)}

    def test_what_was_paid_in_the_meantime_must_be_taken_back_first(self, house: House) -> None:
        number = invoiced(house)
        pay(house, "50", order=number, by="E01")
        with pytest.raises(ConflictError, match=r"finance\.invoice_paid"):
            house.undo("E07")
        assert owed(house) == {"INV-1001": Decimal(130)}
        house.undo("E01")
        house.undo("E07")
        assert owed(house) == {}

    def test_what_was_paid_ahead_is_so_again(self, house: House) -> None:
        number = shipped(house)
        pay(house, "200", customer="C01", by="E01")
        outcome = house.act("E07", "invoice_order", order=number)
        assert shown(outcome)[-1] == "预收款 ¥180.00 已冲抵这张发票"
        assert (owed(house), ahead(house, "C01")) == ({}, Decimal(20))
        assert "¥180.00 退回为预收款" in shown(house.undo("E07"))
        assert (owed(house), ahead(house, "C01")) == ({}, Decimal(200))
        assert account(house, Account.RECEIVABLE, "C01") == 0

    def test_an_invoice_is_taken_back_once(self, house: House) -> None:
        invoiced(house)
        with house.records() as store:
            operation = store.audit.last_operation("E07", "house")
        house.undo("E07")
        with pytest.raises(ConflictError):
            house.undo("E07", operation)
        assert numbers(house) == ["INV-1001", "CN-1001"]


def test_numbers_have_no_gaps_where_a_card_was_only_looked_at_or_refused(house: House) -> None:
    first, second = shipped(house), shipped(house, "5")
    house.preview("E07", "invoice_order", order=first)
    house.act("E07", "invoice_order", order=second)
    house.refusal("E07", "invoice_order", order=second)
    house.preview("E07", "invoice_order", order=first)
    house.act("E07", "invoice_order", order=first)
    assert owed(house) == {"INV-1001": Decimal(90), "INV-1002": Decimal(180)}
