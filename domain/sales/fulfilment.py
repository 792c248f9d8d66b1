"""How far an order's goods have come: open, reserved, missing."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Let the warehouse hold what is still to be shipped."""
    lines = open_lines(ctx, order)
    if order.warehouse and lines:
        ctx.emit(OrderConfirmed(order.id, order.warehouse, lines, order.deliver_by))


def release(ctx: Context, order: Order) -> None:
    """Let the warehouse have back what it held for the order."""
    ctx.emit(OrderReleased(order.id))


def shortages(ctx: Context, order: Order) -> tuple[Say, ...]:
    """What a binding order lacks in its warehouse, a sentence for each product."""
    if order.warehouse is None or order.state is not OrderState.CONFIRMED:
        return ()
    held = _by_product((found.product, found.quantity) for found in ctx.store.stock.reservations(order.id))
    needed = _by_product((line.product, line.quantity) for line in open_lines(ctx, order))
    return tuple(
        _short(ctx, order.warehouse, product, quantity, held.get(product, ZERO))
        for product, quantity in needed.items()
        if quantity > held.get(product, ZERO)
    )


def _by_product(pairs: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
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
