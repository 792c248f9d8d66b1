"""What is to be shipped of an order, from where, and whether it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.arguments import LineArg
from domain.errors import BadInputError, ConflictError, Option, QuestionError
from domain.events import StockLine
from domain.inventory.availability import default_warehouse, holds_all
from domain.kinds import Kind
from domain.money import STORED_DIGITS, ZERO, Qty, plain
from domain.outcome import RecordRef, Say, say
from domain.sales.fulfilment import open_lines
from domain.sales.orders import Line, Order, OrderState

if TYPE_CHECKING:
    from domain.action import Context


_WHY_NOT = {
    OrderState.DRAFT: "sales.ship_draft",
    OrderState.PENDING_APPROVAL: "sales.ship_pending",
    OrderState.CANCELLED: "sales.ship_cancelled",
}


def check_shippable(order: Order) -> None:
    """Raise ConflictError for an order that is not binding, saying what it waits for."""
    if order.state in _WHY_NOT:
        raise ConflictError(_WHY_NOT[order.state], order=RecordRef(Kind.ORDER, order.id, order.id))


def wanted_lines(ctx: Context, order: Order, said: Sequence[LineArg]) -> tuple[StockLine, ...]:
    """What is to be shipped: everything open, or the products named, in base units by order line."""
    still_open = open_lines(ctx, order)
    if not still_open:
        raise ConflictError("sales.nothing_open", order=RecordRef(Kind.ORDER, order.id, order.id))
    if not said:
        return still_open
    wanted: dict[str, Decimal] = {}
    for line in said:
        wanted[line.product] = wanted.get(line.product, ZERO) + _base_quantity(ctx, order, line)
    return tuple(part for product, quantity in wanted.items() for part in _spread(ctx, product, quantity, still_open))


def _base_quantity(ctx: Context, order: Order, said: LineArg) -> Decimal:
    """A quantity said, in base units: where no unit was said, the order line's own is meant."""
    product = ctx.store.products.get(said.product)
    line = next((line for line in order.lines if line.product == said.product), None)
    if line is None:
        raise BadInputError("lines", "sales.not_on_order", product=product.name, order=order.id)
    factor = product.factor(said.unit) if said.unit else line.factor
    quantity = round(said.quantity * factor, STORED_DIGITS)
    if quantity <= 0:
        raise BadInputError("quantity", "sales.quantity_not_positive", product=product.name)
    return quantity


def _spread(ctx: Context, product_id: str, quantity: Decimal, still_open: Sequence[StockLine]) -> list[StockLine]:
    """A product's quantity over its open lines, first line first; raises ConflictError for more than is open."""
    left, parts = quantity, []
    for line in still_open:
        if line.product == product_id and left > 0:
            part = min(left, line.quantity)
            parts.append(StockLine(line.line, line.product, part))
            left -= part
    if left > 0:
        product = ctx.store.products.get(product_id)
        ordered, asked = Qty(quantity - left, product.unit), Qty(quantity, product.unit)
        raise ConflictError("sales.more_than_open", product=product.name, open=ordered, asked=asked)
    return parts


def needs_of(lines: Sequence[StockLine]) -> dict[str, Decimal]:
    """How much of each product goes."""
    needs: dict[str, Decimal] = {}
    for line in lines:
        needs[line.product] = needs.get(line.product, ZERO) + line.quantity
    return needs


def warehouse_for(ctx: Context, order: Order, said: str | None, needs: Mapping[str, Decimal]) -> str | None:
    """Where the goods leave from: as said, else the order's warehouse, else where they are."""
    if said is not None:
        return ctx.store.warehouses.get(said).id
    if order.warehouse is not None:
        return order.warehouse
    found = default_warehouse(ctx.store, needs)
    return found.id if found else None


def there_is(ctx: Context, order: Order, warehouse: str, products: Sequence[str]) -> dict[str, Decimal]:
    """What may leave a warehouse for the order: what is available, and what is held there for this order."""
    held = [found for found in ctx.store.stock.reservations(order.id) if found.warehouse == warehouse]
    return {
        product: ctx.store.stock.balance(product, warehouse).available
        + sum((found.quantity for found in held if found.product == product), ZERO)
        for product in products
    }


def ask_if_short(ctx: Context, order: Order, warehouse: str, needs: Mapping[str, Decimal]) -> None:
    """Where the warehouse has less, ask: ship what there is, or ship from a warehouse that has everything."""
    there = there_is(ctx, order, warehouse, list(needs))
    if holds_all(needs, there):
        return
    options = (*_what_there_is(ctx, needs, there), *_other_warehouses(ctx, order, warehouse, needs))
    missing = tuple(_missing(ctx, product, needs[product], there[product]) for product in needs)
    params = {
        "order": RecordRef(Kind.ORDER, order.id, order.id),
        "warehouse": ctx.store.names.display(Kind.WAREHOUSE, warehouse),
        "missing": tuple(sentence for sentence in missing if sentence),
    }
    if not options:
        raise ConflictError("sales.nothing_there", **params)
    raise QuestionError("sales.ask_ship_short", options, **params)


def _missing(ctx: Context, product_id: str, needed: Decimal, there: Decimal) -> Say | None:
    if there >= needed:
        return None
    product = ctx.store.products.get(product_id)
    figures = {"needed": Qty(needed, product.unit), "there": Qty(max(there, ZERO), product.unit)}
    return say("sales.needed_and_there", product=product.name, **figures)


def _what_there_is(ctx: Context, needs: Mapping[str, Decimal], there: Mapping[str, Decimal]) -> tuple[Option, ...]:
    parts = {product: min(needs[product], there[product]) for product in needs if there[product] > 0}
    units = {product: ctx.store.products.get(product).unit for product in parts}
    lines = [{"product": key, "quantity": plain(quantity), "unit": units[key]} for key, quantity in parts.items()]
    shown = tuple(Qty(quantity, units[product]) for product, quantity in parts.items())
    return (Option("sales.option_ship_what_is_there", {"quantities": shown}, {"lines": lines}),) if lines else ()


def _other_warehouses(ctx: Context, order: Order, warehouse: str, needs: Mapping[str, Decimal]) -> tuple[Option, ...]:
    others = (found for found in ctx.store.warehouses.all() if found.id != warehouse)
    serving = [found for found in others if holds_all(needs, there_is(ctx, order, found.id, list(needs)))]
    return tuple(
        Option("sales.option_ship_from", {"warehouse": found.name}, {"warehouse": found.id}) for found in serving
    )


def in_order_unit(line: Line, product_unit: str, quantity: Decimal) -> Qty:
    """A base quantity in the unit of the order's line where it comes out even, else in the base unit."""
    if line.unit and not quantity % line.factor:
        return Qty(quantity / line.factor, line.unit)
    return Qty(quantity, product_unit)
