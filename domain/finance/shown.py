"""Money and records as finance shows them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from domain.kinds import Kind
from domain.money import Amount
from domain.outcome import RecordRef

if TYPE_CHECKING:
    from domain.action import Context
    from domain.finance.documents import Invoice


def money(ctx: Context, value: Decimal) -> Amount:
    """An amount in the company's currency."""
    return Amount(value, ctx.company.currency)


def invoice_ref(invoice: Invoice) -> RecordRef:
    """An invoice by its number."""
    return RecordRef(Kind.INVOICE, invoice.id, invoice.number or "")


def order_ref(order: str) -> RecordRef:
    """An order by its number."""
    return RecordRef(Kind.ORDER, order, order)


def customer_ref(ctx: Context, customer: str) -> RecordRef:
    """A customer by name."""
    return RecordRef(Kind.CUSTOMER, customer, ctx.store.names.display(Kind.CUSTOMER, customer))
