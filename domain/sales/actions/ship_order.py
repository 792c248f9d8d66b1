"""Ships what an order has open."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText, Lines, OrderRef, WarehouseRef, titled
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.delivering import ship, take_back
from domain.sales.shipment_card import shipped, taken_back
from domain.sales.shipping import ask_if_short, check_shippable, needs_of, wanted_lines, warehouse_for
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ShipOrder(Arguments):
    """What ship an order needs."""

    order: OrderRef
    lines: Lines = ()
    warehouse: WarehouseRef | None = None
    tracking_no: Annotated[FreeText, titled("运单号", "tracking number")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "发货"),
        Example("en", "ship an order"),
    ),
)


def run(ctx: Context, args: ShipOrder) -> Outcome:
    """Ship what was named, or everything open, from the order's warehouse."""
    order = ctx.store.orders.get(args.order)
    check_shippable(order)
    lines = wanted_lines(ctx, order, args.lines)
    needs = needs_of(lines)
    warehouse = warehouse_for(ctx, order, args.warehouse, needs)
    if warehouse is not None:
        ask_if_short(ctx, order, warehouse, needs)
    shipment = ship(ctx, order, lines, warehouse, args.tracking_no)
    return shipped(ctx, order, shipment, said_warehouse=args.warehouse is not None)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take the goods back into the warehouse, as long as they are not invoiced."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    delivery = ctx.store.deliveries.get(operation.document(Kind.DELIVERY))
    unit_costs = {product: Decimal(cost) for product, cost in operation.before["unit_costs"].items()}
    take_back(ctx, order, delivery, unit_costs)
    return taken_back(order, delivery)


ACTION = Action(
    name="ship_order",
    title=Words("发货", "ship an order"),
    hint=Words("按订单出库发货。", "Ships what an order has open."),
    arguments=ShipOrder,
    roles=frozenset({Role.WAREHOUSE, Role.MANAGER, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
