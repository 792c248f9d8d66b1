"""What the books need from storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from domain.finance.documents import Invoice, Payment
from domain.ports import Repository


class Account(StrEnum):
    """The ledger's accounts."""

    RECEIVABLE = "receivable"
    PREPAYMENT = "prepayment"
    REVENUE = "revenue"
    TAX_PAYABLE = "tax_payable"
    BANK = "bank"
    CASH = "cash"
    INVENTORY = "inventory"
    COST_OF_GOODS = "cost_of_goods"
    COUNT_DIFFERENCE = "count_difference"
    OPENING_BALANCE = "opening_balance"


class Reason(StrEnum):
    """Why a document was posted; a document is posted once for each reason."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    PREPAYMENT_USED = "prepayment_used"
    PREPAYMENT_FREED = "prepayment_freed"
    PAYMENT = "payment"
    PAYMENT_REVERSED = "payment_reversed"
    DELIVERY = "delivery"
    DELIVERY_REVERSED = "delivery_reversed"
    COUNT = "count"
    COUNT_REVERSED = "count_reversed"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount on an account: debit positive, credit negative."""

    account: Account
    amount: Decimal
    customer: str | None = None


@dataclass(eq=False)
class JournalEntry:
    """Postings that add up to zero; numbered without gaps when the transaction ends."""

    id: str
    day: date
    currency: str
    document: str
    reason: Reason
    postings: tuple[Posting, ...]
    number: str | None = None


class Journal(Protocol):
    """The append-only double-entry journal."""

    def post(self, entry: JournalEntry, /) -> None:
        """Append a balanced entry; raises ValueError for one that is not."""
        ...

    def balance(self, account: Account, customer: str | None = None, /) -> Decimal:
        """The sum of an account's postings."""
        ...


class Invoices(Repository[Invoice], Protocol):
    """Invoices and credit notes."""

    def of_order(self, order: str, /) -> Sequence[Invoice]:
        """An order's invoices and credit notes, oldest first."""
        ...

    def of_orders(self, orders: Sequence[str], /) -> Sequence[Invoice]:
        """The invoices of many orders."""
        ...

    def open(self, customer: str | None = None, /) -> Sequence[tuple[Invoice, Decimal]]:
        """Invoices not settled, each with what is still owed, oldest due date first."""
        ...

    def outstanding(self, invoices: Sequence[str], /) -> dict[str, Decimal]:
        """What is still owed on each: its amount less allocations and credit notes."""
        ...

    def owed_by(self, customer: str, /) -> Decimal:
        """What a customer owes in all, company-wide, for the credit check."""
        ...


class Payments(Repository[Payment], Protocol):
    """Payments; reversed ones are left out of lists."""

    def of_customer(self, customer: str, /) -> Sequence[Payment]:
        """A customer's payments, newest first."""
        ...

    def of_invoices(self, invoices: Sequence[str], /) -> Sequence[Payment]:
        """The payments that settle any of these."""
        ...

    def ahead(self, customer: str, /) -> Sequence[Payment]:
        """A customer's payments with money that settles nothing yet, oldest first; company-wide, whoever invoices."""
        ...

    def settling(self, invoice: str, /) -> Sequence[Payment]:
        """The payments that settle an invoice; company-wide, whoever takes the invoice back."""
        ...
