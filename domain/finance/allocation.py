"""Which invoices a payment settles."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.finance.documents import Allocation, Invoice
from domain.money import ZERO

if TYPE_CHECKING:
    from domain.ports import Store


def allocate(amount: Decimal, open_invoices: Sequence[tuple[Invoice, Decimal]]) -> list[Allocation]:
    """Spread an amount over open invoices in the order given; never more than is owed on each, or than there is."""
    parts: list[Allocation] = []
    for invoice, owed in open_invoices:
        share = min(amount, owed)
        if share <= 0:
            continue
        parts.append(Allocation(invoice.id, share))
        amount -= share
    return parts


def use_prepayments(store: Store, invoice: Invoice) -> dict[str, Decimal]:
    """Settle an invoice from what its customer paid ahead, oldest first; returns what each payment gave.

    Money that was paid ahead for one order settles that order's invoices only.
    """
    used: dict[str, Decimal] = {}
    owed = invoice.amount
    for payment in store.payments.ahead(invoice.customer):
        share = min(owed, payment.unallocated)
        if share > 0 and payment.order in {None, invoice.order}:
            payment.allocations.append(Allocation(invoice.id, share))
            used[payment.id] = share
            owed -= share
    return used


def free_prepayments(store: Store, invoice: Invoice) -> Decimal:
    """Take back what settles an invoice, so that it is a prepayment again; returns how much that was."""
    freed = ZERO
    for payment in store.payments.settling(invoice.id):
        share = payment.settles(invoice.id)
        payment.allocations.append(Allocation(invoice.id, -share))
        freed += share
    return freed
