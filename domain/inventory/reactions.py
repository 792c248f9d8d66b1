"""What the warehouse does when sales binds or lets go of an order."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.events import OrderConfirmed, OrderReleased, reacts_to
from domain.inventory.refs import goods, warehouse_ref
from domain.money import ZERO
from domain.outcome import say

if TYPE_CHECKING:
    from domain.action import Context


@reacts_to(OrderConfirmed)
def reserve(ctx: Context, event: OrderConfirmed) -> None:
    """Hold what there is for the order, its first lines first; what is missing stays open."""
    lines = sorted(event.lines, key=lambda line: line.product)
    held = _sums(
        (line.product, ctx.store.stock.reserve(event.order, line.line, line.product, event.warehouse, line.quantity))
        for line in lines
    )
    if held:
        warehouse = warehouse_ref(ctx.store.warehouses.get(event.warehouse))
        ctx.effect(say("inventory.reserved_for_order", warehouse=warehouse, goods=goods(ctx, held)))


@reacts_to(OrderReleased)
def release(ctx: Context, event: OrderReleased) -> None:
    """Give back what was held for the order."""
    held = _sums((found.product, found.quantity) for found in ctx.store.stock.reservations(event.order))
    if held:
        ctx.store.stock.release(event.order)
        ctx.effect(say("inventory.released", goods=goods(ctx, held)))


def _sums(pairs: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """By product, what is not nothing."""
    sums: dict[str, Decimal] = {}
    for product, quantity in pairs:
        if quantity:
            sums[product] = sums.get(product, ZERO) + quantity
    return sums
