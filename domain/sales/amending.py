"""Changing an order's lines as they will stand, without touching what has left or was invoiced."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from domain.arguments import LineArg
from domain.catalog.products import Product
from domain.errors import BadInputError, ConflictError
from domain.kinds import Kind
from domain.money import STORED_DIGITS, ZERO, Qty
from domain.outcome import RecordRef
from domain.sales.binding import invoiced_so_far
from domain.sales.lines import check_line, check_size, check_sum, price_line
from domain.sales.orders import Line, Order
from domain.sales.pricing import said_price

if TYPE_CHECKING:
    from domain.action import Context


def change_lines(ctx: Context, order: Order, said: Sequence[LineArg]) -> None:
    """Have the lines stand as said: quantity 0 drops a product, a new one adds a line; what was shipped stays covered."""
    shipped = ctx.store.deliveries.delivered([order.id])
    invoiced = invoiced_so_far(ctx, order).value
    for change in said:
        if change.quantity:
            check_line(ctx.store.products.get(change.product), change)
        meant = lines_meant(order, change)
        for line in meant:
            _check_shipped(ctx, line, change, shipped.get(line.id, ZERO))
        if not change.quantity:
            _drop(ctx, order, meant, change)
        elif meant:
            _change(ctx, meant[0], change, prices_stand=invoiced > 0)
        else:
            _add(ctx, order, change)
    _check_left(order, invoiced)


def lines_meant(order: Order, said: LineArg) -> list[Line]:
    """The order's lines that are spoken of: to drop a product, all of them; else one, the same unit first.

    A price of nothing means the gift beside a paid line, and adds one where there is none; anything else the paid line.
    """
    of_product = [line for line in order.lines if line.product == said.product]
    free = said.unit_price == ZERO
    if not said.quantity:
        return [line for line in of_product if line.gift or not free]
    alike = [line for line in of_product if line.gift == free]
    ranked = sorted(alike if free else alike or of_product, key=lambda line: said.unit not in (None, line.unit))
    return ranked[:1]


def _drop(ctx: Context, order: Order, lines: Sequence[Line], said: LineArg) -> None:
    if not lines:
        product = ctx.store.products.get(said.product)
        raise BadInputError("lines", "sales.not_on_order", product=product.name, order=order.id)
    for line in lines:
        order.lines.remove(line)


def _add(ctx: Context, order: Order, said: LineArg) -> None:
    position = max((line.position for line in order.lines), default=0) + 1
    order.lines.append(price_line(ctx, order.customer, said, position).line)


def _check_shipped(ctx: Context, line: Line, said: LineArg, shipped: Decimal) -> None:
    """Raise ConflictError where the line would fall below what has left already."""
    product = ctx.store.products.get(line.product)
    factor = product.factor(said.unit) if said.unit else line.factor
    if said.quantity * factor < shipped:
        figures = {"shipped": Qty(shipped, product.unit), "asked": Qty(said.quantity * factor, product.unit)}
        raise ConflictError("sales.below_shipped", product=product.name, **figures)


def _change(ctx: Context, line: Line, said: LineArg, *, prices_stand: bool) -> None:
    product = ctx.store.products.get(line.product)
    check_line(product, said)
    before = (line.unit_price / line.factor, line.price_includes_tax, line.discount_percent)
    line.quantity = said.quantity
    _change_unit(line, product, said)
    _change_price(ctx, line, said)
    check_size(product, line)
    if prices_stand and before != (line.unit_price / line.factor, line.price_includes_tax, line.discount_percent):
        raise ConflictError("sales.price_invoiced", product=product.name)


def _change_unit(line: Line, product: Product, said: LineArg) -> None:
    """Another unit keeps the price per base unit."""
    if said.unit is None:
        return
    unit = product.pack(said.unit)
    line.unit_price = round(line.unit_price * unit.factor / line.factor, STORED_DIGITS)
    line.unit, line.factor = unit.name, unit.factor


def _change_price(ctx: Context, line: Line, said: LineArg) -> None:
    """A price said is the price: an earlier discount goes, unless one is said with it."""
    price = said_price(ctx, said)
    if price is not None:
        line.unit_price, line.price_includes_tax = price.value, price.includes_tax
        line.discount_percent = said.discount_percent or ZERO
    elif said.discount_percent is not None:
        line.discount_percent = said.discount_percent


def _check_left(order: Order, invoiced: Decimal) -> None:
    ref = RecordRef(Kind.ORDER, order.id, order.id)
    if not order.lines:
        raise BadInputError("lines", "sales.all_dropped", order=ref)
    check_sum(order.lines, order.currency)
    if order.gross < invoiced:
        raise ConflictError("sales.below_invoiced", order=ref)


def check_restorable(ctx: Context, order: Order) -> None:
    """Raise ConflictError where an order, put back as it was, would no longer cover what has left or was invoiced."""
    there = {line.id: line.base_quantity for line in order.lines}
    shipped = ctx.store.deliveries.delivered([order.id])
    if any(quantity > there.get(line, ZERO) for line, quantity in shipped.items()):
        raise ConflictError("sales.shipped_since", order=RecordRef(Kind.ORDER, order.id, order.id))
    _check_left(order, invoiced_so_far(ctx, order).value)
