"""Makes out invoices and credit notes, with what follows in the books."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.errors import ConflictError
from domain.finance.allocation import free_prepayments, use_prepayments
from domain.finance.documents import Invoice
from domain.finance.posting import post_invoice, post_prepayment_freed, post_prepayment_used
from domain.finance.shown import invoice_ref
from domain.kinds import Kind
from domain.money import ZERO

if TYPE_CHECKING:
    from domain.action import Context
    from domain.finance.invoicing import Bill
    from domain.sales.orders import Order


def issue(ctx: Context, order: Order, bill: Bill) -> tuple[Invoice, dict[str, Decimal]]:
    """Make out an invoice, settled at once from what was paid ahead; returns what each prepayment gave."""
    days = ctx.store.customers.get(order.customer).payment_days
    invoice = Invoice(
        id=ctx.store.numbers.key(),
        customer=order.customer,
        owner=order.owner,
        order=order.id,
        currency=order.currency,
        amount=bill.gross,
        tax=bill.tax,
        issued_on=ctx.today,
        due_on=ctx.today + timedelta(days=days),
        deliveries=list(bill.deliveries),
    )
    _keep(ctx, invoice, Kind.INVOICE)
    used = use_prepayments(ctx.store, invoice)
    post_prepayment_used(ctx.store, ctx.company, invoice, sum(used.values(), ZERO))
    return invoice, used


def credit(ctx: Context, invoice: Invoice, freeing: frozenset[str]) -> tuple[Invoice, Decimal]:
    """Take a whole invoice back with a credit note; returns what becomes a prepayment again.

    Only the payments in `freeing` may have settled it; raises ConflictError where others did, or it was credited before.
    """
    notes = ctx.store.invoices.of_order(invoice.order) if invoice.order else ()
    if any(note.credits == invoice.id for note in notes):
        raise ConflictError("finance.credited_already", invoice=invoice_ref(invoice))
    if not {payment.id for payment in ctx.store.payments.settling(invoice.id)} <= freeing:
        raise ConflictError("finance.invoice_paid", invoice=invoice_ref(invoice))
    note = Invoice(
        id=ctx.store.numbers.key(),
        customer=invoice.customer,
        owner=invoice.owner,
        order=invoice.order,
        currency=invoice.currency,
        amount=-invoice.amount,
        tax=-invoice.tax,
        issued_on=ctx.today,
        due_on=ctx.today,
        credits=invoice.id,
    )
    _keep(ctx, note, Kind.CREDIT_NOTE)
    freed = free_prepayments(ctx.store, invoice)
    post_prepayment_freed(ctx.store, ctx.company, note, freed)
    return note, freed


def _keep(ctx: Context, invoice: Invoice, kind: Kind) -> None:
    ctx.store.invoices.add(invoice)
    ctx.store.numbers.number_at_commit(kind, invoice)
    post_invoice(ctx.store, ctx.company, invoice)
