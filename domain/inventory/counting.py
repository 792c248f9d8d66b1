"""Booking what was counted, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.catalog.products import Product
from domain.errors import ConflictError
from domain.events import StockCounted
from domain.inventory.ports import Count, Location, Move, Reservation
from domain.kinds import Kind
from domain.money import ZERO, plain, round_money
from domain.outcome import RecordRef

if TYPE_CHECKING:
    from domain.action import Context


def carry_out(ctx: Context, count: Count, product: Product) -> Sequence[Reservation]:
    """Keep the count and book the difference at cost; returns the promises that had to be taken back for it."""
    ctx.store.transfers.add(count)
    cost = product.cost or ZERO
    shed = _make_room(ctx, count)
    _book(ctx, count, count.counted - count.booked, cost)
    return shed


def _make_room(ctx: Context, count: Count) -> Sequence[Reservation]:
    """Goods that are not there can't be promised: give back, newest first, what goes beyond the count."""
    reserved = ctx.store.stock.balance(count.product, count.warehouse).reserved
    missing = reserved - count.counted
    return ctx.store.stock.shed(count.product, count.warehouse, missing) if missing > 0 else ()


def _book(ctx: Context, count: Count, difference: Decimal, cost: Decimal, *, taken_back: bool = False) -> None:
    if not difference:
        return
    elsewhere, here = Location.COUNT_DIFFERENCE, count.warehouse
    source, target = (elsewhere, here) if difference > 0 else (here, elsewhere)
    move = Move(count.product, abs(difference), source, target, cost, ctx.now, Kind.COUNT, count.id)
    ctx.store.stock.post([move])
    value = round_money(difference * cost, ctx.company.currency)
    if value:
        ctx.emit(StockCounted(count.id, value, ctx.today, taken_back))


def before_json(product: Product, shed: Sequence[Reservation]) -> dict[str, Any]:
    """What undoing the count has to know: the cost that it was booked at, and the promises taken back."""
    released = [{"order": r.order, "line": r.line, "quantity": plain(r.quantity)} for r in shed]
    return {"unit_cost": plain(product.cost or ZERO), "released": released}


def carry_back(ctx: Context, count: Count, before: Mapping[str, Any]) -> None:
    """Book the difference back and renew the promises; raises ConflictError where something newer stands in the way."""
    last = ctx.store.transfers.last_count(count.product, count.warehouse)
    if count.reversed or last is None or last.id != count.id:
        raise ConflictError("inventory.counted_since", count=RecordRef(Kind.COUNT, count.id, count.id))
    _book(ctx, count, count.booked - count.counted, Decimal(before["unit_cost"]), taken_back=True)
    count.reversed = True
    for part in before["released"]:
        _renew(ctx, count, part["order"], part["line"], Decimal(part["quantity"]))


def _renew(ctx: Context, count: Count, order_id: str, line_id: str, quantity: Decimal) -> None:
    """Promise the goods to the order's line again, as far as it is still binding and open."""
    order = ctx.store.orders.find(order_id)
    line = next((line for line in order.lines if line.id == line_id), None) if order else None
    if order is None or line is None or order.state != "confirmed":
        return
    held = sum((r.quantity for r in ctx.store.stock.reservations(order_id) if r.line == line_id), ZERO)
    shipped = ctx.store.deliveries.delivered([order_id]).get(line_id, ZERO)
    wanted = min(quantity, line.base_quantity - shipped - held)
    if wanted > 0:
        ctx.store.stock.reserve(order_id, line_id, count.product, count.warehouse, wanted)
