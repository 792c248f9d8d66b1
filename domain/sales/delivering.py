"""Goods leaving for a customer, and coming back where that was a mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.errors import ConflictError
from domain.events import Delivered, DeliveryReversed, StockLine
from domain.inventory.ports import Location, Move
from domain.kinds import Kind
from domain.money import ZERO, round_money
from domain.outcome import RecordRef
from domain.sales.fulfilment import fit_reservations, reserve_open
from domain.sales.orders import Delivery, DeliveryLine, Order, OrderState

if TYPE_CHECKING:
    from domain.action import Context


@dataclass(frozen=True, slots=True)
class Shipment:
    """A delivery with what its goods cost: in all, and for one base unit of each product."""

    delivery: Delivery
    cost: Decimal
    unit_costs: Mapping[str, Decimal]


def ship(
    ctx: Context, order: Order, lines: Sequence[StockLine], warehouse: str | None, tracking_no: str | None
) -> Shipment:
    """Write the delivery, take the goods out of the warehouse and what was held for them, and let others know."""
    delivery = Delivery(
        id=ctx.store.numbers.next(Kind.DELIVERY),
        order=order.id,
        customer=order.customer,
        warehouse=warehouse,
        delivered_at=ctx.now,
        lines=[DeliveryLine(line.line, line.product, line.quantity) for line in lines],
        tracking_no=tracking_no,
    )
    ctx.store.deliveries.add(delivery)
    costs = {line.product: ctx.store.products.get(line.product).cost or ZERO for line in lines}
    if warehouse is not None:
        _use_reservations(ctx, order, lines, warehouse)
        ctx.store.stock.post(_moves(ctx, delivery, costs, warehouse, Location.CUSTOMER))
        fit_reservations(ctx, order)
    cost = cost_of(delivery, costs, order.currency) if warehouse is not None else ZERO
    ctx.emit(Delivered(delivery.id, order.id, order.customer, cost, ctx.today))
    return Shipment(delivery, cost, costs)


def cost_of(delivery: Delivery, unit_costs: Mapping[str, Decimal], currency: str) -> Decimal:
    """What a delivery's goods are worth at cost."""
    return round_money(sum((line.quantity * unit_costs[line.product] for line in delivery.lines), ZERO), currency)


def _use_reservations(ctx: Context, order: Order, lines: Sequence[StockLine], warehouse: str) -> None:
    """Let go of what the warehouse holds for these lines and, where that and what is available do not do, for others.

    What another warehouse holds stays held, as far as its lines stay open.
    """
    there = [held for held in ctx.store.stock.reservations(order.id) if held.warehouse == warehouse]
    for product in sorted({line.product for line in lines}):
        going = {line.line: line.quantity for line in lines if line.product == product}
        short = sum(going.values(), ZERO) - ctx.store.stock.balance(product, warehouse).available
        of_product = [held for held in there if held.product == product]
        for held in sorted(of_product, key=lambda held: held.line not in going):
            used = min(held.quantity, max(short, going.get(held.line, ZERO)))
            if used > 0:
                ctx.store.stock.release(order.id, held.line, used)
                short -= used


def _moves(ctx: Context, delivery: Delivery, unit_costs: Mapping[str, Decimal], source: str, target: str) -> list[Move]:
    return [
        Move(line.product, line.quantity, source, target, unit_costs[line.product], ctx.now, Kind.DELIVERY, delivery.id)
        for line in delivery.lines
    ]


def check_reversible(ctx: Context, delivery: Delivery) -> None:
    """Raise ConflictError where the delivery was taken back before, or invoiced."""
    ref = RecordRef(Kind.DELIVERY, delivery.id, delivery.id)
    if delivery.reversed:
        raise ConflictError("sales.delivery_reversed_before", delivery=ref)
    invoices = ctx.store.invoices.of_order(delivery.order)
    credited = needs_credit = ZERO
    for invoice in invoices:
        credited += -invoice.amount if invoice.credits else ZERO
        needs_credit += invoice.amount if delivery.id in invoice.deliveries and not invoice.credits else ZERO
    if needs_credit > credited:
        raise ConflictError("sales.delivery_invoiced", delivery=ref)


def take_back(ctx: Context, order: Order, delivery: Delivery, unit_costs: Mapping[str, Decimal]) -> None:
    """Put the goods back where they came from, at the cost they left at, and hold them for the order again."""
    check_reversible(ctx, delivery)
    delivery.reversed = True
    cost = ZERO
    if delivery.warehouse is not None:
        cost = cost_of(delivery, unit_costs, order.currency)
        ctx.store.stock.post(_moves(ctx, delivery, unit_costs, Location.CUSTOMER, delivery.warehouse))
    ctx.emit(DeliveryReversed(delivery.id, order.id, order.customer, cost, ctx.today))
    if order.state is OrderState.CONFIRMED:
        reserve_open(ctx, order)
