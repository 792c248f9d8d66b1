"""Orders on their way to being paid, and how the books stand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.errors import QuestionError
from domain.finance.ports import Account
from domain.finance.posting import prepaid
from tests.house import House
from tests.sales.documents import line, order

IN_ADVANCE = ["in_advance"]


def shipped(house: House, quantity: str = "10", *, by: str = "E01", customer: str = "C01") -> str:
    """An order of beakers at 18 each, tax included, all of it shipped; returns its number."""
    number = order(house, line("A01", quantity), by=by, customer=customer, acknowledged=["double"])
    house.act("E06", "ship_order", order=number)
    return number


def invoiced(house: House, quantity: str = "10", *, by: str = "E01", customer: str = "C01") -> str:
    """An order of beakers, shipped and invoiced; returns its number."""
    number = shipped(house, quantity, by=by, customer=customer)
    house.act("E07", "invoice_order", order=number)
    return number


def pay(house: House, amount: str, *, by: str = "E07", **args: Any) -> dict[str, Any]:
    """Record a payment; returns what the action says to a program."""
    return dict(house.act(by, "record_payment", amount=amount, **args).result)


def owed(house: House, customer: str | None = None) -> dict[str, Decimal]:
    """What is open, by invoice number, the first to fall due first."""
    with house.records() as store:
        return {str(invoice.number): amount for invoice, amount in store.invoices.open(customer)}


def account(house: House, name: Account, customer: str | None = None) -> Decimal:
    """The balance of an account."""
    with house.records() as store:
        return store.journal.balance(name, customer)


def ahead(house: House, customer: str) -> Decimal:
    """What a customer has paid ahead."""
    with house.records() as store:
        return prepaid(store, customer)


def numbers(house: House) -> list[str]:
    """The numbers of all invoices and credit notes, in the order in which they were given."""
    with house.records() as store:
        given = [str(invoice.number) for invoice in store.invoices.all()]
    return sorted(given, key=lambda number: (number[:2] != "IN", number))


def asked(house: House, employee: str, action: str, /, **args: Any) -> QuestionError:
    """The question that an action comes back with."""
    question = house.refusal(employee, action, **args)
    assert isinstance(question, QuestionError), f"no question: {question}"
    return question
