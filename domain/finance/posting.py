"""Posts documents to the journal: every entry's debits (positive) and credits (negative) add up to zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.finance.documents import Invoice, Payment
from domain.finance.ports import Account, JournalEntry, Posting, Reason

if TYPE_CHECKING:
    from domain.company import Company
    from domain.ports import Store


def post(store: Store, company: Company, day: date, document: str, reason: Reason, *postings: Posting) -> None:
    """Append an entry in the company's currency; one that moves nothing is left out."""
    moved = tuple(posting for posting in postings if posting.amount)
    if moved:
        store.journal.post(JournalEntry(store.numbers.key(), day, company.currency, document, reason, moved))


def post_invoice(store: Store, company: Company, invoice: Invoice) -> None:
    """An invoice or credit note: what the customer owes, against revenue and tax, or the opening balance."""
    owed = Posting(Account.RECEIVABLE, invoice.amount, invoice.customer)
    if invoice.opening:
        against = [Posting(Account.OPENING_BALANCE, -invoice.amount)]
    else:
        net = invoice.amount - invoice.tax
        against = [Posting(Account.REVENUE, -net), Posting(Account.TAX_PAYABLE, -invoice.tax)]
    reason = Reason.CREDIT_NOTE if invoice.credits else Reason.INVOICE
    post(store, company, invoice.issued_on, invoice.id, reason, owed, *against)


def post_payment(store: Store, company: Company, payment: Payment) -> None:
    """Money that came in: bank or cash, against what it settles and what stays as a prepayment."""
    post(store, company, payment.received_on, payment.id, Reason.PAYMENT, *_sides(payment, Decimal(1)))


def post_payment_reversed(store: Store, company: Company, payment: Payment, day: date) -> None:
    """A payment taken back, as it stands allocated on that day."""
    post(store, company, day, payment.id, Reason.PAYMENT_REVERSED, *_sides(payment, Decimal(-1)))


def _sides(payment: Payment, sign: Decimal) -> tuple[Posting, ...]:
    settled = payment.amount - payment.unallocated
    return (
        Posting(_money_account(payment), sign * payment.amount),
        Posting(Account.RECEIVABLE, -sign * settled, payment.customer),
        Posting(Account.PREPAYMENT, -sign * payment.unallocated, payment.customer),
    )


def _money_account(payment: Payment) -> Account:
    if payment.opening:
        return Account.OPENING_BALANCE
    return Account.CASH if payment.method == "cash" else Account.BANK


def post_prepayment_used(store: Store, company: Company, invoice: Invoice, amount: Decimal) -> None:
    """Prepayments of the customer that settle a new invoice."""
    _shift(store, company, invoice, Reason.PREPAYMENT_USED, amount)


def post_prepayment_freed(store: Store, company: Company, note: Invoice, amount: Decimal) -> None:
    """Prepayments that no longer settle an invoice, because a credit note took it back."""
    _shift(store, company, note, Reason.PREPAYMENT_FREED, -amount)


def _shift(store: Store, company: Company, document: Invoice, reason: Reason, amount: Decimal) -> None:
    used = Posting(Account.PREPAYMENT, amount, document.customer)
    settled = Posting(Account.RECEIVABLE, -amount, document.customer)
    post(store, company, document.issued_on, document.id, reason, used, settled)


def post_goods(
    store: Store, company: Company, day: date, document: str, reason: Reason, value: Decimal, against: Account
) -> None:
    """Stock that came in at cost (negative: went out), against where its value came from."""
    post(store, company, day, document, reason, Posting(Account.INVENTORY, value), Posting(against, -value))


def prepaid(store: Store, customer: str) -> Decimal:
    """What a customer has paid ahead, as the books say."""
    return -store.journal.balance(Account.PREPAYMENT, customer)
