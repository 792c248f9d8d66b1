"""How far an order's goods have come: open, reserved, missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.events import OrderConfirmed, OrderReleased, StockLine
from domain.kinds import Kind
from domain.money import ZERO, Qty
from domain.outcome import RecordRef, Say, say
from domain.sales.orders import Order, OrderState

if TYPE_CHECKING:
    from domain.action import Context


def open_lines(ctx: Context, order: Order) -> tuple[StockLine, ...]:
    """What is still to be shipped, by line, in base units."""
    shipped = ctx.store.deliveries.delivered([order.id])
    left = ((line, line.base_quantity - shipped.get(line.id, ZERO)) for line in order.lines)
    return tuple(StockLine(line.id, line.product, quantity) for line, quantity in left if quantity > 0)


def reserve_open(ctx: Context, order: Order) -> None:
    """Let the warehouse hold what is still to be shipped, as far as it does not do so yet."""
    held = reserved_by_line(ctx, order)
    left = (replace(line, quantity=line.quantity - held.get(line.line, ZERO)) for line in open_lines(ctx, order))
    missing = tuple(line for line in left if line.quantity > 0)
    if order.warehouse and missing:
        ctx.emit(OrderConfirmed(order.id, order.warehouse, missing, order.deliver_by))


def fit_reservations(ctx: Context, order: Order) -> None:
    """Give back what the order's lines, as they stand now, need no longer; hold what they need more."""
    needed = {line.line: line.quantity for line in open_lines(ctx, order)}
    for line, quantity in reserved_by_line(ctx, order).items():
        surplus = quantity - needed.get(line, ZERO)
        if surplus > 0:
            ctx.store.stock.release(order.id, line, surplus)
    reserve_open(ctx, order)


def reserved_by_line(ctx: Context, order: Order) -> dict[str, Decimal]:
    """What the warehouse holds for each of the order's lines, in base units."""
    return _summed((held.line, held.quantity) for held in ctx.store.stock.reservations(order.id))


def release(ctx: Context, order: Order) -> None:
    """Let the warehouse have back what it held for the order."""
    ctx.emit(OrderReleased(order.id))


def shortages(ctx: Context, order: Order) -> tuple[Say, ...]:
    """What a binding order lacks in its warehouse, a sentence for each product."""
    if order.warehouse is None or order.state is not OrderState.CONFIRMED:
        return ()
    held = _summed((found.product, found.quantity) for found in ctx.store.stock.reservations(order.id))
    needed = _summed((line.product, line.quantity) for line in open_lines(ctx, order))
    return tuple(
        _short(ctx, order.warehouse, product, quantity, held.get(product, ZERO))
        for product, quantity in needed.items()
        if quantity > held.get(product, ZERO)
    )


def _summed(pairs: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for product, quantity in pairs:
        sums[product] = sums.get(product, ZERO) + quantity
    return sums


def _short(ctx: Context, warehouse: str, product_id: str, needed: Decimal, held: Decimal) -> Say:
    product, place = ctx.store.products.get(product_id), ctx.store.warehouses.get(warehouse)
    return say(
        "sales.short",
        product=RecordRef(Kind.PRODUCT, product.id, product.name),
        warehouse=RecordRef(Kind.WAREHOUSE, place.id, place.name),
        needed=Qty(needed, product.unit),
        held=Qty(held, product.unit),
        missing=Qty(needed - held, product.unit),
    )
