"""An order with its chain: lines, deliveries, invoices, payments, and what may be done next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.kinds import Kind
from domain.money import ZERO, Amount, Qty
from domain.outcome import Fact, Outcome, RecordRef, Table, Value, say
from domain.sales.approval import explain
from domain.sales.card import price_cell, price_label, product_ref, sums
from domain.sales.fulfilment import shortages
from domain.sales.next_steps import next_steps
from domain.sales.order_card import customer_named, order_facts, order_ref, order_result, warehouse_ref
from domain.sales.orders import Delivery, Line, Order
from domain.sales.progress import progress_of
from domain.sales.shipping import in_order_unit

if TYPE_CHECKING:
    from domain.action import Context
    from domain.finance.documents import Invoice, Payment


def order_view(ctx: Context, order: Order) -> Outcome:
    """The order as it stands, and its chain as far as the actor sees it."""
    progress = progress_of(ctx.store, [order])[order.id]
    invoices = ctx.store.invoices.of_order(order.id)
    owed = ctx.store.invoices.outstanding([invoice.id for invoice in invoices if not invoice.credits])
    total = Amount(order.gross, order.currency)
    return Outcome(
        say("sales.order_is", order=order_ref(order), customer=customer_named(ctx, order), total=total),
        facts=(
            Fact("common.state", progress.words()),
            Fact("sales.ordered_on", order.ordered_on),
            *order_facts(ctx, order),
            *sums(order.lines, order.currency),
        ),
        tables=(_lines(ctx, order), *_chain(ctx, order, invoices, owed)),
        warnings=(*explain(ctx, order, order.pending_reasons), *shortages(ctx, order)),
        documents=(order_ref(order),),
        offers=next_steps(ctx, order, progress, sum(owed.values(), ZERO)),
        result={**order_result(order), "status": progress.stage.value},
    )


def _lines(ctx: Context, order: Order) -> Table:
    """The order's lines with how much of each has gone."""
    shipped = ctx.store.deliveries.delivered([order.id])
    lines = sorted(order.lines, key=lambda line: line.position)
    columns = ("common.product", "common.quantity", price_label(lines), "common.amount", "sales.shipped_so_far")
    return Table(columns, tuple(_line(ctx, order, line, shipped.get(line.id, ZERO)) for line in lines))


def _line(ctx: Context, order: Order, line: Line, shipped: Decimal) -> tuple[Value, ...]:
    product = ctx.store.products.get(line.product)
    gone = in_order_unit(line, product.unit, shipped) if shipped else None
    quantity = Qty(line.quantity, line.unit or product.unit)
    price = price_cell(line, order.currency)
    return (product_ref(product), quantity, price, Amount(line.total(order.currency), order.currency), gone)


def _chain(ctx: Context, order: Order, invoices: Sequence[Invoice], owed: Mapping[str, Decimal]) -> tuple[Table, ...]:
    """Deliveries, invoices and payments, each table only where there are any."""
    payments = _payments(ctx, order, invoices)
    tables = (
        _deliveries(ctx, ctx.store.deliveries.of_order(order.id)),
        _table(("common.invoice", "common.day", "common.amount", "sales.owed"), [_invoice(i, owed) for i in invoices]),
        _table(("sales.payment", "common.day", "common.amount"), [_payment(payment) for payment in payments]),
    )
    return tuple(table for table in tables if table.rows)


def _table(columns: tuple[str, ...], rows: Sequence[tuple[Value, ...]]) -> Table:
    return Table(columns, tuple(rows))


def _deliveries(ctx: Context, deliveries: Sequence[Delivery]) -> Table:
    columns = ("common.delivery", "common.day", "common.warehouse", "sales.tracking_no")
    return _table(columns, [_delivery(ctx, found) for found in deliveries])


def _delivery(ctx: Context, delivery: Delivery) -> tuple[Value, ...]:
    ref = RecordRef(Kind.DELIVERY, delivery.id, delivery.id)
    day = ctx.company.day_of(delivery.delivered_at)
    return (ref, day, warehouse_ref(ctx, delivery.warehouse), delivery.tracking_no)


def _invoice(invoice: Invoice, owed: Mapping[str, Decimal]) -> tuple[Value, ...]:
    ref = RecordRef(Kind.INVOICE, invoice.id, invoice.number or invoice.id)
    open_amount = Amount(owed.get(invoice.id, ZERO), invoice.currency)
    return (ref, invoice.issued_on, Amount(invoice.amount, invoice.currency), open_amount)


def _payments(ctx: Context, order: Order, invoices: Sequence[Invoice]) -> list[Payment]:
    """What was paid on the order's invoices, or in advance for the order itself."""
    settling = ctx.store.payments.of_invoices([invoice.id for invoice in invoices])
    advance = [found for found in ctx.store.payments.of_customer(order.customer) if found.order == order.id]
    return list({payment.id: payment for payment in (*settling, *advance)}.values())


def _payment(payment: Payment) -> tuple[Value, ...]:
    ref = RecordRef(Kind.PAYMENT, payment.id, payment.id)
    return (ref, payment.received_on, Amount(payment.amount, payment.currency))
