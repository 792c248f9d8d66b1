"""A shipment as it is shown: what goes, from where, and what stays open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from domain.access.permissions import Field, sees_field
from domain.kinds import Kind
from domain.money import Amount, plain
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Table, Value, say
from domain.sales.card import product_ref
from domain.sales.delivering import Shipment
from domain.sales.fulfilment import open_lines
from domain.sales.order_card import customer_named, order_ref, warehouse_ref
from domain.sales.orders import Delivery, Order
from domain.sales.shipping import in_order_unit

if TYPE_CHECKING:
    from domain.action import Context


def shipped(ctx: Context, order: Order, shipment: Shipment, *, said_warehouse: bool) -> Outcome:
    """What went out, and what of the order is still open."""
    delivery = shipment.delivery
    ref = RecordRef(Kind.DELIVERY, delivery.id, delivery.id, new=True)
    left = {line.line: line.quantity for line in open_lines(ctx, order)}
    return Outcome(
        say(
            "sales.shipped_in_part" if left else "sales.shipped",
            delivery=ref,
            order=order_ref(order),
            customer=customer_named(ctx, order),
        ),
        facts=_facts(ctx, order, shipment, said_warehouse=said_warehouse),
        tables=(_table(ctx, order, delivery, left),),
        documents=(ref, order_ref(order)),
        result={"delivery": delivery.id, "order": order.id, "complete": not left},
        before={"unit_costs": {product: plain(cost) for product, cost in shipment.unit_costs.items()}},
    )


def _facts(ctx: Context, order: Order, shipment: Shipment, *, said_warehouse: bool) -> tuple[Fact, ...]:
    delivery = shipment.delivery
    place = warehouse_ref(ctx, delivery.warehouse)
    cost = Amount(shipment.cost, order.currency) if sees_field(ctx.actor, Field.COST) and shipment.cost else None
    values: dict[str, Value] = {
        "common.warehouse": place if said_warehouse or place is None else Marked(place, Mark.DEFAULT),
        "sales.delivery_address": order.delivery_address,
        "sales.tracking_no": delivery.tracking_no,
        "sales.cost": cost,
    }
    return tuple(Fact(label, value) for label, value in values.items() if value is not None)


def _table(ctx: Context, order: Order, delivery: Delivery, left: dict[str, Decimal]) -> Table:
    lines = {line.id: line for line in order.lines}
    rows = []
    for part in delivery.lines:
        line, product = lines[part.order_line], ctx.store.products.get(part.product)
        rest = left.get(line.id)
        still = in_order_unit(line, product.unit, rest) if rest else None
        rows.append((product_ref(product), in_order_unit(line, product.unit, part.quantity), still))
    return Table(("common.product", "sales.shipping_now", "sales.still_open"), tuple(rows))


def taken_back(order: Order, delivery: Delivery) -> Outcome:
    """The delivery is undone."""
    ref = RecordRef(Kind.DELIVERY, delivery.id, delivery.id)
    return Outcome(
        say("sales.delivery_undone", delivery=ref, order=order_ref(order)),
        documents=(ref, order_ref(order)),
        result={"delivery": delivery.id, "order": order.id},
    )
