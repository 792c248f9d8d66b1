"""Several people with the same customer's account at the same moment: nothing is settled twice, no money is used twice."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from domain.finance.ports import Account
from domain.ports import Store
from storage.audit.verify import verify
from storage.finance.tables import journal_entries
from tests.databases import on_both_databases
from tests.finance.books import account, ahead, invoiced, numbers, owed, pay, shipped
from tests.house import CONVERSATION, SET_UP, House
from tests.sales.test_at_once import at_once

pytestmark = on_both_databases


def settled(store: Store) -> dict[str, Decimal]:
    """What payments settle of each invoice, by its number."""
    sums: dict[str, Decimal] = {}
    for payment in store.payments.of_customer("C01"):
        for part in payment.allocations:
            number = str(store.invoices.get(part.invoice).number)
            sums[number] = sums.get(number, Decimal(0)) + part.amount
    return sums


def test_an_invoice_is_settled_once_by_payments_of_one_moment(house: House) -> None:
    number = invoiced(house)
    told = at_once(
        lambda: pay(house, "180", customer="C01"),
        lambda: pay(house, "150", order=number, by="E01"),
        lambda: pay(house, "100", customer="C01", by="E03"),
    )
    assert told == ["", "", ""]
    with house.records() as store:
        assert settled(store) == {"INV-1001": Decimal(180)}
    assert (owed(house), ahead(house, "C01"), account(house, Account.RECEIVABLE)) == ({}, Decimal(250), Decimal(0))


def test_what_was_paid_ahead_is_used_once(house: House) -> None:
    orders = [shipped(house), shipped(house), shipped(house)]
    pay(house, "250", customer="C01")
    told = at_once(*(lambda number=number: house.act("E07", "invoice_order", order=number) for number in orders))
    assert told == ["", "", ""]
    assert sorted(owed(house).values()) == [Decimal(110), Decimal(180)]
    assert (ahead(house, "C01"), account(house, Account.RECEIVABLE, "C01")) == (Decimal(0), Decimal(290))
    assert numbers(house) == ["INV-1001", "INV-1002", "INV-1003"]


def test_a_payment_is_taken_back_while_an_invoice_would_use_it(house: House) -> None:
    number = shipped(house)
    pay(house, "250", customer="C01", by="E03")
    told = at_once(
        lambda: house.undo("E03"),
        lambda: house.act("E07", "invoice_order", order=number),
    )
    assert told == ["", ""]
    assert (owed(house), ahead(house, "C01")) == ({"INV-1001": Decimal(180)}, Decimal(0))
    assert account(house, Account.RECEIVABLE, "C01") == 180


def test_an_order_is_invoiced_once_by_two_who_do_it_at_once(house: House) -> None:
    number = shipped(house)
    told = at_once(*(lambda by=by: house.act(by, "invoice_order", order=number) for by in ("E07", "E10", "E06")))
    assert sorted(told) == ["", "finance.nothing_to_invoice", "finance.nothing_to_invoice"]
    assert owed(house) == {"INV-1001": Decimal(180)}


def test_an_invoice_is_paid_or_taken_back_but_not_both(house: House) -> None:
    number = invoiced(house)
    told = at_once(lambda: house.undo("E07"), lambda: pay(house, "180", order=number, by="E01"))
    assert sorted(told)[0] == ""
    if "finance.invoice_paid" in told:
        assert (numbers(house), ahead(house, "C01")) == (["INV-1001"], Decimal(0))
    else:
        assert (numbers(house), ahead(house, "C01")) == (["INV-1001", "CN-1001"], Decimal(180))
    assert (owed(house), account(house, Account.RECEIVABLE)) == ({}, Decimal(0))


def test_a_payment_is_taken_back_once_by_two_presses_of_the_same_button(house: House) -> None:
    invoiced(house)
    pay(house, "200", customer="C01", by="E01")
    with house.records() as store:
        operation = store.audit.last_operation("E01", CONVERSATION)
    told = at_once(lambda: house.undo("E01", operation), lambda: house.undo("E01", operation))
    assert sorted(told)[0] == ""
    assert sorted(told)[1] != ""
    assert (owed(house), account(house, Account.BANK)) == ({"INV-1001": Decimal(180)}, Decimal(0))
    assert verify(house.database).problems == ()


def test_numbers_have_no_gaps_while_others_only_look_or_are_refused(house: House) -> None:
    orders = [shipped(house, "2") for _ in range(4)]
    told = at_once(
        *(lambda number=number: house.act("E07", "invoice_order", order=number) for number in orders[:3]),
        *(lambda number=number: house.preview("E10", "invoice_order", order=number) for number in orders),
        lambda: house.act("E10", "invoice_order", order=orders[0]),
    )
    assert set(told) <= {"", "finance.nothing_to_invoice"}
    assert numbers(house) == ["INV-1001", "INV-1002", "INV-1003"]
    with house.database.read(SET_UP) as tx:
        entries = list(tx.scope.session.scalars(select(journal_entries.c.number)))
    assert sorted(entries) == [f"JE-{number}" for number in range(1001, 1001 + len(entries))]
