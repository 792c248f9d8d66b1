"""How far orders have come, as SQL: the same figures that domain.sales.progress computes for one order."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, select

from domain.sales.orders import OrderState
from domain.sales.progress import Stage
from storage.finance.tables import allocations, invoices, payments
from storage.sales.tables import deliveries, delivery_lines, orders, sales_lines

#: What lists call an order that is binding and has goods still to be shipped; no stage, since it may be invoiced already.
UNSHIPPED = "unshipped"


def at(status: str, invoices_seen: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an order stands at a stage, or is unshipped, as far as the actor sees its invoices."""
    if status in set(OrderState) - {OrderState.CONFIRMED}:
        return orders.c.state == OrderState(status)
    binding = orders.c.state == OrderState.CONFIRMED
    if status == UNSHIPPED:
        return and_(binding, _has_open_lines())
    billed = invoiced(invoices_seen)
    all_billed = and_(billed > 0, billed >= orders.c.gross)
    all_paid = and_(all_billed, billed <= settled(invoices_seen))
    reached = {
        Stage.PAID: all_paid,
        Stage.INVOICED: and_(all_billed, not_(all_paid)),
        Stage.SHIPPED: and_(not_(all_billed), not_(_has_open_lines())),
        Stage.CONFIRMED: and_(not_(all_billed), _has_open_lines()),
    }
    return and_(binding, reached[Stage(status)])


def shipped_by_line() -> Any:
    """How much of each order line went out, as a query of line and quantity."""
    gone = select(delivery_lines.c.order_line, func.sum(delivery_lines.c.quantity).label("quantity"))
    standing = gone.join(deliveries, deliveries.c.id == delivery_lines.c.delivery).where(
        deliveries.c.reversed == false()
    )
    return standing.group_by(delivery_lines.c.order_line)


def _has_open_lines() -> ColumnElement[bool]:
    gone = (
        select(func.coalesce(func.sum(delivery_lines.c.quantity), 0))
        .join(deliveries, deliveries.c.id == delivery_lines.c.delivery)
        .where(deliveries.c.reversed == false(), delivery_lines.c.order_line == sales_lines.c.id)
        .correlate(sales_lines)
        .scalar_subquery()
    )
    line = select(sales_lines.c.id).where(sales_lines.c.order == orders.c.id, sales_lines.c.base_quantity > gone)
    return exists(line.correlate(orders))


def invoiced(seen: ColumnElement[bool]) -> ColumnElement[Any]:
    """An order's invoices less its credit notes."""
    total = select(func.coalesce(func.sum(invoices.c.amount), 0)).where(invoices.c.order == orders.c.id, seen)
    return total.correlate(orders).scalar_subquery()


def settled(seen: ColumnElement[bool]) -> ColumnElement[Any]:
    """What was paid on an order's invoices."""
    paid = (
        select(func.coalesce(func.sum(allocations.c.amount), 0))
        .join_from(allocations, invoices, invoices.c.id == allocations.c.invoice)
        .join(payments, payments.c.id == allocations.c.payment)
        .where(payments.c.reversed == false(), invoices.c.order == orders.c.id, seen)
    )
    return paid.correlate(orders).scalar_subquery()
