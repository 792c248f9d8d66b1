"""How an order becomes binding, waits, or is let go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from domain.errors import ConflictError
from domain.kinds import Kind
from domain.money import ZERO, Amount
from domain.outcome import RecordRef, Say
from domain.sales.approval import explain, reasons_for
from domain.sales.fulfilment import release, reserve_open, shortages
from domain.sales.orders import Order, OrderState
from domain.sales.snapshot import restore

if TYPE_CHECKING:
    from domain.action import Context
    from domain.crm.customers import Customer


def place(ctx: Context, order: Order, customer: Customer) -> None:
    """Make the order binding, or let it wait where it needs approval."""
    settle(ctx, order, reasons_for(ctx, order, customer))


def settle(ctx: Context, order: Order, reasons: list[str]) -> None:
    """Let the order wait for these reasons; without any, make it binding and have its stock reserved."""
    order.pending_reasons = reasons
    if reasons:
        order.state = OrderState.PENDING_APPROVAL
        return
    order.state = OrderState.CONFIRMED
    reserve_open(ctx, order)


def concerns(ctx: Context, order: Order) -> tuple[Say, ...]:
    """What should be seen before the order is confirmed: why it must wait, or what is short."""
    return (*explain(ctx, order, order.pending_reasons), *shortages(ctx, order))


def invoiced_so_far(ctx: Context, order: Order) -> Amount:
    """What was invoiced for the order, less credit notes."""
    invoices = ctx.store.invoices.of_order(order.id)
    return Amount(sum((invoice.amount for invoice in invoices), ZERO), order.currency)


def check_untouched(ctx: Context, order: Order) -> None:
    """Raise ConflictError where goods or an invoice have gone out for the order, saying what to do instead."""
    ref = RecordRef(Kind.ORDER, order.id, order.id)
    if order.state is OrderState.CANCELLED:
        raise ConflictError("sales.already_cancelled", order=ref)
    if ctx.store.deliveries.of_order(order.id):
        raise ConflictError("sales.already_shipped", order=ref)
    if invoiced_so_far(ctx, order).value > 0:
        raise ConflictError("sales.already_invoiced", order=ref)


def cancel(ctx: Context, order: Order) -> None:
    """Let the order go: nothing is held for it any longer, and its quote is open again."""
    check_untouched(ctx, order)
    if order.state is OrderState.CONFIRMED:
        release(ctx, order)
    order.state = OrderState.CANCELLED
    quote = ctx.store.quotes.find(order.quote) if order.quote else None
    if quote is not None and quote.order == order.id:
        quote.order = None


def revive(ctx: Context, order: Order, saved: Mapping[str, Any]) -> None:
    """Let a cancelled order stand again as it stood, with stock reserved as far as there is any."""
    if order.state is not OrderState.CANCELLED:
        raise ConflictError("sales.not_cancelled", order=RecordRef(Kind.ORDER, order.id, order.id))
    restore(order, saved)
    quote = ctx.store.quotes.find(order.quote) if order.quote else None
    if quote is not None and quote.order is None:
        quote.order = order.id
    if saved["state"] == OrderState.CONFIRMED:
        reserve_open(ctx, order)
